"""What a schema says about a place: its name in both languages, and whether its value may be shown.

It follows keys and lists through a schema and never sees a document. What the schema does not know has no description,
and whoever prints a value asks here first: no description, no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from validator.core.places import steps
from validator.core.texts import Text

Schema = Mapping[str, object]


class Description(NamedTuple):
    """A place's name, and whether its value is "personal" or "secret" (None: it may be shown).

    A mapping, and a list of mappings, is personal as a whole: a text that stands there by mistake may hold anything.
    """

    title: Text
    sensitive: str | None


class Known(NamedTuple):
    """A place of the schema: every subschema that speaks of it, those that hold only in some cases apart.

    `marked` is the `x-sensitive` at the place or above it, which holds for everything below as well.
    """

    always: tuple[Schema, ...]
    sometimes: tuple[Schema, ...]
    marked: str | None
    description: Description | None

    @property
    def schemas(self) -> tuple[Schema, ...]:
        """All of them, those that always hold first."""
        return self.always + self.sometimes


class Descriptions:
    """The places that a schema describes. References lead within the schema; list indexes are all the same place."""

    __slots__ = ("_known", "_root")

    def __init__(self, schema: Schema) -> None:
        self._root = schema
        self._known: dict[tuple[str, ...], Known] = {(): self._place([schema])}

    def of(self, pointer: str) -> Description | None:
        """The description of a place; None where the schema knows none."""
        known = self._at(tuple(steps(pointer)))
        return known and known.description

    def keys(self, pointer: str) -> tuple[str, ...]:
        """The keys that a mapping at a place may have, in the schema's order; none for other places."""
        known = self._at(tuple(steps(pointer)))
        if known is None:
            return ()
        refused = {key for node in known.always for key, value in _properties(node).items() if value is False}
        found = (key for node in known.schemas for key, value in _properties(node).items() if value is not False)
        return tuple(dict.fromkeys(key for key in found if key not in refused))

    def known(self, pointer: str) -> Known | None:
        """Everything the schema says of a place; None where it knows none."""
        return self._at(tuple(steps(pointer)))

    def _at(self, path: tuple[str, ...]) -> Known | None:
        # Indexes are one place, so what is kept is no larger than the schema, whatever a document asks for.
        path = tuple("0" if step.isdecimal() else step for step in path)
        if path in self._known:
            return self._known[path]
        above = self._at(path[:-1])
        below = self._below(above, path[-1]) if above else None
        if below is not None:
            self._known[path] = below
        return below

    def _below(self, above: Known, step: str) -> Known | None:
        inside = [node["items"] for node in above.schemas if step == "0" and "items" in node]
        named = [_properties(node)[step] for node in above.schemas if step in _properties(node)]
        found = [node for node in (*inside, *named) if isinstance(node, Mapping)]
        named_above = above.description.title if inside and above.description else None
        return self._place(found, above.marked, named_above) if found else None

    def _place(self, found: list[Schema], marked: str | None = None, title: Text | None = None) -> Known:
        always: list[Schema] = []
        sometimes: list[Schema] = []
        for node in found:
            self._spread(node, always, sometimes)
        title = next((t for node in (*always, *sometimes) if (t := _title(node))), title)
        marked = next((str(node["x-sensitive"]) for node in always if "x-sensitive" in node), marked)
        sensitive = marked or ("personal" if self._holds_keys(always) else None)
        return Known(tuple(always), tuple(sometimes), marked, Description(title, sensitive) if title else None)

    def _holds_keys(self, always: list[Schema]) -> bool:
        """Whether a mapping, or a list of mappings, is the only thing that may stand there."""
        items: list[Schema] = []
        for node in always:
            inside = node.get("items")
            if isinstance(inside, Mapping):
                self._spread(inside, items, [])
        return any("properties" in node for node in (*always, *items))

    def _spread(self, node: Schema, always: list[Schema], sometimes: list[Schema]) -> None:
        """A schema and those it refers to or joins; what stands behind an `if` holds only sometimes."""
        always.append(node)
        for other in self._joined(node):
            self._spread(other, always, sometimes)
        for word in ("then", "else"):
            branch = node.get(word)
            if isinstance(branch, Mapping):
                self._spread(branch, sometimes, sometimes)

    def _joined(self, node: Schema) -> Iterator[Schema]:
        reference, parts = node.get("$ref"), node.get("allOf")
        if isinstance(reference, str) and reference.startswith("#/"):
            yield self._referred(reference)
        if isinstance(parts, list):
            yield from (part for part in parts if isinstance(part, Mapping))

    def _referred(self, reference: str) -> Schema:
        node: object = self._root
        for step in steps(reference[1:]):
            node = node[step] if isinstance(node, Mapping) else None
        return node if isinstance(node, Mapping) else {}


def _properties(node: Schema) -> Schema:
    found = node.get("properties")
    return found if isinstance(found, Mapping) else {}


def _title(node: Schema) -> Text | None:
    return Text(str(node["title"]), str(node["x-title-zh"])) if "x-title-zh" in node and "title" in node else None
