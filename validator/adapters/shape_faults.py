"""From the keywords of a schema that a document does not meet to faults with places: one mistake, one fault.

It knows the schema and the document, and no validator: what broke is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from validator.adapters import shape_words as words
from validator.adapters.limits import MOST_FAULTS
from validator.adapters.shape_leaves import Found, secret_in
from validator.adapters.shape_mending import Case
from validator.adapters.shape_words import Words
from validator.core.descriptions import Descriptions, Schema
from validator.core.documents import Document, Fault, Value
from validator.core.places import Span, child, is_at_or_below, steps
from validator.core.program_findings import PROGRAM
from validator.core.spelling import closest

KEY, MISSING, REFUSED = "key", "missing", "refused"
_RANK = {"type": 0, REFUSED: 0, KEY: 0, "enum": 1, "const": 2, "pattern": 3, "minLength": 4}
_TIMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{1,2}(:.*)?", re.DOTALL)


class Broken(NamedTuple):
    """A place and the keyword of the schema that it does not meet.

    `keyword` is JSON Schema's, or ours for a key that is not known, a key that is missing, a place refused outright.
    `wanted` is the keyword's value and `schema` the part of the schema in which it stands.
    """

    pointer: str
    keyword: str
    value: Value
    wanted: object
    schema: Schema


class Explainer:
    """Tells what broke, in our words, with places of the document."""

    __slots__ = ("_descriptions", "_name", "_schema")

    def __init__(self, schema: Schema, name: str, descriptions: Descriptions) -> None:
        self._schema = schema
        self._name = name
        self._descriptions = descriptions

    def faults(self, document: Document, broken: Iterable[Broken]) -> list[Fault]:
        """One fault for each mistake, in no order; of very many only so many that it is seen."""
        chosen = _one_a_place(broken)[: MOST_FAULTS + 1]
        refused = [b.pointer for b in chosen if b.keyword == REFUSED]
        chosen = [b for b in chosen if not any(b.pointer != r and is_at_or_below(b.pointer, r) for r in refused)]
        meant = {b.pointer: self._siblings(document, b.pointer) for b in chosen if b.keyword == KEY}
        misspelt = {pointer for pointers in meant.values() for pointer in pointers}
        return [
            self._fault(document, b, tuple(meant.get(b.pointer, ())))
            for b in chosen
            if b.keyword != MISSING or b.pointer not in misspelt
        ]

    def odd_leaf(self, document: Document, found: Found) -> Fault:
        """A text of the right shape that its form does not allow."""
        pointer = found.pointer
        if found.what is None:
            case = Case(pointer, found.text, self._shown(document, pointer, found.text), None, {})
            return _told("ICP013", pointer, document.span(pointer), words.no_such_day(case))
        told = words.seems_secret(pointer, found.what, PROGRAM["ICP020"].cure)
        return _told("ICP020", pointer, document.span(pointer), told)._replace(refused=())

    def _siblings(self, document: Document, pointer: str) -> list[str]:
        """The places that an unknown key may have been meant for, likeliest first; free ones, if there are any."""
        above, _, _ = pointer.rpartition("/")
        known = self._descriptions.keys(above)
        beside = document.at(above)
        free = [key for key in known if not isinstance(beside, dict) or key not in beside]
        word = steps(pointer)[-1]
        return [child(above, key) for key in closest(word, free) or closest(word, known)]

    def _fault(self, document: Document, broken: Broken, meant: tuple[str, ...]) -> Fault:
        if broken.keyword == KEY:
            return self._unknown(document, broken.pointer, meant)
        if broken.keyword == MISSING:
            return self._missing(document, broken.pointer)
        if broken.keyword == REFUSED:
            told = self._refused(document, broken.pointer)
            return _told("ICP002", broken.pointer, _key_span(document, broken.pointer), told)
        return self._misfit(document, broken)

    def _unknown(self, document: Document, pointer: str, meant: tuple[str, ...]) -> Fault:
        above, _, _ = pointer.rpartition("/")
        known = [key for key in self._descriptions.keys(above) if not key.startswith("$")]
        told = words.unknown_key(pointer, [steps(p)[-1] for p in meant], known)
        free = (p for p in meant if not document.has(p))
        return _told("ICP002", pointer, _key_span(document, pointer), told)._replace(refused=(pointer, *free))

    def _missing(self, document: Document, pointer: str) -> Fault:
        span = document.span(pointer)
        if pointer == "/kind" and self._name == "application":
            return _told("ICP008", pointer, span, words.no_kind(PROGRAM["ICP008"].cure))
        return _told("ICP002", pointer, span, words.missing_key(pointer, self._example(pointer)))

    def _example(self, pointer: str) -> str | None:
        known = self._descriptions.known(pointer)
        listed = (node["examples"] for node in (known.schemas if known else ()) if "examples" in node)
        return next((str(examples[0]) for examples in listed if isinstance(examples, list) and examples), None)

    def _refused(self, document: Document, pointer: str) -> Words:
        above, _, key = pointer.rpartition("/")
        beside = document.at(above)
        if isinstance(beside, dict) and "same_as" in beside:
            return words.beside_same_as(pointer)
        kind = document.at("/kind")
        kinds = self._kinds_with(key)
        if above or not kinds or not isinstance(kind, str):
            return words.no_place(pointer)
        return words.of_another_kind(pointer, kind, kinds)

    def _kinds_with(self, block: str) -> list[str]:
        """The kinds of application whose branch of the schema does not refuse a block."""
        branches = self._schema.get("allOf")
        return [
            str(_in(branch, "if", "properties", "kind", "const"))
            for branch in (branches if isinstance(branches, list) else [])
            if _in(branch, "then", "properties", block) is not False
        ]

    def _misfit(self, document: Document, broken: Broken) -> Fault:
        pointer, value = broken.pointer, broken.value
        if broken.schema.get("x-sensitive") == "secret" and _is_given(value):
            # A secret in plain text is given all the same, so rules that ask for one may speak.
            told = words.plain_secret(pointer, PROGRAM["ICP006"].cure)
            return _told("ICP006", pointer, document.span(pointer), told)._replace(refused=())
        case = Case(pointer, value, self._shown(document, pointer, value), broken.wanted, broken.schema)
        id_, told = self._type_words(case) if broken.keyword == "type" else _value_words(case, broken.keyword)
        return _told(id_, pointer, document.span(pointer), told)

    def _type_words(self, case: Case) -> tuple[str, Words]:
        value, schema = case.value, case.schema
        if "enum" in schema:
            return "ICP002", words.not_among(case._replace(wanted=schema["enum"]))
        if _is_number(value) and schema.get("x-form") == "date":
            return "ICP002", words.not_matching(case._replace(value=str(value)))
        types = self._types(case)
        if _is_number(value) and "string" in types:
            return "ICP009", words.no_quotes(case)
        return "ICP002", words.wrong_type(self._with_keys(case), types)

    def _types(self, case: Case) -> list[str]:
        """The types that are wanted at a place: that which broke, and those that an `if` beside it lets pass."""
        wanted = case.wanted if isinstance(case.wanted, list) else [case.wanted]
        known = self._descriptions.known(case.pointer)
        let_pass = [_in(node, "if", "type") for node in (known.schemas if known else ())]
        return list(dict.fromkeys(str(t) for t in (*wanted, *let_pass) if t is not None))

    def _with_keys(self, case: Case) -> Case:
        """The case with the keys of the mapping that is wanted, which may stand behind a reference."""
        keys = self._descriptions.keys(case.pointer)
        return case._replace(schema={**case.schema, "properties": dict.fromkeys(keys, True)}) if keys else case

    def _shown(self, document: Document, pointer: str, value: Value) -> str | None:
        """The value as a message may show it; None where the schema does not call it harmless, or its look does not."""
        description = self._descriptions.of(pointer)
        if description is None or description.sensitive or isinstance(value, (dict, list)) or value is None:
            return None
        text = value if isinstance(value, str) else document.raw(pointer) or str(value)
        return None if secret_in(text) else words.shortened(text)


def keys_told(broken: Broken) -> Iterator[Broken]:
    """A broken keyword about the keys of a mapping as one for each key; any other as it is."""
    value = broken.value if isinstance(broken.value, dict) else {}
    if broken.keyword == "additionalProperties":
        known = broken.schema.get("properties")
        odd = [key for key in value if not isinstance(known, Mapping) or key not in known]
        yield from (broken._replace(pointer=child(broken.pointer, key), keyword=KEY, value=value[key]) for key in odd)
    elif broken.keyword == "required":
        wanted = broken.wanted if isinstance(broken.wanted, list) else []
        absent = [str(key) for key in wanted if key not in value]
        yield from (broken._replace(pointer=child(broken.pointer, key), keyword=MISSING, value=None) for key in absent)
    else:
        yield broken


def _one_a_place(broken: Iterable[Broken]) -> list[Broken]:
    """Of several keywords at one place that which says most: a type before a list, a short list before a long one."""
    chosen: dict[str, Broken] = {}
    for one in sorted(broken, key=_weight):
        chosen.setdefault(one.pointer, one)
    return list(chosen.values())


def _weight(broken: Broken) -> tuple[int, int]:
    return _RANK.get(broken.keyword, 9), len(broken.wanted) if isinstance(broken.wanted, list) else 0


def _value_words(case: Case, keyword: str) -> tuple[str, Words]:
    """The finding's id and words for a value of the right type."""
    if keyword in ("enum", "const"):
        values = case.wanted if keyword == "enum" else [case.wanted]
        return "ICP002", words.not_among(case._replace(wanted=values))
    if keyword == "pattern" and case.schema.get("x-form") == "date" and _TIMED.fullmatch(str(case.value)):
        return "ICP013", words.time_of_day(case)
    if keyword == "pattern":
        return "ICP002", words.not_matching(case)
    if keyword == "minLength" and case.value == "":
        return "ICP002", words.wrong_type(case, ["string"])
    if keyword in words.BOUNDS:
        return "ICP002", words.out_of_bounds(case, keyword)
    return "ICP002", words.does_not_fit(case.pointer)


def _in(node: object, *path: str) -> object:
    for step in path:
        node = node.get(step) if isinstance(node, Mapping) else None
    return node


def _is_given(value: Value) -> bool:
    return value is not None and value != "" and not isinstance(value, (dict, list))


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _told(id_: str, pointer: str, span: Span, told: Words) -> Fault:
    return Fault(id_, PROGRAM[id_].severity, pointer, span, told.message, told.fix, refused=(pointer,))


def _key_span(document: Document, pointer: str) -> Span:
    return document.key_span(pointer) or document.span(pointer)
