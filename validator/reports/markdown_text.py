"""Markdown as GitHub reads it: prose that stays prose, table cells, links, a text in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from validator.core.texts import Text

# `code`, else a character that would steer Markdown; an underscore inside a word is none.
_PIECES = re.compile(r"(`[^`]*`)|([\\*<>\[\]$|#~`]|(?<!\w)_|_(?!\w))")
_COLUMN_BREAK = "|"


def prose(text: str) -> str:
    r"""A text in one line, as Markdown shows it word for word; what stands between backticks stays code.

    >>> prose("write `websites[].name`, not *this* or <that>")
    'write `websites[].name`, not \\*this\\* or \\<that\\>'
    """
    return _PIECES.sub(lambda m: m[1] or f"\\{m[2]}", " ".join(text.split()))


def code(text: str) -> str:
    """A text as code.

    >>> code("a`b")
    '``a`b``'
    """
    fence = "``" if "`" in text else "`"
    return f"{fence}{' '.join(text.split())}{fence}"


def link(words: str, target: str) -> str:
    """A link; `words` are Markdown already.

    >>> link("ICP411", "a (b).md")
    '[ICP411](a%20%28b%29.md)'
    """
    return f"[{words}]({target.replace(' ', '%20').replace('(', '%28').replace(')', '%29')})"


def heading(level: int, words: str) -> str:
    """A heading."""
    return f"{'#' * level} {words}"


def both(text: Text) -> str:
    """A short text in both languages on one line; once where they are the same."""
    return " ".join(dict.fromkeys((prose(text.en), prose(text.zh))))


def paragraphs(text: Text) -> list[str]:
    """A text in English, and in Chinese below it."""
    return [prose(text.en), prose(text.zh)]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already, lines within one are separated by a newline."""
    return "\n".join(_row(cells) for cells in (head, ["---"] * len(head), *rows))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(cell: str) -> str:
    # Prose has its bars written out already; those of code have not.
    return re.sub(r"(?<!\\)\|", r"\\|", cell).replace("\n", "<br>")


def document(blocks: Iterable[str]) -> str:
    """Blocks with an empty line between them; what is empty is left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"
