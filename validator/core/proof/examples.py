"""An example of a rule file as a memory, and what becomes of the rule in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from validator.core.engine import Asked, Engine
from validator.core.facts import Fact, FactKind, Memory, State, Unknown
from validator.core.plain_engine import NOT_APPLICABLE, Sight, stronger, verdict
from validator.core.projection.reasons import NO_LEDGER, PART_LEDGER
from validator.core.rules import Example, Match, Obligation, Rule, severity_on
from validator.core.texts import Severity, Text

_CONTEXT = {"province": "province", "nature": "nature"}

Written = Sequence[tuple[str, tuple[tuple[str, object], ...]]]


class Found(NamedTuple):
    """What became of a rule in an example: the outcome, and where it failed the severity."""

    outcome: str
    severity: Severity | None


def memory_of(example: Example, kinds: Mapping[str, FactKind]) -> Memory:
    """The facts of an example: its own application is document 0, the one elsewhere document 1."""
    facts: list[Fact] = []
    for document, written in enumerate((example.given, example.elsewhere)):
        facts.extend(_facts(written, document, len(facts), kinds))
    reasons = {"none": NO_LEDGER, "incomplete": PART_LEDGER}
    if example.ledger in reasons:
        ledger = (kind.name for kind in kinds.values() if kind.scope == "ledger")
        for name in ledger:
            facts.append(Fact(name, len(facts), None, "", {}, {}, {}, reasons[example.ledger]))
    return Memory(facts)


def day_of(example: Example, rule: Rule) -> str:
    """The day an example is judged on: its own, else the first on which the rule is in force."""
    return example.on or min(d.since for v in rule.variants for d in v.severity if d.word != "ended")


class Asking:
    """A rule that one engine is asked about in one example after the other; what holds on a day is made ready once."""

    def __init__(self, rule: Rule, engine: Engine) -> None:
        self._rule = rule
        self._engine = engine
        self._ready: dict[str, Ready] = {}

    def found(self, example: Example, memory: Memory) -> Found:
        """What the engine and the matcher make of the rule in an example, of which `memory` holds the facts."""
        day = day_of(example, self._rule)
        if day not in self._ready:
            self._ready[day] = _ready(self._rule, day, self._engine)
        severities, obligations, asked = self._ready[day]
        matches = asked.matches(memory)
        failing = [severities[m.obligation] for m in matches if _concerns(m, memory)]
        if failing:
            return Found("fail", min(failing, key=lambda severity: severity.rank))
        return Found(_unfailed(obligations, memory), None)


class Ready(NamedTuple):
    """What of a rule holds on a day: the severity of each obligation by its key, the obligations, and they, asked."""

    severities: dict[str, Severity]
    obligations: tuple[Obligation, ...]
    asked: Asked


def _ready(rule: Rule, day: str, engine: Engine) -> Ready:
    holding = [(o, s) for v in rule.variants if (s := severity_on(v.severity, day)) is not None for o in v.obligations]
    obligations = tuple(obligation for obligation, _ in holding)
    return Ready({o.key: s for o, s in holding}, obligations, engine.open(obligations))


def _concerns(match: Match, memory: Memory) -> bool:
    return any(memory.fact(number).document == 0 for number in match.facts)


def _unfailed(obligations: Iterable[Obligation], memory: Memory) -> str:
    sight = Sight(Memory([fact for fact in memory.facts if fact.document != 1]))
    best = NOT_APPLICABLE
    for obligation in obligations:
        best = stronger(best, verdict(obligation, sight))
    return best.word


def _facts(written: Written, document: int, first: int, kinds: Mapping[str, FactKind]) -> Iterator[Fact]:
    context = _context(written)
    last: dict[str, int] = {}
    for number, (name, fields) in enumerate(written, first):
        kind = kinds[name]
        values = {key: state for key, value in fields if (state := _state(value)) is not None}
        scoped = kind.scope == "application"
        parents = {parent: last[parent] for parent in kind.parents if parent in last}
        yield Fact(
            name,
            number,
            document if scoped else None,
            f"/{number}",
            parents,
            {**context, **values} if scoped else values,
            {},
        )
        last[name] = number


def _context(written: Written) -> dict[str, State]:
    """What every fact of an application carries: its kind, and its subject's province and nature."""
    context: dict[str, State] = {}
    for name, fields in written:
        found = dict(fields)
        if name == "application" and isinstance(kind := found.get("kind"), str):
            context["in"] = kind
        if name == "subject":
            context.update({key: s for key in _CONTEXT if (s := _state(found.get(key))) is not None})
    return context


def _state(value: object) -> State | None:
    if isinstance(value, dict):
        reason = str(value.get("unknown", ""))
        return Unknown(Text(reason, reason))
    return value if isinstance(value, (bool, int, str)) else None
