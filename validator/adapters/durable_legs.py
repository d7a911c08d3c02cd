"""Obligations as scenes for the engine: which facts have to be there, which may not, and how they hang together.

A scene holds where an obligation is violated. All that a pattern asks of one fact is left to Python; between two facts
there are equality, and inequality of values that are certainly there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from validator.core.errors import EngineError
from validator.core.matching import JOINS
from validator.core.rules import Obligation, Pattern, Reference, Test

# What a leg is: `free` is the forbidden fact of "elsewhere", which lies in another application.
ABOUT, ABSENT, PRESENT, FREE = "about", "absent", "present", "free"

# The engine holds 16 patterns a rule and 32 expressions a pattern, and fails late past them; we stay below.
MOST_PATTERNS = 14
MOST_EXPRESSIONS = 28


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
    """A leg of a scene: a fact that has to be there or may not, by `part`."""

    part: str
    role: Role
    joins: tuple[Join, ...] = ()


class Scene(NamedTuple):
    """One way to violate the obligation of that key. Legs that others join on come first, absent ones last."""

    key: str
    legs: tuple[Leg, ...]


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


def scenes(obligation: Obligation) -> Iterator[Scene]:
    """The scenes of an obligation; each finds some of its violations, together they find all."""
    if not obligation.about:
        raise EngineError(f"{obligation.key} is about no fact, an engine needs at least one")
    scope = _Scope(obligation.key, obligation.about)
    lifting = _legs(ABSENT, obligation.unless, scope)
    for legs in _breaking(obligation, scope):
        scene = Scene(obligation.key, (*legs, *lifting))
        _refuse_what_is_too_wide(scene)
        yield scene


def _breaking(obligation: Obligation, scope: _Scope) -> Iterator[list[Leg]]:
    about = [_leg(ABOUT, pattern, scope, number) for number, pattern in enumerate(obligation.about)]
    if obligation.must is not None:
        yield from _failing(about, obligation, obligation.must, scope)
    elif obligation.present is not None:
        part = FREE if obligation.word == "elsewhere" else PRESENT
        yield [*about, *_legs(part, (obligation.present,), scope)]
    else:
        yield [*about, *_legs(ABSENT, obligation.absent, scope)]


def _legs(part: str, patterns: Sequence[Pattern], scope: _Scope) -> list[Leg]:
    return [_leg(part, pattern, scope, len(scope.about)) for pattern in patterns]


def _leg(part: str, pattern: Pattern, scope: _Scope, number: int) -> Leg:
    # Without its name and what looks at other facts, so that equal patterns are tried once.
    own = Pattern("", pattern.kind, tuple(test for test in pattern.tests if test.word not in JOINS))
    return Leg(part, Role(own), tuple(_joins(pattern, scope, number)))


def _joins(pattern: Pattern, scope: _Scope, before: int) -> Iterator[Join]:
    if pattern.of is not None:
        parent = scope.number(pattern.of, before)
        yield Join("of", scope.about[parent].kind, parent, "")
    for test in pattern.tests:
        if isinstance(test.operand, Reference) and test.word in JOINS:
            yield Join(test.word, test.field, scope.number(test.operand.name, before), test.operand.field)


def _failing(about: list[Leg], obligation: Obligation, must: Pattern, scope: _Scope) -> Iterator[list[Leg]]:
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


def _with_broken(about: list[Leg], number: int, test: Test, obligation: Obligation) -> list[Leg]:
    leg = about[number]
    role = leg.role._replace(broken=test, missing_fails=obligation.missing_fails)
    return [*about[:number], leg._replace(role=role), *about[number + 1 :]]


def _with_difference(about: list[Leg], one: tuple[int, str], other: tuple[int, str]) -> list[Leg]:
    (to, to_field), (number, field) = sorted((one, other))
    legs = list(about)
    legs[to] = _with_test(legs[to], Test(to_field, "present", operand=True))
    last = _with_test(legs[number], Test(field, "present", operand=True))
    legs[number] = last._replace(joins=(*last.joins, Join("differs", field, to, to_field)))
    return legs


def _with_test(leg: Leg, test: Test) -> Leg:
    pattern = leg.role.pattern
    return leg._replace(role=leg.role._replace(pattern=pattern._replace(tests=(*pattern.tests, test))))


def _refuse_what_is_too_wide(scene: Scene) -> None:
    patterns = len(scene.legs) + any(leg.part == ABSENT for leg in scene.legs)
    if patterns > MOST_PATTERNS:
        raise EngineError(
            f"{scene.key} needs {patterns} patterns, the durable engine takes {MOST_PATTERNS}; split the rule"
        )
    # Type, code, application and the closing join stand beside the joins of the rule itself.
    expressions = max(len(leg.joins) for leg in scene.legs) + 4
    if expressions > MOST_EXPRESSIONS:
        raise EngineError(
            f"{scene.key} needs {expressions} expressions in a pattern, the durable engine takes {MOST_EXPRESSIONS}; "
            "join on fewer fields"
        )
