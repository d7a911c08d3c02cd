"""What changes, and what is cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterable

from validator.core import canonical
from validator.core.documents import Value
from validator.core.facts import State, Unknown
from validator.core.projection.blocks import Block, Entries
from validator.core.projection.reasons import FAULTY, NO_NATURE, NO_NEW, NO_OLD
from validator.core.projection.sheet import Sheet
from validator.core.projection.subject import INDIVIDUAL
from validator.core.projection.website import named_website

CHANGED, CANCELLED = "changed", "cancelled"
DOMAINS, NATURE, PROVINCE = "domains", "nature", "province"
ORGANISATION = "organisation"
# Fields whose values are numbers: a hyphen or a space more makes no change.
_NUMBERS = ("number", "mobile", "office_phone", "emergency_phone")
_BETWEEN = re.compile(r"[\s,;，；、]+")


def changes(sheet: Sheet) -> None:
    """Write the facts of `/changes`."""
    entries = sheet.entries("change", sheet.outline.root, "changes")
    if isinstance(entries, Unknown):
        named_website(sheet, "/changes", entries, CHANGED)
        return
    for pointer, entry in entries.blocks():
        if isinstance(entry, Unknown):
            sheet.phantom("change", pointer, entry.reason)
            named_website(sheet, pointer, entry, CHANGED)
        else:
            sheet.write("change", entry, _derived(sheet, entry))
            named_website(sheet, entry.at("website"), entry.text("website"), CHANGED)


def cancelled(sheet: Sheet) -> None:
    """Write the websites of `/cancel`."""
    cancel = sheet.outline.root.block("cancel")
    if isinstance(cancel, Unknown):
        named_website(sheet, "/cancel/websites", cancel, CANCELLED)
    elif cancel is not None:
        entries = cancel.entries("websites")
        if isinstance(entries, Unknown):
            named_website(sheet, cancel.at("websites"), entries, CANCELLED)
        for pointer, number in entries.texts() if isinstance(entries, Entries) else ():
            named_website(sheet, pointer, number, CANCELLED)


def _derived(sheet: Sheet, block: Block) -> dict[str, State | None]:
    field = block.text("field") or FAULTY
    if isinstance(field, Unknown):
        return dict.fromkeys(("changes_value", "adds_domain", "nature_from", "nature_to"), field)
    old, new = _value(sheet, block.raw("from"), field, NO_OLD), _value(sheet, block.raw("to"), field, NO_NEW)
    about_nature = field == NATURE
    return {
        "changes_value": _doubt(old, new) or old != new,
        "adds_domain": _adds_domain(old, new) if field == DOMAINS else None,
        "nature_from": _sort(sheet, old) if about_nature else None,
        "nature_to": _sort(sheet, new) if about_nature else None,
    }


def _value(sheet: Sheet, found: Value | Unknown, field: str, missing: Unknown) -> object:
    """A value in the form in which it is compared; unknown where it cannot be read or is not given."""
    if found is None or isinstance(found, Unknown):
        return found or missing
    if field == DOMAINS:
        return frozenset(sheet.surroundings.domain(name) for name in _texts(found))
    return _compared(sheet, found, field)


def _compared(sheet: Sheet, value: Value, field: str) -> object:
    if isinstance(value, list):
        return frozenset(_compared(sheet, item, field) for item in value)
    if isinstance(value, dict):
        return frozenset((key, _compared(sheet, item, field)) for key, item in value.items())
    if not isinstance(value, str):
        return (type(value), value)
    if field == PROVINCE:
        return sheet.surroundings.tables.province(value) or canonical.name(value)
    if field == NATURE:
        return sheet.surroundings.tables.nature(value) or canonical.name(value)
    return canonical.number(value) if field.rpartition(".")[2] in _NUMBERS else canonical.name(value)


def _texts(found: Value) -> Iterable[str]:
    """The names that a value lists, be it a list or a text with names in a row."""
    for entry in found if isinstance(found, list) else [found]:
        if isinstance(entry, str):
            yield from (name for name in _BETWEEN.split(entry) if name)


def _doubt(old: object, new: object) -> Unknown | None:
    if isinstance(old, Unknown):
        return old
    return new if isinstance(new, Unknown) else None


def _adds_domain(old: object, new: object) -> bool | Unknown:
    if isinstance(old, frozenset) and isinstance(new, frozenset):
        return not new <= old
    return _doubt(old, new) or FAULTY


def _sort(sheet: Sheet, value: object) -> str | Unknown:
    """Whether a nature is that of an organisation or of an individual."""
    if isinstance(value, Unknown):
        return value
    found = sheet.surroundings.tables.nature(value) if isinstance(value, str) else None
    if found is None:
        return NO_NATURE
    return INDIVIDUAL if found == INDIVIDUAL else ORGANISATION
