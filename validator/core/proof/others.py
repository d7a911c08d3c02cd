"""Other values than the one that a rule says: what a slip of the hand could have written in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from validator.core.days import is_day
from validator.core.facts import Field
from validator.core.language.vocabulary import Vocabulary


def steps(value: Any) -> tuple[Any, ...]:
    """One step below and one above: of a number or a day; none of anything else."""
    if isinstance(value, str) and is_day(value):
        day = date.fromisoformat(value)
        return tuple((day + timedelta(days=step)).isoformat() for step in (-1, 1))
    return (value - 1, value + 1) if type(value) is int else ()


def another(value: Any, field: Field, vocabulary: Vocabulary, taken: Sequence[Any] = ()) -> Any:
    """A value that a field may have as well: of its enumeration, a province, the next number or day, or a made-up one.

    None where its enumeration has no other that is not `taken`.
    """
    if isinstance(value, bool):
        return not value
    known = field.values or (vocabulary.provinces if value in vocabulary.provinces else ())
    if known:
        return next((other for other in known if other != value and other not in taken), None)
    return steps(value)[1] if steps(value) else f"another {value}"


def other_lists(name: str, field: Field, vocabulary: Vocabulary) -> Iterator[str]:
    """Named lists that could stand in place of one: they share an entry with it, and all theirs go with the field."""
    entries = set(vocabulary.lists[name])
    for other, values in vocabulary.lists.items():
        if set(values) == entries or not entries & set(values):
            continue
        if not field.values or set(values) <= set(field.values):
            yield other
