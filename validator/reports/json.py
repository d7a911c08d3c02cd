"""The report for programs: the keys are a contract (`schemas/report.schema.json`), the bytes the same each time."""

from __future__ import annotations

import json
import re
from typing import Any

from validator.core.pages import page_url
from validator.core.places import Place
from validator.core.report import DocumentReport, Finding, Outcomes, Related, Report
from validator.core.texts import Severity, Text

REPORT_VERSION = 1
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Raw = dict[str, Any]


def render(report: Report) -> str:
    """The report as JSON, with one newline at the end. Bytes of a file name that are no UTF-8 come out as \\udcXX."""
    text = json.dumps(content(report), ensure_ascii=False, indent=2, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def content(report: Report) -> Raw:
    """The report as one value, its keys in the order of the contract."""
    return {
        "report_version": REPORT_VERSION,
        "tool": {"name": "icplint", "version": report.version},
        "edition": report.edition,
        "engine": report.engine,
        "rulebook": {"reviewed_on": report.reviewed_on, "digest": report.rulebook_digest},
        "ledger_digest": report.ledger_digest,
        "verdict": report.verdict,
        "documents": [document_content(document) for document in report.documents],
        "notes": [_text(note.message) for note in report.notes],
        "summary": _summary(report),
    }


def document_content(document: DocumentReport) -> Raw:
    """What the report says of one document."""
    return {
        "path": document.path,
        "document": document.document,
        "kind": document.kind,
        "as_of": document.as_of,
        "verdict": document.verdict,
        "findings": [_finding(finding) for finding in document.findings],
        "outcomes": _outcomes(document.outcomes),
    }


def _finding(finding: Finding) -> Raw:
    return {
        "id": finding.id,
        "name": finding.name,
        "severity": finding.severity.value,
        **_stretch(finding.place),
        "message": _text(finding.message),
        "fix": _text(finding.fix),
        "sources": list(finding.sources),
        "miit_code": finding.miit_code,
        "url": page_url(finding.id),
        "related": [_related(related) for related in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _related(related: Related) -> Raw:
    return {
        "path": related.place.path,
        "document": related.place.document,
        **_stretch(related.place),
        "message": _text(related.message),
    }


def _stretch(place: Place) -> Raw:
    start, end = place.span
    return {
        "pointer": place.pointer,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _outcomes(outcomes: Outcomes) -> Raw:
    return {
        "pass": list(outcomes.passed),
        "fail": list(outcomes.failed),
        "not_applicable": list(outcomes.not_applicable),
        "not_judged": [
            {"id": entry.id, "reason": entry.reason.en, "reason_zh": entry.reason.zh} for entry in outcomes.not_judged
        ],
    }


def _summary(report: Report) -> Raw:
    failed = sum(document.verdict == "fail" for document in report.documents)
    return {
        "documents": len(report.documents),
        "passed": len(report.documents) - failed,
        "failed": failed,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
