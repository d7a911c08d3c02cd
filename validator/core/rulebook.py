"""The rulebook: all rules, their sources and tables, and which of them hold on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from validator.core.days import is_day
from validator.core.errors import UsageError
from validator.core.facts import FactKind
from validator.core.language.reader import read_examples
from validator.core.language.vocabulary import Vocabulary
from validator.core.rules import Example, Obligation, Rule, Variant, severity_on
from validator.core.spelling import closest
from validator.core.texts import Severity, Text

FOUNDING = "2018-04"
FOUNDED_ON = "2018-04-18"
CURRENT = "current"


class SourceDocument(NamedTuple):
    """A document that rules cite: its key, title, publisher, date (YYYY-MM-DD, YYYY-MM or "undated") and address."""

    key: str
    title: Text
    publisher: str
    date: str
    url: str


class InForce(NamedTuple):
    """A rule on a day: its variants that hold, each with its severity."""

    rule: Rule
    variants: tuple[tuple[Variant, Severity], ...]

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What is owed under the variants that hold."""
        return tuple(o for variant, _ in self.variants for o in variant.obligations)


class Rulebook:
    """Rules sorted by id, with what they cite. `reviewed_on` is the day the edition `current` stands for."""

    def __init__(
        self,
        *,
        rules: Sequence[Rule],
        raw: Mapping[str, Mapping[str, object]],
        sources: Mapping[str, SourceDocument],
        vocabulary: Vocabulary,
        tables: Mapping[str, Mapping[str, object]],
        reviewed_on: str,
        digest: str,
    ) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self.sources = sources
        self.vocabulary = vocabulary
        self.tables = tables
        self.reviewed_on = reviewed_on
        self.digest = digest
        self._raw = raw

    @property
    def kinds(self) -> Mapping[str, FactKind]:
        """The kinds of facts by name."""
        return self.vocabulary.kinds

    def raw(self, rule_id: str) -> Mapping[str, object]:
        """A rule as its file says it."""
        return self._raw[rule_id]

    def examples(self, rule_id: str) -> tuple[Example, ...]:
        """The examples of a rule."""
        return read_examples(self._raw[rule_id])

    def find(self, name: str) -> Rule | None:
        """The rule with that id (any case) or name."""
        return next((r for r in self.rules if name in (r.id, r.name) or name.upper() == r.id), None)

    def day_of(self, edition: str) -> str:
        """The day that an edition stands for. Raises UsageError for what is none."""
        if edition == FOUNDING:
            return FOUNDED_ON
        if edition == CURRENT:
            return self.reviewed_on
        if is_day(edition):
            return edition
        raise UsageError(f'"{edition}" is no edition: name {FOUNDING}, {CURRENT} or a day as YYYY-MM-DD')

    def in_force(self, day: str) -> tuple[InForce, ...]:
        """The active rules that hold on a day."""
        found = (InForce(rule, _holding(rule, day)) for rule in self.rules if rule.status == "active")
        return tuple(entry for entry in found if entry.variants)

    def chosen(self, names: Sequence[str], known: Sequence[str] = ()) -> frozenset[str]:
        """The ids that `names` (ids, names or prefixes of ids) stand for, among the rules and the ids in `known`.

        Raises UsageError for one that matches nothing.
        """
        ids = [*(rule.id for rule in self.rules), *known]
        return frozenset(found for name in names for found in self._chosen(name, ids))

    def _chosen(self, name: str, ids: Sequence[str]) -> list[str]:
        named = self.find(name)
        if named is not None:
            return [named.id]
        found = [known for known in ids if known.startswith(name.upper())] if name else []
        if not found:
            meant = closest(name, [*ids, *(rule.name for rule in self.rules)])
            hint = f", did you mean {meant[0]}" if meant else ""
            raise UsageError(f'no rule is called "{name}"{hint}; `icplint rules list` shows them all')
        return found


def _holding(rule: Rule, day: str) -> tuple[tuple[Variant, Severity], ...]:
    found = ((variant, severity_on(variant.severity, day)) for variant in rule.variants)
    return tuple((variant, severity) for variant, severity in found if severity is not None)
