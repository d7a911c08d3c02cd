"""The rulebook as two Markdown lists: the pages by topic, and what lies in the folder of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Sized

from validator.core.language.rows import read_sources
from validator.core.pages import page_name
from validator.core.program_findings import PROGRAM, ProgramFinding
from validator.core.rulebook import CURRENT, FOUNDING, Rulebook
from validator.core.rules import Rule, Source
from validator.core.texts import Text
from validator.reports.look import CAUTION, SEVERITIES
from validator.reports.markdown_text import both, code, document, heading, link, paragraphs, prose, table
from validator.reports.rule_markdown import GENERATED, weight_on

TOPICS = {
    "subject": Text("Subject and persons", "主办单位与负责人"),
    "websites": Text("Websites and names", "网站与名称"),
    "domains": Text("Domains", "域名"),
    "applications": Text("Applications", "各类申请"),
    "license": Text("Commercial license", "经营许可证"),
    "provinces": Text("Provinces", "各省要求"),
    "hosting": Text("Hosting and service codes", "服务器与备案服务号"),
    "documents": Text("Documents and approvals", "材料与前置审批"),
    "run": Text("Across the files of one run", "同次校验的各份申请之间"),
}
_HEAD_WORDS = (Text("Name", "名称"), Text("Title", "标题"), Text("Title in Chinese", "中文标题"))
_HEAD = ("", *map(both, _HEAD_WORDS), "2018-04", "current")
_PROGRAM = Text("The file itself: findings of the program", "文件本身：程序自身的提示")
_RULES = Text("Rules", "规则一览")
_FOLDER = Text("The rulebook", "规则库")
_TABLES = Text("Tables", "对照表")
_CITED = Text("Sources", "依据材料")
_HOLDS = Text("Holds", "内容")
_LENGTH = Text("Rows", "行数")
_DOCUMENT = Text("Document", "文件")
_ISSUED = Text("Publisher and date", "发布者与日期")
_CITING = Text("Cited by", "引用者")
_LIES = Text(
    "One rule, one file: `<topic>/<name>.yaml`. `tables/` holds what rules and facts look up, `sources.yaml` the"
    " documents that rules cite, `retired.yaml` the ids that are never used again, `rulebook.yaml` the day of the last"
    " review.",
    "每条规则一个文件：`<topic>/<name>.yaml`。`tables/` 为对照表，`sources.yaml` 为规则引用的依据材料，"
    "`retired.yaml` 为永不再用的编号，`rulebook.yaml` 为最近一次复核的日期。",
)


def render_index(book: Rulebook) -> str:
    """The list of all pages by topic, each rule with its severity on the founding edition and on the current one."""
    return document(
        [
            GENERATED,
            heading(1, both(_RULES)),
            *paragraphs(_introduction(book)),
            heading(2, both(_PROGRAM)),
            table(_HEAD, map(_program_row, PROGRAM.values())),
            *_by_topic(book, _HEAD, lambda rule: _row(rule, book)),
            f"*{prose(CAUTION.en)}* *{prose(CAUTION.zh)}*",
        ]
    )


def render_folder(book: Rulebook, docs: str) -> str:
    """What lies in the folder of rules; `docs` leads from there to the documentation."""
    further = ("writing-rules.md", "rules/README.md", "glossary.md")
    return document(
        [
            GENERATED,
            heading(1, both(_FOLDER)),
            *paragraphs(_LIES),
            " · ".join(link(f"docs/{path}", f"{docs}{path}") for path in further),
            *_by_topic(book, _HEAD[:4], lambda rule: _file_row(rule, docs)),
            heading(2, both(_TABLES)),
            table(["", both(_HOLDS), both(_LENGTH)], _tables(book)),
            heading(2, both(_CITED)),
            table(["", both(_DOCUMENT), both(_ISSUED), both(_CITING)], _documents(book, docs)),
        ]
    )


def _introduction(book: Rulebook) -> Text:
    rules, own = len(book.rules), len(PROGRAM)
    return Text(
        f"{rules} rules and {own} findings of the program; the rules were last reviewed on {book.reviewed_on}. The last"
        " two columns tell how much a rule weighs on edition `2018-04`, that of the founding glossary, and on"
        " `current`.",
        f"共{rules}条规则、{own}项程序提示；规则最近一次复核日期为 {book.reviewed_on}。"
        "末两列为规则在 `2018-04` 版（术语表发布之时）与 `current` 版（现行）中的级别。",
    )


def _by_topic(book: Rulebook, head: Sequence[str], row: Callable[[Rule], list[str]]) -> Iterator[str]:
    """A heading and a table for each topic, in the order of their ids."""
    for topic in dict.fromkeys(rule.topic for rule in book.rules):
        yield heading(2, both(TOPICS.get(topic, Text(topic, topic))))
        yield table(head, [row(rule) for rule in book.rules if rule.topic == topic])


def _program_row(found: ProgramFinding) -> list[str]:
    weight = both(SEVERITIES[found.severity])
    return [*_named(found.id, found.name, found.title), weight, weight]


def _row(rule: Rule, book: Rulebook) -> list[str]:
    weights = [both(weight_on(rule, book.day_of(edition))) for edition in (FOUNDING, CURRENT)]
    return [*_named(rule.id, rule.name, rule.title), *weights]


def _named(id_: str, name: str, title: Text) -> list[str]:
    return [link(id_, page_name(id_)), code(name), prose(title.en), prose(title.zh)]


def _file_row(rule: Rule, docs: str) -> list[str]:
    file = link(code(rule.name), f"{rule.topic}/{rule.name}.yaml")
    return [link(rule.id, f"{docs}rules/{page_name(rule.id)}"), file, prose(rule.title.en), prose(rule.title.zh)]


def _tables(book: Rulebook) -> Iterator[list[str]]:
    for name, raw in sorted(book.tables.items()):
        title, rows = raw.get("title"), raw.get("rows", raw.get("lists"))
        words = (
            Text(str(title.get("en", name)), str(title.get("zh", name)))
            if isinstance(title, dict)
            else Text(name, name)
        )
        yield [link(code(name), f"tables/{name}.yaml"), both(words), str(len(rows) if isinstance(rows, Sized) else 0)]


def _documents(book: Rulebook, docs: str) -> Iterator[list[str]]:
    for key, found in sorted(book.sources.items()):
        issued = ", ".join(prose(part) for part in (found.publisher, found.date) if part)
        title = both(found.title)
        linked = link(title, found.url) if found.url else title
        yield [code(key), linked, issued, ", ".join(_citing(key, book, docs))]


def _citing(key: str, book: Rulebook, docs: str) -> Iterator[str]:
    """The rules and tables that cite a document."""
    for rule in book.rules:
        if any(source.document == key for source in sources_of(rule)):
            yield link(rule.id, f"{docs}rules/{page_name(rule.id)}")
    for name, raw in sorted(book.tables.items()):
        if any(source.document == key for source in read_sources(raw.get("sources"))):
            yield link(code(name), f"tables/{name}.yaml")


def sources_of(rule: Rule) -> tuple[Source, ...]:
    """What a rule and its rows cite, each once."""
    rows = (source for variant in rule.variants for source in variant.sources)
    return tuple(dict.fromkeys((*rule.sources, *rows)))
