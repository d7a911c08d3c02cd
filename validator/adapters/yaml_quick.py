"""The quick way through a YAML document: its value, as long as nothing in it is out of the ordinary.

At the first doubt (an anchor, a tag, an odd or repeated key, a YAML 1.1 habit, depth) it gives up;
it never tells anything itself. `assembling` reads the same document slowly and must come to the same value.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from validator.adapters import full_width, scalars
from validator.adapters.yaml_events import (
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)
from validator.core.documents import Value

_DEEPEST = 100
_FIRST_OF_ODD_KEYS = scalars.NUMERIC | {word[:1] for word in scalars.WORDS} | {"<"}
_NUMERIC = scalars.NUMERIC
_NOT_TEXT = scalars.HABIT_WORDS | scalars.WORDS.keys()
_ODD_WORDS = scalars.WORDS.keys() | {"<<"}
_LONG_KEY = re.compile(r"\?[ \t\r\n]")


class DoubtError(Exception):
    """This document has to be read slowly."""


def is_ordinary(text: str) -> bool:
    """Whether no escape, line end of old, key behind a question mark or full-width character makes it vain."""
    if "\\" in text or "\x85" in text or "\u2028" in text or "\u2029" in text:
        return False
    if "?" in text and _LONG_KEY.search(text):
        return False
    return not full_width.is_suspect(text)


class QuickReader:
    """Builds the values of a text's documents from its events."""

    __slots__ = ("_max_depth", "_next_event")

    def __init__(self, next_event: Callable[[], Event], max_depth: int) -> None:
        self._next_event = next_event
        self._max_depth = min(max_depth, _DEEPEST)

    def value(self) -> Value:
        """The value that begins with the next event. Raises DoubtError."""
        return self._value(self._next_event(), 1)

    def _value(self, event: Event, depth: int) -> Value:
        if type(event) is ScalarEvent:
            return _scalar(event)
        if not isinstance(event, CollectionStartEvent) or depth > self._max_depth:
            raise DoubtError
        if event.anchor is not None or event.tag is not None:
            raise DoubtError
        return self._mapping(depth) if type(event) is MappingStartEvent else self._list(depth)

    def _mapping(self, depth: int) -> Value:
        next_event = self._next_event
        found: dict[str, Value] = {}
        while type(event := next_event()) is ScalarEvent:
            key = event.value
            if key in found or event.anchor is not None or event.tag is not None:
                raise DoubtError
            if key[:1] in _FIRST_OF_ODD_KEYS and _is_odd(key):
                raise DoubtError
            value = next_event()
            found[key] = _scalar(value) if type(value) is ScalarEvent else self._value(value, depth + 1)
        if type(event) is not MappingEndEvent:
            raise DoubtError
        return found

    def _list(self, depth: int) -> Value:
        next_event = self._next_event
        found: list[Value] = []
        while type(event := next_event()) is not SequenceEndEvent:
            found.append(self._value(event, depth + 1))
        return found


def _is_odd(key: str) -> bool:
    return key[:1] in scalars.NUMERIC or key in _ODD_WORDS


def _scalar(event: ScalarEvent) -> Value:
    if event.anchor is not None or event.tag is not None:
        raise DoubtError
    text = event.value
    if event.style:
        return text
    if text[:1] in _NUMERIC:
        return _numeric(text)
    return text if text not in _NOT_TEXT else _word(text)


def _word(text: str) -> Value:
    if text in scalars.HABIT_WORDS:
        raise DoubtError
    return scalars.WORDS[text]


def _numeric(text: str) -> Value:
    if scalars.is_day(text):
        return text
    if len(text) > scalars.MOST_DIGITS:
        raise DoubtError
    value = scalars.resolve(text)
    if isinstance(value, str) and scalars.habit(text):
        raise DoubtError
    return value
