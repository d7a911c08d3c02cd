"""Who is who: whether persons of a file are the same, by certificate, else by name."""

from __future__ import annotations

from validator.core.facts import State, Unknown
from validator.core.projection.blocks import Block
from validator.core.projection.reasons import FAULTY, LEGAL_REPRESENTATIVE, PRINCIPAL, SAME_NAMES
from validator.core.projection.sheet import Person, Sheet

SUBJECT_ROLE, SUBJECT_PRINCIPAL, WEBSITE_PRINCIPAL, LEGAL = (
    "subject", "subject-principal", "website-principal", "legal-representative",
)  # fmt: skip
Named = Person | Unknown | None


def states(sheet: Sheet, block: Block, who: Person, role: str, chief: Named, legal: Named) -> dict[str, State | None]:
    """What a person is besides the role: `chief` is the subject's person in charge, `legal` its representative."""
    return {
        "is_legal_representative": _is_legal_representative(sheet, block, who, role, legal),
        "is_subject_principal": role == SUBJECT_PRINCIPAL or _is(sheet, who, chief, "subject"),
        "is_the_subject": _is_the_subject(sheet, who, role),
    }


def are_the_same(one: Person, other: Person) -> bool | Unknown:
    """Whether two persons are one."""
    if one is other:
        return True
    return _equal(one.certificate.key, one.name, other.certificate.key, other.name)


def _equal(
    key: str | Unknown, name: str | Unknown | None, other_key: str | Unknown, other_name: str | Unknown | None
) -> bool | Unknown:
    if isinstance(key, str) and isinstance(other_key, str):
        return key == other_key
    if isinstance(name, str) and isinstance(other_name, str):
        return SAME_NAMES if name == other_name else False
    return key if isinstance(key, Unknown) else other_key if isinstance(other_key, Unknown) else FAULTY


def _is(sheet: Sheet, who: Person, other: Named, of: str) -> bool | Unknown:
    if other is None:
        return sheet.surroundings.reasons.lacking(of, PRINCIPAL)
    return other if isinstance(other, Unknown) else are_the_same(who, other)


def _is_legal_representative(sheet: Sheet, block: Block, who: Person, role: str, legal: Named) -> bool | Unknown:
    """As it is declared, else by comparison; for want of numbers, of two persons with one name it is the same."""
    declared = block.flag("is_legal_representative")
    if declared is not None:
        return declared
    if role == LEGAL:
        return True
    if legal is None:
        individual = sheet.whole.is_individual
        return False if individual is True else sheet.surroundings.reasons.lacking("subject", LEGAL_REPRESENTATIVE)
    found = legal if isinstance(legal, Unknown) else are_the_same(who, legal)
    return True if found == SAME_NAMES else found


def _is_the_subject(sheet: Sheet, who: Person, role: str) -> bool | Unknown | None:
    """Nothing where an organization files."""
    individual = sheet.whole.is_individual
    if individual is not True:
        return individual if isinstance(individual, Unknown) else None
    if role == SUBJECT_ROLE:
        return True
    return _equal(who.certificate.key, who.name, sheet.outline.certificate.key, sheet.whole.name)
