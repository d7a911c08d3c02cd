"""The rulebook as a list: what holds on an edition, and how much it weighs there."""

from __future__ import annotations

import json

from validator.core.rulebook import Rulebook
from validator.core.rules import Rule
from validator.core.widths import columns, padded
from validator.reports.look import label, severity_word
from validator.reports.rule_words import absence_of, severity_of
from validator.reports.terminal import painted, spoken


def render_list(book: Rulebook, day: str, *, lang: str, colour: bool) -> str:
    """One line a rule: id, severity on a day, name and title. Lines are not wrapped: they are made to be searched."""
    words = [_weight(rule, day, lang) for rule in book.rules]
    names = max((len(rule.name) for rule in book.rules), default=0)
    widest = max(map(columns, words), default=0)
    return "".join(
        f"{rule.id}  {_painted(padded(word, widest), rule, day, colour=colour)}  {rule.name:{names}}"
        f"  {' / '.join(spoken(rule.title, lang))}\n"
        for rule, word in zip(book.rules, words, strict=True)
    )


def render_list_json(book: Rulebook, edition: str, day: str) -> str:
    """The same as JSON; `severity` is null for a rule that does not hold on the day."""
    listed = {
        "edition": edition,
        "day": day,
        "reviewed_on": book.reviewed_on,
        "digest": book.digest,
        "rules": [_entry(rule, day) for rule in book.rules],
    }
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _entry(rule: Rule, day: str) -> dict[str, object]:
    severity = severity_of(rule, day)
    return {
        "id": rule.id,
        "name": rule.name,
        "topic": rule.topic,
        "status": rule.status,
        "severity": severity and severity.value,
        "title": {"en": rule.title.en, "zh": rule.title.zh},
        "scope": rule.scope,
        "uses_ledger": rule.uses_ledger,
        "miit_code": rule.miit_code,
        "since": rule.since,
    }


def _weight(rule: Rule, day: str, lang: str) -> str:
    severity = severity_of(rule, day)
    return f"- {label(absence_of(rule, day), lang)}" if severity is None else severity_word(severity, lang)


def _painted(word: str, rule: Rule, day: str, *, colour: bool) -> str:
    severity = severity_of(rule, day)
    return painted(word, severity.value if severity else "faint", colour=colour)
