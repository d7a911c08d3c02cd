"""Reading the rows of a rule: each becomes a variant with its columns, severity, sources and confidence."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from validator.core.days import is_day
from validator.core.language.faults import Faults, likely
from validator.core.language.vocabulary import Row, Vocabulary
from validator.core.places import child
from validator.core.rules import Dated, Operand, Source

FOUNDED = "2018-04-18"
_KEPT = ("severity", "sources", "confidence", "in", "exempt", "since", "until", "note")


class RowRead(NamedTuple):
    """A row: its columns, and what it says in place of the rule's own words (None where it says nothing)."""

    columns: Mapping[str, Operand]
    severity: tuple[Dated, ...] | None
    sources: tuple[Source, ...] | None
    confidence: str | None


class Rows(NamedTuple):
    """The rows of a rule, and the provinces that an exempt row sets free."""

    rows: tuple[RowRead, ...]
    exempt: tuple[str, ...]


NO_TABLE = Rows((RowRead({}, None, None, None),), ())


def read_rows(raw: Mapping[str, object], vocabulary: Vocabulary, faults: Faults) -> Rows:
    """The rows of `rows` or `for each province`; one empty row where the rule has no table."""
    if "rows" in raw and "for each province" in raw:
        faults.add("/rows", "a rule has `rows` or `for each province`, not both; move the columns into the latter")
    if "for each province" in raw:
        return _provinces(_written(raw["for each province"]), vocabulary, faults)
    if "rows" not in raw:
        return NO_TABLE
    rows = _named(raw["rows"], vocabulary, faults) if isinstance(raw["rows"], str) else _written(raw["rows"])
    return Rows(tuple(_row(row, child("/rows", n), vocabulary, faults) for n, row in enumerate(rows)), ())


def _written(rows: object) -> tuple[Row, ...]:
    return tuple(row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _named(name: str, vocabulary: Vocabulary, faults: Faults) -> tuple[Row, ...]:
    table = name.removeprefix("tables/")
    if table not in vocabulary.tables:
        faults.add("/rows", f'"{name}" is no table; {likely(table, list(vocabulary.tables))}')
    return vocabulary.tables.get(table, ())


def _row(row: Row, pointer: str, vocabulary: Vocabulary, faults: Faults) -> RowRead:
    columns = {
        name: _column(value, child(pointer, name), vocabulary, faults)
        for name, value in row.items()
        if name not in _KEPT
    }
    for name in columns:
        if name in vocabulary.lists:
            faults.add(child(pointer, name), f'the column "{name}" has the name of a list; name it otherwise')
    return RowRead(
        {name: value for name, value in columns.items() if value is not None},
        read_severity(row["severity"], child(pointer, "severity"), faults) if "severity" in row else None,
        read_sources(row["sources"]) if "sources" in row else None,
        str(row["confidence"]) if "confidence" in row else None,
    )


def _column(value: object, pointer: str, vocabulary: Vocabulary, faults: Faults) -> Operand | None:
    if isinstance(value, str) and value.startswith("$"):
        return _list(value[1:], pointer, vocabulary, faults)
    if isinstance(value, (bool, int, str)):
        return value
    if not isinstance(value, list):
        return None
    found = (_column(item, pointer, vocabulary, faults) for item in value)
    parts = (item if isinstance(item, tuple) else (item,) for item in found if item is not None)
    return tuple(value for part in parts for value in part)


def _list(name: str, pointer: str, vocabulary: Vocabulary, faults: Faults) -> Operand | None:
    if name not in vocabulary.lists:
        faults.add(pointer, f'"${name}" is no list; {likely(name, list(vocabulary.lists))}')
    return vocabulary.lists.get(name)


def _provinces(rows: tuple[Row, ...], vocabulary: Vocabulary, faults: Faults) -> Rows:
    named = {province for row in rows for province in _in(row)}
    read: list[RowRead] = []
    exempt: list[str] = []
    for number, row in enumerate(rows):
        pointer = child("/for each province", number)
        _known(row, pointer, vocabulary, faults)
        meant = tuple(p for p in vocabulary.provinces if p not in named) if row.get("in") == "others" else _in(row)
        if row.get("exempt") is True:
            exempt.extend(meant)
            continue
        found = _row(row, pointer, vocabulary, faults)
        read.append(found._replace(columns={**found.columns, "province": meant}))
    return Rows(tuple(read), tuple(exempt))


def _in(row: Row) -> tuple[str, ...]:
    written = row.get("in")
    if isinstance(written, list):
        return tuple(str(province) for province in written)
    return (written,) if isinstance(written, str) and written != "others" else ()


def _known(row: Row, pointer: str, vocabulary: Vocabulary, faults: Faults) -> None:
    if "in" not in row:
        faults.add(pointer, "a province row says where it holds: `in: [广东, …]` or `in: others`")
    for province in _in(row):
        if province not in vocabulary.provinces:
            faults.add(
                child(pointer, "in"), f'"{province}" is no province; {likely(province, list(vocabulary.provinces))}'
            )


def read_sources(written: object) -> tuple[Source, ...]:
    """The citations of a `sources` list."""
    rows = written if isinstance(written, list) else []
    return tuple(Source(str(r.get("document")), str(r.get("section", ""))) for r in rows if isinstance(r, dict))


def read_severity(written: object, pointer: str, faults: Faults) -> tuple[Dated, ...]:
    """A severity: one word since the founding edition, or words by the day from which each holds."""
    if isinstance(written, str):
        return (Dated(FOUNDED, written),)
    dated = [Dated(str(day), str(word)) for day, word in written.items()] if isinstance(written, dict) else []
    for day, _ in dated:
        if not is_day(day):
            faults.add(child(pointer, day), f'"{day}" is no day; write YYYY-MM-DD')
    if [d.since for d in dated] != sorted({d.since for d in dated}):
        faults.add(pointer, "the days of a severity stand in their order, each once")
    for before, after in pairwise(dated):
        if before.word == after.word:
            faults.add(child(pointer, after.since), f'"{after.word}" holds already; leave this day out')
    return tuple(dated)


def capped(dated: tuple[Dated, ...], confidence: str) -> tuple[Dated, ...]:
    """A severity that rests on a doubtful source: never more than a warning."""
    if confidence not in ("low", "conflict"):
        return dated
    return tuple(Dated(d.since, "warning" if d.word == "error" else d.word) for d in dated)
