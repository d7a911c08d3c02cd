"""The meaning of a rule: a matcher to be understood in one sitting.

`cases` finds every way to bind the facts that an obligation is about, and what becomes of each. Violations are the
certain ones among them; the verdict also tells unknown from not applicable. The durable engine must find the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from validator.core.facts import Fact, Memory, Unknown
from validator.core.matching import Truth, every, is_missing, joined, negated, passes, some, state, unary
from validator.core.rules import Match, Obligation, Pattern, Reference
from validator.core.texts import Text

Bound = Mapping[str, Fact]


class Case(NamedTuple):
    """One way to bind an obligation: whether it applies, whether something lifts it, whether it is broken."""

    facts: tuple[int, ...]
    applies: Truth
    lifted: Truth
    broken: Truth

    @property
    def violated(self) -> Truth:
        """Met only where all three are certain."""
        return every((self.applies, negated(self.lifted), self.broken))


class Verdict(NamedTuple):
    """What became of an obligation: "fail", "not judged" (with the reason), "pass" or "not applicable"."""

    word: str
    reason: Text | None = None


NOT_APPLICABLE = Verdict("not applicable")
STRENGTH = ("fail", "not judged", "pass", "not applicable")


class PlainEngine:
    """The matcher as an engine."""

    name = "plain"

    def open(self, obligations: Sequence[Obligation]) -> PlainAsked:
        """Nothing has to be made ready."""
        return PlainAsked(tuple(obligations))


class PlainAsked:
    """Obligations, asked of the matcher."""

    def __init__(self, obligations: tuple[Obligation, ...]) -> None:
        self._obligations = obligations

    def matches(self, memory: Memory) -> frozenset[Match]:
        """Every certain violation."""
        sight = Sight(memory)
        return frozenset(
            Match(obligation.key, case.facts)
            for obligation in self._obligations
            for case in cases(obligation, sight)
            if case.violated is True
        )


class Sight:
    """What the patterns see of a memory: each pattern's own tests are tried once, then looked up by the first join."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._seen: dict[Pattern, dict[object, list[tuple[Fact, Truth]]]] = {}

    def candidates(self, pattern: Pattern, bound: Bound) -> list[tuple[Fact, Truth]]:
        """Facts that may play a pattern, with the truth of its own tests; all that the first join leaves."""
        table = self._seen.get(pattern)
        if table is None:
            table = self._seen[pattern] = self._table(pattern)
        wanted = _wanted(pattern, bound)
        if wanted is _ANY:
            return table.get(_ANY, [])
        if not table:
            return []
        doubtful = table.get(_DOUBT, [])
        found = table.get(wanted, [])
        return found + doubtful if doubtful else found

    def _table(self, pattern: Pattern) -> dict[object, list[tuple[Fact, Truth]]]:
        table: dict[object, list[tuple[Fact, Truth]]] = {}
        for fact in self._memory.of_kind(pattern.kind):
            truth = unary(pattern, fact)
            if truth is not False:
                table.setdefault(_ANY, []).append((fact, truth))
                for key in _keys(pattern, fact):
                    table.setdefault(key, []).append((fact, truth))
        return table


def verdict(obligation: Obligation, sight: Sight) -> Verdict:
    """What became of an obligation in a memory, over all its cases: the strongest."""
    best = NOT_APPLICABLE
    for case in cases(obligation, sight):
        found = _verdict_of(case)
        if found.word == "fail":
            return found
        best = stronger(best, found)
    return best


def stronger(one: Verdict, other: Verdict) -> Verdict:
    """Fail before not judged before pass before not applicable; the first of equals."""
    return min(one, other, key=lambda v: STRENGTH.index(v.word))


def _verdict_of(case: Case) -> Verdict:
    if case.violated is True:
        return Verdict("fail")
    if case.lifted is True:
        return NOT_APPLICABLE
    # An obligation that may not even apply is not called met: a ledger that nobody gave has passed nothing.
    doubt = case.applies if isinstance(case.applies, Unknown) else case.violated
    return Verdict("not judged", doubt.reason) if isinstance(doubt, Unknown) else Verdict("pass")


def bindings(about: Sequence[Pattern], sight: Sight) -> Iterator[tuple[dict[str, Fact], Truth]]:
    """Every way to bind the facts that an obligation is about, with the truth of it."""
    return _bindings(about, sight, {})


def cases(obligation: Obligation, sight: Sight) -> Iterator[Case]:
    """Every case of an obligation, in the order of the facts."""
    for bound, applies in bindings(obligation.about, sight):
        lifted = some(_exists(pattern, sight, bound) for pattern in obligation.unless)
        numbers = tuple(fact.number for fact in bound.values())
        for extra, broken in _broken(obligation, sight, bound):
            yield Case(numbers + extra, applies, lifted, broken)


def _bindings(
    patterns: Sequence[Pattern], sight: Sight, bound: dict[str, Fact]
) -> Iterator[tuple[dict[str, Fact], Truth]]:
    if not patterns:
        yield bound, True
        return
    first, rest = patterns[0], patterns[1:]
    for fact, truth in _candidates(first, sight, bound):
        if any(fact.number == other.number for other in bound.values()):
            continue
        for further, applies in _bindings(rest, sight, {**bound, first.name: fact}):
            yield further, every((truth, applies))


def _candidates(
    pattern: Pattern, sight: Sight, bound: Bound, *, elsewhere: bool = False
) -> Iterator[tuple[Fact, Truth]]:
    for fact, own in sight.candidates(pattern, bound):
        if not _confined(fact, bound, elsewhere=elsewhere):
            continue
        truth = every((own, joined(pattern, fact, bound)))
        if truth is not False:
            yield fact, truth


def _confined(fact: Fact, bound: Bound, *, elsewhere: bool) -> bool:
    home = next((other.document for other in bound.values() if other.document is not None), None)
    if elsewhere:
        return fact.document is not None and fact.document != home
    return fact.document is None or home is None or fact.document == home


def _exists(pattern: Pattern, sight: Sight, bound: Bound) -> Truth:
    return some(truth for _, truth in _candidates(pattern, sight, bound))


def _broken(obligation: Obligation, sight: Sight, bound: Bound) -> Iterator[tuple[tuple[int, ...], Truth]]:
    """What breaks the obligation in a case, with the fact that does it; one answer "not broken" where nothing does."""
    if obligation.must is not None:
        yield (), _fails(obligation.must, bound, missing_fails=obligation.missing_fails)
    elif obligation.present is None:
        yield (), negated(some(_exists(pattern, sight, bound) for pattern in obligation.absent))
    else:
        yield from _forbidden(obligation, obligation.present, sight, bound)


def _forbidden(
    obligation: Obligation, present: Pattern, sight: Sight, bound: Bound
) -> Iterator[tuple[tuple[int, ...], Truth]]:
    taken = {fact.number for fact in bound.values()}
    none = True
    for fact, truth in _candidates(present, sight, bound, elsewhere=obligation.word == "elsewhere"):
        if fact.number not in taken:
            none = False
            yield (fact.number,), truth
    if none:
        yield (), False


def _fails(must: Pattern, bound: Bound, *, missing_fails: bool) -> Truth:
    truth = passes(must.tests[0], bound[must.name], bound)
    if missing_fails and is_missing(truth) and bound[must.name].phantom is None:
        return True
    return negated(truth)


_ANY = object()
_DOUBT = object()


def _wanted(pattern: Pattern, bound: Bound) -> object:
    """The look-up key that the bound facts ask of a pattern: by its parent, else by its first `same as`."""
    if pattern.of is not None:
        return ("of", bound[pattern.of].kind, bound[pattern.of].number)
    for test in pattern.tests:
        if test.word == "same as" and isinstance(test.operand, Reference):
            value = state(bound[test.operand.name], test.operand.field)
            return _ANY if isinstance(value, Unknown) else ("same", value)
    return _ANY


def _keys(pattern: Pattern, fact: Fact) -> Iterator[object]:
    if pattern.of is not None:
        yield from (("of", kind, number) for kind, number in fact.parents.items())
        return
    for test in pattern.tests:
        if test.word == "same as":
            value = state(fact, test.field)
            yield _DOUBT if isinstance(value, Unknown) else ("same", value)
            return
