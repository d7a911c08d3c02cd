"""The placeholders of a rule's texts, filled with what facts and rows say, as people say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from validator.core.facts import Fact, FactKind, Field, Unknown
from validator.core.language.telling import PLACEHOLDER
from validator.core.matching import state
from validator.core.rules import Obligation, Pattern, Test, Variant
from validator.core.texts import Text

Called = Callable[[str, Field, str], Text | None]


class Filling(NamedTuple):
    """What fills placeholders: the row of the rule, the facts by name, the declared kinds, and what people call a
    value of a field (`called`; None for one that is shown as it is)."""

    variant: Variant
    bound: Mapping[str, Fact]
    kinds: Mapping[str, FactKind]
    called: Called


def filled(text: Text, filling: Filling) -> Text:
    """A text in both languages without placeholders."""
    return Text(_in_words(text.en, "en", filling), _in_words(text.zh, "zh", filling))


def _in_words(words: str, lang: str, filling: Filling) -> str:
    def value(found: re.Match[str]) -> str:
        name, dot, field = found.group(1).partition(".")
        if dot:
            return _said(filling.bound[name], field, lang, filling)
        # What stands in backticks is to be typed into the file: its words would be wrong there.
        code = words[: found.start()].endswith("`") and words[found.end() :].startswith("`")
        return _of_the_row(name, "en" if code else lang, filling)

    return PLACEHOLDER.sub(value, words)


def _said(fact: Fact, name: str, lang: str, filling: Filling) -> str:
    """A field of a fact as a message says it: as it was written, or as people call it."""
    told, found = fact.written.get(name), state(fact, name)
    if isinstance(told, Text):
        return _in(told, lang)
    field = filling.kinds[fact.kind].fields.get(name)
    # What somebody typed is English enough; what was worked out nobody typed.
    if field is not None and isinstance(found, str) and (lang == "zh" or field.presence == "derived"):
        called = filling.called(fact.kind, field, found)
        if called is not None:
            return _in(called, lang)
    return told or _shown(found, lang)


def _of_the_row(name: str, lang: str, filling: Filling) -> str:
    """A column of the row, in Chinese as people call its values."""
    value = dict(filling.variant.columns).get(name)
    if lang == "en" or isinstance(value, (int, type(None))):
        return _shown(value, lang)
    values = value if isinstance(value, tuple) else (value,)
    return "、".join(_row_value(one, filling) for one in values)


def _row_value(value: object, filling: Filling) -> str:
    if isinstance(value, str):
        for kind, field in _fields_tested_for(value, filling):
            called = filling.called(kind, field, value)
            if called is not None:
                return called.zh
    return str(value)


def _fields_tested_for(value: str, filling: Filling) -> Iterator[tuple[str, Field]]:
    """The fields that the rule holds against a value of its row, with their kinds."""
    for pattern, test in _tests(filling.variant.obligations):
        operand = test.operand if isinstance(test.operand, tuple) else (test.operand,)
        field = filling.kinds[pattern.kind].fields.get(test.field)
        if field is not None and value in operand:
            yield pattern.kind, field


def _tests(obligations: tuple[Obligation, ...]) -> Iterator[tuple[Pattern, Test]]:
    for o in obligations:
        for pattern in (
            *o.about,
            *o.unless,
            *o.absent,
            *((o.must,) if o.must else ()),
            *((o.present,) if o.present else ()),
        ):
            for test in pattern.tests:
                yield pattern, test


def _in(text: Text, lang: str) -> str:
    return text.en if lang == "en" else text.zh


def _shown(value: object, lang: str) -> str:
    if value is None or isinstance(value, Unknown):
        return "nothing" if lang == "en" else "未填写"
    if isinstance(value, bool):
        return {"en": ("no", "yes"), "zh": ("否", "是")}[lang][value]
    if isinstance(value, tuple):
        return (", " if lang == "en" else "、").join(str(item) for item in value)
    return str(value)
