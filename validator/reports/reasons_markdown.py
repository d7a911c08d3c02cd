"""Why applications come back, as a Markdown page: each reason by its rank, and the rules that see it."""

from __future__ import annotations

from collections.abc import Mapping

from validator.core.pages import page_name
from validator.core.rulebook import Rulebook
from validator.core.texts import Text
from validator.reports.markdown_text import both, document, heading, link, prose, table
from validator.reports.rule_markdown import GENERATED

TABLE = "reasons"
_TITLE = Text("Why applications come back", "常见退回原因与对应规则")
_WORDS = Text(
    "Ranked by how many of the providers' own lists name a reason, and how early; no source publishes frequencies, so"
    " the order is ours. What no application can show is said to be so.",
    "按各接入商退回原因清单中出现的多少和先后排列；各方均未公布比例，顺序为本项目自拟。申请文件无从体现的，如实注明。",
)
_SEEN = {
    "whole": Text("seen", "可校验"),
    "partly": Text("seen in part", "部分可校验"),
    "not": Text("no application shows it", "申请文件无从体现"),
}


def render_reasons(book: Rulebook, pages: str) -> str:
    """The reasons with their rules; `pages` leads from the page to those about the rules."""
    rows = book.tables[TABLE]["rows"]
    assert isinstance(rows, list)
    head = ["#", "reason / 原因", "in an application / 申请文件中", "rules / 规则"]
    lines = [_row(number, row, pages) for number, row in enumerate(rows, 1)]
    return document([GENERATED, heading(1, both(_TITLE)), _WORDS.en, _WORDS.zh, table(head, lines)])


def _row(number: int, row: Mapping[str, object], pages: str) -> list[str]:
    reason = Text(str(row["en"]), str(row["zh"]))
    rules = row["rules"]
    assert isinstance(rules, list)
    links = ", ".join(link(str(id_), f"{pages}{page_name(str(id_))}") for id_ in rules)
    return [str(number), prose(both(reason)), prose(_seen(row)), links or "–"]


def _seen(row: Mapping[str, object]) -> str:
    seen = both(_SEEN[str(row["seen"])])
    lack = row.get("lack")
    return f"{seen}: {lack['en']} / {lack['zh']}" if isinstance(lack, dict) else seen
