"""Telephones and e-mail of persons: keys to compare, and whether each has the form it must have."""

from __future__ import annotations

from collections.abc import Sequence

from validator.core import canonical
from validator.core.facts import State, Unknown
from validator.core.numbers import landline, mobile
from validator.core.projection.blocks import Block, Entries
from validator.core.projection.reasons import EMAIL, FAULTY, MOBILE, MOBILE_PROVINCE, OFFICE_PHONE
from validator.core.projection.sheet import Sheet

Numbers = Sequence[str] | Unknown
_SHORTEST, _LONGEST = 6, 128
# Fields about what a person in charge owes, and nobody else: unknown where a principal leaves it out.
# With what it is that is left out.
OWED = {"mobile_ok": MOBILE, "mobile_in_province": MOBILE_PROVINCE, "office_phone_ok": OFFICE_PHONE, "email_ok": EMAIL}


def mobiles(block: Block) -> Numbers:
    """The mobile numbers of a person, as they are written."""
    return _numbers(block, "mobile")


def states(sheet: Sheet, block: Block, own: Numbers) -> dict[str, State | None]:
    """What the telephones and the e-mail of a person tell; None for what is not given."""
    office, emergency, email = _numbers(block, "office_phone"), block.text("emergency_phone"), block.text("email")
    known = {mobile.compact(number) for number in own} if not isinstance(own, Unknown) else own
    return {
        "mobile_ok": _all_right(own, is_office=False, is_individual=False),
        "mobile_in_province": _in_province(sheet, block),
        "office_phone_ok": _all_right(office, is_office=True, is_individual=sheet.whole.is_individual is True),
        "office_phone_given": office if isinstance(office, Unknown) else bool(office),
        "office_phone_is_own_mobile": _is_own(office, known),
        "emergency_phone": _key(sheet, emergency),
        "emergency_phone_is_own_mobile": _is_own([emergency] if isinstance(emergency, str) else emergency or (), known),
        "email": sheet.surroundings.key(_address(email)) if isinstance(email, str) else email,
        "email_ok": _is_address(email) if isinstance(email, str) else email,
    }


def _numbers(block: Block, key: str) -> Numbers:
    """The numbers under a key: one, several in a list, or several in a text with semicolons between."""
    found = block.raw(key)
    if isinstance(found, list):
        texts = [text for _, text in Entries(block.at(key), found, block.refused).texts()]
        return FAULTY if FAULTY in texts else [number for text in texts for number in _parted(text)]
    text = block.text(key)
    return text if isinstance(text, Unknown) else _parted(text)


def _parted(text: str | Unknown | None) -> list[str]:
    return [part for part in text.replace("；", ";").split(";") if part.strip()] if isinstance(text, str) else []


def _all_right(numbers: Numbers, *, is_office: bool, is_individual: bool) -> bool | Unknown | None:
    if isinstance(numbers, Unknown):
        return numbers
    if not numbers:
        return None
    if not is_office:
        return all(mobile.is_right(number) for number in numbers)
    return all(landline.is_right(number) or (is_individual and mobile.is_right(number)) for number in numbers)


def _in_province(sheet: Sheet, block: Block) -> bool | Unknown | None:
    declared, province = block.text("mobile_province"), sheet.whole.province
    if not isinstance(declared, str):
        return declared
    found = sheet.surroundings.province(declared)
    if isinstance(found, Unknown):
        return found
    return found == province if isinstance(province, str) else province


def _is_own(numbers: Numbers, own: set[str] | Unknown) -> bool | Unknown:
    if isinstance(numbers, Unknown) or isinstance(own, Unknown):
        return FAULTY
    return any(mobile.compact(number) in own for number in numbers)


def _key(sheet: Sheet, number: str | Unknown | None) -> str | Unknown | None:
    return sheet.surroundings.key(mobile.compact(number)) if isinstance(number, str) else number


def _address(email: str) -> str:
    return canonical.folded(email).casefold()


def _is_address(email: str) -> bool:
    """Whether an address has its length, one @, and text on both sides of it."""
    text = email.strip()
    user, _, host = text.partition("@")
    return _SHORTEST <= len(text) <= _LONGEST and bool(user) and bool(host) and "@" not in host
