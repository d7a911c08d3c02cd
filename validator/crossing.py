"""Rules across the applications of a run: each with what was counted of all, then those that share a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from validator.core.asking import Answer, Asking, matches_of
from validator.core.documents import Document
from validator.core.facts import Fact, Memory
from validator.core.judging import outcomes, silenced, tell
from validator.core.plain_engine import NOT_APPLICABLE
from validator.core.report import Finding, Outcomes
from validator.core.rules import Match, Obligation
from validator.core.run_facts import count
from validator.core.shared_keys import SharedKeys
from validator.judge import Judge, Judged, Light

Again = Callable[[int], Document]


class Address(NamedTuple):
    """A fact of a run: of a document, by its number there; of none (None), by its number among those counted."""

    document: int | None
    number: int


class Found(NamedTuple):
    """A match, its facts by their addresses."""

    obligation: str
    facts: tuple[Address, ...]


def judge_across(judge: Judge, judged: Sequence[Judged], again: Again) -> dict[int, tuple[list[Finding], Outcomes]]:
    """Findings and outcomes of the rules across the run, for each document by its number in `judged`.

    `again` reads a document anew: only those with a finding are asked for.
    """
    run = Run(judge, {number: one.light for number, one in enumerate(judged) if one.light is not None})
    found = [*run.counted(), *run.elsewhere()]
    memory, matches = run.gathered(found)
    scene = judge.scene(again, lambda number: judged[number].refused)
    owed = {match.obligation: judge.owed[match.obligation] for match in matches}
    findings = tell(matches, memory, owed, scene)
    silent = silenced(matches, memory, owed, scene)
    return {
        number: (told := findings.get(number, []), run.outcomes(number, told, silent.get(number, set())))
        for number in range(len(judged))
        if judged[number].report.kind is not None
    }


class Run:
    """The light facts of all open applications of a run, and the facts that were counted over them."""

    def __init__(self, judge: Judge, lights: Mapping[int, Light]) -> None:
        self._judge = judge
        self._lights = lights
        self._counted = count(tally for light in lights.values() for tally in light.tallies)
        self._by_value = _by_value(self._counted)
        self._askings: dict[str, Asking] = {}
        self._answers: dict[int, Answer] = {}
        self._none = outcomes({entry.rule.id: NOT_APPLICABLE for entry in judge.run_rules})

    def counted(self) -> Iterator[Found]:
        """Matches of the rules that read facts of the run, one document at a time."""
        for number, light in self._lights.items():
            met = self._met(light.facts)
            own = len(light.facts)
            answer = self._asking(light.kind).answer(
                Memory((*light.facts, *(self._counted[n]._replace(number=own + at) for at, n in enumerate(met))))
            )
            self._answers[number] = answer
            for match in sorted(answer.matches):
                addresses = (Address(number, n) if n < own else Address(None, met[n - own]) for n in match.facts)
                yield Found(match.obligation, tuple(addresses))

    def elsewhere(self) -> Iterator[Found]:
        """Matches of `forbid elsewhere`, over the documents that share a key."""
        asked = [o for entry in self._judge.run_rules for o in entry.obligations if o.word == "elsewhere"]
        shared = SharedKeys(asked)
        for number, light in self._lights.items():
            shared.add(number, light.facts)
        for obligation in asked:
            documents = shared.documents(obligation, lambda number: self._lights[number].facts)
            if documents:
                yield from self._asked(obligation, documents)

    def outcomes(self, number: int, findings: Sequence[Finding], silent: set[str]) -> Outcomes:
        """What became of the rules across the run in one document."""
        answer = self._answers.get(number)
        if answer is None:
            return self._none
        if not findings and not silent:
            return answer.outcomes
        return outcomes(answer.verdicts, {f.id for f in findings}, silent)

    def gathered(self, found: Iterable[Found]) -> tuple[Memory, list[Match]]:
        """One memory of the documents and counted facts that matches speak of, and the matches in its numbers."""
        found = list(found)
        met = {address for one in found for address in one.facts}
        numbered = self._numbered(sorted({address.document for address in met if address.document is not None}))
        for address in sorted(
            (address for address in met if address.document is None), key=lambda address: address.number
        ):
            numbered.add(address, self._counted[address.number])
        return numbered.memory(), [Match(one.obligation, tuple(map(numbered.number, one.facts))) for one in found]

    def _numbered(self, documents: Iterable[int]) -> _Numbered:
        numbered = _Numbered()
        for document in documents:
            for fact in self._lights[document].facts:
                numbered.add(Address(document, fact.number), fact)
        return numbered

    def _asking(self, kind: str) -> Asking:
        if kind not in self._askings:
            self._askings[kind] = Asking(self._judge.run_rules, kind, self._judge.engine)
        return self._askings[kind]

    def _asked(self, obligation: Obligation, documents: Sequence[int]) -> Iterator[Found]:
        numbered = self._numbered(documents)
        matches, _ = matches_of(self._judge.engine.open((obligation,)), (obligation,), numbered.memory())
        for match in sorted(matches):
            yield Found(match.obligation, tuple(numbered.addresses[n] for n in match.facts))

    def _met(self, own: Sequence[Fact]) -> list[int]:
        """The counted facts that share a text with a document's own, by their numbers."""
        texts = {value for fact in own for value in fact.values.values() if isinstance(value, str)}
        return sorted({number for text in texts for number in self._by_value.get(text, ())})


class _Numbered:
    """Facts of several documents in one memory, and the address of each of them."""

    def __init__(self) -> None:
        self.addresses: list[Address] = []
        self._facts: list[Fact] = []
        self._numbers: dict[Address, int] = {}

    def add(self, address: Address, fact: Fact) -> None:
        """Add a fact; its parents are those of its document, which begins at the address's number 0."""
        start = len(self._facts) - address.number
        parents = {kind: start + number for kind, number in fact.parents.items()}
        home = None if fact.document is None else address.document
        self._numbers[address] = len(self._facts)
        self.addresses.append(address)
        self._facts.append(fact._replace(number=len(self._facts), document=home, parents=parents))

    def number(self, address: Address) -> int:
        """The number of a fact in the memory."""
        return self._numbers[address]

    def memory(self) -> Memory:
        """All facts added."""
        return Memory(self._facts)


def _by_value(counted: Sequence[Fact]) -> dict[str, list[int]]:
    """The numbers of the facts of the run by each text they hold: a document meets those that share one with it."""
    found: dict[str, list[int]] = {}
    for fact in counted:
        for value in fact.values.values():
            if isinstance(value, str):
                found.setdefault(value, []).append(fact.number)
    return found
