"""What an engine is: something that finds the violations of obligations in a memory.

Two engines keep this contract: the plain matcher, which is the meaning, and durable-rules, which is the default.
Both must give the same matches on every memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from validator.core.facts import Memory
from validator.core.rules import Match, Obligation


class Asked(Protocol):
    """Obligations made ready for one engine; ask it as often as you like."""

    def matches(self, memory: Memory) -> frozenset[Match]:
        """Every certain violation. Raises EngineError; EngineCapError where the memory is too large for the engine."""


class Engine(Protocol):
    """A way to ask obligations."""

    @property
    def name(self) -> str:
        """ "durable" or "plain", as reports name it."""

    def open(self, obligations: Sequence[Obligation]) -> Asked:
        """Make obligations ready. Raises EngineError where they are outside what the engine can say."""
