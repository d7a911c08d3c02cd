"""Changing one place of a rule file's values: the values that are given stay as they are."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from validator.core.places import child

MOST_SHOWN = 3
Raw = dict[str, Any]
Path = tuple[Any, ...]
"""The keys and indexes that lead to a place of a rule file."""


def pointer_of(path: Path) -> str:
    """The JSON pointer of a path."""
    pointer = ""
    for step in path:
        pointer = child(pointer, step)
    return pointer


def at(raw: Any, path: Path) -> Any:
    """What stands at a path."""
    for step in path:
        raw = raw[step]
    return raw


def without(raw: Mapping[str, Any], path: Path) -> Raw:
    """The values with nothing at a path."""
    above, last = at(raw, path[:-1]), path[-1]
    rest = (
        [item for number, item in enumerate(above) if number != last]
        if isinstance(above, list)
        else {key: value for key, value in above.items() if key != last}
    )
    return replaced(raw, path[:-1], rest)


def replaced(raw: Mapping[str, Any], path: Path, value: Any) -> Raw:
    """The values with another one at a path; what lies beside the path is shared, not copied."""
    for step in range(len(path) - 1, -1, -1):
        above = copy.copy(at(raw, path[:step]))
        above[path[step]] = value
        value = above
    changed: Raw = value
    return changed


def renamed(raw: Mapping[str, Any], path: Path, name: str) -> Raw:
    """The values with the last key of a path called otherwise, in its old place among the others."""
    above = at(raw, path[:-1])
    entries = {name if key == path[-1] else key: value for key, value in above.items()}
    return replaced(raw, path[:-1], entries)


def in_words(value: Any) -> str:
    """A value as a rule file writes it; of a long list its ends."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, list):
        return str(value)
    shown = [in_words(item) for item in value]
    return "[" + ", ".join(shown if len(shown) <= MOST_SHOWN else [shown[0], "…", shown[-1]]) + "]"
