"""To whom a domain belongs, and with which certificate that was verified."""

from __future__ import annotations

from validator.core import canonical
from validator.core.facts import State, Unknown
from validator.core.projection import persons
from validator.core.projection.blocks import Block, below
from validator.core.projection.identities import certificate_of
from validator.core.projection.reasons import FAULTY, HOLDER
from validator.core.projection.roles import LEGAL, SUBJECT_PRINCIPAL
from validator.core.projection.sheet import Person, Sheet

SUBJECT, OTHER = "subject", "other"
_DECLARED = ("shareholder", "executive")
_RELATIONS = (SUBJECT, LEGAL, SUBJECT_PRINCIPAL, *_DECLARED)


def states(sheet: Sheet, block: Block) -> dict[str, State | None]:
    """What is told of the holder of a domain."""
    holder = block.block("holder")
    if isinstance(holder, Unknown):
        return {"holder_role": holder, "holder_certificate_key": holder}
    if holder is None:
        return {"holder_role": sheet.surroundings.reasons.lacking("domain", HOLDER)}
    key = _key(sheet, holder)
    return {"holder_role": _role(sheet, holder, key), "holder_certificate_key": key}


def _key(sheet: Sheet, holder: Block) -> str | Unknown | None:
    """Type and number; nothing where the holder names no certificate."""
    certificate = holder.block("certificate")
    if not isinstance(certificate, Block):
        return certificate
    number, sort = certificate.text("number"), certificate.text("type")
    if number is None or sort is None:
        return number if isinstance(number, Unknown) else sort if isinstance(sort, Unknown) else None
    return certificate_of(holder, "subject", sheet.outline.day, sheet.surroundings).key


def _role(sheet: Sheet, holder: Block, key: str | Unknown | None) -> str | Unknown:
    name, declared = holder.text("name"), holder.text("relation")
    if isinstance(name, Unknown) or isinstance(declared, Unknown) or declared not in (None, *_RELATIONS):
        return FAULTY
    if name is None:
        return declared or sheet.surroundings.reasons.lacking("domain", HOLDER)
    return _by_name(sheet, canonical.name(name), declared, key)


def _by_name(sheet: Sheet, name: str, declared: str | None, key: str | Unknown | None) -> str | Unknown:
    subject = sheet.whole.name
    if not isinstance(subject, str):
        return subject or sheet.missing("subject", "name")
    if name == subject:
        return SUBJECT
    doubt: Unknown | None = None
    for role, person in ((LEGAL, _legal(sheet)), (SUBJECT_PRINCIPAL, persons.named(sheet, "principal"))):
        # Whom the file does not name may be the one that is declared.
        if role == declared if person is None else _is(person, name, key):
            return role
        doubt = person if isinstance(person, Unknown) else doubt
    return declared if declared in _DECLARED else doubt or OTHER


def _legal(sheet: Sheet) -> Person | Unknown | None:
    """The legal representative: the one who is named, else the person in charge who is declared to be that."""
    found = persons.named(sheet, "legal_representative")
    principal = below(sheet.outline.subject, "principal")
    if found is None and isinstance(principal, Block) and principal.flag("is_legal_representative") is True:
        return persons.named(sheet, "principal")
    return found


def _is(person: Person | Unknown, name: str, key: str | Unknown | None) -> bool:
    """Whether a person has that name, and that certificate where both are known."""
    if isinstance(person, Unknown) or person.name != name:
        return False
    known = person.certificate.key
    return known == key if isinstance(known, str) and isinstance(key, str) else True
