"""Judging a rule's examples, and whether they witness each of its conditions and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from validator.core.descriptions import Descriptions
from validator.core.engine import Engine
from validator.core.facts import Memory
from validator.core.language.faults import Faults, RuleFault
from validator.core.language.reader import read_examples, read_rule
from validator.core.language.vocabulary import Vocabulary
from validator.core.plain_engine import PlainEngine
from validator.core.proof.examples import Asking, Found, day_of, memory_of
from validator.core.proof.mutants import mutants
from validator.core.proof.places import judge_place
from validator.core.proof.severities import changes, day_before
from validator.core.proof.sites import Mutant
from validator.core.rules import Example, Rule


class Proof(NamedTuple):
    """What the proof of a rule found: faults with their places, and how many mutants there were and were noticed."""

    rule: str
    name: str
    topic: str
    faults: tuple[RuleFault, ...]
    mutants: int
    killed: int


class Bench(NamedTuple):
    """What rules are proved with: the words they may use, the places they may point at and the engines that judge."""

    vocabulary: Vocabulary
    places: Descriptions
    engines: Sequence[Engine]


class Shown(NamedTuple):
    """An example and its facts."""

    example: Example
    memory: Memory


def prove(raw: Mapping[str, Any], topic: str, bench: Bench) -> Proof:
    """The proof of one rule file that was read without a mistake."""
    vocabulary = bench.vocabulary
    faults = Faults()
    rule = read_rule(raw, topic, vocabulary, Faults(), trusted=True)
    judge_place(rule, vocabulary.kinds, bench.places, faults)
    shown = [Shown(example, memory_of(example, vocabulary.kinds)) for example in read_examples(raw)]
    changed = list(mutants(raw, vocabulary))
    unseen = [mutant for mutant in changed if not _is_noticed(mutant, topic, shown, vocabulary)]
    found = (*faults.found, *_examples(rule, shown, bench.engines), *_dates(raw, rule, shown), *_unwitnessed(unseen))
    return Proof(rule.id, rule.name, topic, found, len(changed), len(changed) - len(unseen))


_PLAIN = PlainEngine()


def _examples(rule: Rule, shown: Sequence[Shown], engines: Sequence[Engine]) -> Iterator[RuleFault]:
    asked = [(engine.name, Asking(rule, engine)) for engine in engines]
    for number, one in enumerate(shown):
        for name, asking in asked:
            unlike = _unlike(one.example, asking.found(*one), name)
            if unlike:
                yield RuleFault(f"/examples/{number}", unlike)


def _unlike(example: Example, there: Found, engine: str) -> str:
    """In which way an example is not what it says; nothing where it is."""
    if there.outcome != example.expect:
        return f'example "{example.name}" expects "{example.expect}", the {engine} engine says "{there.outcome}"'
    if example.severity and there.severity and there.severity.value != example.severity:
        told = there.severity.value
        return f'example "{example.name}" expects the severity {example.severity}, the {engine} engine says {told}'
    return ""


def _dates(raw: Mapping[str, Any], rule: Rule, shown: Sequence[Shown]) -> Iterator[RuleFault]:
    """Each day on which a severity changes has an example on it and one on the day before."""
    days = {day_of(one.example, rule) for one in shown}
    for change, pointer in sorted(changes(raw).items()):
        for day in (day_before(change), change):
            if day not in days:
                yield RuleFault(
                    pointer, f"the severity changes on {change} and no example is on {day}; add one with `on: {day}`"
                )


def _unwitnessed(unseen: Sequence[Mutant]) -> Iterator[RuleFault]:
    for mutant in unseen:
        yield RuleFault(mutant.pointer, f"no example notices when {mutant.change}; {mutant.cure}")


def _is_noticed(mutant: Mutant, topic: str, shown: Sequence[Shown], vocabulary: Vocabulary) -> bool:
    """Whether an example is no longer what it says under a mutant; the loader notices one that cannot be read."""
    faults = Faults()
    rule = read_rule(mutant.raw, topic, vocabulary, faults, trusted=True)
    if faults.found:
        return True
    asking = Asking(rule, _PLAIN)
    return any(_unlike(one.example, asking.found(*one), _PLAIN.name) for one in shown)
