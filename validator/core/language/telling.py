"""What a rule may say in its messages and where it may point: placeholders and `at`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from validator.core.language.faults import Faults, likely
from validator.core.language.vocabulary import Vocabulary
from validator.core.rules import Obligation, Pattern, Variant

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TEXTS = ("title", "rationale", "message", "fix", "false positives")


def judge_telling(
    raw: Mapping[str, object], variants: tuple[Variant, ...], vocabulary: Vocabulary, faults: Faults
) -> None:
    """Note placeholders that differ between the languages, are not bound, or would show what is sensitive."""
    for name in _TEXTS:
        text = raw.get(name)
        if not isinstance(text, dict):
            continue
        en, zh = (sorted(PLACEHOLDER.findall(str(text.get(lang, "")))) for lang in ("en", "zh"))
        if en != zh:
            faults.add(
                f"/{name}", f"the languages differ in their placeholders: en has {_list(en)}, zh has {_list(zh)}"
            )
        for placeholder in dict.fromkeys([*en, *zh]):
            _placeholder(placeholder, f"/{name}", variants, vocabulary, faults)


def _placeholder(
    name: str, pointer: str, variants: tuple[Variant, ...], vocabulary: Vocabulary, faults: Faults
) -> None:
    fact, dot, field = name.partition(".")
    if not dot:
        if not all(fact in dict(variant.columns) for variant in variants):
            faults.add(pointer, f"{{{name}}} is no column of every row; write {{fact.field}} or {{column}}")
        return
    for obligation in (o for variant in variants for o in variant.obligations):
        bound = {pattern.name: pattern for pattern in _bound(obligation)}
        if fact not in bound:
            faults.add(pointer, f"{{{name}}} is not bound: {likely(fact, list(bound))}")
            return
        _may_be_shown(bound[fact], field, pointer, vocabulary, faults)


def _may_be_shown(pattern: Pattern, field: str, pointer: str, vocabulary: Vocabulary, faults: Faults) -> None:
    known = vocabulary.field(pattern.kind, field)
    if known is None:
        fields = list(vocabulary.kinds[pattern.kind].fields)
        faults.add(pointer, f'{pattern.kind} has no field "{field}"; {likely(field, fields)}')
    elif known.sensitive or known.type == "key":
        faults.add(pointer, f"{{{pattern.name}.{field}}} is sensitive and may not be shown; name the place instead")


def _bound(obligation: Obligation) -> Iterator[Pattern]:
    yield from obligation.about
    if obligation.present is not None:
        yield obligation.present


def _list(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "none"
