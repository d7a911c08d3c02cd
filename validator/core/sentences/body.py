"""A rule's body as a sentence tells it: said once for all its rows, with columns and lists filled in where they can be.

The reading of rules (validator/core/language) makes one variant a row. A sentence wants the opposite: what is common
to all rows once, and then the rows as a table. A rule that comes here was found right before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Union

from validator.core.facts import FactKind, Field, Scalar
from validator.core.language.body import OWED
from validator.core.language.patterns import Entry, entries
from validator.core.language.vocabulary import Vocabulary
from validator.core.rules import Reference
from validator.core.sentences.table import Column, Table, read_table

Said = Union[bool, int, str, "tuple[Scalar, ...]", Reference, Column]

# A list that leaves out no more than this many values of its field is told by what it leaves out.
FEW = 3
_OPPOSITE = {"one of": "none of", "none of": "one of"}
_OF_SEVERAL = {"is": "one of", "is not": "none of"}
_OF_ONE = {"one of": "is", "none of": "is not"}
_POSITIVE = ("is", "one of", "before", "on or after", "at least", "at most")


class Test(NamedTuple):
    """A test with the kind and field it is on; `said` is what it is held against, a Column where the rows differ."""

    kind: str
    field: Field
    word: str
    said: Said


class Fact(NamedTuple):
    """A fact that a rule names: its name, its kind, the name of the fact it belongs to, and its tests."""

    name: str
    kind: FactKind
    of: str | None
    tests: tuple[Test, ...]

    def test(self, field: str) -> Test | None:
        """The first test on a field."""
        return next((test for test in self.tests if test.field.name == field), None)


class Duty(NamedTuple):
    """What a fact of `for each` must be like in one field.

    `where` is "given" or "known" where the rule is only about facts whose field has a value.
    """

    fact: Fact
    tests: tuple[Test, ...]
    where: str


class Body(NamedTuple):
    """What a rule says. `counting` are facts of the run that only count for an earlier fact, `tallies` the field by
    which they belong to it, by their name.

    `word` is the word of what is owed: `duties` for must, `owed` for the others.
    """

    about: tuple[Fact, ...]
    tallies: Mapping[str, Field]
    counting: tuple[Fact, ...]
    unless: tuple[Fact, ...]
    word: str
    duties: tuple[Duty, ...]
    owed: tuple[Fact, ...]
    missing_fails: bool
    table: Table

    def fact(self, name: str) -> Fact:
        """The fact of `for each` with that name."""
        return next(fact for fact in (*self.about, *self.counting) if fact.name == name)


def read(raw: Mapping[str, object], vocabulary: Vocabulary) -> Body:
    """The body of a rule file's values."""
    table = read_table(raw, vocabulary)
    reader = _Reader(vocabulary, table)
    word = next(word for word in OWED if word in raw)
    about = reader.facts(raw["for each"])
    owed = reader.facts(raw[word])
    duties = tuple(_duties(about, owed)) if word == "must" else ()
    counting = dict(_tallies(about, {duty.fact.name for duty in duties}))
    return Body(
        about=tuple(_without(fact, duties) for fact in about if fact.name not in counting),
        tallies=counting,
        counting=tuple(fact for fact in about if fact.name in counting),
        unless=reader.facts(raw.get("unless")),
        word=word,
        duties=duties,
        owed=owed if word != "must" else (),
        missing_fails=raw.get("missing fails") is True,
        table=table,
    )


class _Reader:
    def __init__(self, vocabulary: Vocabulary, table: Table) -> None:
        self._vocabulary = vocabulary
        self._table = table

    def facts(self, written: object) -> tuple[Fact, ...]:
        return tuple(self._fact(entry) for entry in entries(written, ""))

    def _fact(self, entry: Entry) -> Fact:
        name, _, alias = entry.key.partition(" as ")
        kind = self._vocabulary.kinds[name]
        of = entry.tests.get("of")
        tests = [
            test for field, said in entry.tests.items() if field != "of" for test in self._tests(kind, field, said)
        ]
        return Fact(alias or name, kind, str(of) if of else None, tuple(_telling(tests)))

    def _tests(self, kind: FactKind, field: str, written: object) -> Iterator[Test]:
        words = written if isinstance(written, dict) else {"is": written}
        for word, said in words.items():
            yield self._test(kind.name, kind.fields[field], str(word), said)

    def _test(self, kind: str, field: Field, word: str, written: object) -> Test:
        if word in ("same as", "agrees with"):
            name, _, other = str(written).partition(".")
            return Test(kind, field, word, Reference(name, other))
        said = self._table.said(written)
        if word == "is not" and isinstance(said, bool):
            return Test(kind, field, "is", not said)
        if isinstance(said, tuple) and not isinstance(said, (Reference, Column)):
            return shorter(Test(kind, field, word, said), self._all(field))
        return Test(kind, field, "present" if word == "known" else word, said)

    def _all(self, field: Field) -> tuple[Scalar, ...]:
        return field.values or (self._vocabulary.provinces if field.name == "province" else ())


def shorter(test: Test, known: tuple[Scalar, ...]) -> Test:
    """A test on a list, told by what it leaves out where that is much shorter, and without "one of" where it is one."""
    word, said = _OF_SEVERAL.get(test.word, test.word), scalars(test)
    left = tuple(value for value in known if value not in said)
    if set(said) <= set(known) and len(left) <= FEW and 2 * len(left) < len(said):
        word, said = _OPPOSITE[word], left
    if len(said) == 1:
        return test._replace(word=_OF_ONE[word], said=said[0])
    return test._replace(word=word, said=said)


def scalars(test: Test) -> tuple[Scalar, ...]:
    """The values that a test is held against; none where it refers to a field or to the rows."""
    if isinstance(test.said, (Reference, Column)):
        return ()
    return test.said if isinstance(test.said, tuple) else (test.said,)


def _telling(tests: list[Test]) -> Iterator[Test]:
    """Without the tests that every fact passes, and without `present` where another test asks for a value anyway."""
    asked = {test.field.name for test in tests if test.word in _POSITIVE}
    for test in tests:
        if not says_nothing(test) and not (test.word == "present" and test.said is True and test.field.name in asked):
            yield test


def says_nothing(test: Test) -> bool:
    """Whether every value passes."""
    return test.word == "none of" and test.said == ()


def _duties(about: tuple[Fact, ...], owed: tuple[Fact, ...]) -> Iterator[Duty]:
    for fact in owed:
        meant = next(known for known in about if known.name == fact.name)
        for field in dict.fromkeys(test.field.name for test in fact.tests):
            tests = tuple(test for test in fact.tests if test.field.name == field)
            yield Duty(meant, tests, _where(meant, tests[0].field))


def _where(fact: Fact, field: Field) -> str:
    test = fact.test(field.name)
    if test is None or test.word != "present" or test.said is not True:
        return ""
    return "given" if field.presence == "optional" else "known"


def _without(fact: Fact, duties: tuple[Duty, ...]) -> Fact:
    """A fact of `for each` without what its duties say as `where`."""
    told = {duty.tests[0].field.name for duty in duties if duty.fact.name == fact.name and duty.where}
    return fact._replace(tests=tuple(t for t in fact.tests if t.field.name not in told or t.word != "present"))


def _tallies(about: tuple[Fact, ...], owing: set[str]) -> Iterator[tuple[str, Field]]:
    for fact in about:
        if fact.kind.scope == "run" and fact.name in owing and [test.word for test in fact.tests] == ["same as"]:
            yield fact.name, fact.tests[0].field
