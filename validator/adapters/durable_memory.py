"""A memory as the durable engine is given it: copies of facts that carry codes and small integers, and no text.

A fact is copied for each application that sees it, for absence apart from presence, and for each odd spelling of what
it joins on. Everything the engine is told is written here, from names and numbers of our own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, product
from typing import NamedTuple

from validator.adapters.durable_codes import Codes, Spelling
from validator.adapters.durable_legs import ABOUT, ABSENT, FREE
from validator.adapters.durable_network import END, TRIGGER, EngineLeg, EngineRule
from validator.adapters.durable_roles import Cast, Sheet
from validator.core.errors import EngineCapError
from validator.core.facts import Fact
from validator.core.rules import Match

MOST_COPIES = 10_000
# Ids are numbers below this; that no two of them are one to the engine's hash is shown by a test.
MOST_NUMBERS = 30_000
# The engine forms every partial match before it reports one; this many cost it half a second and 100 MB.
MOST_BINDINGS = 200_000
# The engine holds 253 properties a fact, and loses a fact that meets more than 64 tests of its type at once.
MOST_PROPERTIES = 240
MOST_CODES = 50

EVERYWHERE = Sheet(None, whole=True)

Casting = Sequence[Sequence[Fact]]


class Page(NamedTuple):
    """The facts of a sheet as far as one page holds them; the engine joins on `number`. `load` counts legs by type."""

    number: int
    sheet: Sheet
    load: dict[int, int]
    triggers: list[str]


class Seat(NamedTuple):
    """Whom a copy stands for, and on whose sheet."""

    fact: Fact
    sheet: Sheet


class Copy(NamedTuple):
    """A fact as it is told the engine: the codes of the legs it may play, and the integers that those join on."""

    seat: Seat
    codes: list[str]
    integers: dict[str, int]


class Batch(NamedTuple):
    """The text for the engine and the rules it asks; `last` is the first number left unused, `seats` are by id."""

    text: str
    rules: Sequence[EngineRule]
    last: int
    seats: Mapping[str, Seat]


def batch(rules: Sequence[EngineRule], cast: Cast, *, first: int, everything: bool) -> Batch | None:
    """The memory for the rules of a network, or None where none can be broken. Raises EngineCapError.

    Numbers in it count from `first`. A rule is left out on a sheet where it cannot be broken: no fact plays a positive
    leg, or one plays an absent leg that looks at no other fact. With `everything` no rule is left out.
    """
    writer = _Writer(cast, first)
    for sheet in cast.sheets():
        surely, possibly = cast.open(sheet)
        for rule in rules:
            if everything or (rule.needed & surely == rule.needed and not rule.refused & possibly):
                writer.ask(rule, sheet, everything=everything)
    return writer.batch() if writer.rules else None


def match_of(rule: EngineRule, seats: Sequence[Seat]) -> Match | None:
    """What the engine bound, as a match; None where it is not for this sheet to say, or one fact sits twice."""
    facts = [seat.fact for seat in seats]
    numbers = tuple(fact.number for fact in facts)
    about = [fact for fact, leg in zip(facts, rule.legs, strict=False) if leg.part == ABOUT]
    home = next((fact.document for fact in about if fact.document is not None), None)
    if home is None and seats[0].sheet.home is not None:
        return None
    if facts[-1].document == home and any(leg.part == FREE for leg in rule.legs):
        return None
    return Match(rule.key, numbers) if len(set(numbers)) == len(numbers) else None


class _Writer:
    """Places the facts that may play the legs of the rules asked, each with the codes of its legs."""

    def __init__(self, cast: Cast, first: int) -> None:
        self.rules: dict[str, EngineRule] = {}
        self._cast = cast
        self._codes = Codes()
        self._memory_number = first
        self._next = first
        self._pages: dict[Sheet | None, list[Page]] = {}
        self._copies: dict[tuple[int, int, int, tuple[Spelling, ...]], Copy] = {}

    def ask(self, rule: EngineRule, sheet: Sheet, *, everything: bool) -> None:
        """Ask a rule on a sheet, unless a positive leg has no player there."""
        casting = [self._cast.players(leg, sheet) for leg in rule.legs]
        if not (everything or all(f or leg.part == ABSENT for leg, f in zip(rule.legs, casting, strict=True))):
            return
        _refuse_what_multiplies(rule, casting)
        page = self._page(sheet, [leg for leg in rule.legs if leg.part != FREE])
        for leg, facts in zip(rule.legs, casting, strict=True):
            if leg.part == FREE:
                self._place_free(rule, leg, facts)
            else:
                self._place(page, leg, facts, casting)
        if rule.trigger:
            page.triggers.append(rule.trigger)
        self.rules[rule.name] = rule

    def batch(self) -> Batch:
        """All that was placed: facts, then triggers, then the end, because absence is judged as facts arrive."""
        seats: dict[str, Seat] = {}
        written = []
        for (page, type_, _, _), copy in self._copies.items():
            name = f"f{self._number()}"
            seats[name] = copy.seat
            written.append(self._fact(name, type_, page, copy.codes, copy.integers))
        for opened in chain.from_iterable(self._pages.values()):
            for start in range(0, len(opened.triggers), MOST_CODES):
                some = opened.triggers[start : start + MOST_CODES]
                written.append(self._fact(f"f{self._number()}", TRIGGER, opened.number, some, {}))
        written.append(f'{{"id":"f{self._number()}","type":{END}}}')
        return Batch(f"[{','.join(written)}]", tuple(self.rules.values()), self._next, seats)

    def _fact(self, name: str, type_: int, page: int, codes: Sequence[str], integers: Mapping[str, int]) -> str:
        if len(codes) + len(integers) > MOST_PROPERTIES:
            raise EngineCapError(f"the durable engine takes {MOST_PROPERTIES} properties of a fact, here are more")
        rest = "".join(f',"{key}":{value}' for key, value in integers.items())
        played = '":1,"'.join(codes)
        return f'{{"id":"{name}","type":{type_},"z":1,"a":{page},"m":{self._memory_number},"{played}":1{rest}}}'

    def _number(self) -> int:
        if self._next == MOST_NUMBERS:
            raise EngineCapError(f"the durable engine takes {MOST_NUMBERS} facts and pages, this memory needs more")
        self._next += 1
        return self._next - 1

    def _page(self, sheet: Sheet | None, legs: Sequence[EngineLeg]) -> Page:
        """The last page of a sheet, or a new one where a fact could carry too many codes."""
        pages = self._pages.setdefault(sheet, [])
        if not pages or any(pages[-1].load.get(leg.type, 0) + len(legs) > MOST_CODES for leg in legs):
            pages.append(Page(self._number(), sheet or EVERYWHERE, {}, []))
        load = pages[-1].load
        for leg in legs:
            load[leg.type] = load.get(leg.type, 0) + 1
        return pages[-1]

    def _place_free(self, rule: EngineRule, leg: EngineLeg, facts: Sequence[Fact]) -> None:
        """A fact of another application stands on no sheet: it is placed once, for all."""
        if rule.name in self.rules:
            return
        everyone = [self._cast.players(other, EVERYWHERE) for other in rule.legs]
        self._place(self._page(None, [leg]), leg, facts, everyone)

    def _place(self, page: Page, leg: EngineLeg, facts: Sequence[Fact], casting: Casting) -> None:
        for fact in facts:
            if not leg.joins:
                self._seat(page, leg, fact, ())
                continue
            options = [self._codes.spellings(leg, join, fact, casting[join.to]) for join in leg.joins]
            for spelled in product(*options):
                self._seat(page, leg, fact, spelled)

    def _seat(self, page: Page, leg: EngineLeg, fact: Fact, spelled: tuple[Spelling, ...]) -> None:
        odd = tuple(spelling for spelling in spelled if spelling.odd)
        copy = self._copy(page, leg.type, fact, odd)
        copy.codes.append(leg.code)
        for name, code, _ in spelled:
            copy.integers[name] = code
        for name, field in leg.shown:
            copy.integers[name] = self._codes.shown(fact, field)

    def _copy(self, page: Page, type_: int, fact: Fact, odd: tuple[Spelling, ...]) -> Copy:
        key = (page.number, type_, fact.number, odd)
        found = self._copies.get(key)
        if found is None:
            if len(self._copies) == MOST_COPIES:
                raise EngineCapError(f"the durable engine takes {MOST_COPIES} copies of facts, this memory needs more")
            found = self._copies[key] = Copy(Seat(fact, page.sheet), [], {})
        return found


def _refuse_what_multiplies(rule: EngineRule, casting: Casting) -> None:
    bindings = 1
    for leg, facts in zip(rule.legs, casting, strict=True):
        if leg.part != ABSENT and len(facts) > 1:
            many = bindings * len(facts) > MOST_BINDINGS
            bindings *= _most_alike(leg, facts) if many else len(facts)
    if bindings > MOST_BINDINGS:
        raise EngineCapError(f"{rule.key} could bind facts in more than {MOST_BINDINGS} ways, the engine's cap")


def _most_alike(leg: EngineLeg, facts: Sequence[Fact]) -> int:
    """How many facts one binding can meet at most, going by the first join that is an equality."""
    join = next((join for join in leg.joins if join.word in ("of", "same as")), None)
    if join is None:
        return len(facts)
    counts: dict[object, int] = {}
    for fact in facts:
        key = fact.parents.get(join.field) if join.word == "of" else fact.values.get(join.field)
        counts[key] = counts.get(key, 0) + 1
    return max(counts.values())
