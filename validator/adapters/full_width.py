"""Full-width characters where syntax is meant: what a Chinese input method leaves behind.

Chinese text is full of such characters and means them; told are only those that stand where
a colon, a quote, a comma, a hyphen or a space of the syntax would have to stand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from validator.adapters.source_text import Source

_QUOTES = "“”‘’＂＇"
_HYPHENS = "－—–"
_SPACE = "\u3000"
_BRACKETS = "｛｝［］【】"

CHARACTERS = {
    "：": "wide-colon",
    "，": "wide-comma",
    _SPACE: "wide-space",
    **dict.fromkeys(_QUOTES, "wide-quote"),
    **dict.fromkeys(_HYPHENS, "wide-hyphen"),
    **dict.fromkeys(_BRACKETS, "wide-bracket"),
}
"""The fault of a full-width character that stands where a character of the syntax has to."""

# A longer line was typed by nobody, and the patterns within lines cost its square.
_LONGEST_LINE = 2_000

_ANY = f"：，{_SPACE}{_QUOTES}{_HYPHENS}"
_EACH = re.compile(f"[{_ANY}]")
_NAME = r"[A-Za-z][A-Za-z0-9_-]*"
_GAP = f"[ {_SPACE}]*"
_ENTRY = rf"[ \t{_SPACE}]*(?:- +)*"
_KEY = rf"(?:{_NAME}|\"{_NAME}\"|'{_NAME}'|[{_QUOTES}]{_NAME}[{_QUOTES}])"

# Not compiled: hardly a file needs one of them, and all together take a twentieth of a cold start.
_Patterns = tuple[tuple[str, str], ...]

_IN_OWN_PLACE: _Patterns = (
    ("wide-colon", f"{_NAME}{_GAP}："),
    ("wide-space", f"(?:{_NAME}:|-){_SPACE}"),
    ("wide-hyphen", f"[{_HYPHENS}]{_GAP}{_NAME}(?:{_GAP}[:：{_HYPHENS}]|$)"),
    ("wide-comma", r"[!-~]+(?: *， *[!-~]+)+$"),
)
_ENCLOSED = f"[{_QUOTES}][^{_QUOTES}]+[{_QUOTES}]"
_IN_KEY: _Patterns = (
    ("wide-space", _SPACE),
    ("wide-hyphen", f"[{_HYPHENS}]{_GAP}{_NAME}"),
    ("wide-colon", f"{_NAME}{_GAP}："),
    ("wide-quote", f"[{_QUOTES}]"),
)
# For lines that do not parse; the group is what is to be pointed at.
_LINE_STARTS: _Patterns = (
    ("wide-space", f"[ \t]*({_SPACE})"),
    ("wide-hyphen", rf"[ \t]*([{_HYPHENS}]){_GAP}{_KEY}"),
    ("wide-colon", rf"{_ENTRY}{_KEY}{_GAP}(：)"),
    ("wide-space", rf"{_ENTRY}(?:{_KEY}:|-)({_SPACE})"),
    ("wide-quote", rf"{_ENTRY}([{_QUOTES}]){_NAME}[{_QUOTES}]{_GAP}[:：]"),
)
_WITHIN_LINES: _Patterns = (
    ("wide-colon", rf".*?[{{\[,，]{_GAP}{_KEY}{_GAP}(：)"),
    ("wide-comma", rf".*?[{{\[].*?[\"'\]}}{_QUOTES}] *(，)"),
    ("wide-comma", rf".*?[{{\[].*?(，){_GAP}{_KEY}{_GAP}[:：]"),
    ("wide-quote", rf".*?[:,\[{{-] *([{_QUOTES}])"),
    ("wide-quote", rf"[^\"']*[\"'][^\"']*([{_QUOTES}]) *$"),
    ("wide-bracket", rf".*?: *([{_BRACKETS}])"),
)


class Explanation(NamedTuple):
    """A full-width character that explains a failure: the fault's name and the code point `at` which it stands."""

    name: str
    at: int


def has_any(text: str) -> bool:
    """Whether a text has a character that could stand for syntax."""
    return not text.isascii() and _EACH.search(text) is not None


def is_suspect(text: str) -> bool:
    """Whether a full-width character stands where one of the patterns for values and keys could mean it."""
    if not any(character in text for character in _ANY):
        return False
    return any(_follows_syntax(text, found.start()) for found in _EACH.finditer(text))


def in_value(text: str, *, own_place: bool) -> str | None:
    """The fault of a plain scalar that is a value; `own_place` = where a key or an entry of a list could begin."""
    if re.fullmatch(_ENCLOSED, text):
        return "wide-quote"
    return _first(_IN_OWN_PLACE, text) if own_place else None


def in_key(text: str) -> str | None:
    """The fault of a plain scalar that is a key."""
    return _first(_IN_KEY, text)


def index_in(text: str, start: int, end: int, name: str) -> int:
    """Where, from `start` to `end`, the first character stands that the fault is about."""
    return next((i for i in range(start, end) if CHARACTERS.get(text[i]) == name), start)


def explanation(source: Source, rows: tuple[int, ...]) -> Explanation | None:
    """What explains a failure in these rows: the first that begins with one, else the first that has one."""
    for patterns in (_LINE_STARTS, _WITHIN_LINES):
        for row in rows:
            column = _column(patterns, source.line(row))
            if column:
                return Explanation(column.name, source.starts[row] + column.at)
    return None


def begins_line(line: str) -> bool:
    """Whether a line begins with a key, a hyphen or a space of full width."""
    return _column(_LINE_STARTS, line) is not None


def _first(patterns: _Patterns, text: str) -> str | None:
    return next((name for name, pattern in patterns if re.match(pattern, text)), None)


def _follows_syntax(text: str, index: int) -> bool:
    before = text[max(index - 40, 0) : index].rstrip(" \t")
    return before == "" or before[-1] in "\r\n" or "!" <= before[-1] <= "~"


def _column(patterns: _Patterns, line: str) -> Explanation | None:
    if len(line) > _LONGEST_LINE:
        return None
    for name, pattern in patterns:
        found = re.match(pattern, line)
        if found:
            return Explanation(name, found.start(1))
    return None
