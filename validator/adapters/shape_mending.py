"""How a value that does not fit the schema is mended: what was meant, and how to write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from validator.core.documents import Value
from validator.core.spelling import closest
from validator.core.texts import Text


class Case(NamedTuple):
    """A value that does not fit: where it stands, how it may be shown (None: not at all), and what is asked for.

    `schema` is the part of the schema that asks, `wanted` the value of the keyword that is not met.
    """

    pointer: str
    value: Value
    shown: str | None
    wanted: object
    schema: Mapping[str, object]

    @property
    def text(self) -> str | None:
        """The value where it is a text that may be shown, in half-width letters without space around it."""
        if self.shown is None or not isinstance(self.value, str):
            return None
        return unicodedata.normalize("NFKC", self.value).strip()


_YES = frozenset({"yes", "y", "on", "true", "是", "有"})
_NO = frozenset({"no", "n", "off", "false", "否", "无"})
_ENDLESS = frozenset({"长期", "长期有效", "永久", "longterm", "long term", "long_term"})
_LOOSE_DAY = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?")
_MOST_WORDS = 12


def listed(words: Sequence[str]) -> Text:
    """Words in a row; a long row is cut, and says so."""
    some = words[:_MOST_WORDS]
    cut = len(words) > len(some)
    en = f" and {len(words) - len(some)} more" if cut else ""
    zh = f"等{len(words)}项" if cut else ""
    return Text(", ".join(some) + en, "、".join(some) + zh)


def values_of(case: Case) -> list[str]:
    """The values of an enumeration."""
    return [str(value) for value in case.wanted] if isinstance(case.wanted, list) else []


def meant_value(case: Case) -> str | None:
    """The value of an enumeration that was meant: called by its Chinese or English name, or near in spelling."""
    if not case.text:
        return None
    values, explained = values_of(case), case.schema.get("enumDescriptions")
    names = explained if isinstance(explained, list) else []
    named = (value for value, name in zip(values, names, strict=False) if case.text.casefold() in _names(str(name)))
    return next(iter([*named, *closest(case.text, values)]), None)


def _names(explained: str) -> list[str]:
    return [unicodedata.normalize("NFKC", part).casefold() for part in explained.split(" · ")]


def better_text(case: Case) -> str | None:
    """The text that was meant where a pattern is not met: a day in another notation, a name in capitals."""
    if not case.text:
        return None
    pattern = str(case.schema.get("pattern", ""))
    mended = _mended(case.text, "date" if case.schema.get("x-form") == "date" else pattern)
    return mended if mended and re.search(pattern, mended) else None


def _mended(text: str, wanted: str) -> str | None:
    if wanted == "date":
        return _as_day(text)
    if wanted.startswith("^[a-z0-9]+"):
        return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") if text.isascii() else None
    return text.upper() if wanted.startswith("^[A-Z]{") else None


def _as_day(text: str) -> str | None:
    if text.casefold() in _ENDLESS:
        return "long-term"
    found = _LOOSE_DAY.fullmatch(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def type_fix(case: Case, types: Sequence[str]) -> Text:
    """How to write a value of one of these types instead."""
    if case.value is None or case.value == "":
        return Text(
            "write the value; an optional key without one is left out", "填写内容；选填项无内容的，删除该键即可"
        )
    if "string" in types and isinstance(case.value, bool):
        return Text("put quotes around it", "加上引号")
    return _FIXES[types[0]](case) if types[0] in _FIXES else Text("write one text in its place", "改为一段文本")


def _boolean_fix(case: Case) -> Text:
    word = (case.text or "").casefold()
    meant = "true" if word in _YES else "false" if word in _NO else None
    if meant is None:
        return Text("write true or false, without quotes", "填写 true 或 false，不加引号")
    return Text(f"write {meant}, without quotes", f"改为 {meant}，不加引号")


def _number_fix(case: Case) -> Text:
    digits = (case.text or "").replace(",", "")
    if not (digits.isascii() and digits.isdigit()):
        return Text("write the number in digits, without quotes and unit", "用阿拉伯数字填写，不加引号和单位")
    return Text(f"write {int(digits)}, without quotes", f"写成 {int(digits)}，不加引号")


def _list_fix(case: Case) -> Text:
    if case.text is None:
        return Text("write it as a list, each entry behind a hyphen", "写成列表，每项以连字符（-）开头")
    return Text(f"write it as a list: [{case.shown}]", f"写成列表：[{case.shown}]")


def _block_fix(case: Case) -> Text:
    properties = case.schema.get("properties")
    if not isinstance(properties, Mapping):
        return Text("write keys and values in its place", "改为键值结构")
    there = listed([str(key) for key, part in properties.items() if part is not False])
    return Text(f"write keys and values in its place; known here: {there.en}", f"改为键值结构，可用的键：{there.zh}")


_FIXES = {
    "boolean": _boolean_fix, "integer": _number_fix, "number": _number_fix, "array": _list_fix, "object": _block_fix,
}  # fmt: skip
