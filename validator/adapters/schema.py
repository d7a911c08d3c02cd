"""The shape of documents: a quick gate that answers yes or no, and an explainer that is loaded only for a no.

Both judge by the same schema. Where they differ the explainer decides; if it finds nothing, the failure is ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from validator.adapters.faults import fault
from validator.adapters.limits import MOST_FAULTS
from validator.adapters.shape_leaves import forms_of, odd_leaves
from validator.core.descriptions import Descriptions
from validator.core.documents import Document, Fault, Value
from validator.core.places import child
from validator.core.program_findings import PROGRAM
from validator.core.texts import Text

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

    from validator.adapters.shape_faults import Broken, Explainer

Fits = Callable[[Value], bool]

# Several keywords may speak of one place, and one of them is told.
MOST_BROKEN = 3 * MOST_FAULTS
_STEP = re.compile("/")
_REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_DISAGREEMENT = Text(
    "the document does not fit the schema, and the program cannot say where; the mistake may be the program's",
    "文档不符合结构定义，但程序未能指出所在位置；可能是程序的错误",
)


class Shape:
    """What a schema asks of documents; `name` is the schema's. Validators are built when they are first needed."""

    def __init__(self, schema: Mapping[str, Any], name: str) -> None:
        self._schema = schema
        self._name = name

    def faults(self, document: Document) -> tuple[Fault, ...]:
        """What is wrong with a document's shape, by place; nothing where reading has told that no mapping is there.

        Of very many faults the first are told, and that there are more; then nothing else is said of the document.
        """
        if not document.readable or not isinstance(document.value, dict):
            return ()
        found = [] if self._fits_quickly(document.value) else self._explained(document)
        told = frozenset(fault.pointer for fault in found)
        odd = (leaf for leaf in odd_leaves(document.value, self._forms) if not _is_below(leaf.pointer, told))
        found += [self._explainer.odd_leaf(document, leaf) for leaf in islice(odd, MOST_FAULTS + 1)]
        return _first(_by_place(found))

    def _fits_quickly(self, value: Value) -> bool:
        try:
            return self._gate(value)
        except (ValueError, TypeError, RecursionError):
            # A number or text that the gate cannot even take in: no reason to stop it, none to let it pass.
            return self._judge.is_valid(value)

    def _explained(self, document: Document) -> list[Fault]:
        from validator.adapters.shape_faults import keys_told

        errors = self._judge.iter_errors(document.value)
        broken = (one for error in errors for one in keys_told(_broken(error)))
        return self._explainer.faults(document, islice(broken, MOST_BROKEN)) or [_disagreement(document)]

    @cached_property
    def _gate(self) -> Fits:
        try:
            from jsonschema_rs import Draft202012Validator
        except ImportError:
            return self._judge.is_valid
        gate: Fits = Draft202012Validator(dict(self._schema)).is_valid
        return gate

    @cached_property
    def _judge(self) -> Draft202012Validator:
        from jsonschema import Draft202012Validator, validators

        ours = {"pattern": _pattern, "properties": _properties}
        strict: Any = validators.extend(Draft202012Validator, ours)  # type: ignore[no-untyped-call]
        judge: Draft202012Validator = strict(self._schema)
        return judge

    @cached_property
    def _explainer(self) -> Explainer:
        from validator.adapters.shape_faults import Explainer

        return Explainer(self._schema, self._name, Descriptions(self._schema))

    @cached_property
    def _forms(self) -> Any:
        return forms_of(self._schema)


def part_of(schema: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A definition of a schema as a schema of its own: a line of a ledger in JSON Lines is a `record`."""
    return {"$schema": schema["$schema"], **schema["$defs"][name], "$defs": schema["$defs"]}


def merged(document_faults: tuple[Fault, ...], shape_faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """What reading and shape found, by place, one mistake once.

    A habit of writing is not worth a word where the shape is wrong, and the shape not where reading has told why.
    A secret is told in any case.
    """
    wrong = frozenset(fault.pointer for fault in shape_faults)
    refused = frozenset(pointer for fault in document_faults for pointer in fault.refused)
    read = [f for f in document_faults if f.id != "ICP010" or not _is_below(f.pointer, wrong)]
    shaped = [f for f in shape_faults if f.id in ("ICP006", "ICP020") or not _is_below(f.pointer, refused)]
    return _by_place([*read, *shaped])


def unset_variables(document: Document, environ: Mapping[str, str]) -> tuple[Fault, ...]:
    """The references `${NAME}` of a document whose variable is not set, or empty. Only names are told, never values."""
    return tuple(
        _unset(document, pointer, names)
        for pointer, text in _texts(document.value, "")
        if (names := [name for name in dict.fromkeys(_REFERENCE.findall(text)) if not environ.get(name)])
    )


def _unset(document: Document, pointer: str, names: list[str]) -> Fault:
    from validator.adapters.shape_words import unset_variable

    told = unset_variable(pointer, names, PROGRAM["ICP007"].cure)
    return Fault("ICP007", PROGRAM["ICP007"].severity, pointer, document.span(pointer), told.message, told.fix)


def _texts(value: Value, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _texts(below, child(pointer, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts(below, f"{pointer}/{index}")


def _pattern(validator: object, pattern: str, instance: object, schema: object) -> Iterator[ValidationError]:
    """The keyword `pattern` as other validators have it: `$` is the very end, not the place before a last line end."""
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and not re.search(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), instance):
        yield ValidationError("does not match")


def _properties(validator: Any, properties: Any, instance: Any, schema: object) -> Iterator[ValidationError]:
    """The keyword `properties`; the library forgets the key of a property that is refused outright."""
    from jsonschema.exceptions import ValidationError

    from validator.adapters.shape_faults import REFUSED

    there = properties.items() if isinstance(instance, dict) else ()
    for key, part in ((key, part) for key, part in there if key in instance):
        if part is False:
            yield ValidationError("refused", path=[key], validator=REFUSED, instance=instance[key], schema={})
        else:
            yield from validator.descend(instance[key], part, path=key, schema_path=key)


def _broken(error: ValidationError) -> Broken:
    from validator.adapters.shape_faults import KEY, Broken

    pointer = ""
    for step in error.absolute_path:
        pointer = child(pointer, step)
    schema = error.schema if isinstance(error.schema, dict) else {}
    if "propertyNames" in error.absolute_schema_path:
        return Broken(child(pointer, str(error.instance)), KEY, None, None, schema)
    value: Any = error.instance
    return Broken(pointer, str(error.validator), value, error.validator_value, schema)


def _disagreement(document: Document) -> Fault:
    found = PROGRAM["ICP003"]
    return Fault(found.id, found.severity, "", document.span(""), _DISAGREEMENT, found.cure, refused=("",))


def _is_below(pointer: str, places: Collection[str]) -> bool:
    """Whether a pointer is one of the places or leads into one: asked of its own steps, for places may be many."""
    if not places:
        return False
    ends = (found.start() for found in _STEP.finditer(pointer))
    return pointer in places or any(pointer[:end] in places for end in ends)


def _by_place(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.span.start, fault.pointer, fault.id)))


def _first(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    if len(faults) <= MOST_FAULTS:
        return faults
    span = faults[MOST_FAULTS].span
    return (*faults[:MOST_FAULTS], fault("faults", span, refused=("",), limit=MOST_FAULTS))
