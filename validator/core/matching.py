"""What a test means on a fact, in three truths: met, not met, unknown.

A missing field is nothing and meets no test but `present: false` and `agrees with`; an Unknown leaves the question
open, but for `agrees with`, which is met on either. A phantom stands for facts that may exist: what it does not hold
is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from validator.core.facts import Fact, Scalar, Unknown
from validator.core.rules import Operand, Pattern, Reference, Test

Truth = bool | Unknown

JOINS = frozenset({"same as", "agrees with"})


def state(fact: Fact, field: str) -> Scalar | Unknown | None:
    """The value of a field, None for nothing, or Unknown; what a phantom does not hold is unknown."""
    found = fact.values.get(field)
    if found is None and fact.phantom is not None:
        return Unknown(fact.phantom)
    return found


def unary(pattern: Pattern, fact: Fact) -> Truth:
    """The truth of all tests of a pattern on one fact, but for those that look at another fact."""
    truth = every(_alone(test, fact) for test in pattern.tests if test.word not in JOINS)
    if truth is True and fact.phantom is not None:
        return Unknown(fact.phantom)
    return truth


def joined(pattern: Pattern, fact: Fact, bound: Mapping[str, Fact]) -> Truth:
    """The truth of the tests of a pattern that look at facts bound before (`of`, `same as`, `agrees with`)."""
    if pattern.of is not None:
        parent = bound[pattern.of]
        if fact.parents.get(parent.kind) != parent.number:
            return False
    return every(_across(test, fact, bound) for test in pattern.tests if test.word in JOINS)


def passes(test: Test, fact: Fact, bound: Mapping[str, Fact]) -> Truth:
    """The truth of one test, whichever it is."""
    return _across(test, fact, bound) if test.word in JOINS else _alone(test, fact)


def is_missing(truth: Truth) -> bool:
    """Whether a truth is unknown because nobody said, so that `missing fails` counts it as not met."""
    return isinstance(truth, Unknown) and not truth.structural


def every(truths: Iterable[Truth]) -> Truth:
    """Not met if any is not met, else unknown if any is, else met."""
    doubt: Unknown | None = None
    for truth in truths:
        if truth is False:
            return False
        if truth is not True and doubt is None:
            doubt = truth
    return True if doubt is None else doubt


def some(truths: Iterable[Truth]) -> Truth:
    """Met if any is met, else unknown if any is, else not met."""
    doubt: Unknown | None = None
    for truth in truths:
        if truth is True:
            return True
        if truth is not False and doubt is None:
            doubt = truth
    return False if doubt is None else doubt


def negated(truth: Truth) -> Truth:
    """The opposite; unknown stays unknown."""
    return truth if isinstance(truth, Unknown) else not truth


def _alone(test: Test, fact: Fact) -> Truth:
    found = state(fact, test.field)
    if isinstance(found, Unknown):
        return found
    if test.word == "present":
        return (found is not None) is test.operand
    if found is None:
        return False
    return _WORDS[test.word](found, test.operand)


def _across(test: Test, fact: Fact, bound: Mapping[str, Fact]) -> Truth:
    assert isinstance(test.operand, Reference)
    other = bound[test.operand.name]
    mine, theirs = state(fact, test.field), state(other, test.operand.field)
    if test.word == "agrees with":
        return _agrees(fact, other, mine, theirs)
    if mine is None or theirs is None:
        return False
    if isinstance(mine, Unknown):
        return mine
    return theirs if isinstance(theirs, Unknown) else mine == theirs


def _agrees(fact: Fact, other: Fact, mine: Scalar | Unknown | None, theirs: Scalar | Unknown | None) -> Truth:
    # A phantom may exist or not: what it would say is open, where a field left blank is agreement.
    phantom = fact.phantom or other.phantom
    if phantom is not None:
        return Unknown(phantom)
    if mine is None or theirs is None or isinstance(mine, Unknown) or isinstance(theirs, Unknown):
        return True
    return mine == theirs


def _among(found: Scalar, operand: Operand) -> bool:
    assert isinstance(operand, tuple)
    return found in operand


# The loader has seen to it that an operand is of its field's type: dates are ISO texts and compare as such.
_WORDS: Mapping[str, Callable[[Scalar, Operand], bool]] = {
    "is": lambda found, operand: found == operand,
    "is not": lambda found, operand: found != operand,
    "one of": _among,
    "none of": lambda found, operand: not _among(found, operand),
    "before": lambda found, operand: str(found) < str(operand),
    "on or after": lambda found, operand: str(found) >= str(operand),
    "at least": lambda found, operand: found >= operand,  # type: ignore[operator]
    "at most": lambda found, operand: found <= operand,  # type: ignore[operator]
}
