"""How a report for people looks: its language, colour and width, and the words and labels all its parts share."""

from __future__ import annotations

from typing import NamedTuple

from validator.core.texts import Severity, Text
from validator.reports.terminal import painted, spoken, wrapped

SYMBOLS = {Severity.ERROR: "✖", Severity.WARNING: "⚠", Severity.INFO: "ℹ"}
SEVERITIES = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.INFO: Text("info", "提示"),
}

CAUTION = Text(
    "No legal advice; not affiliated with Alibaba Cloud or the ministry; a pass is no approval.",
    "本工具不提供法律意见，与阿里云及工信部均无关联；校验通过不代表备案审核通过。",
)


class Look(NamedTuple):
    """How a report is shown: the language (en, zh or both), whether in colour, and how many columns wide."""

    lang: str
    colour: bool
    width: int


def one_by_one(lang: str) -> tuple[str, ...]:
    """The languages that a language option stands for, Chinese first."""
    return ("zh", "en") if lang == "both" else (lang,)


def label(word: Text, lang: str) -> str:
    """A word of ours in the language asked for; both words for both."""
    return " ".join(spoken(word, lang))


def severity_word(severity: Severity, lang: str) -> str:
    """A severity as symbol and word, so that nobody needs to see its colour."""
    return f"{SYMBOLS[severity]} {label(SEVERITIES[severity], lang)}"


def colon(lang: str) -> str:
    """The colon behind a label, full-width where all is Chinese."""
    return "：" if lang == "zh" else ": "


def labelled(word: Text, pieces: list[str], look: Look) -> list[str]:
    """Pieces behind a label, indented and wrapped; nothing without pieces."""
    if not any(pieces):
        return []
    told = label(word, look.lang) + colon(look.lang)
    lines = wrapped(("；" if look.lang == "zh" else "; ").join(pieces), look.width, first=f"  {told}", rest="    ")
    return [lines[0].replace(told, painted(told, "faint", colour=look.colour), 1), *lines[1:]]
