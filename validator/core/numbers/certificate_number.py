"""The number on a certificate, judged by the form that numbers of its type have: shape, check, and what it tells.

Forms are those of the table of certificates. Where older certificates of a type bear numbers of other kinds, a number
that has neither letters nor the length of a credit code is taken for one of those, and is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from validator.core.numbers import (
    credit_code,
    organization_code,
    registration_number,
    resident_id,
    travel_documents,
)
from validator.core.numbers.faults import (
    LAST_CHARACTER,
    SHAPE,
    WRONG_LENGTH,
    Fault,
    character_fault,
    length_fault,
)

CREDIT, REGISTRATION, ORGANIZATION, RESIDENT = "credit-code", "registration-number", "organization-code", "resident-id"
FOREIGN, FOREIGN_NEW = "foreign-permanent-resident-id", "permanent-resident-id"
EITHER, FREE, ODD = "credit-code-or-registration-number", "free", "odd"
_CREDIT_LENGTH, _ORGANIZATION_LENGTH = 18, 9
_OF_ORGANIZATIONS = (CREDIT, REGISTRATION, ORGANIZATION)


class Rulings(NamedTuple):
    """What the judgement of a number rests on: `form` and `has_older` of its type, areas of provinces, and the day."""

    form: str
    has_older: bool
    areas: Collection[str]
    day: str


class Judged(NamedTuple):
    """A number's form, and its first fault. `is_judged` is False where the type leaves numbers free.

    `inner` is whether the check of the code inside comes out right; None where there is none, or the number is wrong.
    """

    form: str
    is_judged: bool
    fault: Fault | None
    inner: bool | None = None


def judge(number: str, rulings: Rulings) -> Judged:
    """What there is to say of a compact number."""
    if rulings.form == FREE or (rulings.has_older and _is_older(number)):
        return Judged(FREE, is_judged=False, fault=None)
    form, fault = form_of(number, rulings.form), _FAULTS[rulings.form](number, rulings)
    return Judged(form, is_judged=True, fault=fault, inner=None if fault else _inner(number, form))


def form_of(number: str, wanted: str) -> str:
    """What a compact number looks like, for a type whose numbers have the `wanted` form.

    >>> form_of("330108000003512", "credit-code"), form_of("330108000003512", "resident-id")
    ('registration-number', 'odd')
    """
    if wanted in (CREDIT, ORGANIZATION, EITHER):
        return next((form for form in _OF_ORGANIZATIONS if _SHAPES[form](number)), ODD)
    if wanted == FOREIGN:
        if travel_documents.has_shape(number, travel_documents.OLD_FOREIGN):
            return travel_documents.OLD_FOREIGN
        return FOREIGN_NEW if resident_id.has_shape(number) else ODD
    return wanted if _SHAPES[wanted](number) else ODD


def is_verifiable(form: str, number: str | None) -> bool | None:
    """Whether numbers of a form end in a check character; None where it takes the number to tell, and none is there."""
    if form != FOREIGN:
        return form in (CREDIT, EITHER, ORGANIZATION, RESIDENT)
    return None if number is None else not travel_documents.has_shape(number, travel_documents.OLD_FOREIGN)


def _is_older(number: str) -> bool:
    return len(number) != _CREDIT_LENGTH and not any("A" <= character <= "Z" for character in number)


def _inner(number: str, form: str) -> bool | None:
    if form == CREDIT:
        return organization_code.is_right(credit_code.organization_code(number))
    if form == ORGANIZATION:
        return organization_code.is_right(number)
    # Numbers of thirteen digits, the oldest, end in no check digit.
    return registration_number.is_right(number) if registration_number.has_shape(number) else None


def _credit(number: str, rulings: Rulings) -> Fault | None:
    if credit_code.has_shape(number):
        return None if credit_code.is_right(number) else Fault(LAST_CHARACTER)
    alphabets = (credit_code.ALPHABET,) * len(number)
    return length_fault(number, _CREDIT_LENGTH) or character_fault(number, alphabets, credit_code.is_right)


def _credit_or_registration(number: str, rulings: Rulings) -> Fault | None:
    return None if registration_number.is_of_any_time(number) else _credit(number, rulings)


def _organization(number: str, rulings: Rulings) -> Fault | None:
    alphabets = (*(organization_code.ALPHABET,) * (len(number) - 1), organization_code.LAST)
    return length_fault(number, _ORGANIZATION_LENGTH) or character_fault(number, alphabets, organization_code.is_right)


def _resident(number: str, rulings: Rulings) -> Fault | None:
    return resident_id.fault(number, rulings.areas, rulings.day)


def _foreign(number: str, rulings: Rulings) -> Fault | None:
    if travel_documents.has_shape(number, travel_documents.OLD_FOREIGN):
        return None
    fault = _resident(number, rulings)
    return fault if len(number) == _CREDIT_LENGTH else Fault(WRONG_LENGTH)


def _shape(number: str, rulings: Rulings) -> Fault | None:
    return None if travel_documents.has_shape(number, rulings.form) else Fault(SHAPE)


_FAULTS: Mapping[str, Callable[[str, Rulings], Fault | None]] = {
    CREDIT: _credit,
    EITHER: _credit_or_registration,
    ORGANIZATION: _organization,
    RESIDENT: _resident,
    FOREIGN: _foreign,
    travel_documents.PASSPORT: _shape,
    travel_documents.HKMO_PASS: _shape,
    travel_documents.TAIWAN_PASS: _shape,
}
_SHAPES: Mapping[str, Callable[[str], bool]] = {
    CREDIT: credit_code.has_shape,
    REGISTRATION: registration_number.is_of_any_time,
    ORGANIZATION: organization_code.has_shape,
    RESIDENT: resident_id.has_shape,
    travel_documents.PASSPORT: lambda number: travel_documents.has_shape(number, travel_documents.PASSPORT),
    travel_documents.HKMO_PASS: lambda number: travel_documents.has_shape(number, travel_documents.HKMO_PASS),
    travel_documents.TAIWAN_PASS: lambda number: travel_documents.has_shape(number, travel_documents.TAIWAN_PASS),
}
