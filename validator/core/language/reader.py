"""Reading a rule file whole: its values become a Rule, or a list of mistakes.

The shape of the file (keys, types, both languages) is judged before, by `schemas/rule.schema.json`;
here is what a schema cannot say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from validator.core.language.body import read_body
from validator.core.language.faults import Faults, likely
from validator.core.language.patterns import Reader
from validator.core.language.rows import RowRead, Rows, capped, read_rows, read_severity, read_sources
from validator.core.language.soundness import judge_soundness
from validator.core.language.telling import judge_telling
from validator.core.language.vocabulary import Vocabulary
from validator.core.places import child
from validator.core.rules import Example, Obligation, Pattern, Rule, Source, Variant
from validator.core.texts import Text

Raw = Mapping[str, object]


def read_rule(raw: Raw, topic: str, vocabulary: Vocabulary, faults: Faults, *, trusted: bool = False) -> Rule:
    """The rule that `raw` says; mistakes go to `faults`. A trusted rule was read before and is not judged again."""
    rows = read_rows(raw, vocabulary, faults)
    sources = read_sources(raw.get("sources"))
    variants = tuple(_variant(raw, number, row, sources, vocabulary, faults) for number, row in enumerate(rows.rows))
    if not trusted:
        for obligation in (o for variant in variants for o in variant.obligations):
            judge_soundness(raw, obligation, vocabulary, faults)
        judge_telling(raw, variants, vocabulary, faults)
        _judge_at(raw, variants, vocabulary, faults)
    return _rule(raw, topic, rows, sources, variants, vocabulary)


def _variant(
    raw: Raw, number: int, row: RowRead, sources: tuple[Source, ...], vocabulary: Vocabulary, faults: Faults
) -> Variant:
    confidence = row.confidence or str(raw.get("confidence", "high"))
    severity = row.severity
    if severity is None:
        severity = read_severity(raw.get("severity"), "/severity", faults)
    reader = Reader(vocabulary, row.columns, faults)
    return Variant(
        rule=str(raw["id"]),
        row=number,
        columns=tuple(row.columns.items()),
        severity=capped(severity, confidence),
        sources=row.sources or sources,
        confidence=confidence,
        obligations=read_body(raw, f"{raw['id']}/{number}", reader),
    )


def _rule(
    raw: Raw, topic: str, rows: Rows, sources: tuple[Source, ...], variants: tuple[Variant, ...], vocabulary: Vocabulary
) -> Rule:
    scopes = {vocabulary.kinds[kind].scope for v in variants for o in v.obligations for kind in kinds_named(o)}
    across = any(o.word == "elsewhere" for v in variants for o in v.obligations)
    code = raw.get("miit_code")
    return Rule(
        id=str(raw["id"]),
        name=str(raw["name"]),
        topic=topic,
        since=str(raw.get("since", "")),
        status=str(raw.get("status", "draft")),
        title=_text(raw, "title"),
        rationale=_text(raw, "rationale"),
        sources=sources,
        confidence=str(raw.get("confidence", "high")),
        dates_inferred=raw.get("dates") == "inferred",
        miit_code=code if isinstance(code, int) else None,
        at=str(raw["at"]) if "at" in raw else None,
        message=_text(raw, "message"),
        fix=_text(raw, "fix"),
        false_positives=_text(raw, "false positives") if "false positives" in raw else None,
        scope="run" if across or "run" in scopes else "document",
        uses_ledger="ledger" in scopes,
        variants=variants,
        exempt=rows.exempt,
    )


def patterns_of(obligation: Obligation) -> tuple[Pattern, ...]:
    """Every pattern of an obligation but `must`, which is about a fact of `about`."""
    present = () if obligation.present is None else (obligation.present,)
    return (*obligation.about, *obligation.unless, *obligation.absent, *present)


def kinds_named(obligation: Obligation) -> set[str]:
    """The kinds of facts that an obligation reads."""
    return {pattern.kind for pattern in patterns_of(obligation)}


def _text(raw: Raw, name: str) -> Text:
    written = raw.get(name)
    return Text(str(written.get("en", "")), str(written.get("zh", ""))) if isinstance(written, dict) else Text("", "")


def _judge_at(raw: Raw, variants: tuple[Variant, ...], vocabulary: Vocabulary, faults: Faults) -> None:
    """`at` names a bound fact, a field of it, or a place of the file, of which the first word is looked up."""
    at = raw.get("at")
    if not isinstance(at, str):
        return
    head = at.partition(".")[0]
    bound = {p.name for v in variants for o in v.obligations for p in (*o.about, *((o.present,) if o.present else ()))}
    places = {kind.pointer.strip("/").partition("/")[0] for kind in vocabulary.kinds.values()}
    known = {*bound, *vocabulary.kinds, *places, *_TOP}
    if head not in known:
        faults.add("/at", f'"{head}" is no fact of the rule and no place of the file; {likely(head, sorted(known))}')


_TOP = (
    "kind", "state", "submitted_on", "provider", "account", "filing", "license", "license_request", "subject",
    "websites", "instances", "changes", "cancel", "next_provider", "documents",
)  # fmt: skip


def read_examples(raw: Raw) -> tuple[Example, ...]:
    """The examples of a rule file, as written."""
    written = raw.get("examples")
    return tuple(_example(e) for e in written if isinstance(e, dict)) if isinstance(written, list) else ()


def _example(raw: Raw) -> Example:
    return Example(
        name=str(raw.get("name", "")),
        given=tuple(_facts(raw.get("given"))),
        expect=str(raw.get("expect", "")),
        on=str(raw["on"]) if "on" in raw else None,
        severity=str(raw["severity"]) if "severity" in raw else None,
        ledger=str(raw.get("ledger", "complete")),
        elsewhere=tuple(_facts(raw.get("elsewhere"))),
    )


def _facts(written: object) -> Iterable[tuple[str, tuple[tuple[str, object], ...]]]:
    for entry in written if isinstance(written, list) else []:
        for kind, fields in entry.items() if isinstance(entry, dict) else ():
            yield str(kind), tuple(fields.items()) if isinstance(fields, dict) else ()


def judge_examples(raw: Raw, rule: Rule, vocabulary: Vocabulary, faults: Faults) -> None:
    """Note examples of kinds or fields that do not exist, and a rule without one that passes and one that fails."""
    examples = read_examples(raw)
    for number, example in enumerate(examples):
        for part, facts in (("given", example.given), ("elsewhere", example.elsewhere)):
            for kind, fields in facts:
                _example_fact(kind, dict(fields), f"/examples/{number}/{part}", vocabulary, faults)
    for wanted in ("pass", "fail"):
        if rule.status == "active" and not any(e.expect == wanted for e in examples):
            faults.add("/examples", f"an active rule has an example that is expected to {wanted}; add one")


def _example_fact(
    kind: str, fields: Mapping[str, object], pointer: str, vocabulary: Vocabulary, faults: Faults
) -> None:
    if kind not in vocabulary.kinds:
        faults.add(pointer, f'"{kind}" is no kind of fact; {likely(kind, list(vocabulary.kinds))}')
        return
    known = vocabulary.kinds[kind].fields
    for name in fields:
        if name not in known:
            faults.add(child(pointer, kind), f'{kind} has no field "{name}"; {likely(name, list(known))}')
