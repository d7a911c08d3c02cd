"""Judging one document, in one process: shape, facts, rules, findings. Everything it needs is wired here once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from validator import resources
from validator.adapters.ledgerfiles import load as load_ledger
from validator.adapters.rulefiles import load_rulebook
from validator.adapters.schema import Shape, merged, unset_variables
from validator.adapters.suffixes import registrable
from validator.core import program_findings
from validator.core.asking import Asking
from validator.core.descriptions import Descriptions
from validator.core.documents import Document, Fault
from validator.core.engine import Engine
from validator.core.facts import Fact, Field
from validator.core.judging import Scene, fingerprint, outcomes, owed_by_key, reading_order, silenced, tell
from validator.core.kept import Kept
from validator.core.ledger import Ledger
from validator.core.places import Place, Span
from validator.core.projection import Projected, Surroundings, project
from validator.core.redaction import Excerpts
from validator.core.report import DocumentReport, Finding, NotJudged, Outcomes, Related
from validator.core.rulebook import Rulebook
from validator.core.rules import Source
from validator.core.run_facts import Tally
from validator.core.tables import Tables
from validator.core.texts import Text
from validator.engines import engine_named

if TYPE_CHECKING:
    from validator.core.sentences.values import Words

NO_KIND = Text("the kind of the application cannot be read", "无法识别申请类型")
ALONE = Text("the application was judged by itself", "该申请系单独校验")
FIRST_PLACE = Text("the first of them", "首次出现处")
# What stops a document from being judged is told whatever is selected: silence would look like a pass.
ALWAYS_TOLD = frozenset({"ICP001", "ICP003", "ICP005", "ICP008"})


DocumentOf = Callable[[int], Document]
RefusedOf = Callable[[int], Sequence[str]]


class Choice(NamedTuple):
    """What one process needs to know to judge; it travels to worker processes as it is.

    `day` is the edition's day, `select` and `ignore` sets of ids (`select` empty: all).
    """

    day: str
    edition_chosen: bool
    as_of: str | None
    ledger: str | None
    rules: str | None
    engine: str
    resolve_env: bool
    select: frozenset[str]
    ignore: frozenset[str]
    run_key: bytes


class Light(NamedTuple):
    """What a document leaves behind for the rules across the run: the facts they read, and what it adds to counts."""

    kind: str
    facts: tuple[Fact, ...]
    tallies: tuple[Tally, ...]


class Judged(NamedTuple):
    """A document judged by itself. `light` is None where it meets no others, `refused` what is at fault in its shape.

    `over_the_cap` says that the plain engine judged it, because it is larger than the durable one takes.
    """

    report: DocumentReport
    light: Light | None
    refused: tuple[str, ...]
    over_the_cap: bool = False


class Judge:
    """The rules of one edition, ready for one document after the other."""

    def __init__(self, choice: Choice, rulebook: Rulebook | None = None) -> None:
        self.choice = choice
        self.rulebook = rulebook or load_rulebook(own=choice.rules)
        self._listed = tuple(e for e in self.rulebook.listed if e.holds_on(choice.day) and self._is_chosen(e.id))
        self.run_rules = self.rulebook.in_force(choice.day, [e for e in self._listed if e.scope == "run"])
        self.owed = owed_by_key(self.run_rules)
        self.engine: Engine = engine_named(choice.engine)
        self.ledger = ledger_of(choice)
        self._excerpts = Excerpts(Descriptions(resources.schema("application")))
        self._shape = Shape(resources.schema("application"), "application")
        self._surroundings = surroundings_of(choice, self.rulebook, self.ledger)
        self._words: Words | None = None
        self._askings: dict[str, Asking] = {}
        self._kept = Kept(self.run_rules)

    def judge(self, document: Document) -> Judged:
        """Everything that can be said of a document without the others of its run."""
        faults = self._faults(document)
        refused = tuple(dict.fromkeys(pointer for fault in faults for pointer in fault.refused))
        projected = project(document, refused, self._surroundings)
        told = [*self._program(document, faults), *self._edition_is_old(document, projected)]
        if projected.kind is None:
            return Judged(self._report(document, projected, told, self._none_judged()), None, refused)
        scene = self.scene(lambda _: document, lambda _: refused)
        answer = self._asking(projected.kind).answer(projected.memory)
        findings = tell(answer.matches, projected.memory, self.owed, scene).get(0, [])
        silent = silenced(answer.matches, projected.memory, self.owed, scene).get(0, set())
        result = outcomes(answer.verdicts, {f.id for f in findings}, silent) if answer.matches else answer.outcomes
        report = self._report(document, projected, [*told, *findings], result)
        return Judged(report, self._light(projected), refused, answer.over_the_cap)

    def scene(self, document: DocumentOf, refused: RefusedOf) -> Scene:
        """What telling asks of documents, by their number in a memory."""

        def place(number: int, pointer: str) -> Place:
            found = document(number)
            return Place(found.path, found.number, pointer, span_shown(found, pointer))

        return Scene(
            place=place,
            excerpt=lambda place, number: self._excerpts.of(document(number), place.span),
            refused=refused,
            kinds=self.rulebook.kinds,
            cite=self._cite,
            called=self._called,
        )

    def failure(self, document: Document) -> Judged:
        """What is told of a document on which a rule or the engine broke: it is not judged, and that is our fault."""
        fault = program_findings.failure(document.span(""))
        report = DocumentReport(
            document.path,
            document.number,
            None,
            self.choice.day,
            tuple(self._program(document, [fault])),
            self._none_judged(),
        )
        return Judged(report, None, ())

    def alone(self, judged: Judged) -> DocumentReport:
        """The report on a document that meets no others: rules across the run are not judged."""
        report = judged.report
        if report.kind is None or not self.run_rules:
            return report
        further = tuple(NotJudged(entry.rule.id, ALONE) for entry in self.run_rules)
        ordered = tuple(sorted((*report.outcomes.not_judged, *further)))
        return report._replace(outcomes=report.outcomes._replace(not_judged=ordered))

    def _is_chosen(self, id_: str) -> bool:
        return (not self.choice.select or id_ in self.choice.select) and id_ not in self.choice.ignore

    def _faults(self, document: Document) -> tuple[Fault, ...]:
        if not document.readable or not isinstance(document.value, dict):
            return document.faults
        found = self._shape.faults(document)
        if self.choice.resolve_env:
            found = (*found, *unset_variables(document, os.environ))
        return merged(document.faults, found)

    def _program(self, document: Document, faults: Iterable[Fault]) -> list[Finding]:
        return [
            self._told_fault(document, fault)
            for fault in faults
            if self._is_chosen(fault.id) or fault.id in ALWAYS_TOLD
        ]

    def _told_fault(self, document: Document, fault: Fault) -> Finding:
        place = Place(document.path, document.number, fault.pointer, fault.span)
        return Finding(
            id=fault.id,
            name=program_findings.PROGRAM[fault.id].name,
            severity=fault.severity,
            place=place,
            message=fault.message,
            fix=fault.fix,
            sources=(),
            miit_code=None,
            related=tuple(
                Related(Place(document.path, document.number, pointer, span), FIRST_PLACE)
                for pointer, span in fault.related
            ),
            excerpt=self._excerpts.of(document, fault.span),
            fingerprint=fingerprint(fault.id, place),
        )

    def _edition_is_old(self, document: Document, projected: Projected) -> list[Finding]:
        """ICP019: nobody chose an edition, and the application is of another time."""
        edition = self.choice.day
        later = f"{int(edition[:4]) + 1}{edition[4:]}"
        if self.choice.edition_chosen or projected.submitted_on is None or projected.submitted_on < later:
            return []
        fault = program_findings.edition_is_old(document.span("/submitted_on"), projected.submitted_on, edition)
        return self._program(document, [fault])

    def _none_judged(self) -> Outcomes:
        return Outcomes((), (), (), tuple(NotJudged(entry.id, NO_KIND) for entry in self._listed))

    def _asking(self, kind: str) -> Asking:
        """The rules that can be about an application of a kind; they are read when the first one of the kind is met."""
        if kind not in self._askings:
            entries = [entry for entry in self._listed if entry.scope == "document"]
            rules = self.rulebook.in_force(self.choice.day, [entry for entry in entries if kind in entry.kinds])
            self.owed.update(owed_by_key(rules))
            self._askings[kind] = Asking(rules, kind, self.engine, listed=entries)
        return self._askings[kind]

    def _light(self, projected: Projected) -> Light | None:
        if not projected.is_open or projected.kind is None or not self.run_rules:
            return None
        kept = self._kept.facts(projected.memory.facts)
        return Light(projected.kind, kept, tuple(t for t in projected.tallies if t.kind in self._kept.kinds))

    def _report(
        self, document: Document, projected: Projected, findings: Sequence[Finding], result: Outcomes
    ) -> DocumentReport:
        ordered = tuple(sorted(findings, key=reading_order))
        return DocumentReport(document.path, document.number, projected.kind, projected.day, ordered, result)

    def _called(self, kind: str, field: Field, value: str) -> Text | None:
        if self._words is None:
            # Only a finding wants them, and a file without one is not to wait for them.
            from validator.core.sentences.values import Words

            self._words = Words(self.rulebook.vocabulary.tables)
        return self._words.called(kind, field, value)

    def _cite(self, source: Source) -> str:
        return f"{source.document}, {source.section}" if source.section else source.document


def span_shown(document: Document, pointer: str) -> Span:
    """What a finding about a place marks: a scalar itself, of a whole block its key."""
    block = isinstance(document.at(pointer), (dict, list))
    return (document.key_span(pointer) if block else None) or document.span(pointer)


def ledger_of(choice: Choice) -> Ledger | None:
    """The ledger of a run; None without one."""
    return None if choice.ledger is None else load_ledger(choice.ledger, choice.run_key)


def surroundings_of(choice: Choice, rulebook: Rulebook, ledger: Ledger | None) -> Surroundings:
    """What the projection needs from outside."""
    return Surroundings(
        kinds=rulebook.kinds,
        tables=Tables(rulebook.tables, choice.day),
        registrable=registrable,
        run_key=choice.run_key,
        edition_date=choice.day,
        as_of=choice.as_of,
        ledger=ledger,
        environ=os.environ if choice.resolve_env else {},
    )
