"""Obligations as networks of the durable engine: legs, joins and absences, written in the engine's own JSON.

It knows what the engine can be trusted with: small integers, tests for a property that is there, equality joins, `!=`
between two integers, and absence behind a trigger. All else about a rule is decided in Python, as a code that a fact
carries when it may play a leg. The misfortunes that shape this are held in tests/adapters/test_durable_contract.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from validator.adapters.durable_legs import ABOUT, ABSENT, FREE, PRESENT, Join, Leg, Role, Scene, scenes
from validator.core.errors import EngineError
from validator.core.rules import Obligation

# Types of the adapter's own facts; the kinds of a network are numbered behind them.
OPEN, END, TRIGGER = 1, 2, 3

# The engine holds 511 tests under one type and 4,095 rules, and past the first it hangs; we stay below.
MOST_LEGS_OF_A_TYPE = 500
MOST_RULES = 4_000

NAMES_OF_OUR_OWN = ("id", "sid", "$s", "type", "a", "m", "n", "z")


class EngineLeg(NamedTuple):
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
    legs: tuple[EngineLeg, ...]
    trigger: str | None
    needed: int
    refused: int


class Network(NamedTuple):
    """Rules that one rule set of the engine can hold, and the roles of their legs."""

    rules: tuple[EngineRule, ...]
    roles: tuple[Role, ...]


def networks(obligations: Iterable[Obligation]) -> tuple[Network, ...]:
    """As few networks as hold the obligations. Raises EngineError for one that is outside what the engine can say."""
    found: list[Network] = []
    writer = _Writer()
    for obligation in obligations:
        for scene in scenes(obligation):
            if writer.rules and not writer.has_room(scene):
                found.append(writer.network())
                writer = _Writer()
            writer.add(scene)
    return (*found, writer.network()) if writer.rules else tuple(found)


class _Writer:
    """Numbers the scenes of one network, as long as there is room."""

    def __init__(self) -> None:
        self.rules: list[EngineRule] = []
        self._roles: dict[Role, int] = {}
        self._types: dict[tuple[str, bool], int] = {}
        self._names: dict[tuple[object, ...], str] = {}
        self._legs_of: dict[int, int] = {}
        self._codes = 0

    def has_room(self, scene: Scene) -> bool:
        types = [self._type(leg) for leg in scene.legs]
        most = max(self._legs_of.get(type_, 0) + types.count(type_) for type_ in types)
        return len(self.rules) < MOST_RULES and max(most, self._legs_of.get(TRIGGER, 0) + 1) <= MOST_LEGS_OF_A_TYPE

    def add(self, scene: Scene) -> None:
        shown = [self._shown(scene, number) for number in range(len(scene.legs))]
        legs = tuple(self._leg(leg, seen) for leg, seen in zip(scene.legs, shown, strict=True))
        trigger = f"g{self._count(TRIGGER)}" if any(leg.part == ABSENT for leg in legs) else None
        needed = _bits(leg.role for leg in legs if leg.part in (ABOUT, PRESENT))
        refused = _bits(leg.role for leg in legs if leg.part == ABSENT and not leg.joins)
        self.rules.append(EngineRule(f"r{len(self.rules)}", scene.key, legs, trigger, needed, refused))

    def network(self) -> Network:
        names = self._names.values()
        codes = (leg.code for rule in self.rules for leg in rule.legs)
        triggers = (rule.trigger for rule in self.rules if rule.trigger)
        refuse_collisions([*NAMES_OF_OUR_OWN, *names, *codes, *triggers])
        return Network(tuple(self.rules), tuple(self._roles))

    def _leg(self, leg: Leg, shown: tuple[tuple[str, str], ...]) -> EngineLeg:
        joins = tuple(self._named(join, place, leg) for place, join in enumerate(leg.joins))
        role = self._roles.setdefault(leg.role, len(self._roles))
        type_ = self._type(leg)
        self._count(type_)
        return EngineLeg(leg.part, leg.role.pattern.kind, self._code(), type_, role, joins, shown)

    def _named(self, join: Join, place: int, leg: Leg) -> Join:
        # The place tells two joins of one field apart: a copy of a fact may have to write them differently.
        left = self._name("l", join.word == "of", join.field, place)
        return join._replace(left=left, right=self._right(join))

    def _shown(self, scene: Scene, number: int) -> tuple[tuple[str, str], ...]:
        joins = [join for leg in scene.legs for join in leg.joins if join.to == number]
        return tuple(sorted({(self._right(join), join.to_field) for join in joins}))

    def _right(self, join: Join) -> str:
        return "n" if join.word == "of" else self._name("r", join.to_field)

    def _name(self, *what: object) -> str:
        return self._names.setdefault(what, f"{what[0]}{len(self._names)}")

    def _type(self, leg: Leg) -> int:
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


def _expressions(leg: EngineLeg, root: str) -> Iterator[str]:
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
