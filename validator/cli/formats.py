"""The formats of a report. Each renderer is imported when it is asked for: a hook pays for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from validator.reports.look import Look

if TYPE_CHECKING:
    from validator.core.report import Report


class Wanted(NamedTuple):
    """How a report is wanted: its look, whether findings alone, and whether with counts for each rule."""

    look: Look
    quiet: bool
    statistics: bool


Renderer = Callable[["Report", Wanted], str]


def _text(report: Report, wanted: Wanted) -> str:
    from validator.reports.text import render

    lang, colour, width = wanted.look
    return render(report, lang=lang, colour=colour, width=width, quiet=wanted.quiet, statistics=wanted.statistics)


def _json(report: Report, wanted: Wanted) -> str:
    from validator.reports.json import render

    return render(report)


FORMATS: Mapping[str, Renderer] = {"text": _text, "json": _json}
