"""The mappings and lists that are open while a document is assembled, and what anchors in it name."""

from __future__ import annotations

from typing import NamedTuple

from validator.adapters.places_tree import Range, Spot, Step
from validator.core.documents import Value
from validator.core.places import child


class Anchored(NamedTuple):
    """What an anchor names; `nodes` and `height` are those of its expanded value."""

    value: Value
    pointer: str
    nodes: int
    height: int


class Key(NamedTuple):
    """A key that waits for its value; `lost` = the value will not be part of the mapping."""

    text: str
    range: Range
    lost: bool = False


class Block:
    """A mapping or a list that is still open."""

    __slots__ = ("container", "end", "entries", "height", "is_key", "key", "nodes_before", "spot", "step")

    def __init__(self, step: Step, spot: Spot, nodes_before: int, *, is_key: bool) -> None:
        self.container: dict[str, Value] | list[Value] = {} if step.kind == "mapping" else []
        self.step = step
        self.spot = spot
        self.is_key = is_key
        self.nodes_before = nodes_before
        self.key: Key | None = None
        self.end = step.range.end
        self.entries = 0
        self.height = 1

    @property
    def wants_key(self) -> bool:
        """Whether the next step is a key."""
        return self.key is None and isinstance(self.container, dict)

    def next_spot(self) -> Spot:
        """Where the next value goes."""
        if self.key is None:
            return Spot(child(self.spot.pointer, self.entries), None, self.spot.lost)
        return Spot(child(self.spot.pointer, self.key.text), self.key.range, self.spot.lost or self.key.lost)

    def attach(self, value: Value) -> None:
        """Take the next value in."""
        self.entries += 1
        if isinstance(self.container, list):
            self.container.append(value)
        elif self.key and not self.key.lost:
            self.container[self.key.text] = value
        self.key = None
