"""The report as people read it: a finding is a short paragraph, a run ends with what was and was not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from validator.core.report import Excerpt, Finding, Related, Report
from validator.core.texts import Severity, Text
from validator.core.widths import columns, underline, window
from validator.reports.look import Look, label, labelled, one_by_one, severity_word
from validator.reports.summary import summary
from validator.reports.terminal import blanked, escaped, painted, spoken, stacked, wrapped

_FIX = Text("fix", "修改建议")
_SOURCE = Text("source", "依据")
_CODE = Text("MIIT code", "工信部返回代码")
_SEE = Text("see", "另见")


def render(
    report: Report, *, lang: str, colour: bool, width: int, quiet: bool = False, statistics: bool = False
) -> str:
    """The report as text; with `quiet` the findings alone, with `statistics` also how often each was told."""
    look = Look(lang, colour, width)
    blocks = [list(_finding(finding, look)) for finding in report.findings]
    if statistics:
        blocks.append(statistics_of(report, look))
    if not quiet:
        blocks += [summary(report, look._replace(lang=lang)) for lang in one_by_one(lang)]
    return stacked(blocks)


def _finding(finding: Finding, look: Look) -> Iterator[str]:
    yield from _header(finding, look)
    for sentence in spoken(finding.message, look.lang):
        yield from wrapped(sentence, look.width, first="  ", rest="  ")
    if finding.excerpt is not None:
        yield from _excerpt(finding.excerpt, finding.severity, look)
    for lang in one_by_one(look.lang):
        yield from labelled(_FIX, list(spoken(finding.fix, lang)), look._replace(lang=lang))
    yield from labelled(_SOURCE, _citations(finding, look.lang), look)
    for related in finding.related:
        yield from labelled(_SEE, [_elsewhere(related, look.lang)], look)


def _header(finding: Finding, look: Look) -> list[str]:
    """Place, severity and name in one line, else the place in its own: a place that is cut cannot be clicked."""
    start = finding.place.span.start
    place = f"{escaped(finding.place.path)}:{start.line}:{start.column}"
    severity = severity_word(finding.severity, look.lang)
    told = f"{severity} {finding.id} {finding.name}"
    weight = painted(severity, finding.severity.value, colour=look.colour)
    bold = painted(place, "bold", colour=look.colour)
    if columns(place) + 2 + columns(told) <= look.width:
        return [f"{bold}  {weight}{told[len(severity) :]}"]
    first, *others = wrapped(told, look.width, first="  ", rest="    ")
    return [bold, first.replace(severity, weight, 1), *others]


def _excerpt(excerpt: Excerpt, severity: Severity, look: Look) -> Iterator[str]:
    number = f"  {excerpt.line.number} "
    shown = window(blanked(excerpt.line.text), excerpt.caret, excerpt.width, max(12, look.width - len(number) - 2))
    carets = underline(shown.text, shown.caret, shown.width)
    bar = painted("|", "faint", colour=look.colour)
    yield f"{painted(number, 'faint', colour=look.colour)}{bar} {shown.text}"
    indent = carets[: -len(carets.lstrip())]
    yield f"{' ' * len(number)}{bar} {indent}{painted(carets.lstrip(), severity.value, colour=look.colour)}"


def _citations(finding: Finding, lang: str) -> list[str]:
    code = [] if finding.miit_code is None else [f"{label(_CODE, lang)} {finding.miit_code}"]
    return [*map(escaped, finding.sources), *code]


def _elsewhere(related: Related, lang: str) -> str:
    start = related.place.span.start
    return f"{escaped(related.place.path)}:{start.line}:{start.column} {' / '.join(spoken(related.message, lang))}"


def statistics_of(report: Report, look: Look) -> list[str]:
    """How often each rule was told, the most frequent first, one line a rule."""
    counts = Counter((f.id, f.name, f.severity) for f in report.findings)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0][0], entry[0][2].rank))
    digits = len(str(max(counts.values(), default=0)))
    return [
        f"{count:{digits}}  {id_} {name}  {severity_word(severity, look.lang)}"
        for (id_, name, severity), count in ordered
    ]
