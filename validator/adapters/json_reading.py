"""JSON texts into documents: by the standard library where nothing is odd, by our own walk where something is."""

from __future__ import annotations

import json
import re
from itertools import accumulate

from validator.adapters import scalars
from validator.adapters.assembling import LONGEST_KEY, assemble
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
_STRING = re.compile('"[^"]*"')
_BRACKET = re.compile(r"[\[{\]}]")


class _DoubtError(Exception):
    """This text has to be read slowly."""


def json_draft(source: Source, limits: Limits, after: str = "json-after") -> Draft:
    """The document that a text holds; a text of blanks alone holds an empty one."""
    if not source.text.strip(_BLANKS):
        return Draft(source, None, form="json")
    try:
        return Draft(source, _quick(source.text, limits), form="json")
    except (_DoubtError, ValueError):
        return _walked(source, limits, after)


def _walked(source: Source, limits: Limits, after: str) -> Draft:
    try:
        read = assemble(json_steps(source, after), source, limits)
    except UnreadableError as error:
        return unreadable(error.fault)
    return Draft(source, read.value, read.faults, form="json")


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
    bare = _STRING.sub("", text.replace("\\\\", "").replace('\\"', ""))
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(bare)), default=0)


def _mapping(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found = dict(pairs)
    if len(found) != len(pairs) or len(max(found, key=len, default="")) > LONGEST_KEY:
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
