"""When two memories look alike to the rules: every test comes out the same, and what is joined is equal in the same
places. Whatever is found in one holds, fact by fact, in the other, so that rules need to be asked once for both.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from validator.core.facts import Fact, Memory, Scalar, Unknown
from validator.core.matching import Truth, passes
from validator.core.rules import Obligation, Pattern, Reference, Test

MOST_VALUES_KEPT = 1_000

Shown = Scalar | Unknown | None


class _Column:
    """A field that is held against constants: values by which its tests come out alike have one number."""

    def __init__(self, kind: str, field: str, tests: Iterable[Test]) -> None:
        self.field = field
        self.seen: dict[Shown, int] = {}
        self._kind = kind
        self._tests = tuple(tests)
        self._classes: dict[tuple[Truth, ...], int] = {}

    def tried(self, found: Shown) -> int:
        """The number of a value that was not seen before."""
        fact = Fact(self._kind, 0, None, "", {}, {} if found is None else {self.field: found}, {})
        truths = tuple(passes(test, fact, {}) for test in self._tests)
        if len(self.seen) >= MOST_VALUES_KEPT:
            self.seen.clear()
        number = self.seen[found] = self._classes.setdefault(truths, len(self._classes))
        return number


class _Looks(NamedTuple):
    """What rules look at in facts of a kind: columns of tests, and fields that are compared with others."""

    columns: tuple[_Column, ...]
    joined: tuple[str, ...]


class Likeness:
    """What obligations see of a memory, as a value: memories with equal values look alike to them."""

    def __init__(self, obligations: Iterable[Obligation]) -> None:
        tests: dict[str, dict[str, dict[Test, None]]] = {}
        joined: dict[str, dict[str, None]] = {}
        for kind, test in (found for obligation in obligations for found in looked_at(obligation)):
            by_field = tests.setdefault(kind, {})
            if isinstance(test, Test):
                by_field.setdefault(test.field, {})[test] = None
            elif test is not None:
                joined.setdefault(kind, {})[test] = None
        self._kinds = {
            kind: _Looks(
                tuple(_Column(kind, field, found) for field, found in by_field.items()), tuple(joined.get(kind, ()))
            )
            for kind, by_field in tests.items()
        }

    def of(self, memory: Memory) -> Hashable:
        """What is seen of a memory. Facts keep their numbers, so matches are the same numbers too."""
        shown: list[Hashable] = [len(memory.facts)]
        numbers: dict[Hashable, int] = {}
        kinds = self._kinds
        for fact in memory.facts:
            looks = kinds.get(fact.kind)
            if looks is None:
                continue
            home = None if fact.document is None else numbers.setdefault((fact.document,), len(numbers))
            shown += (fact.kind, fact.number, home, fact.phantom, *fact.parents.items())
            values = fact.values
            for column in looks.columns:
                found = values.get(column.field)
                number = column.seen.get(found)
                shown.append(column.tried(found) if number is None else number)
            for field in looks.joined:
                found = values.get(field)
                is_value = found is not None and not isinstance(found, Unknown)
                shown.append((numbers.setdefault(found, len(numbers)),) if is_value else found)
        return tuple(shown)


def looked_at(obligation: Obligation) -> Iterator[tuple[str, Test | str | None]]:
    """What an obligation looks at: kinds of facts, each by itself, with a test, or with a field that is compared."""
    kinds = {pattern.name: pattern.kind for pattern in obligation.about}
    for pattern in patterns(obligation):
        yield pattern.kind, None
        for test in pattern.tests:
            if isinstance(test.operand, Reference):
                yield pattern.kind, test.field
                yield kinds[test.operand.name], test.operand.field
            else:
                yield pattern.kind, test


def patterns(obligation: Obligation) -> tuple[Pattern, ...]:
    """All patterns of an obligation."""
    single = tuple(pattern for pattern in (obligation.must, obligation.present) if pattern is not None)
    return (*obligation.about, *obligation.unless, *obligation.absent, *single)
