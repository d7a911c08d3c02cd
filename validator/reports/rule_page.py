"""A rule, or a finding of the program, explained on one page of the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from validator.core.pages import page_url
from validator.core.program_findings import ProgramFinding
from validator.core.rulebook import SourceDocument
from validator.core.rules import Dated, Example, Rule, Source
from validator.core.texts import Text
from validator.reports.look import CAUTION, SEVERITIES, Look, colon, label, one_by_one
from validator.reports.terminal import escaped, painted, spoken, stacked, wrapped

_RULE = Text("Rule", "规则")
_WHY = Text("Why", "缘由")
_MEANS = Text("Meaning", "含义")
_STATUS = Text("Status", "状态")
_SEVERITY = Text("Severity", "级别")
_SOURCES = Text("Sources", "依据")
_MESSAGE = Text("Message", "提示内容")
_FIX = Text("Fix", "改法")
_FALSE = Text("False positives", "可能的误报")
_EXAMPLES = Text("Examples", "示例")
_PAGE = Text("Page", "说明页")
_CODE = Text("MIIT code", "工信部代码")

_STATUSES = {
    "draft": Text("draft: it never fails a run", "草案：不影响校验结论"),
    "active": Text("active", "生效"),
    "retired": Text("retired: it is no longer applied", "已停用"),
}
_ENDED = Text("ended", "失效")
_NOT_IN_FORCE = Text("not in force", "不适用")
_NEEDS_LEDGER = Text("needs a ledger; without one it is not judged", "须提供备案台账，未提供则不作判定")
_ACROSS = Text("looks across the applications of a run", "跨同次校验的各份申请判定")
_INFERRED = Text(
    "the days are inferred: the sources say that it differs, not since when",
    "日期系推定：依据材料只说明规定有变，未写明起始日期",
)
_CONFIDENCE = {
    "medium": Text("medium confidence: the sources leave some room", "可信度中等：依据材料尚有解释余地"),
    "low": Text("low confidence, hence a warning at most", "可信度较低，至多为警告"),
    "conflict": Text("the sources conflict, hence a warning at most", "依据材料相互矛盾，至多为警告"),
}
_OUTCOMES = {
    "pass": Text("pass", "符合"),
    "fail": Text("fail", "不符合"),
    "not applicable": Text("not applicable", "不适用"),
    "not judged": Text("not judged", "未判定"),
}


class RulePage(NamedTuple):
    """What a page tells of a rule: its sentence if there is one, what it cites, and the edition's day."""

    rule: Rule
    sentence: Text | None
    sources: Mapping[str, SourceDocument]
    examples: tuple[Example, ...]
    edition: str
    day: str


def render_rule(page: RulePage, *, lang: str, colour: bool, width: int) -> str:
    """The page of a rule."""
    look = Look(lang, colour, width)
    rule = page.rule
    return stacked(
        [
            _head(rule.id, rule.name, rule.title, look),
            _section(_RULE, page.sentence, look),
            _section(_WHY, rule.rationale, look),
            _lines(_STATUS, _status(rule), look),
            _lines(_SEVERITY, _severities(page), look),
            _sources(page, look),
            _section(_MESSAGE, rule.message, look),
            _section(_FIX, rule.fix, look),
            _section(_FALSE, rule.false_positives, look),
            _examples(page.examples, look),
            _page(rule.id, look),
            _caution(look),
        ]
    )


def render_program_finding(found: ProgramFinding, *, lang: str, colour: bool, width: int) -> str:
    """The page of a finding of the program."""
    look = Look(lang, colour, width)
    return stacked(
        [
            _head(found.id, found.name, found.title, look),
            _section(_MEANS, found.meaning, look),
            _lines(_SEVERITY, [SEVERITIES[found.severity]], look),
            _section(_FIX, found.cure, look),
            _page(found.id, look),
            _caution(look),
        ]
    )


def _head(id_: str, name: str, title: Text, look: Look) -> list[str]:
    titles = [line for words in spoken(title, look.lang) for line in wrapped(words, look.width)]
    return [painted(f"{id_} {name}", "bold", colour=look.colour), *titles]


def _heading(word: Text, look: Look) -> str:
    return painted(label(word, look.lang), "bold", colour=look.colour)


def _section(word: Text, text: Text | None, look: Look) -> list[str]:
    return _lines(word, [text] if text and text.en else [], look)


def _lines(word: Text, texts: list[Text], look: Look) -> list[str]:
    """A heading with texts below it; nothing without texts."""
    told = [line for text in texts for words in spoken(text, look.lang) for line in _indented(words, look)]
    return [_heading(word, look), *told] if told else []


def _indented(words: str, look: Look) -> list[str]:
    return wrapped(words, look.width, first="  ", rest="  ")


def _status(rule: Rule) -> list[Text]:
    status = _STATUSES[rule.status]
    told = [Text(f"{status.en}, since icplint {rule.since}", f"{status.zh}，自 icplint {rule.since} 起")]
    if rule.scope == "run":
        told.append(_ACROSS)
    if rule.uses_ledger:
        told.append(_NEEDS_LEDGER)
    if rule.confidence in _CONFIDENCE:
        told.append(_CONFIDENCE[rule.confidence])
    return told


def _severities(page: RulePage) -> list[Text]:
    """By date for each group of variants that differ, then on the edition asked for."""
    spans = dict.fromkeys(variant.severity for variant in page.rule.variants)
    now = page.rule.severity_on(page.day) if page.rule.status == "active" else None
    word = SEVERITIES[now] if now else _NOT_IN_FORCE
    edition = Text(f"on edition {page.edition}: {word.en}", f"规则版本 {page.edition}：{word.zh}")
    exempt = page.rule.exempt
    return [
        *map(_span, spans),
        *([_INFERRED] if page.rule.dates_inferred else []),
        *([Text(f"not in {', '.join(exempt)}", f"不适用于{'、'.join(exempt)}")] if exempt else []),
        edition,
    ]


def _span(dated: tuple[Dated, ...]) -> Text:
    words = [(d.since, _ENDED if d.word == "ended" else _severity_of(d)) for d in dated]
    return Text(
        ", ".join(f"{word.en} from {since}" if word is not _ENDED else f"ended on {since}" for since, word in words),
        "，".join(f"{since} 起{word.zh}" if word is _ENDED else f"{since} 起为{word.zh}" for since, word in words),
    )


def _severity_of(dated: Dated) -> Text:
    return next(text for severity, text in SEVERITIES.items() if severity.value == dated.word)


def _sources(page: RulePage, look: Look) -> list[str]:
    variants = [source for variant in page.rule.variants for source in variant.sources]
    cited = dict.fromkeys([*page.rule.sources, *variants])
    told = [line for source in cited for line in _source(source, page.sources.get(source.document), look)]
    code = [] if page.rule.miit_code is None else [f"  {label(_CODE, look.lang)} {page.rule.miit_code}"]
    return [_heading(_SOURCES, look), *told, *code] if told or code else []


def _source(source: Source, document: SourceDocument | None, look: Look) -> Iterator[str]:
    section = colon(look.lang) + source.section if source.section else ""
    if document is None:
        yield from _indented(escaped(source.document + section), look)
        return
    yield from wrapped(
        escaped(" / ".join(spoken(document.title, look.lang)) + section), look.width, first="  ", rest="    "
    )
    described = ", ".join(part for part in (document.publisher, document.date, document.key) if part)
    yield from wrapped(escaped(described), look.width, first="    ", rest="    ")
    # An address that is broken over two lines cannot be opened.
    yield from [f"    {escaped(document.url)}"] if document.url else []


def _examples(examples: tuple[Example, ...], look: Look) -> list[str]:
    told = [line for example in examples for line in _example(example, look)]
    return [_heading(_EXAMPLES, look), *told] if told else []


def _example(example: Example, look: Look) -> list[str]:
    outcome = _OUTCOMES.get(example.expect, Text(example.expect, example.expect))
    first = wrapped(
        label(outcome, look.lang) + colon(look.lang) + escaped(example.name), look.width, first="  ", rest="    "
    )
    facts = ", ".join(_fact(kind, fields) for kind, fields in example.given)
    others = ", ".join(_fact(kind, fields) for kind, fields in example.elsewhere)
    parts = [facts, f"elsewhere: {others}" if others else "", f"on: {example.on}" if example.on else ""]
    parts.append(f"ledger: {example.ledger}" if example.ledger != "complete" else "")
    given = wrapped(escaped("; ".join(filter(None, parts))), look.width, first="    ", rest="    ")
    return [*first, *(painted(line, "faint", colour=look.colour) for line in given)]


def _fact(kind: str, fields: tuple[tuple[str, object], ...]) -> str:
    return f"{kind} {{{', '.join(f'{name}: {_written(value)}' for name, value in fields)}}}"


def _written(value: object) -> str:
    """A value as a YAML file would say it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_written, value))}]"
    return str(value)


def _page(id_: str, look: Look) -> list[str]:
    url = page_url(id_)
    return [] if url is None else [_heading(_PAGE, look), f"  {url}"]


def _caution(look: Look) -> list[str]:
    return [
        painted(line, "faint", colour=look.colour)
        for lang in one_by_one(look.lang)
        for words in spoken(CAUTION, lang)
        for line in wrapped(words, look.width)
    ]
