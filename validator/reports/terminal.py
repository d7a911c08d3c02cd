"""What a terminal can take: colours, wrapping by display width, and nothing that a hostile file name could smuggle in.

Wrapping knows Chinese: a line may break between any two wide characters, but none starts with a full stop
or ends with an opening bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from validator.core.texts import Text
from validator.core.widths import columns

NARROWEST = 20

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "ok": "1;32",
    "bold": "1",
    "faint": "2",
    "place": "1",
}
_NOT_FIRST = "，。、；：？！）》〉」』】〕”’…·%％‰)]}›»,.;:?!"
_NOT_LAST = "（《〈「『【〔“‘([{‹«"
_PIECES = r"\s+|[^\s\u1100-\U0010ffff]+|."  # compiled where it is needed: it takes a millisecond


def painted(text: str, style: str, *, colour: bool) -> str:
    """The text in a style ("error", "faint" ...), or as it is without colour."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and text else text


def escaped(text: str) -> str:
    """The text with every character that could steer a terminal written out.

    >>> escaped("a" + chr(27) + "[2J")
    'a\\\\x1b[2J'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _written_out(c) for c in text)


def blanked(text: str) -> str:
    """The text with every character that could steer a terminal replaced one for one, so that carets stay right."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c == "\t" else "\ufffd" for c in text)


def spoken(text: Text, lang: str) -> tuple[str, ...]:
    """A text in the language asked for, escaped; Chinese before English for "both", once where they are the same."""
    if lang != "both":
        return (escaped(text.zh if lang == "zh" else text.en),)
    return tuple(dict.fromkeys((escaped(text.zh), escaped(text.en))))


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most `width` columns, `first` before the first and `rest` before the others."""
    width = max(NARROWEST, width)
    if columns(first + text) <= width:
        return [(first + text).rstrip()]
    lines: list[str] = []
    line, used, empty = first, columns(first), True
    for unit in _units(text, width - max(used, columns(rest))):
        if not empty and used + columns(unit.rstrip()) > width:
            lines.append(line.rstrip())
            line, used, unit = rest, columns(rest), unit.lstrip()
        line, used, empty = line + unit, used + columns(unit), False
    return [*lines, line.rstrip()]


def flowing(pieces: Sequence[str], width: int, *, first: str = "", rest: str = "", between: str = " · ") -> list[str]:
    """Pieces in a row, broken between pieces where that will do, inside one where it is longer than a line."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and columns(rest + line + between + piece) > width:
            lines += wrapped(line, width, first=rest if lines else first, rest=rest)
            line = piece
            continue
        line = f"{line}{between}{piece}" if line else piece
    return lines + wrapped(line, width, first=rest if lines else first, rest=rest)


def stacked(blocks: Iterable[Sequence[str]]) -> str:
    """Blocks of lines with an empty line between them, ending with one newline; nothing for no blocks."""
    text = "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks if block)
    return text + "\n" if text else ""


def _written_out(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _units(text: str, room: int) -> Iterator[str]:
    """Stretches that stay together: words, wide characters with their punctuation, blanks with what follows them."""
    unit = ""
    for piece in re.findall(_PIECES, text):
        if unit and _may_break(unit, piece):
            yield from _chopped(unit, room)
            unit = ""
        unit += piece
    yield from _chopped(unit, room)


def _may_break(unit: str, piece: str) -> bool:
    if piece.isspace():
        return True
    if unit.isspace() or piece[0] in _NOT_FIRST or unit[-1] in _NOT_LAST:
        return False
    return columns(piece[0]) == 2 or columns(unit[-1]) == 2


def _chopped(unit: str, room: int) -> Iterator[str]:
    """A stretch as it is, or in parts where it is longer than a whole line."""
    fits = columns(unit) <= room
    step = max(1, len(unit) if fits else room if columns(unit) == len(unit) else room // 2)
    for start in range(0, len(unit), step):
        yield unit[start : start + step]
