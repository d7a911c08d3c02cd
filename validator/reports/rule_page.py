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
from validator.reports.rule_words import ENDED, INFERRED, NOT_IN_FORCE, fact, outcome, status_of, weight_of
from validator.reports.terminal import escaped, painted, spoken, stacked, wrapped

_RULE = Text("Rule", "规则")
_WHY = Text("Why", "理由")
_MEANS = Text("Meaning", "含义")
_STATUS = Text("Status", "状态")
_SEVERITY = Text("Severity", "级别")
_SOURCES = Text("Sources", "依据")
_MESSAGE = Text("Message", "问题说明")
_FIX = Text("Fix", "修改建议")
_FALSE = Text("False positives", "可能的误报")
_EXAMPLES = Text("Examples", "示例")
_PAGE = Text("Page", "说明页")
_CODE = Text("MIIT code", "工信部返回代码")


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
            _lines(_STATUS, status_of(rule), look),
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


def _severities(page: RulePage) -> list[Text]:
    """By date for each group of variants that differ, then on the edition asked for."""
    spans = dict.fromkeys(variant.severity for variant in page.rule.variants)
    now = page.rule.severity_on(page.day) if page.rule.status == "active" else None
    word = SEVERITIES[now] if now else NOT_IN_FORCE
    edition = Text(f"on edition {page.edition}: {word.en}", f"规则版本 {page.edition}：{word.zh}")
    exempt = page.rule.exempt
    return [
        *map(_span, spans),
        *([INFERRED] if page.rule.dates_inferred else []),
        *([Text(f"not in {', '.join(exempt)}", f"不适用于{'、'.join(exempt)}")] if exempt else []),
        edition,
    ]


def _span(dated: tuple[Dated, ...]) -> Text:
    words = [(d.since, weight_of(d)) for d in dated]
    return Text(
        ", ".join(f"{word.en} from {since}" if word is not ENDED else f"ended on {since}" for since, word in words),
        "，".join(f"{since} 起{word.zh}" if word is ENDED else f"{since} 起为{word.zh}" for since, word in words),
    )


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
    expected = label(outcome(example.expect), look.lang) + colon(look.lang)
    first = wrapped(expected + escaped(example.name), look.width, first="  ", rest="    ")
    facts = ", ".join(fact(kind, fields) for kind, fields in example.given)
    others = ", ".join(fact(kind, fields) for kind, fields in example.elsewhere)
    parts = [facts, f"elsewhere: {others}" if others else "", f"on: {example.on}" if example.on else ""]
    parts.append(f"ledger: {example.ledger}" if example.ledger != "complete" else "")
    given = wrapped(escaped("; ".join(filter(None, parts))), look.width, first="    ", rest="    ")
    return [*first, *(painted(line, "faint", colour=look.colour) for line in given)]


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
