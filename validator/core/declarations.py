"""The facts schema, read: which kinds of facts there are, and what their fields mean.

One object of `$defs` is a kind; the one named `context` holds the fields that every fact of an application has as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from validator.core.facts import FactKind, Field
from validator.core.texts import Text

CONTEXT = "context"

Raw = Mapping[str, Any]


def fact_kinds(schema: Raw) -> dict[str, FactKind]:
    """The kinds of facts that a facts schema declares, by name, in its order."""
    declared: Raw = schema["$defs"]
    context = _fields(declared.get(CONTEXT, {}))
    return {name: _kind(name, raw, context) for name, raw in declared.items() if name != CONTEXT}


def _kind(name: str, raw: Raw, context: Mapping[str, Field]) -> FactKind:
    scope = raw["x-scope"]
    own = _fields(raw)
    return FactKind(
        name=name,
        scope=scope,
        parents=tuple(raw.get("x-parents", ())),
        title=_title(raw),
        pointer=raw.get("x-pointer", ""),
        # What a fact says itself comes before what its application says: a subject's own province is its own.
        fields={**context, **own} if scope == "application" else own,
        when_missing=raw.get("x-when-missing", "nothing"),
    )


def _fields(raw: Raw) -> dict[str, Field]:
    return {name: _field(name, field) for name, field in raw.get("properties", {}).items()}


def _field(name: str, raw: Raw) -> Field:
    optional = raw["x-presence"] == "optional"
    unknown = raw.get("x-when-missing", "nothing") == "unknown"
    return Field(
        name=name,
        type=raw["x-type"],
        title=_title(raw),
        presence=raw["x-presence"],
        may_be_nothing=not unknown if optional else raw.get("x-may-be-nothing", False),
        may_be_unknown=unknown if optional else raw.get("x-may-be-unknown", False),
        given=raw.get("x-given"),
        leaf=raw["x-leaf"],
        sensitive=raw.get("x-sensitive"),
        values=tuple(raw.get("enum", ())),
        canonical=raw.get("x-canonical", ""),
        yes=_said(raw, "x-yes"),
        no=_said(raw, "x-no"),
    )


def _title(raw: Raw) -> Text:
    return Text(raw["title"], raw["x-title-zh"])


def _said(raw: Raw, word: str) -> Text | None:
    return Text(raw[word], raw[f"{word}-zh"]) if word in raw else None
