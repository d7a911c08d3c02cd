"""What is read from a file as it stands: for each kind, its plain fields with place, type and form, made ready once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from validator.core.facts import FactKind, Field, State, Unknown
from validator.core.projection.blocks import Block
from validator.core.projection.reasons import FAULTY, Reasons

Form = Callable[[str], "str | Unknown"]


class Plain(NamedTuple):
    """A field that is read as it stands: below the keys `above`, under `key`, by `read`, in the form `form`.

    `missing` is the state where nothing stands there; `values` are all it may be (empty: anything).
    """

    name: str
    above: tuple[str, ...]
    key: str
    read: Callable[[Block, str], State | None]
    form: Form | None
    values: frozenset[str]
    missing: Unknown | None


_READERS: Mapping[str, Callable[[Block, str], State | None]] = {
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
        read=_READERS[field.type],
        form=forms.get(field.canonical),
        values=frozenset(field.values),
        missing=missing,
    )


def fill(plan: tuple[Plain, ...], block: Block, values: dict[str, State | None], written: dict[str, str]) -> None:
    """Read the plain fields of a block into `values`, what was written otherwise into `written`; keep what is there."""
    for name, above, key, read, form, allowed, missing in plan:
        if name in values:
            continue
        found = _below(block, above, key, read) if above else read(block, key)
        if found is None:
            found = missing
        elif allowed and found not in allowed:
            found = FAULTY
        elif form is not None and isinstance(found, str):
            formed = form(found)
            if formed != found:
                written[name], found = found, formed
        if found is not None:
            values[name] = found


def _below(block: Block, above: tuple[str, ...], key: str, read: Callable[[Block, str], State | None]) -> State | None:
    for step in above:
        found = block.block(step)
        if not isinstance(found, Block):
            return found
        block = found
    return read(block, key)
