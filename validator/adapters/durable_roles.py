"""Who may play which leg: the tests of all rules, tried on each fact once.

A role is a bit. For every field that a role tests there is a table from values to the roles that such a value leaves
open; a fact's roles are what its fields leave open together. The tables are filled by asking core what a test means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from validator.adapters.durable_legs import ABOUT, ABSENT, FREE, Role
from validator.adapters.durable_network import EngineLeg
from validator.core.facts import Fact, Memory, Scalar, Unknown
from validator.core.matching import Truth, is_missing, passes
from validator.core.rules import Reference, Test

MOST_VALUES_KEPT = 1_000


class Sheet(NamedTuple):
    """What one application sees: its own facts and those of none. `home` is its number.

    A memory of one application at most is seen whole. Where there are several, one more sheet, of home None,
    is for obligations about facts of no application alone: these look at the facts of all.
    """

    home: int | None
    whole: bool = False


class Open(NamedTuple):
    """The roles that something leaves open, as bits: those certainly played, and those not certainly refused."""

    surely: int
    possibly: int

    def both(self, other: Open) -> Open:
        """What either of two facts leaves open."""
        return Open(self.surely | other.surely, self.possibly | other.possibly)


class _Demand(NamedTuple):
    """A test of a role: one to pass, or the one to break; there `missing` says that an unknown breaks it too."""

    bit: int
    test: Test
    broken: bool
    missing: bool

    def met(self, truth: Truth) -> bool:
        """Whether that truth of the test is what the role asks, for certain."""
        if not self.broken:
            return truth is True
        return truth is False or (self.missing and is_missing(truth))


class _Column:
    """The tests on one field of a kind; `seen` is what each value leaves open, surely and possibly."""

    def __init__(self, kind: str, field: str, demands: list[_Demand]) -> None:
        self.field = field
        self.seen: dict[Scalar | Unknown | None, tuple[int, int]] = {}
        self._kind = kind
        self._demands = demands

    def tried(self, found: Scalar | Unknown | None) -> tuple[int, int]:
        """What a value leaves open that was not seen before."""
        surely = possibly = -1
        values = {} if found is None else {self.field: found}
        fact = Fact(self._kind, 0, None, "", {}, values, {})
        for demand in self._demands:
            truth = passes(demand.test, fact, {})
            if not demand.met(truth):
                surely &= ~demand.bit
            if truth is False:
                possibly &= ~demand.bit
        if len(self.seen) >= MOST_VALUES_KEPT:
            self.seen.clear()
        self.seen[found] = surely, possibly
        return surely, possibly


class Roles:
    """The roles of a network, ready to be tried on facts."""

    def __init__(self, roles: Sequence[Role]) -> None:
        self._all: dict[str, int] = {}
        self._columns: dict[str, list[_Column]] = {}
        self._inward: dict[str, list[_Demand]] = {}
        gathered: dict[tuple[str, str], list[_Demand]] = {}
        for number, role in enumerate(roles):
            kind = role.pattern.kind
            self._all[kind] = self._all.get(kind, 0) | 1 << number
            for demand in _demands(1 << number, role):
                if isinstance(demand.test.operand, Reference):
                    self._inward.setdefault(kind, []).append(demand)
                else:
                    gathered.setdefault((kind, demand.test.field), []).append(demand)
        for (kind, field), demands in gathered.items():
            self._columns.setdefault(kind, []).append(_Column(kind, field, demands))

    def open(self, fact: Fact) -> Open:
        """The roles of a fact."""
        surely = possibly = self._all.get(fact.kind, 0)
        blank = None if fact.phantom is None else Unknown(fact.phantom)
        values = fact.values
        for column in self._columns.get(fact.kind, ()):
            found = values.get(column.field, blank)
            left = column.seen.get(found) or column.tried(found)
            surely &= left[0]
            possibly &= left[1]
        if fact.phantom is not None:
            return Open(0, possibly)
        for demand in self._inward.get(fact.kind, ()):
            if not demand.met(passes(demand.test, fact, {"": fact})):
                surely &= ~demand.bit
        return Open(surely, possibly)


def _demands(bit: int, role: Role) -> Iterator[_Demand]:
    for test in role.pattern.tests:
        yield _Demand(bit, test, broken=False, missing=False)
    if role.broken is not None:
        yield _Demand(bit, role.broken, broken=True, missing=role.missing_fails)


class Cast:
    """The facts of a memory by the roles they may play."""

    def __init__(self, roles: Roles, memory: Memory) -> None:
        self._rows: dict[str, dict[int | None, list[tuple[Fact, Open]]]] = {}
        self._homes: dict[int | None, Open] = {}
        self._known: dict[tuple[int, str, Sheet], list[Fact]] = {}
        for fact in memory.facts:
            opened = roles.open(fact)
            if opened.possibly or opened.surely:
                self._rows.setdefault(fact.kind, {}).setdefault(fact.document, []).append((fact, opened))
                self._homes[fact.document] = opened.both(self._homes.get(fact.document, Open(0, 0)))

    def sheets(self) -> Sequence[Sheet]:
        """The sheets that the facts stand on."""
        homes = sorted(home for home in self._homes if home is not None)
        return (Sheet(None, whole=True),) if len(homes) < 2 else tuple(map(Sheet, (*homes, None)))

    def open(self, sheet: Sheet) -> Open:
        """All roles that some fact of a sheet leaves open."""
        total = Open(0, 0)
        for home in self._homes if sheet.whole or sheet.home is None else (sheet.home, None):
            total = total.both(self._homes.get(home, total))
        return total

    def players(self, leg: EngineLeg, sheet: Sheet) -> list[Fact]:
        """The facts of a sheet that may play a leg: certainly, or for an absent leg possibly."""
        key = (leg.role, leg.part, sheet)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = list(self._found(leg, sheet))
        return known

    def _found(self, leg: EngineLeg, sheet: Sheet) -> Iterator[Fact]:
        rows = self._rows.get(leg.kind, {})
        which = 1 if leg.part == ABSENT else 0
        for home in _homes_seen(leg, sheet, rows):
            for fact, opened in rows.get(home, ()):
                if opened[which] >> leg.role & 1:
                    yield fact


def _homes_seen(leg: EngineLeg, sheet: Sheet, homes: Iterable[int | None]) -> Iterable[int | None]:
    """Whose facts a leg may be played by: on the sheet of no application all but what a rule is about lie anywhere."""
    if leg.part == FREE:
        return [home for home in homes if home is not None]
    if sheet.whole or (sheet.home is None and leg.part != ABOUT):
        return homes
    return (None,) if sheet.home is None else (sheet.home, None)
