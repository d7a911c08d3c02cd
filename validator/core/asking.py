"""Rules asked about applications of one kind, and what they answered.

Applications that look alike to the rules get one answer: they are asked about the first of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from validator.core.engine import Asked, Engine
from validator.core.errors import EngineCapError
from validator.core.facts import Memory
from validator.core.judging import outcomes, verdicts
from validator.core.likeness import Likeness
from validator.core.plain_engine import NOT_APPLICABLE, PlainEngine, Verdict
from validator.core.report import Outcomes
from validator.core.rulebook import InForce, Listed
from validator.core.rules import Match, Obligation
from validator.core.specialise import for_kind

MOST_ANSWERS_KEPT = 2_000


class Answer(NamedTuple):
    """The violations in a memory, the verdicts on all rules, and the outcomes these are where nothing is told.

    `over_the_cap` says that the plain engine judged it, because it is larger than the engine takes.
    """

    matches: frozenset[Match]
    verdicts: Mapping[str, Verdict]
    outcomes: Outcomes
    over_the_cap: bool


class Asking:
    """The rules that can be about one kind of application, in an engine.

    `listed` are all rules that get a verdict; those that are not among `rules` cannot apply.
    """

    def __init__(self, rules: Sequence[InForce], kind: str, engine: Engine, *, listed: Iterable[Listed] = ()) -> None:
        self._rules = rules
        self._others = dict.fromkeys((entry.id for entry in listed), NOT_APPLICABLE)
        self._obligations = for_kind(rules, kind)
        self._asked = engine.open(self._obligations)
        self._likeness = Likeness(self._obligations)
        self._known: dict[Hashable, Answer] = {}

    def answer(self, memory: Memory) -> Answer:
        """What the rules say to a memory. Raises EngineError."""
        looks = self._likeness.of(memory)
        known = self._known.get(looks)
        if known is not None:
            return known
        if len(self._known) >= MOST_ANSWERS_KEPT:
            self._known.clear()
        found = self._known[looks] = self._found(memory)
        return found

    def _found(self, memory: Memory) -> Answer:
        matches, over = matches_of(self._asked, self._obligations, memory)
        found = {**self._others, **verdicts(self._rules, self._obligations, memory)}
        return Answer(matches, found, outcomes(found), over)


def matches_of(asked: Asked, obligations: Sequence[Obligation], memory: Memory) -> tuple[frozenset[Match], bool]:
    """The matches, and whether the memory was over the engine's caps so that the plain engine judged it."""
    try:
        return asked.matches(memory), False
    except EngineCapError:
        return PlainEngine().open(obligations).matches(memory), True
