"""Faults of reading by their names: the words are in the tables, the places come from whoever found them."""

from __future__ import annotations

from validator.adapters.fault_words import READING
from validator.adapters.parse_words import PARSING
from validator.core.documents import Fault
from validator.core.places import Span
from validator.core.program_findings import PROGRAM
from validator.core.texts import Text

Word = str | int
"""What fills a blank in a fault's words."""


class UnreadableError(Exception):
    """Ends the reading of one document; carries the one fault that is told of it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.id)
        self.fault = fault


def fault(
    name: str,
    span: Span,
    pointer: str = "",
    *,
    related: tuple[tuple[str, Span], ...] = (),
    refused: tuple[str, ...] = (),
    **words: Word,
) -> Fault:
    """The fault of that name at a place, with its words filled in."""
    entry = READING.get(name) or PARSING[name]
    message, fix = _filled(entry.message, words), _filled(entry.fix, words)
    return Fault(entry.id, PROGRAM[entry.id].severity, pointer, span, message, fix, related, refused)


def _filled(text: Text, words: dict[str, Word]) -> Text:
    # Words without blanks may name brackets.
    if not words:
        return text
    return Text(text.en.format(**words), text.zh.format(**words))
