"""YAML streams into documents, one after the other, each read the quick way if it can be and slowly if it must.

The parser is asked once for the whole stream; a document that raises a doubt is walked again, alone, from its own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from validator.adapters.assembling import assemble
from validator.adapters.drafts import Draft, unreadable
from validator.adapters.faults import UnreadableError
from validator.adapters.limits import Limits
from validator.adapters.source_text import Source
from validator.adapters.yaml_events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    StreamEndEvent,
    StreamStartEvent,
    YAMLError,
    events,
    index_of,
    shielded,
    steps,
)
from validator.adapters.yaml_failures import failure
from validator.adapters.yaml_quick import DoubtError, QuickReader, is_ordinary
from validator.core.documents import Value

_BREAK = re.compile(r"\r\n|\r|\n")


def yaml_drafts(text: str, limits: Limits) -> Iterator[Draft]:
    """The documents of a stream, empty ones among them; nothing follows one that does not parse."""
    stream = _Stream(text, limits)
    try:
        while stream.goes_on():
            yield stream.document()
    except YAMLError as error:
        # What follows a document in its own line stands in that line, too.
        begin = max(text.rfind(end, 0, stream.begin) for end in "\r\n") + 1
        yield unreadable(failure(error, Source(text[begin:], stream.first_line), begin))


class _Stream:
    """A text being parsed; `begin` and `first_line` are where the text of the next document begins."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.begin = 0
        self.first_line = 1
        ordinary = is_ordinary(text)
        self._next_event = events(text if ordinary else shielded(text))
        self._quick = QuickReader(self._next_event, limits.max_depth) if ordinary else None

    def goes_on(self) -> bool:
        """Whether another document follows; the event that opens it has been taken then."""
        if self.begin == len(self.text):
            return False
        event = self._next_event()
        return type(self._next_event() if type(event) is StreamStartEvent else event) is not StreamEndEvent

    def document(self) -> Draft:
        """The next document."""
        quick = self._quickly()
        # After the value nothing is left to skip but the event that ends the document.
        source = self._taken(self._skipped())
        if quick is None or len(source.text) > self.limits.max_nodes:
            return _walked(source, self.limits)
        return Draft(source, *quick)

    def _quickly(self) -> tuple[Value] | None:
        try:
            return (self._quick.value(),) if self._quick else None
        except DoubtError:
            return None

    def _skipped(self) -> DocumentEndEvent | None:
        """The end of the document that raised a doubt; None where it is nested too deeply to look for it."""
        depth = 0
        while not isinstance(event := self._next_event(), DocumentEndEvent):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > self.limits.max_depth:
                return None
        return event

    def _taken(self, last: DocumentEndEvent | None) -> Source:
        """The text up to the end of a document and of its line; the next one begins there."""
        end = len(self.text)
        if last is not None:
            rest = _BREAK.search(self.text, index_of(last.end_mark)) if last.explicit else None
            end = rest.end() if rest else end if last.explicit else index_of(last.end_mark)
        source = Source(self.text[self.begin : end], self.first_line)
        self.begin = end
        self.first_line += len(_BREAK.findall(source.text)) if "\r" in source.text else source.text.count("\n")
        return source


def _walked(source: Source, limits: Limits) -> Draft:
    try:
        read = assemble(steps(source.text), source, limits)
    except UnreadableError as error:
        return unreadable(error.fault)
    except YAMLError as error:
        return unreadable(failure(error, source, 0))
    return Draft(source, read.value, read.faults)
