"""Mutants of dated severities: another word from a day on, or the same word from the day before or after.

A severity without dates is one word for all that fails; it is read in the rule, and no example has to repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from validator.core.days import is_day
from validator.core.language.rows import FOUNDED
from validator.core.proof.edits import Path, at, pointer_of, renamed, replaced
from validator.core.proof.others import steps
from validator.core.proof.rows import TABLES
from validator.core.proof.sites import Mutant

_DOUBTFUL = ("low", "conflict")
# What could stand in place of a word, the nearest first.
_INSTEAD = {
    "error": ("warning", "info"),
    "warning": ("error", "info"),
    "info": ("warning", "error"),
    "ended": ("warning", "info", "error"),
}


def of_severities(raw: Mapping[str, Any]) -> Iterator[Mutant]:
    """Every mutant of the dated severities of a rule file."""
    for path in dated(raw):
        doubtful = _confidence(raw, path) in _DOUBTFUL
        for day in at(raw, path):
            yield from _words(raw, path, day, doubtful=doubtful)
            yield from _days(raw, path, day)


def dated(raw: Mapping[str, Any]) -> Iterator[Path]:
    """The paths of the severities of a rule file that are dated: its own and those of its rows."""
    rows = ((words, n) for words in TABLES if isinstance(raw.get(words), list) for n in range(len(raw[words])))
    for above in ((), *rows):
        if isinstance(at(raw, above).get("severity"), dict):
            yield (*above, "severity")


def changes(raw: Mapping[str, Any]) -> dict[str, str]:
    """Each day but the founding one on which a severity changes, with the pointer of the first place that says so."""
    found: dict[str, str] = {}
    for path in dated(raw):
        for day in at(raw, path):
            if day != FOUNDED:
                found.setdefault(day, pointer_of((*path, day)))
    return found


def day_before(day: str) -> str:
    """The day before, as YYYY-MM-DD."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _confidence(raw: Mapping[str, Any], path: Path) -> str:
    return str(at(raw, path[:-1]).get("confidence", raw.get("confidence", "high")))


def _words(raw: Mapping[str, Any], path: Path, day: str, *, doubtful: bool) -> Iterator[Mutant]:
    words = at(raw, path)
    word = words[day]
    near = [other for pair in pairwise(words) if day in pair for other in (words[pair[0]], words[pair[1]])]
    # Of a doubtful rule an error is a warning anyway.
    same = {"error", "warning"} if doubtful and word in ("error", "warning") else {word}
    other = next((other for other in _INSTEAD[word] if other not in {*near, *same}), None)
    if other is not None:
        shown = "warning" if len(same) > 1 else word
        cure = f"let one that fails on {day} say `severity: {shown}`"
        if word == "ended":
            cure = f"add one `on: {day}` that fails but for the day"
        change = f"the severity of {day} is {other} in place of {word}"
        yield Mutant(pointer_of((*path, day)), change, cure, replaced(raw, (*path, day), other))


def _days(raw: Mapping[str, Any], path: Path, day: str) -> Iterator[Mutant]:
    if day == FOUNDED or not is_day(day):
        return
    for moved in steps(day):
        if moved not in at(raw, path):
            cure = f"add one `on: {day if moved > day else moved}` that the severity of that day decides"
            changed = renamed(raw, (*path, day), moved)
            yield Mutant(pointer_of((*path, day)), f"the severity of {day} holds from {moved} on", cure, changed)
