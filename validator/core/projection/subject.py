"""Who files, and the persons who answer for the subject."""

from __future__ import annotations

from validator.core import canonical
from validator.core.facts import Unknown
from validator.core.numbers import credit_code, registration_number
from validator.core.projection import persons
from validator.core.projection.blocks import Block, below, given
from validator.core.projection.reasons import NO_CODE
from validator.core.projection.sheet import Sheet

INDIVIDUAL, ENTERPRISE = "individual", "enterprise"
_SOLE_TRADER = "(个体工商户)"
_ROLES = {"principal": persons.SUBJECT_PRINCIPAL, "legal_representative": persons.LEGAL_REPRESENTATIVE}


def project(sheet: Sheet) -> None:
    """Write the facts of `/subject`."""
    block = sheet.outline.subject
    if isinstance(block, Block):
        _subject(sheet, block)
    elif block is not None:
        sheet.phantom("subject", "/subject", block.reason)
        for pointer, role in (
            ("/subject", persons.SUBJECT_ROLE),
            *((f"/subject/{key}", r) for key, r in _ROLES.items()),
        ):
            sheet.phantom("person", pointer, block.reason, values={"role": role})


def _subject(sheet: Sheet, block: Block) -> None:
    nature = sheet.surroundings.nature(block.text("nature"))
    derived = {
        "certificate_key": sheet.outline.certificate.key,
        "certificate_days_left": sheet.outline.certificate.days_left,
        "is_company": _is_company(sheet, block, nature),
        "remarks_given": given(block, "remarks"),
    }
    sheet.write("subject", block, derived)
    if nature == INDIVIDUAL:
        persons.individual(sheet, block)
    for key in block.following(_ROLES):
        persons.person(sheet, block, key, _ROLES[key])


def _is_company(sheet: Sheet, block: Block, nature: str | Unknown) -> bool | Unknown:
    """An enterprise and no sole trader, as its name or its number tells."""
    if isinstance(nature, Unknown):
        return nature
    name = block.text("name")
    if nature != ENTERPRISE or (isinstance(name, str) and canonical.name(name).endswith(_SOLE_TRADER)):
        return False
    certificate = below(block, "certificate")
    number = certificate.text("number") if isinstance(certificate, Block) else certificate
    if number is None or isinstance(number, Unknown):
        return number or sheet.missing("subject", "certificate_key")
    return _is_no_sole_trader(canonical.number(number))


def _is_no_sole_trader(number: str) -> bool | Unknown:
    if credit_code.has_shape(number):
        return not number.startswith(credit_code.SOLE_TRADER)
    if registration_number.has_shape(number):
        return not registration_number.is_sole_trader(number)
    return NO_CODE
