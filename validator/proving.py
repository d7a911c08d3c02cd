"""The proof of a whole rulebook: the shipped one, or a folder of somebody's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from validator.adapters.rulefiles import Raw, compile_folder, shipped, vocabulary_of
from validator.core.engine import Engine
from validator.core.plain_engine import PlainEngine
from validator.core.proof.witness import Proof, prove
from validator.engines import durable_is_there, engine_named


class Proven(NamedTuple):
    """The proofs of a rulebook's rules, and the engines that judged their examples."""

    proofs: tuple[Proof, ...]
    engines: tuple[str, ...]

    @property
    def faults(self) -> int:
        """How many faults there are in all."""
        return sum(len(proof.faults) for proof in self.proofs)


def prove_folder(folder: str | None = None) -> Proven:
    """The proof of the rules in a folder, taken as a complete rulebook; None for the shipped one.

    Raises UsageError where a rule file cannot be read, with file, line and the likely intention.
    """
    content = compile_folder(folder).content if folder else shipped()
    vocabulary = vocabulary_of(content)
    engines: list[Engine] = [PlainEngine(), *([engine_named("durable")] if durable_is_there() else [])]
    proofs = tuple(prove(entry["raw"], entry["topic"], vocabulary, engines) for entry in _in_order(content))
    return Proven(proofs, tuple(engine.name for engine in engines))


def _in_order(content: Raw) -> Iterator[Raw]:
    yield from sorted(content["rules"], key=lambda entry: str(entry["raw"]["id"]))
