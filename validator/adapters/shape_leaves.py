"""What no schema can say of a text: that a date is a day of the calendar, and that a remark gives nothing away.

The places come from the schema (`x-form`), so a document is only walked where such texts can stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Union

from validator.core.documents import Value
from validator.core.places import steps
from validator.core.texts import Text

Forms = Union[str, "dict[str, Forms]"]
EACH = "*"

# A text without any of these gives nothing away; most remarks end here.
_SUSPECT = re.compile(r"[0-9０-９]{3}|密码|口令|pass|pwd|[Ａ-Ｚａ-ｚ]", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")
_PASSWORD = re.compile(r"(?:password|passwd|pwd|密码|口令)\s*(?:[:=]|是|为)\s*(?!\$\{|ENC\[)[!-~]{4,}", re.IGNORECASE)
_SECRETS: tuple[tuple[re.Pattern[str], Text], ...] = (
    (_IDENTITY, Text("a resident identity number", "居民身份证号码")),
    (_MOBILE, Text("a mobile number", "手机号码")),
    (_PASSWORD, Text("a password", "密码")),
)


class Found(NamedTuple):
    """A text that its form does not allow: `what` names the secret in a free text, None is a day that is none."""

    pointer: str
    text: str
    what: Text | None


def forms_of(schema: Mapping[str, object]) -> Forms:
    """The places of a schema whose texts have a form, as a tree of keys; `EACH` stands for the entries of a list."""
    return _forms(schema, schema, ())


def odd_leaves(value: Value, forms: Forms) -> list[Found]:
    """The texts that are no days, or hold what looks like a secret, in reading order of the schema."""
    found: list[Found] = []
    _walk(value, forms, "", found)
    return found


def secret_in(text: str) -> Text | None:
    """What a text seems to give away, by its shape alone: an identity number, a mobile number, a password."""
    if not _SUSPECT.search(text):
        return None
    plain = unicodedata.normalize("NFKC", text)
    return next((what for pattern, what in _SECRETS if pattern.search(plain)), None)


@lru_cache(maxsize=4096)
def is_day(text: str) -> bool:
    """Whether a text is a day, or no date at all: another shape is the pattern's to tell.

    >>> is_day("2016-02-29"), is_day("2018-02-29"), is_day("long-term")
    (True, False, True)
    """
    if not _DAY.fullmatch(text):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _walk(value: Value, forms: Forms, pointer: str, found: list[Found]) -> None:
    if isinstance(forms, str):
        if isinstance(value, str):
            _judge(value, forms, pointer, found)
    elif isinstance(value, dict):
        for key, below in forms.items():
            if key in value:
                _walk(value[key], below, f"{pointer}/{key}", found)
    elif isinstance(value, list) and EACH in forms:
        for index, entry in enumerate(value):
            _walk(entry, forms[EACH], f"{pointer}/{index}", found)


def _judge(text: str, form: str, pointer: str, found: list[Found]) -> None:
    if form == "date":
        if not is_day(text):
            found.append(Found(pointer, text, None))
    elif what := secret_in(text):
        found.append(Found(pointer, text, what))


def _forms(node: object, root: Mapping[str, object], seen: tuple[str, ...]) -> Forms:
    if not isinstance(node, Mapping):
        return {}
    if "x-form" in node:
        return str(node["x-form"])
    tree: dict[str, Forms] = {}
    for other, further in _joined(node, root, seen):
        below = _forms(other, root, further)
        if isinstance(below, str):
            return below
        tree.update(below)
    properties = node.get("properties")
    parts = properties.items() if isinstance(properties, Mapping) else ()
    for key, part in (*parts, (EACH, node.get("items"))):
        if below := _forms(part, root, seen):
            tree[key] = below
    return tree


def _joined(
    node: Mapping[str, object], root: Mapping[str, object], seen: tuple[str, ...]
) -> Iterator[tuple[object, tuple[str, ...]]]:
    """The schemas that speak of the same place; a reference is followed once, so that none leads round in a circle."""
    reference, parts = node.get("$ref"), node.get("allOf")
    if isinstance(reference, str) and reference.startswith("#/") and reference not in seen:
        target: object = root
        for step in steps(reference[1:]):
            target = target[step] if isinstance(target, Mapping) else None
        yield target, (*seen, reference)
    yield from ((part, seen) for part in (parts if isinstance(parts, list) else []))
    yield from ((node[word], seen) for word in ("then", "else") if word in node)
