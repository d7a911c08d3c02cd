"""Excerpts that give nothing away: the line of a finding, masked before anybody formats it.

What is shown is what is known to be harmless: structure, keys, and values of places that the schema
describes as such. Everything else is replaced whole; neither its characters nor its length survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from validator.core.documents import Document, Leaf
from validator.core.places import Span
from validator.core.report import Excerpt, ExcerptLine
from validator.core.texts import Text
from validator.core.widths import window

LONGEST = 160
# A longer line is a file without line breaks: its values would be read anew for every finding.
_TOO_LONG = 10_000

_QUOTED_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*:)""")
_PLAIN_KEY = re.compile(r"""[^\s\[\]{},#&*!|>'"%@`?:-][^\[\]{},#:]*?(?=\s*:(?:\s|$))""")
_STRUCTURE = re.compile(r"\s+|[-:,?\[\]{}]")
_NUMBER_IN_KEY = re.compile(r"\d{5}")
# As long as a mobile number, shorter than any certificate's: in a harmless place it is something else's value.
_PERSONAL_NUMBER = re.compile(r"(?:\d[ -]?){11}")


class Described(Protocol):
    """What is known of a place: its title, and whether its value is personal or secret (None: harmless)."""

    @property
    def title(self) -> Text:
        """The place's name."""

    @property
    def sensitive(self) -> str | None:
        """None, "personal" or "secret"."""


class Descriptions(Protocol):
    """The places that the application schema describes."""

    def of(self, pointer: str) -> Described | None:
        """The description of a place; None for one that is unknown."""


class _Stretch(NamedTuple):
    """A stretch of the raw line, from and to in its code points, and what is shown for it."""

    start: int
    end: int
    text: str
    masked: bool = False

    def behind(self, title: str) -> _Stretch:
        """The stretch with a mask in its place."""
        return self._replace(text=mask(title), masked=True)


def mask(title: str) -> str:
    """What stands for a value that may not be shown.

    >>> mask("mobile")
    '‹mobile›'
    """
    return f"‹{title}›"


class _Masked(NamedTuple):
    """A line of a document, masked."""

    document: Document
    number: int
    raw: str
    stretches: list[_Stretch]


class Excerpts:
    """Excerpts of documents. The line that was masked last is kept: many findings may point into one line."""

    def __init__(self, descriptions: Descriptions) -> None:
        self._descriptions = descriptions
        self._last: _Masked | None = None

    def of(self, document: Document, span: Span) -> Excerpt | None:
        """The first line of a span, every scalar masked that is not known to be harmless; None without such a line."""
        line = self._line(document, span.start.line)
        if line is None:
            return None
        start = _moved(span.start.column - 1, line.stretches, after=False)
        end = _moved(_end_in(line.raw, span), line.stretches, after=True)
        shown = window("".join(s.text for s in line.stretches), start, max(1, end - start), LONGEST)
        return Excerpt(line=ExcerptLine(line.number, shown.text), caret=shown.caret, width=shown.width)

    def _line(self, document: Document, number: int) -> _Masked | None:
        last = self._last
        if last is not None and last.document is document and last.number == number:
            return last
        raw = next(iter(document.lines(number, number)), None) if document.readable else None
        if raw is None or len(raw) > _TOO_LONG:
            return None
        stretches = list(_stretches(raw, _known(raw, number, document, self._descriptions)))
        self._last = _Masked(document, number, raw, stretches)
        return self._last


def excerpt(document: Document, span: Span, descriptions: Descriptions) -> Excerpt | None:
    """The excerpt of one span, where no other is wanted."""
    return Excerpts(descriptions).of(document, span)


def _stretches(raw: str, known: list[_Stretch]) -> Iterator[_Stretch]:
    """The line in stretches, in order and without a hole."""
    reached = 0
    for stretch in known:
        if stretch.end <= reached:
            continue
        yield from _between(raw, reached, stretch.start)
        yield stretch if stretch.start >= reached else _Stretch(reached, stretch.end, "").behind("value")
        reached = stretch.end
    yield from _between(raw, reached, len(raw))


def _known(raw: str, number: int, document: Document, descriptions: Descriptions) -> list[_Stretch]:
    """The keys and values of the leaves that stand in the line, in order; of equal ones the masked first."""
    found = []
    for leaf in document.leaves(number, number):
        if leaf.key_span:
            found.append(_key(_part(leaf.key_span, raw, number)))
        found.append(_value(_part(leaf.span, raw, number), leaf, descriptions))
    return sorted((s for s in found if s.text.strip()), key=lambda s: (s.start, not s.masked))


def _key(key: _Stretch) -> _Stretch:
    # An unknown key is shown, but nobody names a key with a long number: that is a value in the wrong place.
    return key.behind("key") if _NUMBER_IN_KEY.search(key.text) else key


def _value(value: _Stretch, leaf: Leaf, descriptions: Descriptions) -> _Stretch:
    if not value.text.strip():
        return value
    described = descriptions.of(leaf.pointer)
    if described is None:
        return value.behind("value")
    # Anchors and aliases have names that somebody chose; a part of a longer text may hold anything.
    bare = leaf.span.start.line == leaf.span.end.line and value.text[0] not in "&*!"
    harmless = bare and described.sensitive is None and not _PERSONAL_NUMBER.search(value.text)
    return value if harmless else value.behind(described.title.en)


def _between(raw: str, start: int, end: int) -> Iterator[_Stretch]:
    """What stands between values: structure and keys of blocks are shown, comments, anchors and tags are not."""
    at = start
    while at < end:
        stretch = _next(raw, at, end)
        yield stretch
        at = stretch.end


def _next(raw: str, at: int, end: int) -> _Stretch:
    if raw[at] == "#" and (at == 0 or raw[at - 1].isspace()):
        return _Stretch(at, end, "").behind("comment")
    key = _QUOTED_KEY.match(raw, at, end) or _PLAIN_KEY.match(raw, at, end)
    if key:
        return _key(_Stretch(at, key.end(), key.group()))
    structure = _STRUCTURE.match(raw, at, end)
    if structure:
        return _Stretch(at, structure.end(), structure.group())
    stop = next((n for n in range(at, end) if raw[n].isspace() or raw[n] in ",[]{}"), end)
    return _Stretch(at, stop, "").behind("…")


def _part(span: Span, raw: str, number: int) -> _Stretch:
    """The part of a span that stands in the line."""
    start = span.start.column - 1 if span.start.line == number else len(raw) - len(raw.lstrip())
    end = span.end.column - 1 if span.end.line == number else len(raw)
    if not span.start.line <= number <= span.end.line:
        end = start
    return _Stretch(start, max(start, end), raw[start:end])


def _end_in(raw: str, span: Span) -> int:
    return span.end.column - 1 if span.end.line == span.start.line else len(raw.rstrip())


def _moved(column: int, stretches: list[_Stretch], *, after: bool) -> int:
    """Where a column of the raw line stands in the masked one: inside a masked value, at its start or after it."""
    moved = 0
    for stretch in stretches:
        if column < stretch.end or (after and column == stretch.end):
            return moved + _inside(column - stretch.start, stretch, after=after)
        moved += len(stretch.text)
    return moved


def _inside(offset: int, stretch: _Stretch, *, after: bool) -> int:
    if offset <= 0:
        return 0
    if stretch.masked:
        return len(stretch.text) if after else 0
    return min(offset, len(stretch.text))
