"""Where every key and value of a document stands, by JSON pointer; built only for documents that are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Range(NamedTuple):
    """A stretch of the text, in code points."""

    start: int
    end: int


class Step(NamedTuple):
    """One step of a walk through a text, whatever its form: "mapping", "list", "end", "scalar" or "alias".

    `range` leaves anchors and tags out. `text` is a scalar's text or an alias's
    name, `plain` whether it stands without quotes. An "end" without extent closes a block that has no bracket.
    """

    kind: str
    range: Range
    text: str = ""
    anchor: str | None = None
    tag: str | None = None
    plain: bool = False


class Spot(NamedTuple):
    """Where a value goes: its pointer, its key's range if it has one; `lost` = its key cannot be used."""

    pointer: str
    key: Range | None = None
    lost: bool = False


class LeafRange(NamedTuple):
    """A scalar or an alias: where it goes and its range."""

    spot: Spot
    range: Range


class Tree:
    """The ranges of values and keys by pointer, the scalars in reading order, and what each alias repeats."""

    __slots__ = ("aliases", "keys", "leaves", "values")

    def __init__(self) -> None:
        self.values: dict[str, Range] = {}
        self.keys: dict[str, Range] = {}
        self.leaves: list[LeafRange] = []
        self.aliases: dict[str, str] = {}

    def place(self, spot: Spot, where: Range) -> None:
        """Remember where the value of a spot stands."""
        if spot.lost:
            return
        self.values[spot.pointer] = where
        if spot.key:
            self.keys[spot.pointer] = spot.key

    def written_at(self, pointer: str) -> str:
        """The pointer at which the value of a pointer was written: for what an alias repeats, within its anchor."""
        for _ in range(len(self.aliases) + 1):
            used = next((p for p in lineage(pointer) if p in self.aliases), None)
            if used is None:
                break
            pointer = self.aliases[used] + pointer[len(used) :]
        return pointer

    def nearest_value(self, pointer: str) -> Range | None:
        """The range of the value at a pointer, or of the nearest above that stands in the text (an alias)."""
        return next((self.values[p] for p in lineage(pointer) if p in self.values), None)

    def nearest_key(self, pointer: str) -> Range | None:
        """The range of the nearest key from a pointer upwards."""
        return next((self.keys[p] for p in lineage(pointer) if p in self.keys), None)

    def first_key(self) -> Range | None:
        """The range of the first key of all."""
        return min(self.keys.values(), default=None)


def lineage(pointer: str) -> Iterator[str]:
    """A pointer and those above it, up to the top.

    >>> list(lineage("/a/0"))
    ['/a/0', '/a', '']
    """
    while pointer:
        yield pointer
        pointer = pointer[: pointer.rindex("/")]
    yield ""
