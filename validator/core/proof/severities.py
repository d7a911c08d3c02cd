"""Mutants of severities: another word, or the same word from the day before or after.

A rule's severity without dates is one word for all that fails; it is read in the rule, and no example has to repeat
it. Where days or rows tell severities apart, examples show which is which.
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
    """Every mutant of the severities of a rule file."""
    for path in dated(raw):
        for day in at(raw, path):
            yield from _words(raw, path, day)
            yield from _days(raw, path, day)
    for path in _of_rows(raw):
        if isinstance(at(raw, path), str):
            yield from _word(raw, path)


def dated(raw: Mapping[str, Any]) -> Iterator[Path]:
    """The paths of the severities of a rule file that are dated: its own and those of its rows."""
    for path in (("severity",), *_of_rows(raw)):
        if isinstance(at(raw, path), dict):
            yield path


def _of_rows(raw: Mapping[str, Any]) -> Iterator[Path]:
    for words in TABLES:
        rows = raw.get(words)
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if "severity" in row:
                yield (words, number, "severity")


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


def _words(raw: Mapping[str, Any], path: Path, day: str) -> Iterator[Mutant]:
    words = at(raw, path)
    word = words[day]
    near = {other for pair in pairwise(words) if day in pair for other in (words[pair[0]], words[pair[1]])}
    other = _other(raw, path, word, near)
    if other is not None:
        cure = f"let one that fails on {day} say `severity: {_capped(raw, path, word)}`"
        if word == "ended":
            cure = f"add one `on: {day}` that fails but for the day"
        change = f"the severity of {day} is {other} in place of {word}"
        yield Mutant(pointer_of((*path, day)), change, cure, replaced(raw, (*path, day), other))


def _word(raw: Mapping[str, Any], path: Path) -> Iterator[Mutant]:
    word = at(raw, path)
    other = _other(raw, path, word, set())
    if other is None:
        return
    cure = f"let one of it that fails say `severity: {_capped(raw, path, word)}`"
    change = f"the severity of row {path[1] + 1} of `{path[0]}` is {other} in place of {word}"
    yield Mutant(pointer_of(path), change, cure, replaced(raw, path, other))


def _other(raw: Mapping[str, Any], path: Path, word: str, taken: set[str]) -> str | None:
    """Another word that means something else there."""
    same = _capped(raw, path, word)
    return next((other for other in _INSTEAD[word] if other not in taken and _capped(raw, path, other) != same), None)


def _capped(raw: Mapping[str, Any], path: Path, word: str) -> str:
    """The word as it counts: of a doubtful rule an error is a warning."""
    confidence = at(raw, path[:-1]).get("confidence", raw.get("confidence", "high"))
    return "warning" if word == "error" and confidence in _DOUBTFUL else word


def _days(raw: Mapping[str, Any], path: Path, day: str) -> Iterator[Mutant]:
    if day == FOUNDED or not is_day(day):
        return
    for moved in steps(day):
        if moved not in at(raw, path):
            cure = f"add one `on: {day if moved > day else moved}` that the severity of that day decides"
            changed = renamed(raw, (*path, day), moved)
            yield Mutant(pointer_of((*path, day)), f"the severity of {day} holds from {moved} on", cure, changed)
