"""Obligations as networks of the durable engine: legs, joins and absences, written in the engine's own JSON.

It knows what the engine can be trusted with: small integers, tests for a property that is there, equality joins, `!=`
between two integers, and absence behind a trigger. All else about a rule is decided in Python, as a code that a fact
carries when it may play a leg. The misfortunes that shape this are held in tests/adapters/test_durable_contract.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from validator.core.errors import EngineError
from validator.core.matching import JOINS
from validator.core.rules import Obligation, Pattern, Reference, Test

# Types of the adapter's own facts; the kinds of a network are numbered behind them.
OPEN, END, TRIGGER = 1, 2, 3

# What a leg is: `free` is the forbidden fact of "elsewhere", which lies in another application.
ABOUT, ABSENT, PRESENT, FREE = "about", "absent", "present", "free"

# The engine holds 16 patterns a rule, 32 expressions a pattern, 511 tests under one type and 4,095 rules, and past
# some of these it hangs or dies instead of refusing; the adapter stays below.
MOST_PATTERNS = 14
MOST_EXPRESSIONS = 28
MOST_LEGS_OF_A_TYPE = 500
MOST_RULES = 4_000

NAMES_OF_OUR_OWN = ("id", "sid", "$s", "type", "a", "m", "n", "z")


class Role(NamedTuple):
    """What a fact has to show to play a leg: a pattern's own tests, and the test it has to break, if any."""

    pattern: Pattern
    broken: Test | None = None
    missing_fails: bool = False


class Join(NamedTuple):
    """An equality (or, for "differs", an inequality) of a leg with an earlier one, as two properties of integers.

    `word` is "same as", "agrees with", "differs" or "of"; `field` is the leg's own field (for "of" its parent's kind),
    `to` the number of the other leg, `to_field` that leg's field.
    """

    word: str
    field: str
    to: int
    to_field: str
    left: str = ""
    right: str = ""


class Leg(NamedTuple):
    """One pattern of an engine rule. `code` is the property of facts that may play it; `shown` are the properties,
    with their fields, that later legs join on; `role` numbers the Role in the network."""

    part: str
    kind: str
    code: str
    type: int
    role: int
    joins: tuple[Join, ...]
    shown: tuple[tuple[str, str], ...]


class EngineRule(NamedTuple):
    """One way for an obligation to be broken: all its legs hold. `trigger` is None where no leg is absent.

    `needed` are, as bits, the roles that facts of the application have to play; `refused` those that no fact may play,
    because an absent leg looks at no other fact.
    """

    name: str
    key: str
    legs: tuple[Leg, ...]
    trigger: str | None
    needed: int
    refused: int


class Network(NamedTuple):
    """Rules that one rule set of the engine can hold, and the roles of their legs."""

    rules: tuple[EngineRule, ...]
    roles: tuple[Role, ...]


class _Leg(NamedTuple):
    part: str
    role: Role
    joins: tuple[Join, ...] = ()


class _Draft(NamedTuple):
    key: str
    legs: tuple[_Leg, ...]


def networks(obligations: Iterable[Obligation]) -> tuple[Network, ...]:
    """As few networks as hold the obligations. Raises EngineError for one that is outside what the engine can say."""
    found: list[Network] = []
    writer = _Writer()
    for obligation in obligations:
        for draft in _drafts(obligation):
            if not writer.has_room(draft):
                found.append(writer.network())
                writer = _Writer()
            writer.add(draft)
    return (*found, writer.network()) if writer.rules else tuple(found)


class _Scope(NamedTuple):
    """What the patterns of an obligation may refer to: the facts it is about."""

    key: str
    about: tuple[Pattern, ...]

    def number(self, name: str, before: int) -> int:
        """The number of an earlier leg by its name."""
        for number, pattern in enumerate(self.about[:before]):
            if pattern.name == name:
                return number
        raise EngineError(f'{self.key} refers to "{name}", which is no earlier fact of `for each`')


def _drafts(obligation: Obligation) -> Iterator[_Draft]:
    """The engine rules of an obligation; each finds some of its violations, together they find all."""
    if not obligation.about:
        raise EngineError(f"{obligation.key} is about no fact, an engine needs at least one")
    scope = _Scope(obligation.key, obligation.about)
    lifting = _legs(ABSENT, obligation.unless, scope)
    for legs in _breaking(obligation, scope):
        draft = _Draft(obligation.key, (*legs, *lifting))
        _refuse_what_is_too_wide(draft)
        yield draft


def _breaking(obligation: Obligation, scope: _Scope) -> Iterator[list[_Leg]]:
    about = [_leg(ABOUT, pattern, scope, number) for number, pattern in enumerate(obligation.about)]
    if obligation.must is not None:
        yield from _failing(about, obligation, obligation.must, scope)
    elif obligation.present is not None:
        part = FREE if obligation.word == "elsewhere" else PRESENT
        yield [*about, *_legs(part, (obligation.present,), scope)]
    else:
        yield [*about, *_legs(ABSENT, obligation.absent, scope)]


def _legs(part: str, patterns: Sequence[Pattern], scope: _Scope) -> list[_Leg]:
    return [_leg(part, pattern, scope, len(scope.about)) for pattern in patterns]


def _leg(part: str, pattern: Pattern, scope: _Scope, number: int) -> _Leg:
    # Without its name and what looks at other facts, so that equal patterns are tried once.
    own = Pattern("", pattern.kind, tuple(test for test in pattern.tests if test.word not in JOINS))
    return _Leg(part, Role(own), tuple(_joins(pattern, scope, number)))


def _joins(pattern: Pattern, scope: _Scope, before: int) -> Iterator[Join]:
    if pattern.of is not None:
        parent = scope.number(pattern.of, before)
        yield Join("of", scope.about[parent].kind, parent, "")
    for test in pattern.tests:
        if isinstance(test.operand, Reference) and test.word in JOINS:
            yield Join(test.word, test.field, scope.number(test.operand.name, before), test.operand.field)


def _failing(about: list[_Leg], obligation: Obligation, must: Pattern, scope: _Scope) -> Iterator[list[_Leg]]:
    """The ways to fail a `must`: one for a test on one fact; with another fact, differing or (`same as`) missing."""
    test, number = must.tests[0], scope.number(must.name, len(about))
    if not isinstance(test.operand, Reference):
        yield _with_broken(about, number, test, obligation)
        return
    other, there = scope.number(test.operand.name, len(about)), test.operand.field
    if other == number:
        # A field against another field of the same fact is decided on that fact; roles have no names.
        yield _with_broken(about, number, test._replace(operand=Reference("", there)), obligation)
        return
    yield _with_difference(about, (number, test.field), (other, there))
    if test.word == "same as":
        yield _with_broken(about, number, Test(test.field, "present", operand=True), obligation)
        yield _with_broken(about, other, Test(there, "present", operand=True), obligation)


def _with_broken(about: list[_Leg], number: int, test: Test, obligation: Obligation) -> list[_Leg]:
    leg = about[number]
    role = leg.role._replace(broken=test, missing_fails=obligation.missing_fails)
    return [*about[:number], leg._replace(role=role), *about[number + 1 :]]


def _with_difference(about: list[_Leg], one: tuple[int, str], other: tuple[int, str]) -> list[_Leg]:
    (to, to_field), (number, field) = sorted((one, other))
    legs = list(about)
    legs[to] = _with_test(legs[to], Test(to_field, "present", operand=True))
    last = _with_test(legs[number], Test(field, "present", operand=True))
    legs[number] = last._replace(joins=(*last.joins, Join("differs", field, to, to_field)))
    return legs


def _with_test(leg: _Leg, test: Test) -> _Leg:
    pattern = leg.role.pattern
    return leg._replace(role=leg.role._replace(pattern=pattern._replace(tests=(*pattern.tests, test))))


def _refuse_what_is_too_wide(draft: _Draft) -> None:
    patterns = len(draft.legs) + any(leg.part == ABSENT for leg in draft.legs)
    if patterns > MOST_PATTERNS:
        raise EngineError(
            f"{draft.key} needs {patterns} patterns, the durable engine takes {MOST_PATTERNS}; split the rule"
        )
    # Type, code, application and the closing join stand beside the joins of the rule itself.
    expressions = max(len(leg.joins) for leg in draft.legs) + 4
    if expressions > MOST_EXPRESSIONS:
        raise EngineError(
            f"{draft.key} needs {expressions} expressions in a pattern, the durable engine takes {MOST_EXPRESSIONS}; "
            "join on fewer fields"
        )


class _Writer:
    """Numbers drafts into one network, as long as there is room."""

    def __init__(self) -> None:
        self.rules: list[EngineRule] = []
        self._kinds: list[str] = []
        self._roles: dict[Role, int] = {}
        self._types: dict[tuple[str, bool], int] = {}
        self._names: dict[tuple[object, ...], str] = {}
        self._legs_of: dict[int, int] = {}
        self._codes = 0

    def has_room(self, draft: _Draft) -> bool:
        types = [self._type(leg) for leg in draft.legs]
        most = max(self._legs_of.get(type_, 0) + types.count(type_) for type_ in types)
        return len(self.rules) < MOST_RULES and max(most, self._legs_of.get(TRIGGER, 0) + 1) <= MOST_LEGS_OF_A_TYPE

    def add(self, draft: _Draft) -> None:
        shown = [self._shown(draft, number) for number in range(len(draft.legs))]
        legs = tuple(self._leg(leg, seen) for leg, seen in zip(draft.legs, shown, strict=True))
        trigger = f"g{self._count(TRIGGER)}" if any(leg.part == ABSENT for leg in legs) else None
        needed = _bits(leg.role for leg in legs if leg.part in (ABOUT, PRESENT))
        refused = _bits(leg.role for leg in legs if leg.part == ABSENT and not leg.joins)
        self.rules.append(EngineRule(f"r{len(self.rules)}", draft.key, legs, trigger, needed, refused))

    def network(self) -> Network:
        names = self._names.values()
        codes = (leg.code for rule in self.rules for leg in rule.legs)
        triggers = (rule.trigger for rule in self.rules if rule.trigger)
        refuse_collisions([*NAMES_OF_OUR_OWN, *names, *codes, *triggers])
        return Network(tuple(self.rules), tuple(self._roles))

    def _leg(self, leg: _Leg, shown: tuple[tuple[str, str], ...]) -> Leg:
        joins = tuple(self._named(join, place, leg) for place, join in enumerate(leg.joins))
        role = self._roles.setdefault(leg.role, len(self._roles))
        type_ = self._type(leg)
        self._count(type_)
        return Leg(leg.part, leg.role.pattern.kind, self._code(), type_, role, joins, shown)

    def _named(self, join: Join, place: int, leg: _Leg) -> Join:
        # The place tells two joins of one field apart: a copy of a fact may have to write them differently.
        left = self._name("l", join.word == "of", join.field, place)
        return join._replace(left=left, right=self._right(join))

    def _shown(self, draft: _Draft, number: int) -> tuple[tuple[str, str], ...]:
        joins = [join for leg in draft.legs for join in leg.joins if join.to == number]
        return tuple(sorted({(self._right(join), join.to_field) for join in joins}))

    def _right(self, join: Join) -> str:
        return "n" if join.word == "of" else self._name("r", join.to_field)

    def _name(self, *what: object) -> str:
        return self._names.setdefault(what, f"{what[0]}{len(self._names)}")

    def _type(self, leg: _Leg) -> int:
        # Facts that may be absent are facts of a type of their own, copied from the others: the engine lets no fact
        # play two legs of a rule, but a fact already bound may well be the one that lifts or meets the obligation.
        return self._types.setdefault((leg.role.pattern.kind, leg.part == ABSENT), TRIGGER + 1 + len(self._types))

    def _code(self) -> str:
        self._codes += 1
        return f"c{self._codes}"

    def _count(self, type_: int) -> int:
        number = self._legs_of.get(type_, 0)
        self._legs_of[type_] = number + 1
        return number


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def definition(rules: Sequence[EngineRule]) -> str:
    """The rules in the engine's JSON, the opening and the closing one last."""
    written = [f'"{rule.name}":{{"all":[{",".join(_patterns(rule))}]}}' for rule in rules]
    written += (f'"{name}":{{"all":[{{"p0":{{"type":{type_}}}}}]}}' for name, type_ in (("open", OPEN), ("end", END)))
    return "{" + ",".join(written) + "}"


def _patterns(rule: EngineRule) -> Iterator[str]:
    root = "p0" if rule.trigger is None else "t"
    if rule.trigger is not None:
        # Absence is only right where the first pattern is met last of all: the trigger closes the batch.
        yield f'{{"t":{{"$and":[{{"type":{TRIGGER}}},{{"$ex":{{"{rule.trigger}":1}}}}]}}}}'
    for number, leg in enumerate(rule.legs):
        name = f"p{number}$not" if leg.part == ABSENT else f"p{number}"
        joins = () if f"p{number}" == root else tuple(_expressions(leg, root))
        tests = (f'{{"type":{leg.type}}}', f'{{"$ex":{{"{leg.code}":1}}}}', *joins)
        yield f'{{"{name}":{{"$and":[{",".join(tests)}]}}}}'


def _expressions(leg: Leg, root: str) -> Iterator[str]:
    scope = "m" if leg.part == FREE else "a"
    yield f'{{"{scope}":{{"{root}":"{scope}"}}}}'
    yield from (f'{{"{j.left}":{{"p{j.to}":"{j.right}"}}}}' for j in leg.joins if j.word != "differs")
    yield from (f'{{"$neq":{{"{j.left}":{{"p{j.to}":"{j.right}"}}}}}}' for j in leg.joins if j.word == "differs")
    # A false last join makes the engine read past the end of its expressions; this one is never false.
    yield f'{{"z":{{"{root}":"z"}}}}'


def refuse_collisions(names: Iterable[str]) -> None:
    """Raises EngineError where two names are one to the engine, which knows them by a hash of 32 bits."""
    seen: dict[int, str] = {}
    for name in names:
        other = seen.setdefault(hash_of(name), name)
        if other != name:
            raise EngineError(f'the engine cannot tell the property "{name}" from "{other}"; open fewer rules at once')


def hash_of(name: str) -> int:
    """FNV-1a, 32 bits, as the engine hashes names and ids."""
    found = 0x811C9DC5
    for byte in name.encode():
        found = (found ^ byte) * 16777619 & 0xFFFFFFFF
    return found
