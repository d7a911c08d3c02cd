"""Where the addresses of a file lie: in the filing province or not, and in which city."""

from __future__ import annotations

from validator.core.addresses import NOWHERE, Located, has_number
from validator.core.facts import State, Unknown
from validator.core.projection.blocks import Block, below
from validator.core.projection.reasons import CERTIFICATE_ADDRESS, FAULTY, MAILING_ADDRESS, NO_CITY, NO_PLACE
from validator.core.projection.sheet import Sheet

Place = Located | Unknown


def certificate_place(sheet: Sheet, block: Block, kind: str) -> Place:
    """Where the address on the certificate in a block lies."""
    certificate = below(block, "certificate")
    found = certificate.text("address") if isinstance(certificate, Block) else certificate
    if isinstance(found, str):
        return sheet.surroundings.addresses.locate(found)
    return found or sheet.surroundings.reasons.lacking(kind, CERTIFICATE_ADDRESS)


def in_province(sheet: Sheet, place: Place) -> bool | Unknown:
    """Whether a place lies in the filing province; that it does not is said only of what is certain."""
    province = sheet.whole.province
    if isinstance(place, Unknown):
        return place
    if not isinstance(province, str):
        return province or FAULTY
    if place.province is None:
        return NO_PLACE
    if place.province == province:
        return True
    return False if place.is_certain else NO_PLACE


def subject_states(sheet: Sheet, block: Block) -> dict[str, State | None]:
    """What the addresses of the subject tell."""
    certificate, mailing = certificate_place(sheet, block, "subject"), _mailing_place(sheet, block)
    address = block.text("mailing_address") or sheet.surroundings.reasons.lacking("subject", MAILING_ADDRESS)
    return {
        "certificate_address_in_province": in_province(sheet, certificate),
        "mailing_address_in_province": in_province(sheet, mailing),
        "addresses_in_one_city": _in_one_city(certificate, mailing),
        "mailing_address_has_number": address if isinstance(address, Unknown) else has_number(address),
    }


def _mailing_place(sheet: Sheet, block: Block) -> Place:
    """Where the mailing address lies; it may leave out the city that is given beside it."""
    address = block.text("mailing_address")
    if not isinstance(address, str):
        return address or sheet.surroundings.reasons.lacking("subject", MAILING_ADDRESS)
    found = sheet.surroundings.addresses.locate(address)
    city = block.text("city")
    if found.city is not None or city is None:
        return found
    beside = FAULTY if isinstance(city, Unknown) else sheet.surroundings.addresses.city(city)
    return found if found.province is not None and beside == NOWHERE else beside


def _in_one_city(one: Place, other: Place) -> bool | Unknown:
    for place in (one, other):
        if isinstance(place, Unknown):
            return place
    assert isinstance(one, Located) and isinstance(other, Located)
    if one.city is None or other.city is None:
        return NO_CITY
    if one.city == other.city:
        return True
    return False if one.is_certain and other.is_certain else NO_CITY
