"""Values as the small integers on which the engine joins.

Equal values have one integer. What an integer cannot say is said by writing several: a field that is unknown may
equal any value, so it is spelled once as each that it could meet, and the engine only ever compares integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from validator.adapters.durable_legs import ABSENT, Join
from validator.adapters.durable_network import EngineLeg
from validator.core.facts import Fact, Scalar, Unknown
from validator.core.matching import state

NOTHING, UNKNOWN, FIRST_VALUE = 0, 1, 2


class Spelling(NamedTuple):
    """What a fact writes for its side of a join; `odd` where that is not its own value's integer."""

    name: str
    code: int
    odd: bool


class Codes:
    """The integers of the values of one memory."""

    def __init__(self) -> None:
        self._values: dict[Scalar, int] = {}

    def shown(self, fact: Fact, field: str) -> int:
        """What others join on: the fact's number where no field is named (they are its children), else a value."""
        return self._of(state(fact, field)) if field else fact.number

    def among(self, facts: Iterable[Fact], field: str) -> set[int]:
        """All that facts show of a field."""
        return {self.shown(fact, field) for fact in facts}

    def spellings(self, leg: EngineLeg, join: Join, fact: Fact, others: Iterable[Fact]) -> Sequence[Spelling]:
        """Each way that a fact may write its side of a join, so that it meets those of `others` that it should."""
        if join.word == "of":
            parent = fact.parents.get(join.field)
            return [] if parent is None else [Spelling(join.left, parent, odd=False)]
        found = self._of(state(fact, join.field))
        if found < FIRST_VALUE or (fact.phantom and join.word == "agrees with"):
            met = _met_by_none(leg, join, found, self.among(others, join.to_field))
            return [Spelling(join.left, code, odd=True) for code in sorted(met)]
        exact = Spelling(join.left, found, odd=False)
        doubtful = _met_by_a_value(leg, join)
        if not doubtful:
            return [exact]
        return [exact, *(Spelling(join.left, code, odd=True) for code in doubtful & self.among(others, join.to_field))]

    def _of(self, found: Scalar | Unknown | None) -> int:
        if found is None:
            return NOTHING
        if isinstance(found, Unknown):
            return UNKNOWN
        return self._values.setdefault(found, FIRST_VALUE + len(self._values))


def _met_by_a_value(leg: EngineLeg, join: Join) -> frozenset[int]:
    """What a value may meet on the other side besides itself."""
    if join.word == "agrees with":
        return frozenset((NOTHING, UNKNOWN))
    # What is possibly the same lifts or meets an obligation: only certain violations are told.
    return frozenset((UNKNOWN,) if join.word == "same as" and leg.part == ABSENT else ())


def _met_by_none(leg: EngineLeg, join: Join, found: int, there: set[int]) -> set[int]:
    """What a field without a value may meet of what is on the other side."""
    if join.word == "agrees with":
        return there
    return there - {NOTHING} if join.word == "same as" and leg.part == ABSENT and found == UNKNOWN else set()
