"""What a readable rule must also be: never silent by accident, and inside what the engine can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from validator.core.facts import Field
from validator.core.language.faults import Faults
from validator.core.language.vocabulary import Vocabulary
from validator.core.rules import Obligation, Pattern, Reference, Test

MOST_PATTERNS = 14
MOST_TESTS = 20


def judge_soundness(raw: Mapping[str, object], obligation: Obligation, vocabulary: Vocabulary, faults: Faults) -> None:
    """Note everything that keeps an obligation from meaning what it says."""
    if obligation.must is not None:
        _must_is_there(obligation, obligation.must, vocabulary, faults)
    _references_are_there(obligation, vocabulary, faults)
    _within_the_engine(obligation, faults)
    if "for each province" in raw and not _names_province(obligation.about):
        faults.add("/for each", "`province: $province` stands in `for each` where there are province rows")


def _must_is_there(obligation: Obligation, must: Pattern, vocabulary: Vocabulary, faults: Faults) -> None:
    test = must.tests[0]
    field = vocabulary.field(must.kind, test.field)
    if field is None or obligation.missing_fails or test.word in ("present", "agrees with"):
        return
    tested = _tested(obligation.about, must.name)
    if field.may_be_nothing and test.field not in tested and field.given not in tested:
        faults.add(
            f"/must/{must.name}/{test.field}",
            f"{must.kind}.{test.field} may be missing: test it in `for each` (`{test.field}: {{known: true}}`), "
            "or say `missing fails: true`",
        )


def _references_are_there(obligation: Obligation, vocabulary: Vocabulary, faults: Faults) -> None:
    """`same as` in an absence must refer to a value that is there, else absence would prove nothing."""
    for pointer, test in _absent_joins(obligation):
        assert isinstance(test.operand, Reference)
        name, other = test.operand
        meant = next((p for p in obligation.about if p.name == name), None)
        field = vocabulary.field(meant.kind, other) if meant else None
        if meant is None or field is None:
            continue
        tested = _tested(obligation.about, name)
        if (field.may_be_nothing or field.may_be_unknown) and other not in tested and field.given not in tested:
            faults.add(pointer, f"{name}.{other} may be missing: test it in `for each` (`{other}: {{known: true}}`)")


def _absent_joins(obligation: Obligation) -> Iterator[tuple[str, Test]]:
    for pattern in (*obligation.unless, *obligation.absent):
        block = "unless" if pattern in obligation.unless else "require"
        yield from ((f"/{block}/{pattern.name}", test) for test in pattern.tests if test.word == "same as")


def _tested(about: Sequence[Pattern], name: str) -> set[str | None]:
    """Fields that `for each` tests in any way on a fact, and those it refers to."""
    own = {test.field for p in about if p.name == name for test in p.tests}
    referred = {
        test.operand.field
        for p in about
        for test in p.tests
        if isinstance(test.operand, Reference) and test.operand.name == name and test.word == "same as"
    }
    return {*own, *referred}


def _within_the_engine(obligation: Obligation, faults: Faults) -> None:
    patterns = [*obligation.about, *obligation.unless, *obligation.absent]
    if obligation.present is not None:
        patterns.append(obligation.present)
    if len(patterns) > MOST_PATTERNS:
        faults.add("/for each", f"a rule has {MOST_PATTERNS} patterns at most, here are {len(patterns)}")
    for pattern in patterns:
        if len(pattern.tests) > MOST_TESTS:
            faults.add("/for each", f"a fact has {MOST_TESTS} tests at most, {pattern.name} has {len(pattern.tests)}")


def _names_province(about: Sequence[Pattern]) -> bool:
    """Whether a fact is confined to the provinces of the row; the opposite would turn every row around."""
    return any(t.field == "province" and t.word in ("is", "one of") for pattern in about for t in pattern.tests)


def never_absent(field: Field) -> bool:
    """Whether a field always holds a value."""
    return not (field.may_be_nothing or field.may_be_unknown)
