"""Rules cut to the kind of one application: what can never apply to it is not asked."""

from __future__ import annotations

from collections.abc import Iterable

from validator.core.facts import Fact
from validator.core.language.vocabulary import APPLICATION_KINDS
from validator.core.matching import unary
from validator.core.rulebook import InForce, Listed
from validator.core.rules import Obligation, Pattern, Rule


def may_apply(obligation: Obligation, kind: str) -> bool:
    """Whether an obligation can be about an application of that kind at all."""
    return all(_possible(pattern, kind) for pattern in obligation.about)


def for_kind(rules: Iterable[InForce], kind: str) -> tuple[Obligation, ...]:
    """The obligations of rules in force that can apply to an application of that kind."""
    # The rows of a rule are about the same facts, and so are many rules.
    known: dict[tuple[Pattern, ...], bool] = {}
    found = []
    for obligation in (o for entry in rules for o in entry.obligations):
        if obligation.about not in known:
            known[obligation.about] = may_apply(obligation, kind)
        if known[obligation.about]:
            found.append(obligation)
    return tuple(found)


def listed(rule: Rule) -> Listed:
    """A rule as a list of rules has it."""
    kinds = frozenset(
        kind
        for kind in APPLICATION_KINDS
        if any(may_apply(obligation, kind) for variant in rule.variants for obligation in variant.obligations)
    )
    days = tuple(dict.fromkeys(variant.severity for variant in rule.variants))
    return Listed(rule.id, rule.name, rule.status, rule.scope, kinds, days)


def _possible(pattern: Pattern, kind: str) -> bool:
    fixed = tuple(
        test for test in pattern.tests if (pattern.kind, test.field) == ("application", "kind") or test.field == "in"
    )
    if not fixed:
        return True
    probe = Fact(pattern.kind, 0, 0, "", {}, {"in": kind, "kind": kind}, {})
    return unary(pattern._replace(tests=fixed), probe) is True
