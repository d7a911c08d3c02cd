"""Mutants of a rule: the same rule with one condition dropped, turned or moved one step.

Whoever relies on a condition shows it by an example that changes without it; a mutant that no example notices
is a condition that nobody has proved.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from validator.core.language.tests import is_day

Raw = dict[str, Any]
BLOCKS = ("for each", "unless", "must", "require", "require any of", "forbid", "forbid elsewhere")
_OPPOSITES = {
    "is not": "is", "one of": "none of", "none of": "one of", "before": "on or after", "on or after": "before",
}  # fmt: skip
_BOUNDS = ("at least", "at most", "before", "on or after")


class Mutant(NamedTuple):
    """A changed rule, and what was changed, in words: "`filed_through: hichina` of filing in `must` is dropped"."""

    change: str
    raw: Raw


def mutants(raw: Mapping[str, Any]) -> Iterator[Mutant]:
    """Every mutant of a rule file's values."""
    for block in BLOCKS:
        if block in raw:
            yield from _of_block(raw, block)
    if raw.get("missing fails") is True:
        yield Mutant("`missing fails` is dropped", _without(raw, ("missing fails",)))
    for words in ("rows", "for each province"):
        if isinstance(raw.get(words), list):
            yield from _of_rows(raw, words)


def _of_block(raw: Mapping[str, Any], block: str) -> Iterator[Mutant]:
    written = raw[block]
    places = [(block, n) for n in range(len(written))] if isinstance(written, list) else [(block,)]
    several = sum(len(_at(raw, place)) for place in places) > 1
    for place in places:
        for key, tests in _at(raw, place).items():
            if several or block == "unless":
                path = place if len(_at(raw, place)) == 1 and len(place) > 1 else (*place, key)
                path = ("unless",) if block == "unless" and not several else path
                yield Mutant(f"{key} in `{block}` is dropped", _without(raw, path))
            yield from _of_tests(raw, (*place, key), tests or {}, f"of {key} in `{block}`")


def _of_tests(raw: Mapping[str, Any], path: tuple[Any, ...], tests: Mapping[str, Any], where: str) -> Iterator[Mutant]:
    for field, written in tests.items():
        here = (*path, field)
        if field == "of":
            continue
        if not isinstance(written, dict):
            shown = f"`{field}: {_shown(written)}` {where}"
            yield from _dropped(raw, here, tests, shown)
            yield Mutant(f"{shown} is turned into its opposite", _with(raw, here, {"is not": written}))
            continue
        for word, operand in written.items():
            shown = f"`{field}: {{{word}: {_shown(operand)}}}` {where}"
            path_of_word = here if len(written) == 1 else (*here, word)
            yield from _dropped(raw, path_of_word, tests if len(written) == 1 else written, shown)
            yield from _turned(raw, here, word, operand, shown)


def _dropped(raw: Mapping[str, Any], path: tuple[Any, ...], among: Mapping[str, Any], shown: str) -> Iterator[Mutant]:
    # The only test of a `must` is the obligation itself: without it there is no rule to prove.
    if path[0] == "must" and len(among) == 1:
        return
    yield Mutant(f"{shown} is dropped", _without(raw, path))


def _turned(raw: Mapping[str, Any], path: tuple[Any, ...], word: str, operand: Any, shown: str) -> Iterator[Mutant]:
    others = {key: value for key, value in _at(raw, path).items() if key != word}
    if word in _OPPOSITES:
        turned = {_OPPOSITES[word]: operand}
        yield Mutant(f"{shown} is turned into its opposite", _with(raw, path, _tests({**others, **turned})))
    if word in ("present", "known"):
        yield Mutant(f"{shown} is turned into its opposite", _with(raw, path, {**others, "present": not operand}))
    if word in _BOUNDS and not (isinstance(operand, str) and operand.startswith("$")):
        for moved in _steps(operand):
            yield Mutant(f"{shown} is moved to {moved}", _with(raw, path, {**others, word: moved}))


def _tests(words: dict[str, Any]) -> Any:
    return words["is"] if list(words) == ["is"] else words


def _of_rows(raw: Mapping[str, Any], words: str) -> Iterator[Mutant]:
    for number, row in enumerate(raw[words]):
        if len(raw[words]) > 1:
            yield Mutant(f"row {number + 1} of `{words}` is dropped", _without(raw, (words, number)))
        for column, value in row.items():
            if _is_bound(raw, column) and type(value) is not bool and isinstance(value, (int, str)):
                for moved in _steps(value):
                    yield Mutant(
                        f"{column} of row {number + 1} of `{words}` is moved from {value} to {moved}",
                        _with(raw, (words, number, column), moved),
                    )


def _is_bound(raw: Mapping[str, Any], column: str) -> bool:
    """Whether a column stands behind a word that bounds."""

    def look(value: Any) -> bool:
        if isinstance(value, dict):
            return any((k in _BOUNDS and v == f"${column}") or look(v) for k, v in value.items())
        return isinstance(value, list) and any(look(item) for item in value)

    return any(look(raw.get(block)) for block in BLOCKS)


def _steps(operand: Any) -> tuple[Any, ...]:
    """One step below and one above: a number or a day."""
    if isinstance(operand, str) and is_day(operand):
        day = date.fromisoformat(operand)
        return tuple((day + timedelta(days=step)).isoformat() for step in (-1, 1))
    return (operand - 1, operand + 1) if type(operand) is int else ()


def _at(raw: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        raw = raw[step]
    return raw


def _without(raw: Mapping[str, Any], path: tuple[Any, ...]) -> Raw:
    return _edited(raw, path, lambda above, key: above.pop(key))


def _with(raw: Mapping[str, Any], path: tuple[Any, ...], value: Any) -> Raw:
    return _edited(raw, path, lambda above, key: above.__setitem__(key, value))


def _edited(raw: Mapping[str, Any], path: tuple[Any, ...], edit: Callable[[Any, Any], object]) -> Raw:
    changed: Raw = copy.deepcopy(dict(raw))
    edit(_at(changed, path[:-1]), path[-1])
    return changed


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(str(item) for item in value) + "]" if isinstance(value, list) else str(value)
