"""Ledger files in, ledgers out: YAML, JSON or JSON Lines. A mistake in one is mended before anything is judged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from validator import resources
from validator.adapters.reading import Limits, form_of, read
from validator.adapters.schema import Shape
from validator.adapters.suffixes import registrable
from validator.core.documents import Document, Fault, Value
from validator.core.errors import UsageError
from validator.core.ledger import Ledger, Record, record_of
from validator.core.texts import Severity

# A ledger is the user's own and may be far larger than an application.
LIMITS = Limits(max_bytes=1_000_000_000, max_nodes=20_000_000)
_MOST_MISTAKES = 20
_NO_MAPPING = "a mapping with `records:` and a list of records is wanted at the top"
_SECOND = "a ledger is one document; put all records into the first"
_LATE_HEADER = "as_of and complete stand in the first line; every other line is a record with an icp_number"


class Content(NamedTuple):
    """What a ledger file holds beside its digest."""

    records: tuple[Record, ...]
    as_of: str | None
    complete: bool


def load(path: str, run_key: bytes) -> Ledger:
    """The ledger in a file. Raises UsageError that names file, line and the likely intention of every mistake."""
    content = _bytes(path)
    form = form_of(path)
    documents = read(content, path, form, LIMITS)
    found = _lines(documents, run_key) if form == "jsonl" else _whole(documents, run_key)
    digest = hashlib.sha256(content).hexdigest()
    return Ledger(found.records, complete=found.complete, as_of=found.as_of, digest=digest)


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UsageError(f"{path}: the ledger cannot be read: {error.strerror}; name a file with --ledger") from error


def _whole(documents: Iterator[Document], run_key: bytes) -> Content:
    """A ledger that is one mapping."""
    first = next(documents)
    mistakes = [*_mistakes(first, Shape(resources.schema("ledger"), "ledger"))]
    mistakes += [_said(second, "", _SECOND) for second in documents]
    _refuse(mistakes)
    value = _mapping(first.value)
    return Content(tuple(_records(value.get("records"), run_key)), _as_of(value), value.get("complete") is True)


def _lines(documents: Iterator[Document], run_key: bytes) -> Content:
    """A ledger of which each line is a record; its first line may say for what the others stand."""
    record_shape, header_shape = _part("record"), _part("header")
    records: list[Record] = []
    mistakes: list[str] = []
    header: Mapping[str, Value] = {}
    for number, document in enumerate(documents):
        value = _mapping(document.value)
        if number == 0 and value and "icp_number" not in value:
            header = value
            mistakes += _mistakes(document, header_shape)
        elif value and value.keys() <= {"as_of", "complete"}:
            mistakes.append(_said(document, "", _LATE_HEADER))
        else:
            found = _mistakes(document, record_shape)
            mistakes += found
            if not found:
                records.append(record_of(value, registrable, run_key))
    _refuse(mistakes)
    return Content(tuple(records), _as_of(header), header.get("complete") is True)


def _part(name: str) -> Shape:
    """The shape of one definition of the ledger's schema."""
    schema: dict[str, Any] = resources.schema("ledger")
    part = {"$schema": schema["$schema"], "$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}
    return Shape(part, "ledger")


def _records(value: Value, run_key: bytes) -> Iterable[Record]:
    for raw in value if isinstance(value, list) else ():
        yield record_of(_mapping(raw), registrable, run_key)


def _mistakes(document: Document, shape: Shape) -> list[str]:
    """What is wrong with a document of a ledger, each with its place."""
    faults = [fault for fault in document.faults if fault.severity is Severity.ERROR]
    if document.readable and document.value is None and all(fault.id == "ICP008" for fault in faults):
        return [_said(document, "", _NO_MAPPING)]
    if not faults:
        faults = [fault for fault in shape.faults(document) if fault.severity is Severity.ERROR]
    return [_told(document, fault) for fault in faults]


def _told(document: Document, fault: Fault) -> str:
    start = fault.span.start
    return f"{document.path}:{start.line}:{start.column}: {fault.message.en}"


def _said(document: Document, pointer: str, words: str) -> str:
    start = document.span(pointer).start
    return f"{document.path}:{start.line}:{start.column}: {words}"


def _refuse(mistakes: list[str]) -> None:
    if not mistakes:
        return
    more = len(mistakes) - _MOST_MISTAKES
    told = mistakes[:_MOST_MISTAKES] + ([f"and {more} more"] if more > 0 else [])
    raise UsageError("\n".join(told))


def _mapping(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}


def _as_of(value: Mapping[str, Value]) -> str | None:
    found = value.get("as_of")
    return found if isinstance(found, str) else None
