"""The rulebook: all rules, their sources and tables, and which of them hold on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from validator.core.days import is_day
from validator.core.errors import UsageError
from validator.core.facts import FactKind
from validator.core.language.vocabulary import Vocabulary
from validator.core.rules import Dated, Example, Obligation, Rule, Variant, severity_on
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


class Listed(NamedTuple):
    """A rule as a list of rules has it, enough to know whether it has to be read: `kinds` are those of the applications
    that it can be about, `days` the dated severities of its variants, each once."""

    id: str
    name: str
    status: str
    scope: str
    kinds: frozenset[str]
    days: tuple[tuple[Dated, ...], ...]

    def holds_on(self, day: str) -> bool:
        """Whether the rule is in force on a day."""
        return self.status == "active" and any(severity_on(dated, day) is not None for dated in self.days)


class Rulebook:
    """Rules sorted by id, with what they cite. `reviewed_on` is the day the edition `current` stands for.

    A rule is read when it is first asked for: a run needs those of its day and of its kinds of applications.
    `read` gives a rule, `raw` what its file says, `sources` all documents cited.
    """

    def __init__(
        self,
        *,
        listed: Iterable[Listed],
        read: Callable[[str], Rule],
        raw: Callable[[str], Mapping[str, object]],
        sources: Callable[[], Mapping[str, SourceDocument]],
        vocabulary: Vocabulary,
        tables: Mapping[str, Mapping[str, object]],
        reviewed_on: str,
        digest: str,
    ) -> None:
        self.listed = tuple(sorted(listed, key=lambda entry: entry.id))
        self.vocabulary = vocabulary
        self.tables = tables
        self.reviewed_on = reviewed_on
        self.digest = digest
        self._read = read
        self._raw = raw
        self._sources = sources
        self._rules: dict[str, Rule] = {}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules."""
        return tuple(self._rule(entry.id) for entry in self.listed)

    @cached_property
    def sources(self) -> Mapping[str, SourceDocument]:
        """The documents that rules cite, by key."""
        return self._sources()

    @property
    def kinds(self) -> Mapping[str, FactKind]:
        """The kinds of facts by name."""
        return self.vocabulary.kinds

    def raw(self, rule_id: str) -> Mapping[str, object]:
        """A rule as its file says it."""
        return self._raw(rule_id)

    def examples(self, rule_id: str) -> tuple[Example, ...]:
        """The examples of a rule."""
        from validator.core.language.reader import read_examples

        return read_examples(self._raw(rule_id))

    def find(self, name: str) -> Rule | None:
        """The rule with that id (any case) or name."""
        found = self._listed(name)
        return None if found is None else self._rule(found.id)

    def day_of(self, edition: str) -> str:
        """The day that an edition stands for. Raises UsageError for what is none."""
        if edition == FOUNDING:
            return FOUNDED_ON
        if edition == CURRENT:
            return self.reviewed_on
        if is_day(edition):
            return edition
        raise UsageError(f'"{edition}" is no edition: name {FOUNDING}, {CURRENT} or a day as YYYY-MM-DD')

    def in_force(self, day: str, among: Iterable[Listed] | None = None) -> tuple[InForce, ...]:
        """The active rules that hold on a day, of all or of those listed in `among`."""
        wanted = (entry for entry in (self.listed if among is None else among) if entry.holds_on(day))
        return tuple(InForce(rule, _holding(rule, day)) for rule in (self._rule(entry.id) for entry in wanted))

    def chosen(self, names: Sequence[str], known: Sequence[str] = ()) -> frozenset[str]:
        """The ids that `names` (ids, names or prefixes of ids) stand for, among the rules and the ids in `known`.

        Raises UsageError for one that matches nothing.
        """
        ids = [*(entry.id for entry in self.listed), *known]
        return frozenset(found for name in names for found in self._chosen(name, ids))

    def _chosen(self, name: str, ids: Sequence[str]) -> list[str]:
        named = self._listed(name)
        if named is not None:
            return [named.id]
        found = [known for known in ids if known.startswith(name.upper())] if name else []
        if not found:
            meant = closest(name, [*ids, *(entry.name for entry in self.listed)])
            hint = f", did you mean {meant[0]}" if meant else ""
            raise UsageError(f'no rule is called "{name}"{hint}; `icplint rules list` shows them all')
        return found

    def _listed(self, name: str) -> Listed | None:
        return next((e for e in self.listed if name in (e.id, e.name) or name.upper() == e.id), None)

    def _rule(self, rule_id: str) -> Rule:
        if rule_id not in self._rules:
            self._rules[rule_id] = self._read(rule_id)
        return self._rules[rule_id]


def _holding(rule: Rule, day: str) -> tuple[tuple[Variant, Severity], ...]:
    found = ((variant, severity_on(variant.severity, day)) for variant in rule.variants)
    return tuple((variant, severity) for variant, severity in found if severity is not None)
