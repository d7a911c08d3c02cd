"""A memory as the durable engine is given it: copies of facts that carry codes and small integers, and no text.

What an integer cannot say is said by copies. A field that is unknown may equal any value, so its fact is copied once
for each value it could meet; an application sees the facts of no application too, so those are copied for each.
The engine then only ever joins integers that are equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from typing import NamedTuple

from validator.adapters.durable_network import (
    ABOUT,
    ABSENT,
    END,
    FREE,
    TRIGGER,
    EngineRule,
    Join,
    Leg,
    Network,
    Role,
)
from validator.core.errors import EngineCapError
from validator.core.facts import Fact, Memory, Scalar, Unknown
from validator.core.matching import passes, state, unary
from validator.core.rules import Match

MOST_FACTS = 2_000
MOST_COPIES = 10_000
# Ids are numbers below this; that no two of them are one to the engine's hash is shown by a test.
MOST_NUMBERS = 30_000
# The engine holds 253 properties a fact.
MOST_PROPERTIES = 240
# The engine forms every partial match before it reports one; this many cost it half a second and 100 MB.
MOST_BINDINGS = 200_000
# A fact that meets more than 64 tests of one type at once is lost to all rules.
MOST_CODES = 50

NOTHING, UNKNOWN, FIRST_VALUE = 0, 1, 2

Casting = Sequence[Sequence[Fact]]


class Sheet(NamedTuple):
    """What one application sees: its own facts and those of none. `home` is its number.

    A memory of one application at most is seen whole. Where there are several, one more sheet, of home None,
    is for obligations about facts of no application alone: these look at the facts of all.
    """

    home: int | None
    whole: bool = False


class Page(NamedTuple):
    """The facts of a sheet as far as one page holds them; the engine joins on `number`. `load` counts legs by type."""

    number: int
    sheet: Sheet
    load: dict[int, int]
    triggers: list[str]


class Spelling(NamedTuple):
    """What a copy writes as its side of a join; `odd` where that is not its own value's code."""

    name: str
    code: int
    odd: bool


class Seat(NamedTuple):
    """Whom a copy stands for, and on whose sheet."""

    fact: Fact
    sheet: Sheet


class Batch(NamedTuple):
    """The text for the engine; `last` is the first number left unused, `seats` tells the copies by their ids."""

    text: str
    last: int
    seats: Mapping[str, Seat]


def batch(network: Network, memory: Memory, *, first: int, everything: bool) -> Batch | None:
    """The memory for one network, or None where no rule of it could be broken. Raises EngineCapError.

    Numbers in it count from `first`. A rule is left out where one of its positive legs has no fact to play it,
    unless `everything` is to be asked.
    """
    writer = _Writer(network, memory, first, everything=everything)
    for sheet in _sheets(memory):
        for rule in network.rules:
            writer.ask(rule, sheet)
    return writer.batch() if writer.asked else None


def match_of(rule: EngineRule, seats: Sequence[Seat]) -> Match | None:
    """What the engine bound, as a match; None where it is not for this sheet to say, or one fact sits twice."""
    facts = [seat.fact for seat in seats]
    numbers = tuple(fact.number for fact in facts)
    about = [fact for fact, leg in zip(facts, rule.legs, strict=False) if leg.part == ABOUT]
    home = next((fact.document for fact in about if fact.document is not None), None)
    if home is None and seats[0].sheet.home is not None:
        return None
    if len(about) < len(facts) and _has_free(rule) and facts[-1].document == home:
        return None
    return Match(rule.key, numbers) if len(set(numbers)) == len(numbers) else None


def _has_free(rule: EngineRule) -> bool:
    return any(leg.part == FREE for leg in rule.legs)


def _sheets(memory: Memory) -> Sequence[Sheet]:
    homes = sorted({fact.document for fact in memory.facts if fact.document is not None})
    return (Sheet(None, whole=True),) if len(homes) < 2 else tuple(map(Sheet, (*homes, None)))


class _Cast:
    """Who may play which role in a memory, by application; each role is tried once."""

    def __init__(self, roles: Sequence[Role], memory: Memory) -> None:
        self._roles = roles
        self._memory = memory
        self._known: dict[tuple[int, bool], dict[int | None, list[Fact]]] = {}

    def of(self, leg: Leg, sheet: Sheet) -> list[Fact]:
        """The facts of a sheet that may play a leg: certainly, or for an absent leg possibly."""
        players = self._players(leg.role, loose=leg.part == ABSENT)
        if leg.part == FREE:
            return [fact for home, facts in players.items() if home is not None for fact in facts]
        if sheet.whole or (sheet.home is None and leg.part != ABOUT):
            return list(chain.from_iterable(players.values()))
        anywhere = players.get(None, [])
        return anywhere if sheet.home is None else players.get(sheet.home, []) + anywhere

    def _players(self, number: int, *, loose: bool) -> dict[int | None, list[Fact]]:
        known = self._known.get((number, loose))
        if known is None:
            role, known = self._roles[number], {}
            for fact in self._memory.of_kind(role.pattern.kind):
                if _possibly(role, fact) if loose else _certainly(role, fact):
                    known.setdefault(fact.document, []).append(fact)
            self._known[number, loose] = known
        return known


def _possibly(role: Role, fact: Fact) -> bool:
    return unary(role.pattern, fact) is not False


def _certainly(role: Role, fact: Fact) -> bool:
    if unary(role.pattern, fact) is not True:
        return False
    if role.broken is None:
        return True
    truth = passes(role.broken, fact, {"": fact})
    return truth is False or (role.missing_fails and truth is not True)


class _Writer:
    """Places the facts that may play the legs of the rules asked, each with the codes of its legs."""

    def __init__(self, network: Network, memory: Memory, first: int, *, everything: bool) -> None:
        self.asked = False
        self._cast = _Cast(network.roles, memory)
        self._everything = everything
        self._memory_number = first
        self._next = first
        self._values: dict[Scalar, int] = {}
        self._pages: dict[Sheet | None, list[Page]] = {}
        self._copies: dict[tuple[int, int, int, tuple[Spelling, ...]], tuple[Seat, dict[str, int]]] = {}
        self._freed: set[str] = set()

    def ask(self, rule: EngineRule, sheet: Sheet) -> None:
        """Ask a rule on a sheet, if it can be broken there."""
        casting = [self._cast.of(leg, sheet) for leg in rule.legs]
        if not self._everything and not all(f or leg.part == ABSENT for leg, f in zip(rule.legs, casting, strict=True)):
            return
        self._refuse_what_multiplies(rule, casting)
        self.asked = True
        page = self._page(sheet, [leg for leg in rule.legs if leg.part != FREE])
        for leg, facts in zip(rule.legs, casting, strict=True):
            if leg.part != FREE:
                self._place(page, leg, facts, casting)
            elif rule.name not in self._freed:
                self._freed.add(rule.name)
                self._place_free(rule, leg, facts)
        if rule.trigger:
            page.triggers.append(rule.trigger)

    def batch(self) -> Batch:
        """All that was placed: facts, then triggers, then the end, because absence is judged as facts arrive."""
        seats: dict[str, Seat] = {}
        written = []
        for (page, type_, _, _), (seat, properties) in self._copies.items():
            name = f"f{self._number()}"
            seats[name] = seat
            written.append(self._fact(name, type_, page, properties))
        for opened in chain.from_iterable(self._pages.values()):
            for start in range(0, len(opened.triggers), MOST_CODES):
                some = dict.fromkeys(opened.triggers[start : start + MOST_CODES], 1)
                written.append(self._fact(f"f{self._number()}", TRIGGER, opened.number, some))
        written.append(f'{{"id":"f{self._number()}","type":{END}}}')
        return Batch(f"[{','.join(written)}]", self._next, seats)

    def _fact(self, name: str, type_: int, page: int, properties: Mapping[str, int]) -> str:
        if len(properties) > MOST_PROPERTIES:
            raise EngineCapError(f"the durable engine takes {MOST_PROPERTIES} properties of a fact, here are more")
        rest = "".join(f',"{key}":{value}' for key, value in properties.items())
        return f'{{"id":"{name}","type":{type_},"z":1,"a":{page},"m":{self._memory_number}{rest}}}'

    def _number(self) -> int:
        if self._next == MOST_NUMBERS:
            raise EngineCapError(f"the durable engine takes {MOST_NUMBERS} facts and pages, this memory needs more")
        self._next += 1
        return self._next - 1

    def _page(self, sheet: Sheet | None, legs: Sequence[Leg]) -> Page:
        """The last page of a sheet, or a new one where a fact would carry too many codes."""
        pages = self._pages.setdefault(sheet, [])
        if not pages or any(pages[-1].load.get(leg.type, 0) + len(legs) > MOST_CODES for leg in legs):
            pages.append(Page(self._number(), sheet or Sheet(None), {}, []))
        for leg in legs:
            pages[-1].load[leg.type] = pages[-1].load.get(leg.type, 0) + 1
        return pages[-1]

    def _place_free(self, rule: EngineRule, leg: Leg, facts: Sequence[Fact]) -> None:
        """A fact of another application stands on no sheet: it is placed once, for all."""
        everyone = [self._cast.of(other, Sheet(None, whole=True)) for other in rule.legs]
        self._place(self._page(None, [leg]), leg, facts, everyone)

    def _place(self, page: Page, leg: Leg, facts: Sequence[Fact], casting: Casting) -> None:
        rights = [self._codes_of(casting[join.to], join.to_field) if join.word != "of" else set() for join in leg.joins]
        for fact in facts:
            shown = {name: self._shown(fact, field) for name, field in leg.shown}
            options = (self._spellings(leg, j, fact, codes) for j, codes in zip(leg.joins, rights, strict=True))
            for spelled in product(*options):
                copy = self._copy(page, leg.type, fact, tuple(s for s in spelled if s.odd))
                copy[leg.code] = 1
                copy.update(shown)
                copy.update((s.name, s.code) for s in spelled)

    def _copy(self, page: Page, type_: int, fact: Fact, odd: tuple[Spelling, ...]) -> dict[str, int]:
        key = (page.number, type_, fact.number, odd)
        found = self._copies.get(key)
        if found is None:
            if len(self._copies) == MOST_COPIES:
                raise EngineCapError(f"the durable engine takes {MOST_COPIES} copies of facts, this memory needs more")
            found = self._copies[key] = (Seat(fact, page.sheet), {})
        return found[1]

    def _shown(self, fact: Fact, field: str) -> int:
        return self._code(state(fact, field)) if field else fact.number

    def _code(self, found: Scalar | Unknown | None) -> int:
        if found is None:
            return NOTHING
        if isinstance(found, Unknown):
            return UNKNOWN
        return self._values.setdefault(found, FIRST_VALUE + len(self._values))

    def _codes_of(self, facts: Sequence[Fact], field: str) -> set[int]:
        return {self._code(state(fact, field)) for fact in facts}

    def _spellings(self, leg: Leg, join: Join, fact: Fact, rights: set[int]) -> Iterator[Spelling]:
        """Each integer that a fact may write for its side of a join."""
        if join.word == "of":
            parent = fact.parents.get(join.field)
            return iter(()) if parent is None else iter([Spelling(join.left, parent, odd=False)])
        found = self._code(state(fact, join.field))
        if found >= FIRST_VALUE and not (fact.phantom and join.word == "agrees with"):
            return chain([Spelling(join.left, found, odd=False)], _odd(join, _open_to_a_value(leg, join) & rights))
        return _odd(join, _open_to_none(leg, join, found, rights))

    def _refuse_what_multiplies(self, rule: EngineRule, casting: Casting) -> None:
        bindings = 1
        for leg, facts in zip(rule.legs, casting, strict=True):
            if leg.part != ABSENT and bindings * len(facts) > MOST_BINDINGS:
                bindings *= self._most_alike(leg, facts)
            elif leg.part != ABSENT:
                bindings *= max(1, len(facts))
        if bindings > MOST_BINDINGS:
            raise EngineCapError(f"{rule.key} could bind facts in more than {MOST_BINDINGS} ways, the engine's cap")

    def _most_alike(self, leg: Leg, facts: Sequence[Fact]) -> int:
        """How many facts at most one binding can meet, going by the first join that is an equality."""
        join = next((join for join in leg.joins if join.word in ("of", "same as")), None)
        if join is None:
            return len(facts)
        keys = [fact.parents.get(join.field) if join.word == "of" else fact.values.get(join.field) for fact in facts]
        return max(map(keys.count, set(keys)), default=1)


def _odd(join: Join, codes: set[int]) -> Iterator[Spelling]:
    return (Spelling(join.left, code, odd=True) for code in sorted(codes))


def _open_to_a_value(leg: Leg, join: Join) -> set[int]:
    """What a value may meet on the other side besides itself."""
    if join.word == "agrees with":
        return {NOTHING, UNKNOWN}
    # What is possibly the same lifts or meets an obligation: only certain violations are told.
    return {UNKNOWN} if join.word == "same as" and leg.part == ABSENT else set()


def _open_to_none(leg: Leg, join: Join, found: int, rights: set[int]) -> set[int]:
    """What a field without a value may meet on the other side."""
    if join.word == "agrees with":
        return rights
    return rights - {NOTHING} if join.word == "same as" and leg.part == ABSENT and found == UNKNOWN else set()
