"""Who files, and the persons who answer for the subject."""

from __future__ import annotations

from validator.core.facts import State, Unknown
from validator.core.names import has_han
from validator.core.numbers import certificate_number, credit_code, registration_number
from validator.core.projection import certificates, persons, residence, roles, words
from validator.core.projection.blocks import Block, given
from validator.core.projection.reasons import FAULTY, NO_CODE
from validator.core.projection.sheet import Sheet

INDIVIDUAL, ENTERPRISE = "individual", "enterprise"
_SOLE_TRADER = "(个体工商户)"
_ROLES = {"principal": roles.SUBJECT_PRINCIPAL, "legal_representative": roles.LEGAL}


def project(sheet: Sheet) -> None:
    """Write the facts of `/subject`."""
    block = sheet.outline.subject
    if isinstance(block, Block):
        _subject(sheet, block)
    elif block is not None:
        sheet.phantom("subject", "/subject", block.reason)
        for pointer, role in (
            ("/subject", roles.SUBJECT_ROLE),
            *((f"/subject/{key}", r) for key, r in _ROLES.items()),
        ):
            sheet.phantom("person", pointer, block.reason, values={"role": role})


def _subject(sheet: Sheet, block: Block) -> None:
    nature = sheet.surroundings.nature(block.text("nature"))
    derived: dict[str, State | None] = {
        **certificates.states(sheet.whole.number),
        **_code(sheet),
        **residence.subject_states(sheet, block),
        "certificate_key": sheet.outline.certificate.key,
        "certificate_days_left": sheet.outline.certificate.days_left,
        "is_company": _is_company(sheet, nature),
        "is_sole_trader": _is_sole_trader(sheet, nature),
        "name_has_han": _name_has_han(block),
        "remarks_given": given(block, "remarks"),
    }
    fact = sheet.write("subject", block, derived, told=certificates.told(sheet.whole.number))
    if nature != INDIVIDUAL:
        words.write(sheet, "subject_word", block.at("name"), block.text("name"), {"subject": fact.number})
    if nature == INDIVIDUAL:
        persons.individual(sheet, block)
    for key in block.following(_ROLES):
        persons.person(sheet, block, key, _ROLES[key])


def _name_has_han(block: Block) -> bool | Unknown:
    name = block.text("name") or FAULTY
    return name if isinstance(name, Unknown) else has_han(name)


def _code(sheet: Sheet) -> dict[str, State | None]:
    """What the code inside a number tells; nothing where the number is at fault or has none."""
    number = sheet.whole.number
    if number.doubt is not None:
        return {"certificate_inner_ok": number.doubt, "credit_code_in_province": number.doubt}
    judged = number.judged
    if judged is None or judged.form != certificate_number.CREDIT or not number.is_right:
        return {"certificate_inner_ok": None if judged is None else judged.inner}
    assert isinstance(number.number, str)
    return {
        "certificate_inner_ok": judged.inner,
        "credit_code_prefix": number.number[:2],
        "credit_code_in_province": _in_province(sheet, number.number[2:4]),
    }


def _in_province(sheet: Sheet, area: str) -> bool | Unknown | None:
    """Nothing for national registration, and for digits that are no province's."""
    codes, province = sheet.surroundings.tables.area_codes, sheet.whole.province
    if area not in sheet.surroundings.tables.areas:
        return None
    return codes.get(province) == area if isinstance(province, str) else province


def _is_company(sheet: Sheet, nature: str | Unknown) -> bool | Unknown:
    """An enterprise and no sole trader, as its name or its number tells."""
    if isinstance(nature, Unknown):
        return nature
    sole = _is_sole_trader(sheet, nature)
    return False if nature != ENTERPRISE else sole if isinstance(sole, Unknown) else not sole


def _is_sole_trader(sheet: Sheet, nature: str | Unknown) -> bool | Unknown:
    """As the name or the number tells; an individual who files is no trader of any kind."""
    if isinstance(nature, Unknown) or nature == INDIVIDUAL:
        return nature if isinstance(nature, Unknown) else False
    name, number = sheet.whole.name, sheet.whole.number.number
    if isinstance(name, str) and name.endswith(_SOLE_TRADER):
        return True
    if isinstance(number, Unknown):
        return number
    if credit_code.has_shape(number):
        return number.startswith(credit_code.SOLE_TRADER)
    if registration_number.has_shape(number):
        return registration_number.is_sole_trader(number)
    return NO_CODE
