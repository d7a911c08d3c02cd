"""The founding glossary as a Markdown page: each of its statements, in our words, and the rules that hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from validator.core.pages import page_name
from validator.core.rulebook import CURRENT, FOUNDING, Rulebook
from validator.core.rules import Rule
from validator.core.texts import Text
from validator.reports.markdown_text import both, document, heading, link, paragraphs, prose, table
from validator.reports.rule_index import sources_of
from validator.reports.rule_markdown import GENERATED, weight_on

GLOSSARY = "aliyun-glossary-2018"
TABLE = "glossary"

OBLIGES, EFFECT, OUTSIDE = "obliges", "effect", "outside"
DOES = {
    OBLIGES: Text("obliges", "义务"),
    EFFECT: Text("effect", "效力"),
    OUTSIDE: Text("outside an application", "申请之外"),
}
_TITLE = Text("The founding glossary, statement by statement", "术语表逐条对照")
_WORDS = Text(
    "The statements are told in our words under the headings of the glossary; read them there in its own. What it"
    " obliges to is an error on edition `2018-04`; a rule warns where the glossary leaves a choice or is read together"
    " with other sources. Behind each rule stands how much it weighs on `2018-04` and on `current`.",
    "以下按术语表的标题逐条列出其内容，表述为本项目自拟，原文见术语表。术语表载明的义务在 `2018-04` 版中为错误级别；"
    "术语表留有余地，或者须结合其他材料理解的，为警告。规则后依次为其在 `2018-04` 版与 `current` 版（现行）中的级别。",
)
_EFFECTS = Text(
    "An *effect* obliges nobody before the application is handed in: it is told after approval, not judged before."
    " Rules beside an effect refuse what contradicts it. What lies *outside an application* is a duty that no"
    " application shows; rules beside it hold what can be seen of it.",
    "“效力”在申请提交之前不构成义务：获批之后才会发生，不在提交前校验；所列规则仅排除与之矛盾的内容。"
    "“申请之外”为申请中无从体现的义务；所列规则仅校验其中可见的部分。",
)
_LATER = Text("nothing to judge; told after approval", "无须校验，获批后发生")
_SAYS = Text("Statement", "内容")
_CITING = Text("Rules that cite it", "以此为依据的规则")
_BESIDE = Text("Rules with sources of their own", "另有依据的规则")


class Statement(NamedTuple):
    """A statement of the glossary: the heading it stands under, what it does, its words and the rules that hold it."""

    section: str
    does: str
    says: Text
    rules: tuple[str, ...]


def render_glossary(book: Rulebook, pages: str) -> str:
    """What becomes of each statement; `pages` leads from the page to those about the rules."""
    source = book.sources[GLOSSARY]
    issued = f"{link(prose(source.title.en), source.url)} / {prose(source.title.zh)}: {source.publisher}, {source.date}"
    return document(
        [
            GENERATED,
            heading(1, both(_TITLE)),
            issued,
            *(_WORDS.en, _WORDS.zh),
            *(_EFFECTS.en, _EFFECTS.zh),
            *(block for section in sections(book).items() for block in _section(*section, book, pages)),
        ]
    )


def statements(book: Rulebook) -> tuple[Statement, ...]:
    """The statements of the glossary in its order."""
    return tuple(statement for row in _rows(book) for statement in _read(row))


def sections(book: Rulebook) -> dict[str, Text]:
    """The headings of the glossary in its order, each in both languages."""
    return {str(row["section"]): Text(str(row["section"]), str(row["zh"])) for row in _rows(book)}


def sections_cited(rule: Rule) -> frozenset[str]:
    """The headings of the glossary that a rule or one of its rows rests on."""
    return frozenset(source.section for source in sources_of(rule) if source.document == GLOSSARY)


def _rows(book: Rulebook) -> Iterator[Mapping[str, object]]:
    rows = book.tables[TABLE].get("rows")
    yield from (row for row in rows if isinstance(row, Mapping)) if isinstance(rows, list) else ()


def _read(row: Mapping[str, object]) -> Iterator[Statement]:
    written = row.get("statements")
    for one in written if isinstance(written, list) else ():
        says = Text(str(one["en"]), str(one["zh"]))
        yield Statement(str(row["section"]), str(one["does"]), says, tuple(map(str, one["rules"])))


def _section(section: str, title: Text, book: Rulebook, pages: str) -> Iterator[str]:
    yield heading(2, both(title))
    rows = [_row(statement, book, pages) for statement in statements(book) if statement.section == section]
    yield table(["", both(_SAYS), both(_CITING), both(_BESIDE)], rows)


def _row(statement: Statement, book: Rulebook, pages: str) -> list[str]:
    rules = [rule for rule in map(book.find, statement.rules) if rule is not None]
    citing = [rule for rule in rules if statement.section in sections_cited(rule)]
    beside = [rule for rule in rules if rule not in citing]
    says = "\n".join(paragraphs(statement.says))
    told = ["\n".join(_told(rule, book, pages) for rule in part) for part in (citing, beside)]
    if statement.does == EFFECT and not rules:
        told = [both(_LATER), ""]
    return [both(DOES[statement.does]), says, *told]


def _told(rule: Rule, book: Rulebook, pages: str) -> str:
    weights = [weight_on(rule, book.day_of(edition)).en for edition in (FOUNDING, CURRENT)]
    return f"{link(rule.id, f'{pages}{page_name(rule.id)}')} {rule.name} ({', '.join(weights)})"
