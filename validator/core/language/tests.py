"""Reading one test: a field, a word and what it is held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from validator.core.days import is_day
from validator.core.facts import Field
from validator.core.language.faults import Faults, likely
from validator.core.places import child
from validator.core.rules import Operand, Reference, Test

_TYPES: Mapping[str, frozenset[str]] = {
    "is": frozenset({"text", "boolean", "integer", "date", "kind"}),
    "is not": frozenset({"text", "boolean", "integer", "date", "kind"}),
    "one of": frozenset({"text", "integer", "kind", "date"}),
    "none of": frozenset({"text", "integer", "kind", "date"}),
    "before": frozenset({"date"}),
    "on or after": frozenset({"date"}),
    "at least": frozenset({"integer"}),
    "at most": frozenset({"integer"}),
}
_REFERRING = ("same as", "agrees with")
_BARE = ("present", "known")
_WORDS = (*_TYPES, *_REFERRING, *_BARE)
_WHOLE = {"is": "one of", "is not": "none of"}

Columns = Mapping[str, Operand]
Resolve = Callable[[str, str], Operand | None]


def read_tests(field: Field, written: object, pointer: str, resolve: Resolve, faults: Faults) -> list[Test]:
    """The tests written for one field: a plain value, or a mapping of words that all have to hold."""
    if not isinstance(written, dict):
        return _one(field, "is", written, pointer, resolve, faults)
    if not written:
        faults.add(pointer, "no test is written here; give a value, or `present: true`")
    return [
        test
        for word, operand in written.items()
        for test in _one(field, str(word), operand, child(pointer, str(word)), resolve, faults)
    ]


def _one(field: Field, word: str, written: object, pointer: str, resolve: Resolve, faults: Faults) -> list[Test]:
    if word not in _WORDS:
        faults.add(pointer, f'"{word}" is no test; {likely(word, list(_WORDS))}')
        return []
    if word in _BARE:
        return _presence(field, word, written, pointer, faults)
    if word in _REFERRING:
        return _reference(field, word, written, pointer, faults)
    operand = _operand(written, pointer, resolve, faults)
    return [] if operand is None else _held_against(field, word, operand, pointer, faults)


def _presence(field: Field, word: str, written: object, pointer: str, faults: Faults) -> list[Test]:
    if not isinstance(written, bool) or (word == "known" and not written):
        faults.add(pointer, f"`{word}` takes true" + ("" if word == "known" else " or false"))
        return []
    return [Test(field.name, "present", written)]


def _reference(field: Field, word: str, written: object, pointer: str, faults: Faults) -> list[Test]:
    name, dot, other = written.partition(".") if isinstance(written, str) else ("", "", "")
    if not (name and dot and other):
        faults.add(pointer, f"`{word}` names a field of an earlier fact, as in `filing.icp_number`")
        return []
    return [Test(field.name, word, Reference(name, other))]


def _operand(written: object, pointer: str, resolve: Resolve, faults: Faults) -> Operand | None:
    if isinstance(written, str) and written.startswith("$"):
        return resolve(written[1:], pointer)
    if isinstance(written, (bool, int, str)):
        return written
    if not isinstance(written, list) or not written:
        faults.add(pointer, "a value or a list of values is wanted here")
        return None
    values: list[bool | int | str] = []
    for number, item in enumerate(written):
        found = _operand(item, child(pointer, number), resolve, faults)
        values.extend(found if isinstance(found, tuple) and not isinstance(found, Reference) else _single(found))
    return tuple(values)


def _single(found: Operand | None) -> tuple[bool | int | str, ...]:
    return (found,) if isinstance(found, (bool, int, str)) else ()


def _held_against(field: Field, word: str, operand: Operand, pointer: str, faults: Faults) -> list[Test]:
    if isinstance(operand, tuple):
        word = _WHOLE.get(word, word)
    if field.type not in _TYPES[word]:
        faults.add(pointer, f"`{word}` does not go with {field.name}, which is of type {field.type}")
        return []
    if word in ("one of", "none of"):
        operand = operand if isinstance(operand, tuple) else _single(operand)
    elif isinstance(operand, tuple):
        faults.add(pointer, f"`{word}` takes one value, a list stands here")
        return []
    values = operand if isinstance(operand, tuple) else (operand,)
    fit = [_fits(field, value, pointer, faults) for value in values]
    return [Test(field.name, word, operand)] if all(fit) else []


def _fits(field: Field, value: object, pointer: str, faults: Faults) -> bool:
    trouble = _trouble(field, value)
    if trouble:
        faults.add(pointer, trouble)
    return not trouble


def _trouble(field: Field, value: object) -> str:
    if field.type in ("boolean", "integer"):
        return _of_type(field, value, bool if field.type == "boolean" else int)
    if not isinstance(value, str):
        return f"{field.name} is of type {field.type}, {_shown(value)} is not; put quotes around it if it is text"
    if field.type == "date" and not is_day(value):
        return f'"{value}" is no day; write YYYY-MM-DD'
    if field.values and value not in field.values:
        return f'"{value}" is no value of {field.name}; {likely(value, list(field.values))}'
    return ""


def _of_type(field: Field, value: object, wanted: type) -> str:
    if type(value) is wanted:
        return ""
    return f"{field.name} is of type {field.type}, {_shown(value)} is not"


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)
