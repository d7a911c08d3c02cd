"""What comes out: findings, outcomes and the report. Nothing sensitive is in these values."""

from __future__ import annotations

from typing import NamedTuple

from validator.core.places import Place
from validator.core.texts import Severity, Text


class ExcerptLine(NamedTuple):
    """A line of the file with its scalars masked unless known to be harmless."""

    number: int
    text: str


class Excerpt(NamedTuple):
    """The line a finding points at, masked. `caret` counts code points before the mark, `width` those marked."""

    line: ExcerptLine
    caret: int
    width: int


class Related(NamedTuple):
    """Another place that has a part in a finding, and what it is."""

    place: Place
    message: Text


class Finding(NamedTuple):
    """One thing to tell. `id` is the rule's or the program's; `sources` are printable citations
    ("aliyun-glossary-2018, Claim an ICP filing license"); `fingerprint` is made of rule, document and pointer only."""

    id: str
    name: str
    severity: Severity
    place: Place
    message: Text
    fix: Text
    sources: tuple[str, ...]
    miit_code: int | None
    related: tuple[Related, ...]
    excerpt: Excerpt | None
    fingerprint: str


class NotJudged(NamedTuple):
    """A rule that could not be judged on a document, and why."""

    id: str
    reason: Text


class Outcomes(NamedTuple):
    """For each rule in force what became of it on a document; ids sorted, each in exactly one list."""

    passed: tuple[str, ...]
    failed: tuple[str, ...]
    not_applicable: tuple[str, ...]
    not_judged: tuple[NotJudged, ...]


class DocumentReport(NamedTuple):
    """What was found about one document. `kind` is None where it cannot be read; `as_of` is the day of judgement."""

    path: str
    document: int
    kind: str | None
    as_of: str
    findings: tuple[Finding, ...]
    outcomes: Outcomes

    @property
    def verdict(self) -> str:
        """ "fail" exactly when there is an error, else "pass"."""
        return "fail" if any(f.severity is Severity.ERROR for f in self.findings) else "pass"


class Note(NamedTuple):
    """Something about the run that a reader of the report has to know (the engine fell back, no ledger was given)."""

    message: Text


class Report(NamedTuple):
    """A whole run. `engine` is "durable" or "plain"; `edition` is what was asked for ("2018-04", "current", a date)."""

    version: str
    edition: str
    engine: str
    reviewed_on: str
    rulebook_digest: str
    ledger_digest: str | None
    documents: tuple[DocumentReport, ...]
    notes: tuple[Note, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: documents in order, within one by place, then id."""
        return tuple(f for d in self.documents for f in d.findings)

    @property
    def verdict(self) -> str:
        """ "pass" when every document passes, else "fail"."""
        return "pass" if all(d.verdict == "pass" for d in self.documents) else "fail"

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(f.severity is severity for f in self.findings)
