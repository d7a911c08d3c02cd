"""JSON texts into documents: by the standard library where nothing is odd, by our own walk where something is."""

from __future__ import annotations

import json
import re

from validator.adapters import scalars
from validator.adapters.assembling import assemble
from validator.adapters.drafts import Draft, unreadable
from validator.adapters.faults import UnreadableError
from validator.adapters.json_steps import json_steps
from validator.adapters.limits import Limits
from validator.adapters.source_text import Source
from validator.core.documents import Value

_DEEPEST = 100
_BLANKS = " \t\r\n"
# Escapes that may stand for a control character or for half of a surrogate pair.
_ODD_ESCAPE = re.compile(r"\\(?:[bf]|u(?:00[01789]|[dD][89a-fA-F]))")
_TOKEN = re.compile(r'"(?:[^"\\]+|\\.)*"|[\[{]|[\]}]')


class _DoubtError(Exception):
    """This text has to be read slowly."""


def json_draft(source: Source, limits: Limits, after: str = "json-after") -> Draft:
    """The document that a text holds; a text of blanks alone holds an empty one."""
    if not source.text.strip(_BLANKS):
        return Draft(source, None)
    try:
        return Draft(source, _quick(source.text, limits))
    except (_DoubtError, ValueError):
        return _walked(source, limits, after)


def _walked(source: Source, limits: Limits, after: str) -> Draft:
    try:
        read = assemble(json_steps(source, after), source, limits)
    except UnreadableError as error:
        return unreadable(error.fault)
    return Draft(source, read.value, read.faults)


def _quick(text: str, limits: Limits) -> Value:
    """The value of a text. Raises _DoubtError or ValueError where there is more to say about it."""
    blocks = text.count("{") + text.count("[")
    if blocks + text.count(",") >= limits.max_nodes or _ODD_ESCAPE.search(text):
        raise _DoubtError
    if blocks > min(limits.max_depth, _DEEPEST) and _depth(text) > min(limits.max_depth, _DEEPEST):
        raise _DoubtError
    value: Value = _DECODER.decode(text)
    return value


def _depth(text: str) -> int:
    """How deeply the brackets outside of texts are nested."""
    depth = deepest = 0
    for token in _TOKEN.findall(text):
        depth += (token in "[{") - (token in "]}")
        deepest = max(deepest, depth)
    return deepest


def _mapping(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DoubtError
    return found


def _integer(digits: str) -> int:
    if len(digits) > scalars.MOST_DIGITS:
        raise _DoubtError
    return int(digits)


def _float(digits: str) -> float:
    if len(digits) > scalars.MOST_DIGITS:
        raise _DoubtError
    return float(digits)


def _constant(name: str) -> Value:
    raise _DoubtError


_DECODER = json.JSONDecoder(
    object_pairs_hook=_mapping, parse_int=_integer, parse_float=_float, parse_constant=_constant
)
