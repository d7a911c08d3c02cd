"""Where something stands in a file. Lines and columns count from 1, in code points; a span's end is exclusive.

Values here are named tuples, as everywhere in the core: frozen and typed like frozen dataclasses,
without the 19 ms that importing dataclasses costs each cold start.
"""

from __future__ import annotations

from typing import NamedTuple


class Position(NamedTuple):
    """A point in a text: line and column, from 1, in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of a text; `end` is the first position after it."""

    start: Position
    end: Position


class Place(NamedTuple):
    """A value's place: file, number of the document in it (from 0), JSON pointer (RFC 6901) and span."""

    path: str
    document: int
    pointer: str
    span: Span


def child(pointer: str, key: str | int) -> str:
    """The pointer of a key or index below `pointer`, escaped as RFC 6901 asks.

    >>> child("/a", "b/c")
    '/a/b~1c'
    """
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def steps(pointer: str) -> list[str]:
    """The unescaped steps of a pointer.

    >>> steps("/a/b~1c/0")
    ['a', 'b/c', '0']
    """
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def is_at_or_below(pointer: str, above: str) -> bool:
    """Whether `pointer` names `above` itself or something inside it."""
    return pointer == above or pointer.startswith(f"{above}/")
