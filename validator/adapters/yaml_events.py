"""The door to PyYAML: its events, as they come and as steps. Nothing of its types, tags or messages goes further."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from validator.adapters.places_tree import Range, Step

__all__ = [
    "CollectionEndEvent",
    "CollectionStartEvent",
    "DocumentEndEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "StreamStartEvent",
    "YAMLError",
    "events",
    "index_of",
    "shielded",
    "steps",
]

# YAML 1.1 ends lines at these, YAML 1.2 does not; the parser is of 1.1.
_OLD_BREAKS = "\x85\u2028\u2029"
_STAND_INS = range(0xF0000, 0xF8000)
# Anchors and tags before a value, with the white space and comments among them.
_PROPERTIES = re.compile(r"(?:(?:&[^\s,\[\]{}]*|!<[^>]*>|!\S*)(?:\s|(?<=\s)#[^\r\n]*)*)+")

_TAG = re.compile(r"!<[^>]*>|![^\s,\[\]{}]*")
_KINDS = {ScalarEvent: "scalar", MappingStartEvent: "mapping", SequenceStartEvent: "list", AliasEvent: "alias"}
_BLOCK_STYLES = frozenset("|>")


class SlowParser(Reader, Scanner, Parser):
    """The parser in pure Python, for an installation of PyYAML without libyaml; same events, ten times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Event:
        """The next event; an escape beyond Unicode is an error of YAML like any other."""
        try:
            event: Event = super().get_event()  # type: ignore[no-untyped-call]
            return event
        except (ValueError, OverflowError) as error:
            raise MarkedYAMLError(problem="escape code", problem_mark=self.get_mark()) from error


def events(text: str) -> Callable[[], Event]:
    """The function that gives the next event of a text; nothing is to be asked of it after the end of the stream."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return SlowParser(text).get_event
    next_event: Any = CParser(text).get_event
    return next_event  # type: ignore[no-any-return]


def shielded(text: str) -> str:
    """The text, of the same length, with stand-ins for the characters that only YAML 1.1 takes for line ends."""
    stand_ins = _stand_ins(text)
    return text.translate(stand_ins) if stand_ins else text


def steps(text: str) -> Iterator[Step]:
    """The walk through the first document of a text."""
    stand_ins = _stand_ins(text)
    back = {ord(stand_in): original for original, stand_in in stand_ins.items()}
    next_event = events(text.translate(stand_ins) if stand_ins else text)
    while not isinstance(event := next_event(), (DocumentStartEvent, StreamEndEvent)):
        pass
    while not isinstance(event := event and next_event(), (DocumentEndEvent, type(None))):
        step = _step(event, text)
        yield step._replace(text=step.text.translate(back)) if back else step


def _stand_ins(text: str) -> dict[int, str]:
    found = [character for character in _OLD_BREAKS if character in text]
    free = (chr(code) for code in _STAND_INS if chr(code) not in text)
    return dict(zip(map(ord, found), free, strict=False))


def index_of(mark: Any) -> int:
    """The code point that a mark of the parser names."""
    return int(mark.index)


def _step(event: Any, text: str) -> Step:
    start, end = event.start_mark.index, event.end_mark.index
    kind = _KINDS.get(type(event), "end")
    if kind == "end":
        return Step(kind, Range(start, end))
    if kind == "alias":
        return Step(kind, Range(start, end), event.anchor)
    begin, tag = start, None
    if event.anchor is not None or event.tag is not None:
        properties = _PROPERTIES.match(text, start)
        start = properties.end() if properties else start
        tag = _tag_range(text, begin, start) if event.tag is not None else None
    if kind != "scalar":
        return Step(kind, Range(start, max(start, end)), "", event.anchor, tag)
    if event.style in _BLOCK_STYLES:
        # For the parser such a text reaches to where the next line begins.
        end = start + len(text[start:end].rstrip())
    return Step(kind, Range(min(start, end), end), event.value, event.anchor, tag, plain=not event.style)


def _tag_range(text: str, begin: int, end: int) -> Range:
    found = _TAG.search(text, begin, end)
    return Range(*found.span()) if found else Range(begin, begin)
