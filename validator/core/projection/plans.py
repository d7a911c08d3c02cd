"""What is read from a file as it stands: for each kind, its plain fields with place, type and form, made ready once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from validator.core.facts import FactKind, Field, State, Unknown
from validator.core.projection.blocks import Block
from validator.core.projection.reasons import FAULTY, Reasons

Form = Callable[[str], "str | Unknown"]
Reader = Callable[[Block, str], "State | None"]


class Plain(NamedTuple):
    """A field that is read as it stands: below the keys `above`, under `key`, by `reader`, in the form `form`.

    `missing` is the state where nothing stands there; `allowed` is all it may be (empty: anything).
    """

    name: str
    above: tuple[str, ...]
    key: str
    reader: Reader
    form: Form | None
    allowed: frozenset[str]
    missing: Unknown | None


_READERS: Mapping[str, Reader] = {
    "text": Block.text,
    "kind": Block.text,
    "boolean": Block.flag,
    "integer": Block.whole,
    "date": Block.day,
}


class Plans:
    """The plain fields of each kind, and the kinds of its children."""

    def __init__(self, kinds: Mapping[str, FactKind], forms: Mapping[str, Form], reasons: Reasons) -> None:
        self.plain = {name: tuple(_plain(kind, forms, reasons)) for name, kind in kinds.items()}
        self.children = {name: tuple(k for k in kinds.values() if k.parents[:1] == (name,)) for name in kinds}


def _plain(kind: FactKind, forms: Mapping[str, Form], reasons: Reasons) -> list[Plain]:
    return [_planned(kind, field, forms, reasons) for field in kind.fields.values() if _is_plain(field)]


def _is_plain(field: Field) -> bool:
    """Whether a field is written in the file under its own key: flags that are always there are worked out instead."""
    if not field.leaf or field.leaf.startswith("/"):
        return False
    return field.presence == "optional" or (field.presence == "always" and field.type != "boolean")


def _planned(kind: FactKind, field: Field, forms: Mapping[str, Form], reasons: Reasons) -> Plain:
    *above, key = field.leaf.split("/")
    missing = None
    if field.presence == "always":
        missing = FAULTY
    elif not field.may_be_nothing:
        missing = reasons.missing(kind.name, field.name)
    return Plain(
        name=field.name,
        above=tuple(above),
        key=key,
        reader=_READERS[field.type],
        form=forms.get(field.canonical),
        allowed=frozenset(field.values),
        missing=missing,
    )


class Reading(NamedTuple):
    """What comes of a block's plain fields: their states, and what was written where a value differs from it."""

    values: dict[str, State]
    written: dict[str, str]


def read(plan: tuple[Plain, ...], block: Block, values: dict[str, State]) -> Reading:
    """The plain fields of a block, added to `values`."""
    written: dict[str, str] = {}
    for name, above, key, reader, form, allowed, missing in plan:
        found = _below(block, above, key, reader) if above else reader(block, key)
        if found is None:
            found = missing
        elif allowed and found not in allowed:
            found = FAULTY
        elif form is not None and isinstance(found, str):
            written[name], found = found, form(found)
        if found is not None:
            values[name] = found
    return Reading(values, {name: text for name, text in written.items() if text != values[name]})


def _below(block: Block, above: tuple[str, ...], key: str, reader: Reader) -> State | None:
    for step in above:
        found = block.block(step)
        if not isinstance(found, Block):
            return found
        block = found
    return reader(block, key)
