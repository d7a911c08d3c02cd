"""How many columns a text takes on a terminal, so that carets stay right under Chinese text.

From `unicodedata` alone: ambiguous characters count as one column, as terminals outside East Asian legacy
settings show them, and an emoji sequence counts as its first character.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

ELLIPSIS = "…"
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
# Vowels and finals of decomposed Hangul sit inside the syllable before them.
_HANGUL_TAILS = range(0x1160, 0x1200)
# What nearly all texts are made of: letters, ideographs, and full-width punctuation of two columns and three bytes.
_COMMON = r"[ -~\u3001-\u3011\u4e00-\u9fef\uff01-\uff5e]*"


def advances(text: str) -> list[int]:
    """The columns each code point adds, in order.

    >>> advances("a备案")
    [1, 2, 2]
    """
    found: list[int] = []
    for number, character in enumerate(text):
        before = text[number - 1] if number else ""
        found.append(_advance(character, before, found))
    return found


def columns(text: str) -> int:
    """The columns a text takes.

    >>> columns("例子.cn")
    7
    """
    if text.isascii() and text.isprintable():
        return len(text)
    if re.fullmatch(_COMMON, text):
        return (len(text) + len(text.encode())) // 2
    return sum(advances(text))


def padded(text: str, wanted: int) -> str:
    """The text with spaces behind it up to a number of columns; never shorter than the text.

    >>> padded("备案", 6) + "|"
    '备案  |'
    """
    return text + " " * (wanted - columns(text))


def underline(text: str, caret: int, width: int) -> str:
    """Carets to print under `text`: below its `width` code points after the first `caret`, at least one.

    >>> underline("名称: 备案", 4, 2)
    '      ^^^^'
    """
    marked = columns(text[: caret + width]) - columns(text[:caret])
    return " " * columns(text[:caret]) + "^" * max(1, marked)


class Window(NamedTuple):
    """A stretch of a line that holds the mark: the text, and the mark in its code points."""

    text: str
    caret: int
    width: int


def window(text: str, caret: int, width: int, room: int) -> Window:
    """As much of a line as fits into `room` columns, the mark's start always among it.

    >>> window("abcdefghijklmnop", 10, 2, 8)
    Window(text='…hijklm…', caret=4, width=2)
    """
    if columns(text) <= room:
        return Window(text, caret, width)
    # No more of a line than can stand in the room is measured, however long it is.
    begin = max(0, caret - 2 * room)
    near = text[begin : caret + 2 * room]
    caret -= begin
    widths = advances(near)
    first = _first(widths, caret=caret, width=width, room=room)
    head = ELLIPSIS if begin + first else ""
    last = _last(widths, first, room - len(head))
    cut = head + near[first:last] + (ELLIPSIS if begin + last < len(text) else "")
    return Window(cut, caret - first + len(head), max(1, min(width, last - caret)))


def _advance(character: str, before: str, found: list[int]) -> int:
    if character.isascii():
        return 1 if character.isprintable() else 0
    if character == _EMOJI_STYLE:
        return 1 if found and found[-1] == 1 else 0
    if before == _JOINER or ord(character) in _SKIN_TONES or ord(character) in _HANGUL_TAILS:
        return 0
    if ord(character) in _FLAGS:
        return 0 if before and ord(before) in _FLAGS and found[-1] == 2 else 2
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _first(widths: list[int], *, caret: int, width: int, room: int) -> int:
    """The first code point to show: the mark stands in the middle, nearer the start where it is long."""
    marked = min(sum(widths[caret : caret + width]), room // 2)
    before = (room - marked) // 2
    first = caret
    while first and before >= widths[first - 1]:
        first -= 1
        before -= widths[first]
    rest = sum(widths[first:])
    while first and rest + widths[first - 1] < room:
        first -= 1
        rest += widths[first]
    return first


def _last(widths: list[int], first: int, room: int) -> int:
    """One past the last code point to show, with a column kept for the ellipsis unless all fits."""
    if sum(widths[first:]) <= room:
        return len(widths)
    last, left = first, room - 1
    while last < len(widths) and left >= widths[last]:
        left -= widths[last]
        last += 1
    return last
