"""Where every key and value of a document stands, by JSON pointer; built only for documents that are asked about.

Pointers are spelled out only when they are told: under a long key, all of them would cost the square of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from validator.core.places import child, steps


class Range(NamedTuple):
    """A stretch of the text, in code points."""

    start: int
    end: int


class Step(NamedTuple):
    """One step of a walk through a text, whatever its form: "mapping", "list", "end", "scalar" or "alias".

    `range` leaves anchors and tags out; `tag` is the tag's own. `text` is a scalar's text or an alias's
    name, `plain` whether it stands without quotes. An "end" without extent closes a block that has no bracket.
    """

    kind: str
    range: Range
    text: str = ""
    anchor: str | None = None
    tag: Range | None = None
    plain: bool = False


class Node:
    """A value's place: the step that leads to it from the block around it, its own range, its key's if it has one.

    `is_lost` = its key cannot be used, and no pointer leads to it. `repeats` is what an alias stands for.
    """

    __slots__ = ("children", "is_lost", "key", "parent", "range", "repeats", "step")

    def __init__(
        self, parent: Node | None, step: str | int, where: Range, *, key: Range | None = None, is_lost: bool = False
    ) -> None:
        self.parent = parent
        self.step = step
        self.range = where
        self.key = key
        self.is_lost = is_lost
        self.children: dict[str | int, Node] = {}
        self.repeats: Node | None = None

    @property
    def pointer(self) -> str:
        """The pointer that leads here, or would if nothing on the way were lost."""
        path = [node.step for node in self.lineage() if node.parent is not None]
        return "".join(child("", step) for step in reversed(path))

    def lineage(self) -> Iterator[Node]:
        """The node and those above it."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def below(self, step: str) -> Node | None:
        """The node that one step of a pointer leads to."""
        found = self.children.get(step)
        return found or (self.children.get(int(step)) if is_index(step) else None)


class Tree:
    """The places of a document: the node at its top, None for an empty one, and its scalars in reading order."""

    __slots__ = ("leaves", "root")

    def __init__(self) -> None:
        self.root: Node | None = None
        self.leaves: list[Node] = []

    def find(self, pointer: str) -> Node | None:
        """The node at a pointer; None where the text has none."""
        node = self.root
        for step in steps(pointer):
            node = node.below(step) if node else None
        return node

    def nearest(self, pointer: str) -> Node | None:
        """The last node on the way to a pointer: the alias, where an alias brings in what is asked for."""
        node = self.root
        for step in steps(pointer):
            further = node.below(step) if node else None
            if further is None:
                break
            node = further
        return node

    def written(self, pointer: str) -> Node | None:
        """The node at which the value at a pointer was written out, within an anchor if an alias repeats it."""
        node = _original(self.root)
        for step in steps(pointer):
            node = _original(node.below(step)) if node else None
        return node


def is_index(step: str) -> bool:
    """Whether a step of a pointer can name an entry of a list."""
    return step.isascii() and step.isdigit() and len(step) < 10 and (step == "0" or step[0] != "0")


def _original(node: Node | None) -> Node | None:
    while node is not None and node.repeats is not None:
        node = node.repeats
    return node
