"""A document as it was read from a file: asked by JSON pointer, it finds places in its text when they are wanted.

Most documents are never asked for a place, so none is kept: the text is walked again at the first question.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from validator.adapters.assembling import assemble
from validator.adapters.drafts import Draft
from validator.adapters.faults import UnreadableError
from validator.adapters.limits import Limits
from validator.adapters.places_tree import Node, Range, Step, Tree, is_index
from validator.adapters.source_text import Source
from validator.core.documents import Fault, Leaf, Value
from validator.core.places import Span, steps

_UNLIMITED = Limits(sys.maxsize, sys.maxsize, sys.maxsize)
_QUOTES_AND_BLOCKS = frozenset("\"'|>")


class FileDocument:
    """One document of a file: its value, its faults, and where everything stands."""

    __slots__ = ("_form", "_source", "_tree", "faults", "number", "path", "readable", "value")

    def __init__(self, path: str, number: int, draft: Draft) -> None:
        self.path = path
        self.number = number
        self.value: Value = draft.value
        self.readable = draft.readable
        self.faults: tuple[Fault, ...] = draft.faults
        self._form = draft.form
        self._source = draft.source
        self._tree: Tree | None = None

    def __reduce__(self) -> tuple[type[FileDocument], tuple[str, int, Draft]]:
        draft = Draft(self._source, self.value, self.faults, self.readable, self._form)
        return FileDocument, (self.path, self.number, draft)

    def span(self, pointer: str) -> Span:
        """The span of the value at a pointer; content that an alias repeats stands where the alias does.

        Where there is no value: of the nearest key above that exists, of an entry of a list its first key; for a
        missing block at the top, of the value of `kind`, because the kind is what makes the block due.
        """
        tree = self._places()
        node = tree.nearest(pointer)
        if node is None:
            return self._span(Range(0, 0))
        if self.has(pointer):
            return self._span(node.range)
        key = next((found for above in node.lineage() if (found := _named_by(above))), None)
        kind = tree.find("/kind")
        return self._span(key or (kind.range if kind else _first_range(node)))

    def key_span(self, pointer: str) -> Span | None:
        """The span of the key of the value at a pointer; None in a list, at the top, or where there is none."""
        node = self._places().find(pointer)
        return self._span(node.key) if node and node.key else None

    def at(self, pointer: str) -> Value:
        """The value at a pointer; None where there is none."""
        found = self._found(pointer)
        return found[0] if found else None

    def has(self, pointer: str) -> bool:
        """Whether something stands at a pointer."""
        return self._found(pointer) is not None

    def raw(self, pointer: str) -> str | None:
        """A scalar as it was written, quotes included; for an alias, what it repeats. None for anything else."""
        node = self._places().written(pointer)
        if node is None or isinstance(self.at(pointer), (dict, list)):
            return None
        return self._source.text[node.range.start : node.range.end]

    def is_plain(self, pointer: str) -> bool:
        """Whether a scalar stands at a pointer that was written without quotes."""
        raw = self.raw(pointer)
        return raw is not None and raw[:1] not in _QUOTES_AND_BLOCKS

    def lines(self, first: int, last: int) -> list[str]:
        """The raw lines of the file from `first` to `last` that belong to this document, without line ends."""
        return self._source.lines(first, last)

    def leaves(self, first: int, last: int) -> Iterator[Leaf]:
        """The scalars, with their keys, that touch the lines from `first` to `last`, in reading order."""
        leaves = self._places().leaves
        begin = self._source.begin_of(first)
        for leaf in islice(leaves, bisect_left(leaves, begin, key=_end_of), None):
            span, key_span = self._span(leaf.range), self._span(leaf.key) if leaf.key else None
            if (key_span or span).start.line > last:
                return
            yield Leaf(leaf.pointer, span, key_span)

    def _found(self, pointer: str) -> tuple[Value] | None:
        value = self.value
        for step in steps(pointer):
            if isinstance(value, dict) and step in value:
                value = value[step]
            elif isinstance(value, list) and is_index(step) and int(step) < len(value):
                value = value[int(step)]
            else:
                return None
        return (value,)

    def _span(self, where: Range) -> Span:
        return self._source.span(where.start, where.end)

    def _places(self) -> Tree:
        if self._tree is None:
            self._tree = tree_of(self._source, self._form) if self.readable else Tree()
        return self._tree


def top_range(source: Source, form: str) -> Range:
    """Where the value at the top of a text stands; the text's beginning where there is none."""
    root = tree_of(source, form).root
    return root.range if root else Range(0, 0)


def _named_by(node: Node) -> Range | None:
    """What a reader knows a block by: its key; an entry of a list has none, there its first key stands for it."""
    if node.key is not None or node.parent is None:
        return node.key
    return _first_range(node)


def _end_of(leaf: Node) -> int:
    return leaf.range.end


def _first_range(top: Node) -> Range:
    """The first key of a mapping, or the mapping itself where it is empty."""
    return next((node.key for node in top.children.values() if node.key), top.range)


def tree_of(source: Source, form: str) -> Tree:
    """Where everything in a text that has been read before stands."""
    try:
        return assemble(_steps(source, form), source, _UNLIMITED).tree
    except UnreadableError:  # a text of blanks is no JSON
        return Tree()


def _steps(source: Source, form: str) -> Iterator[Step]:
    if form == "yaml":
        from validator.adapters.yaml_events import steps as yaml_steps

        return yaml_steps(source.text)
    from validator.adapters.json_steps import json_steps

    return json_steps(source)
