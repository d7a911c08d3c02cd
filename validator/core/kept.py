"""What is kept of an application for the rules across the run: the facts they read, with the fields they read or tell.

A run of ten thousand applications keeps all of these until its end, and worker processes send them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validator.core.facts import Fact
from validator.core.language.telling import PLACEHOLDER
from validator.core.likeness import looked_at, patterns
from validator.core.rulebook import InForce
from validator.core.rules import Test

# By this a person with the same fault in several roles is told once.
_TOLD_BY = {"person": ("certificate_key",)}


class Kept:
    """The kinds and fields that rules read or tell."""

    def __init__(self, rules: Iterable[InForce]) -> None:
        fields: dict[str, set[str]] = {}
        for entry in rules:
            told = _told(entry)
            for obligation in entry.obligations:
                for kind, test in looked_at(obligation):
                    field = test.field if isinstance(test, Test) else test
                    fields.setdefault(kind, set()).update(() if field is None else (field,))
                for pattern in patterns(obligation):
                    fields.setdefault(pattern.kind, set()).update(told.get(pattern.name, ()))
        self.kinds = frozenset(fields)
        self._fields = {kind: frozenset({*found, *_TOLD_BY.get(kind, ())}) for kind, found in fields.items()}

    def facts(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """The facts of a memory that are kept, numbered from 0, without what nobody reads."""
        kept = [fact for fact in facts if fact.kind in self.kinds]
        numbers = {fact.number: n for n, fact in enumerate(kept)}
        return tuple(self._short(fact, numbers) for fact in kept)

    def _short(self, fact: Fact, numbers: dict[int, int]) -> Fact:
        fields = self._fields[fact.kind]
        return fact._replace(
            number=numbers[fact.number],
            parents={kind: numbers[number] for kind, number in fact.parents.items() if number in numbers},
            values={field: value for field, value in fact.values.items() if field in fields},
            written={field: value for field, value in fact.written.items() if field in fields},
        )


def _told(entry: InForce) -> dict[str, set[str]]:
    """The fields by the name of their fact that the texts of a rule fill in."""
    found: dict[str, set[str]] = {}
    for text in (entry.rule.message, entry.rule.fix):
        for placeholder in (*PLACEHOLDER.findall(text.en), *PLACEHOLDER.findall(text.zh)):
            name, _, field = placeholder.partition(".")
            found.setdefault(name, set()).add(field)
    return found
