"""Words of lists in names: which of a table's words stand in a name, and where.

Of words of one list that overlap the longest counts; a word inside a longer one that the table sets apart does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from validator.core import canonical
from validator.core.addresses import Addresses
from validator.core.tables import Row

WEBSITE, SUBJECT, DOMAIN = "website", "subject", "domain"
START, INSIDE, WHOLE = "start", "inside", "whole"
PLACES = "places"


class Word(NamedTuple):
    """A word of a list: `text` as the table has it, the prior approval it suggests, and who asks for that."""

    text: str
    list: str
    approval: str | None
    strength: str | None


class Hit(NamedTuple):
    """A word in a name, and its place there."""

    word: Word
    place: str


class _Entry(NamedTuple):
    word: Word
    compared: str
    at_start: bool
    not_in: tuple[str, ...]


class NameWords:
    """The words that are looked for in names of one kind of thing."""

    def __init__(self, rows: Iterable[Row], addresses: Addresses, sort: str) -> None:
        self._addresses = addresses if sort == WEBSITE else None
        self._entries: dict[str, list[_Entry]] = {}
        for entry in _listed(rows, sort):
            self._entries.setdefault(entry.compared[0], []).append(entry)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.compared))

    def hits(self, name: str) -> list[Hit]:
        """Every word in a name, each once, in reading order, and then the names of places."""
        text = _stripped(canonical.name(name))
        reached: dict[str, int] = {}
        found: dict[Word, Hit] = {}
        for at, character in enumerate(text):
            for entry in self._entries.get(character, ()):
                # Longest first: a shorter word of the list that begins with it or within it comes too late.
                if at < reached.get(entry.word.list, 0) or not _counts(entry, text, at):
                    continue
                reached[entry.word.list] = at + len(entry.compared)
                found.setdefault(entry.word, Hit(entry.word, _place_of(entry.compared, text, at)))
        for at, name in self._addresses.named_in(text) if self._addresses is not None else ():
            word = Word(name, PLACES, None, None)
            found.setdefault(word, Hit(word, _place_of(name, text, at)))
        return list(found.values())


def _counts(entry: _Entry, text: str, at: int) -> bool:
    if not text.startswith(entry.compared, at) or (entry.at_start and at):
        return False
    return not any(_covers(longer, entry.compared, text, at) for longer in entry.not_in)


def _covers(longer: str, word: str, text: str, at: int) -> bool:
    """Whether a longer word stands in the text so that the word is a part of it."""
    inside = longer.find(word)
    return inside >= 0 and at >= inside and text.startswith(longer, at - inside)


def _place_of(word: str, text: str, at: int) -> str:
    if text == word:
        return WHOLE
    return INSIDE if at else START


def _stripped(text: str) -> str:
    """A name from its first letter or digit to its last: brackets around it do not hide a beginning."""
    if text[:1].isalnum() and text[-1].isalnum():
        return text
    known = [at for at, character in enumerate(text) if character.isalnum()]
    return text[known[0] : known[-1] + 1] if known else ""


def _listed(rows: Iterable[Row], sort: str) -> Iterator[_Entry]:
    for row in rows:
        of = row.get("of")
        if isinstance(of, list) and sort in of:
            yield from _entries(row)


def _entries(row: Row) -> Iterator[_Entry]:
    apart, approval, strength = row.get("not_in"), row.get("approval"), row.get("strength")
    for text in _texts(row.get("words")):
        word = Word(text, str(row.get("list")), _text(approval), _text(strength))
        longer = _texts(apart.get(text)) if isinstance(apart, dict) else ()
        compared = canonical.name(text)
        yield _Entry(word, compared, row.get("at") == START, tuple(canonical.name(other) for other in longer))


def _texts(value: object) -> Sequence[str]:
    return [str(item) for item in value] if isinstance(value, list) else ()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
