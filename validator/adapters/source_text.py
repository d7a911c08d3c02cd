"""The text of a document: where its lines begin, and how bytes become text.

Lines end with CR LF, LF or CR and nothing else, as editors count them; columns are code points.
A byte order mark is no part of the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable

from validator.adapters.faults import fault
from validator.core.documents import Fault
from validator.core.places import Position, Span

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
START = Span(Position(1, 1), Position(1, 1))

_BREAK = re.compile(r"\r\n|\r|\n")
# One mistake of an input method goes through a screen of lines, not through a file.
_MOST_JOINED = 200
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# The zeros that ASCII leaves in the first four bytes of a wide encoding without a mark.
_WIDE_ZEROS = {"0111": "UTF-32", "1110": "UTF-32", "0101": "UTF-16", "1010": "UTF-16"}


class Source:
    """A stretch of a file's text and the line it begins in; turns code point numbers into places."""

    __slots__ = ("_starts", "first_line", "text")

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self.first_line = first_line
        self._starts: array[int] | None = None

    def __reduce__(self) -> tuple[type[Source], tuple[str, int]]:
        return Source, (self.text, self.first_line)

    @property
    def starts(self) -> array[int]:
        """Where each line begins."""
        if self._starts is None:
            self._starts = array("I", [0])
            self._starts.extend(found.end() for found in _BREAK.finditer(self.text))
        return self._starts

    def row(self, index: int) -> int:
        """The number from 0, within this text, of the line in which a code point stands."""
        return bisect_right(self.starts, index) - 1

    def position(self, index: int) -> Position:
        """The place of a code point."""
        row = self.row(index)
        return Position(self.first_line + row, index - self.starts[row] + 1)

    def span(self, start: int, end: int) -> Span:
        """The span from one code point to before another."""
        return Span(self.position(start), self.position(end))

    def line(self, row: int) -> str:
        """A line by its number from 0 within this text, without its end."""
        begin, end = self.starts[row], None if row + 1 == len(self.starts) else self.starts[row + 1]
        return self.text[begin:end].rstrip("\r\n")

    def run_up_to(self, row: int, joins: Callable[[str], object]) -> range:
        """The rows right above one that `joins` holds true for, only so many, and the row itself."""
        first = row
        while first and row - first < _MOST_JOINED and joins(self.line(first - 1)):
            first -= 1
        return range(first, row + 1)

    def begin_of(self, line: int) -> int:
        """The code point with which a line of the file begins; the nearest of this text where it lies outside."""
        row = line - self.first_line
        if row < 0:
            return 0
        return self.starts[row] if row < len(self.starts) else len(self.text)

    def lines(self, first: int, last: int) -> list[str]:
        """The lines of the file from `first` to `last` that lie within this text."""
        rows = range(max(first - self.first_line, 0), min(last - self.first_line + 1, len(self.starts)))
        return [self.line(row) for row in rows]


def decoded(content: bytes, first_line: int = 1) -> str | Fault:
    """The text of a file or of a line of one, its byte order mark taken off before; or why it is no text."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(content, error.start, first_line)
    found = _FORBIDDEN.search(text) if _is_suspect(content) else None
    return text if found is None else _forbidden(content, Source(text, first_line), found.start())


def is_wide(content: bytes) -> bool:
    """Whether bytes are of an encoding with two or four bytes a character, in which lines cannot be told apart."""
    return _wide_encoding(content) is not None


def _is_suspect(content: bytes) -> bool:
    """Whether a forbidden character is possible; scanning bytes costs a tenth of a regular expression."""
    if len(content.translate(None, _CONTROLS)) != len(content):
        return True
    return b"\xc2" in content or b"\xef\xbf" in content or BYTE_ORDER_MARK in content


def _not_utf_8(content: bytes, index: int, first_line: int) -> Fault:
    before = Source(content[:index].decode("utf-8", "replace"), first_line)
    place = before.span(len(before.text), len(before.text))
    # After the first Chinese character in good UTF-8 it is a broken file, and not one in another encoding.
    encoding = _wide_encoding(content) or ("GBK (GB18030)" if before.text.isascii() and _is_gbk(content) else None)
    return fault("encoding", place, encoding=encoding) if encoding else fault("not-utf-8", place)


def _forbidden(content: bytes, source: Source, index: int) -> Fault:
    place, character = source.span(index, index + 1), source.text[index]
    encoding = _wide_encoding(content) if character == "\0" else None
    if encoding:
        return fault("encoding", place, encoding=encoding)
    name = "mark-inside" if character == "\ufeff" else "control"
    return fault(name, place, code=f"U+{ord(character):04X}")


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32, told by its mark or by the zeros among the first four bytes."""
    zeros = "".join("1" if byte == 0 else "0" for byte in content[:4])
    return next((name for mark, name in _WIDE_MARKS if content.startswith(mark)), _WIDE_ZEROS.get(zeros))


def _is_gbk(content: bytes) -> bool:
    try:
        return any("\u4e00" <= character <= "\u9fff" for character in content.decode("gb18030"))
    except UnicodeDecodeError:
        return False
