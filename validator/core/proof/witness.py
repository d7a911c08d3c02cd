"""Judging a rule's examples, and whether they witness each of its conditions and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from validator.core.engine import Engine
from validator.core.language.faults import Faults
from validator.core.language.reader import read_examples, read_rule
from validator.core.language.vocabulary import Vocabulary
from validator.core.plain_engine import PlainEngine
from validator.core.proof.examples import Found, day_of, found
from validator.core.proof.mutants import Mutant, mutants
from validator.core.rules import Example, Rule

FOUNDED = "2018-04-18"


class Proof(NamedTuple):
    """What the proof of a rule found: faults in words, and how many mutants there were and were noticed."""

    rule: str
    faults: tuple[str, ...]
    mutants: int
    killed: int


def prove(raw: Mapping[str, Any], topic: str, vocabulary: Vocabulary, engines: Sequence[Engine]) -> Proof:
    """The proof of one rule file that was read without a mistake."""
    rule = read_rule(raw, topic, vocabulary, Faults(), trusted=True)
    examples = read_examples(raw)
    faults = [*_examples(rule, examples, vocabulary, engines), *_dates(rule, examples)]
    before = [found(rule, example, vocabulary.kinds, _PLAIN) for example in examples]
    unseen = [mutant.change for mutant in mutants(raw) if not _noticed(mutant, topic, examples, before, vocabulary)]
    total = sum(1 for _ in mutants(raw))
    faults.extend(f"no example changes when {change}: add one that does" for change in unseen)
    return Proof(rule.id, tuple(faults), total, total - len(unseen))


_PLAIN = PlainEngine()


def _examples(
    rule: Rule, examples: Sequence[Example], vocabulary: Vocabulary, engines: Sequence[Engine]
) -> Iterator[str]:
    for example in examples:
        for engine in engines:
            there = found(rule, example, vocabulary.kinds, engine)
            yield from _unlike(example, there, engine.name)


def _unlike(example: Example, there: Found, engine: str) -> Iterator[str]:
    if there.outcome != example.expect:
        yield f'example "{example.name}" expects "{example.expect}", the {engine} engine says "{there.outcome}"'
    elif example.severity and there.severity and there.severity.value != example.severity:
        yield f'example "{example.name}" is expected as {example.severity}, it is told as {there.severity.value}'


def _dates(rule: Rule, examples: Sequence[Example]) -> Iterator[str]:
    """Each day on which a severity changes has an example on it and one on the day before."""
    days = {day_of(example, rule) for example in examples}
    changes = sorted({d.since for v in rule.variants for d in v.severity} - {FOUNDED})
    for change in changes:
        before = (date.fromisoformat(change) - timedelta(days=1)).isoformat()
        for day in (before, change):
            if day not in days:
                yield f"the severity changes on {change} and no example is on {day}: add one with `on: {day}`"


def _noticed(
    mutant: Mutant, topic: str, examples: Sequence[Example], before: Sequence[Found], vocabulary: Vocabulary
) -> bool:
    """Whether an example changes under a mutant; one that can no longer be read is noticed by the loader."""
    faults = Faults()
    rule = read_rule(mutant.raw, topic, vocabulary, faults, trusted=True)
    if faults.found:
        return True
    return any(
        found(rule, example._replace(on=day_of(example, rule)), vocabulary.kinds, _PLAIN) != was
        for example, was in zip(examples, before, strict=True)
    )
