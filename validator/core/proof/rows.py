"""Mutants of the rows of a rule: a row left out, a province of it, a column moved or saying something else.

Columns that only messages show are no conditions: nobody is judged by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from validator.core.language.vocabulary import Vocabulary
from validator.core.proof.conditions import telling_step
from validator.core.proof.edits import Path, in_words, pointer_of, replaced, without
from validator.core.proof.others import another, other_lists, steps
from validator.core.proof.sites import BOUNDS, Mutant, Site, sites_of

TABLES = ("rows", "for each province")


class _Cell(NamedTuple):
    """What a column holds in a row, and a test that it is used in."""

    path: Path
    value: Any
    site: Site
    vocabulary: Vocabulary

    @property
    def shown(self) -> str:
        return f"{self.path[2]} of {_row(self.path)}"

    def mutant(self, value: Any, cure: str) -> Mutant:
        """The rule with another value in the cell."""
        change = f"{self.shown} says {in_words(value)} in place of {in_words(self.value)}"
        return Mutant(pointer_of(self.path), change, cure, replaced(self.site.raw, self.path, value))


def of_rows(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Every mutant of the rows that a rule file writes out; a named table is proved where it is kept."""
    for words in TABLES:
        rows = raw.get(words)
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            path = (words, number)
            if len(raw[words]) > 1:
                cure = "add one that only this row judges so"
                yield Mutant(pointer_of(path), f"{_row(path)} is left out", cure, without(raw, path))
            yield from _provinces(raw, path, vocabulary)
            yield from _columns(raw, path, row, vocabulary)


def _row(path: Path) -> str:
    return f"row {path[1] + 1} of `{path[0]}`"


def _provinces(raw: Mapping[str, Any], path: Path, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Each province of a row, left out of it or, where it is the only one, another in its place."""
    rows = raw[path[0]]
    written = _in(rows[path[1]]) if path[0] == "for each province" else []
    taken = {province for row in rows for province in _in(row)}
    for number, province in enumerate(written):
        here = (*path, "in", number)
        if len(written) > 1:
            change, changed = f"{province} is left out of {_row(path)}", without(raw, here)
        else:
            others = [other for other in vocabulary.provinces if other != province]
            other = next((other for other in others if other not in taken), others[0])
            change, changed = f"{_row(path)} is of {other} in place of {province}", replaced(raw, here, other)
        yield Mutant(pointer_of(here), change, f"add one of {province}", changed)


def _in(row: Mapping[str, Any]) -> list[str]:
    written = row.get("in")
    return written if isinstance(written, list) else []


def _columns(raw: Mapping[str, Any], path: Path, row: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Mutant]:
    for column, value in row.items():
        site = next((site for site in sites_of(raw, vocabulary) if _uses(site.operand, column)), None)
        if site is not None:
            yield from _changed(_Cell((*path, column), value, site, vocabulary))


def _uses(operand: Any, column: str) -> bool:
    return any(item == f"${column}" for item in (operand if isinstance(operand, list) else [operand]))


def _changed(cell: _Cell) -> Iterator[Mutant]:
    if isinstance(cell.value, list):
        yield from _of_list(cell)
    elif cell.site.word in BOUNDS:
        for moved in steps(cell.value):
            needed = telling_step(cell.site.word, cell.value, moved)
            yield cell.mutant(moved, f"add one in which {cell.site.field.name} is {needed}")
    else:
        yield from _of_value(cell)


def _of_list(cell: _Cell) -> Iterator[Mutant]:
    for number, entry in enumerate(cell.value):
        rest = [item for n, item in enumerate(cell.value) if n != number]
        other = another(entry, cell.site.field, cell.vocabulary)
        if rest or other is not None:
            mutant = cell.mutant(rest or [other], f"add one of {_row(cell.path)} in which {_is(cell)} {entry}")
            yield mutant._replace(pointer=pointer_of((*cell.path, number)))


def _of_value(cell: _Cell) -> Iterator[Mutant]:
    cure = f"add one of {_row(cell.path)} that turns on {_is(cell)} {in_words(cell.value)}"
    name = cell.value[1:] if isinstance(cell.value, str) and cell.value.startswith("$") else ""
    if name in cell.vocabulary.lists:
        for other in other_lists(name, cell.site.field, cell.vocabulary):
            yield cell.mutant(f"${other}", cure)
        return
    other = another(cell.value, cell.site.field, cell.vocabulary)
    if other is not None:
        yield cell.mutant(other, cure)


def _is(cell: _Cell) -> str:
    return f"{cell.site.field.name} is"
