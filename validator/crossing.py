"""Rules across the applications of a run: an index of keys first, then the engine on what was seen twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from validator.core.documents import Document
from validator.core.facts import Fact, Memory, Unknown
from validator.core.judging import outcomes, silenced, tell
from validator.core.matching import state, unary
from validator.core.plain_engine import Sight, bindings
from validator.core.report import Finding, Outcomes
from validator.core.rules import Match, Obligation, Pattern, Reference
from validator.core.run_facts import count
from validator.core.specialise import may_apply
from validator.judge import Judge, Judged, Light, matches_of

Key = tuple[object, ...]
Again = Callable[[int], Document]


def judge_across(judge: Judge, judged: Sequence[Judged], again: Again) -> dict[int, tuple[list[Finding], Outcomes]]:
    """Findings and outcomes of the rules across the run, for each document by its number in `judged`.

    `again` reads a document anew: only those with a finding are asked for.
    """
    lights = {number: one.light for number, one in enumerate(judged) if one.light is not None}
    run = Run(judge, lights)
    matches = {*run.counted(), *run.elsewhere()}
    memory = run.memory
    scene = judge.scene(again, lambda number: judged[number].refused)
    owed = {match.obligation: judge.owed[match.obligation] for match in matches}
    findings = tell(matches, memory, owed, scene)
    silent = silenced(matches, memory, owed, scene)
    return {
        number: (findings.get(number, []), run.outcomes(number, findings.get(number, []), silent.get(number, set())))
        for number in range(len(judged))
        if judged[number].report.kind is not None
    }


class Run:
    """The light facts of all open applications of a run, in one memory, with the facts that were counted over them."""

    def __init__(self, judge: Judge, lights: Mapping[int, Light]) -> None:
        self._judge = judge
        self._lights = lights
        self._obligations = tuple(o for entry in judge.run_rules for o in entry.obligations)
        counted = count(tally for light in lights.values() for tally in light.tallies)
        self.memory = Memory(_numbered(lights, counted))
        self._own: dict[int, list[Fact]] = {}
        for fact in self.memory.facts:
            if fact.document is not None:
                self._own.setdefault(fact.document, []).append(fact)
        self._counted = [fact for fact in self.memory.facts if fact.document is None]

    def counted(self) -> Iterator[Match]:
        """Matches of the rules that read facts of the run, one document at a time."""
        by_value = _by_value(self._counted)
        for number, light in self._lights.items():
            asked = [o for o in self._obligations if o.word != "elsewhere" and may_apply(o, light.kind)]
            if asked:
                yield from self._asked(asked, [*self._own.get(number, []), *_met(self._own.get(number, []), by_value)])

    def elsewhere(self) -> Iterator[Match]:
        """Matches of `forbid elsewhere`, over the documents that share a key."""
        for obligation in self._obligations:
            if obligation.word == "elsewhere":
                shared = self._sharing(obligation)
                facts = [fact for number in sorted(shared) for fact in self._own[number]]
                if facts:
                    yield from self._asked([obligation], facts)

    def outcomes(self, number: int, findings: Sequence[Finding], silent: set[str]) -> Outcomes:
        """What became of the rules across the run in one document."""
        light = self._lights.get(number)
        if light is None:
            return outcomes(self._judge.run_rules, (), Memory(()), set(), set())
        by_value = _by_value(self._counted)
        own = self._own.get(number, [])
        asked = [o for o in self._obligations if may_apply(o, light.kind)]
        memory, _ = _renumbered([*own, *_met(own, by_value)])
        return outcomes(self._judge.run_rules, asked, memory, {f.id for f in findings}, silent)

    def _asked(self, obligations: Sequence[Obligation], facts: Sequence[Fact]) -> Iterator[Match]:
        memory, numbers = _renumbered(facts)
        found, _ = matches_of(self._judge.engine.open(obligations), obligations, memory)
        for match in sorted(found):
            yield Match(match.obligation, tuple(numbers[n] for n in match.facts))

    def _sharing(self, obligation: Obligation) -> set[int]:
        """Documents that take part: one has a case with a key, another a forbidden fact with it."""
        assert obligation.present is not None
        asking = self._documents_by_key(lambda facts: _keys_asked(obligation, facts))
        having = self._documents_by_key(lambda facts: _keys_had(obligation.present, facts))
        shared: set[int] = set()
        for key, documents in asking.items():
            others = having.get(key, set())
            if len(documents | others) > 1 and others:
                shared |= documents | others
        return shared

    def _documents_by_key(self, keys: Callable[[Sequence[Fact]], Iterable[Key]]) -> dict[Key, set[int]]:
        found: dict[Key, set[int]] = {}
        for number, facts in self._own.items():
            for key in keys(facts):
                found.setdefault(key, set()).add(number)
        return found


def _keys_asked(obligation: Obligation, facts: Sequence[Fact]) -> Iterator[Key]:
    assert obligation.present is not None
    joins = [t.operand for t in obligation.present.tests if t.word == "same as" and isinstance(t.operand, Reference)]
    sight = Sight(Memory(facts))
    for bound, applies in bindings(obligation.about, sight):
        key = tuple(state(bound[join.name], join.field) for join in joins)
        if applies is True and _is_whole(key):
            yield key


def _keys_had(present: Pattern | None, facts: Sequence[Fact]) -> Iterator[Key]:
    assert present is not None
    fields = [test.field for test in present.tests if test.word == "same as"]
    for fact in facts:
        if fact.kind == present.kind and unary(present, fact) is True:
            key = tuple(state(fact, field) for field in fields)
            if _is_whole(key):
                yield key


def _is_whole(key: Key) -> bool:
    return not any(part is None or isinstance(part, Unknown) for part in key)


def _numbered(lights: Mapping[int, Light], counted: Iterable[Fact]) -> Iterator[Fact]:
    """All light facts with numbers of their own, parents following, documents by their number in the run."""
    start = 0
    for document, light in lights.items():
        new = {fact.number: start + n for n, fact in enumerate(light.facts)}
        for fact in light.facts:
            parents = {kind: new[number] for kind, number in fact.parents.items() if number in new}
            home = None if fact.document is None else document
            yield fact._replace(number=new[fact.number], document=home, parents=parents)
        start += len(light.facts)
    for fact in counted:
        yield fact._replace(number=start, document=None)
        start += 1


def _renumbered(facts: Sequence[Fact]) -> tuple[Memory, list[int]]:
    """A memory of some of the facts, numbered from 0, and their numbers in the run."""
    numbers = [fact.number for fact in facts]
    new = {number: n for n, number in enumerate(numbers)}
    moved = [
        fact._replace(number=n, parents={kind: new[up] for kind, up in fact.parents.items() if up in new})
        for n, fact in enumerate(facts)
    ]
    return Memory(moved), numbers


def _by_value(counted: Sequence[Fact]) -> dict[object, list[Fact]]:
    """The facts of the run by each text they hold: a document meets those that share one with it."""
    found: dict[object, list[Fact]] = {}
    for fact in counted:
        for value in fact.values.values():
            if isinstance(value, str):
                found.setdefault(value, []).append(fact)
    return found


def _met(own: Sequence[Fact], by_value: Mapping[object, list[Fact]]) -> list[Fact]:
    texts = {value for fact in own for value in fact.values.values() if isinstance(value, str)}
    met = {fact.number: fact for text in texts for fact in by_value.get(text, ())}
    return [met[number] for number in sorted(met)]
