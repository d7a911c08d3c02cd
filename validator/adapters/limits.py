"""How much of a file is read: hostile input ends in a finding, not in a full memory."""

from __future__ import annotations

from typing import NamedTuple

MOST_FAULTS = 1_000
"""More faults than this are told of no document: who made so many made one, and many times."""


class Limits(NamedTuple):
    """What one document may cost; `max_nodes` counts values after expanding aliases, the top mapping has depth 1.

    `max_bytes` is for a file, in JSON Lines for a line, so that a file of a million lines is still read.
    """

    max_bytes: int = 4_000_000
    max_depth: int = 64
    max_nodes: int = 100_000
