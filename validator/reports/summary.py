"""How a run ends: what passed and failed, by which rules, and what was not judged and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from validator.core.report import Report
from validator.core.texts import Severity, Text
from validator.reports.look import SEVERITIES, Look, labelled
from validator.reports.terminal import escaped, flowing, painted, spoken, wrapped

MOST_IDS = 6
MOST_REASONS = 8
_NOTE = Text("note", "说明")


class Open(NamedTuple):
    """Why rules were not judged: the reason, the rules it kept, and in how many documents."""

    reason: Text
    rules: tuple[str, ...]
    documents: int


def summary(report: Report, look: Look) -> list[str]:
    """What a reader of a whole run has to know, in one language; short where all is well."""
    symbol, style = _mark(report)
    counted, *rest = _counted_zh(report) if look.lang == "zh" else _counted_en(report)
    lines = flowing([f"{symbol} {counted}", *rest], look.width, rest="  ")
    lines[0] = painted(symbol, style, colour=look.colour) + lines[0][len(symbol) :]
    notes = [line for note in report.notes for line in labelled(_NOTE, list(spoken(note.message, look.lang)), look)]
    return [*lines, *_not_judged(report, look), *notes]


def _mark(report: Report) -> tuple[str, str]:
    if not report.documents:
        return "⚠", "warning"
    return ("✔", "ok") if report.verdict == "pass" else ("✖", "error")


def _counted_en(report: Report) -> list[str]:
    return [
        *_tally_en(report),
        f"edition {report.edition}",
        f"rulebook reviewed {report.reviewed_on} ({report.rulebook_digest[:8]})",
        f"engine {report.engine}",
        "no ledger" if report.ledger_digest is None else f"ledger {report.ledger_digest[:8]}",
    ]


def _tally_en(report: Report) -> list[str]:
    documents = len(report.documents)
    if not documents:
        return ["nothing was judged"]
    failed = sum(d.verdict == "fail" for d in report.documents)
    severities = [_plural(report.count(severity), severity.value) for severity in Severity]
    return [f"{_plural(documents, 'document')}: {documents - failed} passed, {failed} failed", ", ".join(severities)]


def _counted_zh(report: Report) -> list[str]:
    return [
        *_tally_zh(report),
        f"规则版本 {report.edition}",
        f"规则库复核至 {report.reviewed_on}（{report.rulebook_digest[:8]}）",
        f"引擎 {report.engine}",
        "未提供备案台账" if report.ledger_digest is None else f"备案台账 {report.ledger_digest[:8]}",
    ]


def _tally_zh(report: Report) -> list[str]:
    documents = len(report.documents)
    if not documents:
        return ["没有可校验的申请"]
    failed = sum(d.verdict == "fail" for d in report.documents)
    severities = [f"{SEVERITIES[severity].zh} {report.count(severity)}" for severity in Severity]
    return [f"共{documents}份申请：通过{documents - failed}份，未通过{failed}份", "，".join(severities)]


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _not_judged(report: Report, look: Look) -> Iterator[str]:
    found = not_judged(report)
    if not found:
        return
    yield "  未判定的规则：" if look.lang == "zh" else "  not judged:"
    several = len(report.documents) > 1
    say = _open_zh if look.lang == "zh" else _open_en
    for entry in found[:MOST_REASONS]:
        yield from wrapped(say(entry, several=several), look.width, first="    ", rest="      ")
    more = len(found) - MOST_REASONS
    if more > 0:
        counted = f"另有{more}种原因" if look.lang == "zh" else f"and {_plural(more, 'more reason')}"
        yield f"    {counted}（--format json）" if look.lang == "zh" else f"    {counted} (--format json)"


def not_judged(report: Report) -> list[Open]:
    """Why rules were not judged, the reason that kept most rules first."""
    rules: dict[Text, set[str]] = {}
    documents: Counter[Text] = Counter()
    for document in report.documents:
        for entry in document.outcomes.not_judged:
            rules.setdefault(entry.reason, set()).add(entry.id)
        documents.update({entry.reason for entry in document.outcomes.not_judged})
    found = [Open(reason, tuple(sorted(ids)), documents[reason]) for reason, ids in rules.items()]
    return sorted(found, key=lambda entry: (-len(entry.rules), -entry.documents, entry.reason.en))


def _open_en(entry: Open, *, several: bool) -> str:
    where = f" in {_plural(entry.documents, 'document')}" if several else ""
    more = len(entry.rules) - MOST_IDS
    ids = ", ".join(entry.rules[:MOST_IDS]) + (f" and {more} more" if more > 0 else "")
    return f"{_plural(len(entry.rules), 'rule')}{where}: {escaped(entry.reason.en)} ({ids})"


def _open_zh(entry: Open, *, several: bool) -> str:
    where = f"（涉及{entry.documents}份申请）" if several else ""
    more = len(entry.rules) - MOST_IDS
    ids = "、".join(entry.rules[:MOST_IDS]) + (f"等{len(entry.rules)}条" if more > 0 else "")
    return f"{len(entry.rules)}条{where}：{escaped(entry.reason.zh)}（{ids}）"
