"""Files into documents: YAML, JSON and JSON Lines, every fault of theirs a finding with a place.

What the schema has to know: where a fault's `refused` names a pointer, nothing more is to be said at or below it
(the empty pointer refuses the whole document); ICP010 (a YAML 1.1 habit, a warning) gives way to any finding of the
schema at the same pointer. A number without quotes that is a name is not told here: `raw` and `is_plain` of a
document say what was written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from validator.adapters.drafts import Draft, unreadable
from validator.adapters.faults import fault
from validator.adapters.file_document import FileDocument, top_range
from validator.adapters.limits import Limits
from validator.adapters.source_text import BYTE_ORDER_MARK, START, Source, decoded, is_wide
from validator.core.documents import Fault, Value

__all__ = ["FileDocument", "Limits", "form_of", "read", "read_stream", "unread"]

_LINE_END = re.compile(rb"\r\n|\r|\n")
_MARK = "ICP014"
_LIST_FAULTS = {"json": "list-in-json", "jsonl": "list-in-line"}


def form_of(name: str) -> str:
    """The form a file's name tells: json, jsonl, else yaml.

    >>> form_of("a.icp.yml"), form_of("B.JSON"), form_of("-")
    ('yaml', 'json', 'yaml')
    """
    lowered = name.lower()
    return next((form for form in ("jsonl", "json") if lowered.endswith(f".{form}")), "yaml")


def read(content: bytes, shown: str, form: str, limits: Limits) -> Iterator[FileDocument]:
    """The documents of a file's content, in order; a file without any gives one that says so."""
    if form == "jsonl":
        yield from _documents(_line_drafts(io.BytesIO(content), limits), shown, form, limits)
    else:
        yield from _documents(_drafts(content, form, limits), shown, form, limits)


def read_stream(file: BinaryIO, shown: str, form: str, limits: Limits) -> Iterator[FileDocument]:
    """The documents of an open file; JSON Lines are read line by line, however many there are."""
    if form == "jsonl":
        yield from _documents(_line_drafts(file, limits), shown, form, limits)
    else:
        yield from read(file.read(limits.max_bytes + 1), shown, form, limits)


def unread(shown: str, fault: Fault) -> FileDocument:
    """The document that stands for a file which could not be opened."""
    return FileDocument(shown, 0, unreadable(fault))


def _drafts(content: bytes, form: str, limits: Limits) -> Iterator[Draft]:
    if len(content) > limits.max_bytes:
        yield unreadable(fault("bytes", START, limit=limits.max_bytes))
        return
    text = decoded(content.removeprefix(BYTE_ORDER_MARK))
    if isinstance(text, Fault):
        yield unreadable(text)
        return
    drafts = _parsed(text, form, limits)
    yield _marked(next(drafts, Draft(Source(text), None)), content)
    yield from drafts


def _parsed(text: str, form: str, limits: Limits) -> Iterator[Draft]:
    """The drafts of a text; the parser of a form is imported where a file of that form is met."""
    if form == "json":
        from validator.adapters.json_reading import json_draft

        yield json_draft(Source(text), limits)
    else:
        from validator.adapters.yaml_reading import yaml_drafts

        drafts = yaml_drafts(text, limits)
        first = next(drafts, None)
        if first is not None:
            yield first if first.readable else _as_json(text, limits, first)
            yield from drafts


def _as_json(text: str, limits: Limits, draft: Draft) -> Draft:
    """What YAML 1.2 promises and its parsers do not keep, as with escapes of two halves: any JSON can be read."""
    from validator.adapters.json_reading import json_draft

    if draft.faults[0].id != "ICP001" or not text.lstrip().startswith("{"):
        return draft
    again = json_draft(Source(text), limits)
    return again if again.readable else draft


def _marked(draft: Draft, content: bytes) -> Draft:
    """The first document of a file, with a word on the byte order mark before it."""
    if not content.startswith(BYTE_ORDER_MARK):
        return draft
    return draft._replace(faults=(fault("mark", START), *draft.faults))


# Lines


class _Line(NamedTuple):
    """A line of a file by its number from 1; `is_whole` is false where it is longer than the limit."""

    number: int
    content: bytes
    is_whole: bool


def _line_drafts(file: BinaryIO, limits: Limits) -> Iterator[Draft]:
    from validator.adapters.json_reading import json_draft

    for line in _lines(file, limits.max_bytes):
        content = line.content.removeprefix(BYTE_ORDER_MARK) if line.number == 1 else line.content
        if line.is_whole and not content.strip(b" \t"):
            continue
        text = decoded(content, line.number)
        if not line.is_whole:
            span = Source("", line.number).span(0, 0)
            yield unreadable(fault("bytes-of-line", span, limit=limits.max_bytes))
        elif isinstance(text, Fault):
            yield unreadable(text)
        else:
            draft = json_draft(Source(text, line.number), limits, "jsonl-after")
            yield _marked(draft, line.content) if line.number == 1 else draft
        if line.number == 1 and is_wide(content):
            return


def _lines(file: BinaryIO, longest: int) -> Iterator[_Line]:
    number = 0
    while chunk := file.readline(longest + 2):
        is_whole = len(chunk.rstrip(b"\r\n")) <= longest
        parts = _LINE_END.split(chunk) if is_whole else [b""]
        for part in parts[:-1] if chunk.endswith((b"\r", b"\n")) and is_whole else parts:
            number += 1
            yield _Line(number, part, is_whole)
        while not is_whole and chunk and not chunk.endswith(b"\n"):
            chunk = file.readline(longest + 2)


# Documents


def _documents(drafts: Iterable[Draft], shown: str, form: str, limits: Limits) -> Iterator[FileDocument]:
    """The documents that drafts become. Of a run of empty ones the first is told, of a run at the end none."""
    empty: FileDocument | None = None
    is_first = True
    for number, draft in enumerate(drafts):
        if number >= limits.max_nodes and form == "yaml":
            span = draft.source.span(0, 0)
            yield FileDocument(shown, number, unreadable(fault("documents", span, limit=limits.max_nodes)))
            return
        document = FileDocument(shown, number, _application(draft, form))
        if _is_empty(draft):
            empty = empty or document
            continue
        if empty:
            yield empty
        yield document
        empty, is_first = None, False
    if is_first:
        yield empty or FileDocument(shown, 0, _application(Draft(Source(""), None), form))


def _is_empty(draft: Draft) -> bool:
    return draft.value is None and draft.readable and all(told.id == _MARK for told in draft.faults)


def _application(draft: Draft, form: str) -> Draft:
    """A draft as it is if a mapping stands at its top; else without a value, and with a fault that says so."""
    if isinstance(draft.value, dict) or not draft.readable:
        return draft
    if any("" in told.refused for told in draft.faults):
        return draft._replace(value=None)
    mark = tuple(told for told in draft.faults if told.id == _MARK)
    start = 0 if draft.value is None else top_range(draft.source, draft.form).start
    span = draft.source.span(start, start if draft.value is None else start + 1)
    told = fault(_odd_top(draft.value, form), span, refused=("",))
    return draft._replace(value=None, faults=(*mark, told))


def _odd_top(value: Value, form: str) -> str:
    if isinstance(value, list):
        return _LIST_FAULTS.get(form, "list")
    return "empty" if value is None else "scalar"
