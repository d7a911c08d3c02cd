"""The parts of speech of a fact: which of its tests become its name, its place, or clauses, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from validator.core.sentences.body import Body, Fact, Test, says_nothing, shorter
from validator.core.sentences.phrases import NAMED_BY, called, predicate
from validator.core.sentences.table import PROVINCE, Column, Group
from validator.core.texts import Text

NOT = ("is not", "none of")
BOUNDS = ("before", "on or after", "at least", "at most")
_CHOICES = ("is", "one of", "is not", "none of")


class Parts(NamedTuple):
    """A fact's tests by what a sentence makes of them.

    `sort` names what sort of thing it is, by `template`; `within` the kind of its application; `nature` its subject's.
    `clauses` are those of one field each. `by_row` says that the rows tell more of it.
    """

    sort: Test | None
    template: Text
    within: Test | None
    province: Test | None
    nature: Test | None
    same: tuple[Test, ...]
    clauses: tuple[tuple[Test, ...], ...]
    by_row: bool


def parts(fact: Fact) -> Parts:
    """The parts of a fact."""
    by_role = {_role(fact, test): test for test in reversed(fact.tests)}
    told = [by_role.get(role) for role in ("sort", "within", "province", "nature")]
    rest = [test for test in fact.tests if not any(test is other for other in told)]
    sort = by_role.get("sort")
    return Parts(
        sort=sort,
        template=NAMED_BY[fact.kind.name, sort.field.name] if sort else called(fact.kind),
        within=_fixed(by_role.get("within")),
        province=_fixed(by_role.get("province")),
        nature=_fixed(by_role.get("nature")),
        same=tuple(test for test in rest if test.word == "same as"),
        clauses=tuple(_by_field(test for test in rest if test.word != "same as" and _fixed(test))),
        by_row=any(isinstance(test.said, Column) and test.said.column != PROVINCE for test in fact.tests),
    )


def _role(fact: Fact, test: Test) -> str:
    if test.word not in _CHOICES:
        return ""
    if (fact.kind.name, test.field.name) in NAMED_BY:
        return "sort"
    if test.field.name == "in" or (fact.kind.name == "application" and test.field.name == "kind"):
        return "within"
    return test.field.name if test.field.name in (PROVINCE, "nature") else ""


def _by_field(tests: Iterable[Test]) -> Iterator[tuple[Test, ...]]:
    """The tests of one field together, but one that says something of the fact as a whole stands by itself."""
    for _, group in groupby(tests, key=lambda test: (test.field.name, test.word == "agrees with", predicate(test))):
        yield tuple(group)


def _fixed(test: Test | None) -> Test | None:
    return None if test is None or isinstance(test.said, Column) else test


def has_clauses(fact: Fact) -> bool:
    """Whether a fact is described by more than its name and place."""
    found = parts(fact)
    return bool(found.clauses or found.nature or found.province or found.same)


def names_the_sort(test: Test) -> bool:
    """Whether a test is on the field that says what sort of thing a fact is, and says which."""
    return (test.kind, test.field.name) in NAMED_BY and test.word in _CHOICES and not isinstance(test.said, Column)


def is_same_thing(one: Fact, other: Fact) -> bool:
    """Whether two facts would be called by one name, so that one of them has to be "the other"."""
    mine, yours = parts(one), parts(other)
    if one.kind.name != other.kind.name:
        return False
    return one.kind.name != "person" or (mine.sort and mine.sort.said) == (yours.sort and yours.sort.said)


class Asked(NamedTuple):
    """A test whose value stands in the rows, and the fact it is on."""

    fact: Fact
    test: Test

    def filled(self, group: Group) -> Test | None:
        """The test as a group of rows has it; None where any value does there."""
        assert isinstance(self.test.said, Column)
        cell = group.cells[self.test.said.column]
        if not isinstance(cell, tuple):
            return self.test._replace(said=cell)
        found = shorter(self.test._replace(said=cell), self.test.field.values)
        return None if says_nothing(found) else found


class AskedByRow(NamedTuple):
    """What the rows of a rule say: when each of them holds, and what it asks."""

    when: tuple[Asked, ...]
    what: tuple[Asked, ...]


def asked_by_row(body: Body) -> AskedByRow:
    """The tests of a rule whose values stand in its rows; provinces are told by the row itself."""
    owed = [*body.owed, *(duty.fact._replace(tests=duty.tests) for duty in body.duties)]
    return AskedByRow(tuple(_asked([*body.about, *body.unless])), tuple(_asked(owed)))


def _asked(facts: Sequence[Fact]) -> Iterator[Asked]:
    for fact in facts:
        for test in fact.tests:
            if isinstance(test.said, Column) and test.said.column != PROVINCE:
                yield Asked(fact, test)
