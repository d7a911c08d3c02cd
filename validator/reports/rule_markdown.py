"""A rule, or a finding of the program, as a Markdown page in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from validator.core.language.telling import PLACEHOLDER
from validator.core.pages import page_name
from validator.core.program_findings import ProgramFinding
from validator.core.rulebook import SourceDocument
from validator.core.rules import Dated, Example, Operand, Rule, Source, Variant
from validator.core.texts import Text
from validator.reports.look import CAUTION, SEVERITIES
from validator.reports.markdown_text import both, code, document, heading, link, paragraphs, prose, table
from validator.reports.rule_words import (
    CONFIDENCE,
    INFERRED,
    absence_of,
    fact,
    outcome,
    severity_of,
    status_of,
    weight_of,
    written,
)

GENERATED = "<!-- Written by `icplint rules docs`; a change here is lost. -->"

_NAME = Text("Name", "名称")
_STATUS = Text("Status", "状态")
_CODE = Text("MIIT code", "工信部返回代码")
_FILE = Text("Rule file", "规则文件")
_MISTAKE = Text("A file with this mistake", "含此错误的示例文件")
_EDITION = Text("Edition", "规则版本")
_RULE = Text("Rule", "规则")
_WHY = Text("Why", "理由")
_SEVERITY = Text("Severity", "级别")
_FROM = Text("From", "起始日期")
_ROWS = Text("Rows", "分项")
_ROW = Text("Row", "项")
_SOURCES = Text("Sources", "依据")
_WORTH = Text("Confidence", "可信度")
_MESSAGE = Text("Message", "问题说明")
_FIX = Text("Fix", "修改建议")
_FALSE = Text("False positives", "可能的误报")
_EXAMPLES = Text("Examples", "示例")
_EXPECTED = Text("Outcome", "结论")
_CASE = Text("Case", "情形")
_FACTS = Text("Facts", "事实")
_ELSEWHERE = Text("in another application", "另一份申请")
_LEDGER = Text("ledger", "备案台账")
_MEANS = Text("Meaning", "含义")
_ALL = Text("all rules", "全部规则")
_HIGH = Text("high", "高")
_WORTHS = {
    "high": _HIGH,
    "medium": Text("medium", "中"),
    "low": Text("low", "低"),
    "conflict": Text("sources conflict", "依据矛盾"),
}
_FILLED = Text("What stands in braces is filled in from the application.", "花括号内的内容取自所校验的申请。")
_EXEMPT = Text("Not in", "不适用于")
_NO_RULE = Text(
    "A finding of the program, not a rule: it holds on every edition and rests on no source.",
    "本项为程序自身的提示，并非规则：各规则版本均适用，不涉及依据材料。",
)


class Neighbours(NamedTuple):
    """The ids of the pages before and after a page; None at either end."""

    before: str | None
    after: str | None


class Page(NamedTuple):
    """What the page about a rule tells.

    `editions` are names of editions with their days, `file` leads to the rule's file and `mistake` to an application
    that breaks it, both as a link from the page; None where there is none.
    """

    rule: Rule
    sentence: Text
    sources: Mapping[str, SourceDocument]
    examples: tuple[Example, ...]
    editions: tuple[tuple[str, str], ...]
    neighbours: Neighbours
    file: str | None
    mistake: str | None


def render_rule(page: Page) -> str:
    """The page about a rule."""
    rule = page.rule
    return document(
        [
            *_head(rule.id, rule.title),
            table(["", ""], [[both(word), told] for word, told in _facts_of(page) if told]),
            *_section(_RULE, [f"> {prose(page.sentence.en)}\n>\n> {prose(page.sentence.zh)}"]),
            *_section(_WHY, paragraphs(rule.rationale)),
            *_section(_SEVERITY, _severities(rule)),
            *_section(_ROWS, _rows(rule)),
            *_section(_SOURCES, ["\n".join(_sources(page))]),
            *_section(_MESSAGE, _message(rule)),
            *_section(_FIX, paragraphs(rule.fix)),
            *_section(_FALSE, paragraphs(rule.false_positives) if rule.false_positives else []),
            *_section(_EXAMPLES, [_examples(page.examples)] if page.examples else []),
            *_foot(page.neighbours),
        ]
    )


def render_program_finding(found: ProgramFinding, neighbours: Neighbours, mistake: str | None) -> str:
    """The page about a finding of the program."""
    told = [(_NAME, code(found.name)), (_SEVERITY, both(SEVERITIES[found.severity])), (_MISTAKE, _leading(mistake))]
    return document(
        [
            *_head(found.id, found.title),
            table(["", ""], [[both(word), words] for word, words in told if words]),
            *paragraphs(_NO_RULE),
            *_section(_MEANS, paragraphs(found.meaning)),
            *_section(_FIX, paragraphs(found.cure)),
            *_foot(neighbours),
        ]
    )


def weight_on(rule: Rule, day: str) -> Text:
    """How much a rule weighs on a day, or why it does not hold."""
    severity = severity_of(rule, day)
    return absence_of(rule, day) if severity is None else SEVERITIES[severity]


def _head(id_: str, title: Text) -> Iterator[str]:
    yield GENERATED
    yield heading(1, f"{id_} · {prose(title.en)}")
    yield f"**{prose(title.zh)}**"


def _foot(neighbours: Neighbours) -> Iterator[str]:
    before, after = neighbours
    steps = [
        f"← {link(before, page_name(before))}" if before else "",
        link(both(_ALL), "README.md"),
        f"{link(after, page_name(after))} →" if after else "",
    ]
    yield "---"
    yield " · ".join(step for step in steps if step)
    yield f"*{prose(CAUTION.en)}* *{prose(CAUTION.zh)}*"


def _section(word: Text, blocks: Sequence[str]) -> list[str]:
    return [heading(2, both(word)), *blocks] if any(blocks) else []


def _facts_of(page: Page) -> Iterator[tuple[Text, str]]:
    rule = page.rule
    yield _NAME, code(rule.name)
    yield _STATUS, "\n".join(line for text in status_of(rule) for line in paragraphs(text))
    for name, day in page.editions:
        yield Text(f"{_EDITION.en} {name}", f"{_EDITION.zh} ({day})"), both(weight_on(rule, day))
    yield _CODE, "" if rule.miit_code is None else str(rule.miit_code)
    yield _FILE, _leading(page.file)
    yield _MISTAKE, _leading(page.mistake)


def _leading(path: str | None) -> str:
    return "" if path is None else link(code(path.rsplit("/", 1)[-1]), path)


def _severities(rule: Rule) -> list[str]:
    """The severity by date, once for each group of rows that differ."""
    groups = _groups(rule)
    rows = [
        [d.since, both(weight_of(d)), *([", ".join(numbers)] if len(groups) > 1 else [])]
        for dated, numbers in groups.items()
        for d in dated
    ]
    head = [both(_FROM), both(_SEVERITY), *([both(_ROWS)] if len(groups) > 1 else [])]
    exempt = [f"{both(_EXEMPT)} {'、'.join(rule.exempt)}"] if rule.exempt else []
    return [table(head, rows), *exempt, *(paragraphs(INFERRED) if rule.dates_inferred else [])]


def _groups(rule: Rule) -> dict[tuple[Dated, ...], list[str]]:
    groups: dict[tuple[Dated, ...], list[str]] = {}
    for variant in rule.variants:
        groups.setdefault(variant.severity, []).append(str(variant.row + 1))
    return groups


def _rows(rule: Rule) -> list[str]:
    """The table of a rule, a row for each variant; nothing for a rule without one."""
    columns = list(dict.fromkeys(name for variant in rule.variants for name, _ in variant.columns))
    if not columns:
        return []
    own_sources = len({variant.sources for variant in rule.variants}) > 1
    own_worth = len({variant.confidence for variant in rule.variants}) > 1
    head = [both(_ROW), *map(code, columns), *([both(_WORTH)] * own_worth), *([both(_SOURCES)] * own_sources)]
    rows = [
        [
            str(variant.row + 1),
            *(_value(dict(variant.columns).get(name)) for name in columns),
            *([both(_WORTHS.get(variant.confidence, _HIGH))] * own_worth),
            *(["\n".join(map(_citation, variant.sources))] * own_sources),
        ]
        for variant in rule.variants
    ]
    return [table(head, rows), *_worths(rule.variants if own_worth else ())]


def _worths(variants: Sequence[Variant]) -> list[str]:
    found = dict.fromkeys(variant.confidence for variant in variants)
    return [both(CONFIDENCE[worth]) for worth in found if worth in CONFIDENCE]


def _value(value: Operand | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(code(written(item)) for item in value)
    return code(written(value))


def _citation(source: Source) -> str:
    return prose(f"{source.document}, {source.section}" if source.section else source.document)


def _sources(page: Page) -> Iterator[str]:
    cited = dict.fromkeys([*page.rule.sources, *(s for variant in page.rule.variants for s in variant.sources)])
    for source in cited:
        yield f"- {_source(source, page.sources.get(source.document))}"


def _source(source: Source, found: SourceDocument | None) -> str:
    if found is None:
        return _citation(source)
    title = " / ".join(dict.fromkeys((prose(found.title.en), prose(found.title.zh))))
    named = link(title, found.url) if found.url else title
    section = f": {prose(source.section)}" if source.section else ""
    described = ", ".join(prose(part) for part in (found.publisher, found.date) if part)
    return f"{named}{section} ({described}; {code(found.key)})"


def _message(rule: Rule) -> list[str]:
    filled = PLACEHOLDER.search(rule.message.en + rule.fix.en)
    return [f"> {prose(rule.message.en)}\n>\n> {prose(rule.message.zh)}", *([both(_FILLED)] if filled else [])]


def _examples(examples: Sequence[Example]) -> str:
    rows = [[both(outcome(e.expect)), prose(e.name), "\n".join(_given(e))] for e in examples]
    return table([both(_EXPECTED), both(_CASE), both(_FACTS)], rows)


def _given(example: Example) -> Iterator[str]:
    yield from (code(fact(kind, fields)) for kind, fields in example.given)
    yield from (f"{both(_ELSEWHERE)}: {code(fact(kind, fields))}" for kind, fields in example.elsewhere)
    if example.on:
        yield f"{both(_EDITION)}: {example.on}"
    if example.ledger != "complete":
        yield f"{both(_LEDGER)}: {code(example.ledger)}"
