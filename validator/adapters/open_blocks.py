"""The mappings and lists that are open while a document is assembled, and what anchors in it name."""

from __future__ import annotations

from typing import NamedTuple

from validator.adapters.places_tree import Node, Range, Step
from validator.core.documents import Value


class Anchored(NamedTuple):
    """What an anchor names; `nodes` and `height` are those of its expanded value."""

    value: Value
    node: Node
    nodes: int
    height: int


class Key(NamedTuple):
    """A key that waits for its value; `lost` = the value will not be part of the mapping."""

    text: str
    range: Range
    lost: bool = False


class Block:
    """A mapping or a list that is still open; `is_key` = it stands where a key should."""

    __slots__ = ("anchor", "container", "end", "entries", "height", "is_key", "key", "node", "nodes_before")

    def __init__(self, step: Step, node: Node, nodes_before: int, *, is_key: bool) -> None:
        self.container: dict[str, Value] | list[Value] = {} if step.kind == "mapping" else []
        self.anchor = step.anchor
        self.node = node
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

    def next_node(self, where: Range) -> Node:
        """The node of the next value."""
        if self.key is None:
            node = Node(self.node, self.entries, where, is_lost=self.node.is_lost)
        else:
            is_lost = self.node.is_lost or self.key.lost
            node = Node(self.node, self.key.text, where, key=self.key.range, is_lost=is_lost)
        if not node.is_lost:
            self.node.children[node.step] = node
        return node

    def attach(self, value: Value, end: int, height: int) -> None:
        """Take the next value in; `end` is where it ends, `height` how many blocks are nested in it."""
        self.entries += 1
        self.end = max(self.end, end)
        self.height = max(self.height, height + 1)
        if isinstance(self.container, list):
            self.container.append(value)
        elif self.key and not self.key.lost:
            self.container[self.key.text] = value
        self.key = None
