"""Rules as plain lists and back: what a compiled rulebook holds of each, ready to be judged by.

Reading a rule from what its file says takes five times as long. JSON writes a named tuple as a list by itself;
here is the way back.
"""

from __future__ import annotations

from typing import Any

from validator.core.matching import JOINS
from validator.core.rules import Dated, Obligation, Operand, Pattern, Reference, Rule, Source, Test, Variant
from validator.core.texts import Text

Values = list[Any]


def rule_of(values: Values) -> Rule:
    """The rule that was written as a list."""
    rule = Rule(*values)
    return rule._replace(
        title=Text(*rule.title),
        rationale=Text(*rule.rationale),
        sources=_sources(rule.sources),
        message=Text(*rule.message),
        fix=Text(*rule.fix),
        false_positives=None if rule.false_positives is None else Text(*rule.false_positives),
        variants=tuple(map(_variant, rule.variants)),
        exempt=tuple(rule.exempt),
    )


def _variant(values: Any) -> Variant:
    rule, row, columns, severity, sources, confidence, obligations = values
    return Variant(
        rule,
        row,
        tuple((name, _constant(value)) for name, value in columns),
        tuple(Dated(*dated) for dated in severity),
        _sources(sources),
        confidence,
        tuple(map(_obligation, obligations)),
    )


def _sources(values: Any) -> tuple[Source, ...]:
    return tuple(Source(*source) for source in values)


def _obligation(values: Any) -> Obligation:
    key, word, about, unless, must, absent, present, missing_fails = values
    return Obligation(
        key,
        word,
        tuple(map(_pattern, about)),
        tuple(map(_pattern, unless)),
        None if must is None else _pattern(must),
        tuple(map(_pattern, absent)),
        None if present is None else _pattern(present),
        missing_fails,
    )


def _pattern(values: Any) -> Pattern:
    name, kind, tests, of = values
    return Pattern(name, kind, tuple(map(_test, tests)), of)


def _test(values: Any) -> Test:
    field, word, operand = values
    return Test(field, word, Reference(*operand) if word in JOINS else _constant(operand))


def _constant(value: Any) -> Operand:
    return tuple(value) if isinstance(value, list) else value
