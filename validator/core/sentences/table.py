"""The rows of a rule as its sentence tells them: rows that say the same are one, and one row alone is no table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Union

from validator.core.facts import Scalar
from validator.core.language.body import OWED
from validator.core.language.patterns import entries
from validator.core.language.vocabulary import Row, Vocabulary

Cell = Union[bool, int, str, "tuple[Scalar, ...]"]
PROVINCE = "province"
# Where a fact may be any of several, rows add up to one longer list.
_ADDING_UP = ("for each", "forbid", "forbid elsewhere")


class Column(NamedTuple):
    """A value that each row says for itself."""

    column: str


class Group(NamedTuple):
    """Rows that say the same. `provinces` are those they hold for, with `others` also every one that no row names."""

    provinces: tuple[str, ...]
    others: bool
    cells: Mapping[str, Cell]


class Table(NamedTuple):
    """The rows of a rule. Values that are the same in all of them are `fixed`, and with fewer than two groups all are.

    `everywhere` says that province rows cover every province but the `exempt` ones.
    """

    groups: tuple[Group, ...]
    fixed: Mapping[str, Cell]
    lists: Mapping[str, tuple[Scalar, ...]]
    exempt: tuple[str, ...]
    everywhere: bool

    def said(self, written: object) -> Cell | Column:
        """What is written in a test: a value, a list with its lists opened, or a column that differs by row."""
        name = _column(written)
        if name is None:
            return _opened(written, self.lists)
        if name in self.fixed:
            return self.fixed[name]
        differs = (self.groups and name == PROVINCE) or any(name in group.cells for group in self.groups)
        return Column(name) if differs else _opened(written, self.lists)


def read_table(raw: Mapping[str, object], vocabulary: Vocabulary) -> Table:
    """The rows of a rule file's values, of `rows` or of `for each province`."""
    uses = tuple(_uses(raw))
    by_province = "for each province" in raw
    rows = _rows(raw.get("for each province", raw.get("rows", [])), vocabulary)
    kept = [row for row in rows if row.get("exempt") is not True]
    groups = tuple(_grouped(_group(row, uses, vocabulary) for row in kept))
    if not by_province:
        groups = _added_up(groups, uses)
    everywhere = by_province and any(group.others for group in groups)
    exempt = tuple(p for row in rows if row.get("exempt") is True for p in _provinces(row))
    fixed = _the_same_in_all(groups)
    if len(groups) > 1:
        told = sorted(groups, key=lambda group: group.others)
        return Table(tuple(_without(group, fixed) for group in told), fixed, vocabulary.lists, exempt, everywhere)
    if by_province:
        left = tuple(p for p in vocabulary.provinces if p not in exempt)
        fixed[PROVINCE] = left if everywhere else groups[0].provinces
    return Table((), fixed, vocabulary.lists, exempt if everywhere else (), everywhere)


def named_beside(group: Group, table: Table) -> tuple[str, ...]:
    """The provinces of a group that are named in its row: those that "every other province" covers are not."""
    if not group.others:
        return group.provinces
    elsewhere = {province for other in table.groups if other is not group for province in other.provinces}
    return tuple(province for province in group.provinces if province in elsewhere)


class _Use(NamedTuple):
    block: str
    word: str
    column: str
    written: object


def _uses(raw: Mapping[str, object]) -> Iterator[_Use]:
    """Every place where the rule names a column (or a list)."""
    for block in ("for each", "unless", *OWED):
        for entry in entries(raw.get(block), ""):
            for written in entry.tests.values():
                words = written if isinstance(written, dict) else {"is": written}
                for word, said in words.items():
                    name = _column(said)
                    if name is not None:
                        yield _Use(block, str(word), name, said)


def _column(written: object) -> str | None:
    """The name of the column (or list) that a test speaks of; a list that mixes them with values is one of its own."""
    if isinstance(written, str):
        return written[1:] if written.startswith("$") else None
    mixed = isinstance(written, list) and any(isinstance(item, str) and item.startswith("$") for item in written)
    return ", ".join(map(str, written)) if mixed and isinstance(written, list) else None


def _rows(written: object, vocabulary: Vocabulary) -> tuple[Row, ...]:
    if isinstance(written, str):
        return vocabulary.tables.get(written.removeprefix("tables/"), ())
    return tuple(row for row in written if isinstance(row, dict)) if isinstance(written, list) else ()


def _group(row: Row, uses: Iterable[_Use], vocabulary: Vocabulary) -> Group:
    used = {use.column for use in uses}
    mixed = {use.column: use.written for use in uses if isinstance(use.written, list)}
    within = {str(item).removeprefix("$") for written in mixed.values() for item in written}
    said = {name: _opened(row[name], vocabulary.lists) for name in row if name in used | within}
    known = {**vocabulary.lists, **{name: _listed(cell) for name, cell in said.items()}}
    cells = {name: cell for name, cell in said.items() if name in used}
    cells.update({name: _opened(written, known) for name, written in mixed.items()})
    return Group(_provinces(row), row.get("in") == "others", cells)


def _provinces(row: Row) -> tuple[str, ...]:
    written = row.get("in")
    if isinstance(written, list):
        return tuple(str(province) for province in written)
    return (written,) if isinstance(written, str) and written != "others" else ()


def _grouped(groups: Iterable[Group]) -> Iterator[Group]:
    """Rows with the same cells as one, in the order of their first."""
    found: list[Group] = []
    for group in groups:
        same = next((n for n, other in enumerate(found) if other.cells == group.cells), None)
        if same is None:
            found.append(group)
        else:
            known = found[same]
            provinces = tuple(dict.fromkeys((*known.provinces, *group.provinces)))
            found[same] = Group(provinces, known.others or group.others, known.cells)
    return iter(found)


def _added_up(groups: tuple[Group, ...], uses: tuple[_Use, ...]) -> tuple[Group, ...]:
    """Rows as one where they differ in a single column and a fact may be any of what they name."""
    columns = {name for group in groups for name in group.cells}
    uses = tuple(use for use in uses if use.column in columns)
    if len(uses) != 1 or uses[0].word not in ("is", "one of") or uses[0].block not in _ADDING_UP:
        return groups
    name = uses[0].column
    values = tuple(dict.fromkeys(value for group in groups for value in _listed(group.cells[name])))
    return (Group(provinces=(), others=False, cells={name: values}),)


def _the_same_in_all(groups: tuple[Group, ...]) -> dict[str, Cell]:
    first = groups[0].cells if groups else {}
    return {name: cell for name, cell in first.items() if all(group.cells.get(name) == cell for group in groups)}


def _without(group: Group, fixed: Mapping[str, Cell]) -> Group:
    return group._replace(cells={name: cell for name, cell in group.cells.items() if name not in fixed})


def _listed(cell: Cell) -> tuple[Scalar, ...]:
    return cell if isinstance(cell, tuple) else (cell,)


def _opened(written: object, lists: Mapping[str, tuple[Scalar, ...]]) -> Cell:
    """A value as it is, a list as a tuple; `$name`, alone or in a list, is the named list."""
    if isinstance(written, str) and written.startswith("$"):
        return lists[written[1:]]
    if isinstance(written, list):
        return tuple(value for item in written for value in _listed(_opened(item, lists)))
    assert isinstance(written, (bool, int, str))
    return written
