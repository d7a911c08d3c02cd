"""Numbers on certificates: what they look like, whether they are sound, and what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from validator.core import canonical
from validator.core.facts import State, Unknown
from validator.core.numbers import certificate_number, resident_id
from validator.core.numbers.certificate_number import Judged, Rulings
from validator.core.numbers.faults import words
from validator.core.projection.blocks import Block, below
from validator.core.projection.reasons import FAULTY
from validator.core.projection.surroundings import Surroundings
from validator.core.tables import CertificateType
from validator.core.texts import Text

# Forms by which a number names its type.
_TELLING = (certificate_number.RESIDENT, certificate_number.FOREIGN_NEW)
NOTHING_TOLD: Mapping[str, Text] = {}


class Numbered(NamedTuple):
    """A certificate's number in compact form, and what was found of it; `doubt` is why there is nothing to find.

    `sort` is the type that the file names, None where it names none that is known.
    """

    number: str | Unknown
    type_name: str | Unknown
    sort: CertificateType | None
    judged: Judged | None
    doubt: Unknown | None

    @property
    def is_right(self) -> bool:
        """Whether the number was judged and has no fault."""
        return self.judged is not None and self.judged.is_judged and self.judged.fault is None


def numbered(block: Block | Unknown | None, kind: str, day: str, surroundings: Surroundings) -> Numbered:
    """The number of the certificate in a block of that kind, on a day."""
    found = below(block, "certificate")
    missing = surroundings.reasons.missing
    if isinstance(found, Unknown):
        return Numbered(found, found, None, None, found)
    typed, written = (found.text("type"), found.text("number")) if found is not None else (None, None)
    number = written or missing(kind, "certificate_key")
    type_name = typed or missing(kind, "certificate_type")
    sort = surroundings.tables.certificate(type_name) if isinstance(type_name, str) else None
    compact = canonical.number(number) if isinstance(number, str) else number
    if isinstance(compact, Unknown) or sort is None:
        doubt = compact if isinstance(compact, Unknown) else type_name
        return Numbered(compact, type_name, sort, None, doubt if isinstance(doubt, Unknown) else FAULTY)
    rulings = Rulings(sort.form, sort.has_older, surroundings.tables.areas, day)
    return Numbered(compact, type_name, sort, certificate_number.judge(compact, rulings), None)


def states(found: Numbered) -> dict[str, State | None]:
    """The fields that a number's form and soundness fill."""
    judged = found.judged
    if judged is None:
        return {"certificate_number_form": found.doubt, "certificate_number_ok": found.doubt}
    return {
        "certificate_number_form": judged.form,
        "certificate_number_ok": judged.fault is None if judged.is_judged else None,
        "certificate_number_fault": judged.fault.kind if judged.fault else None,
    }


def told(found: Numbered) -> Mapping[str, Text]:
    """What messages say of a fault: its kind and its place."""
    fault = found.judged.fault if found.judged is not None else None
    return NOTHING_TOLD if fault is None else {"certificate_number_fault": words(fault)}


def personal_states(found: Numbered, day: str, areas: frozenset[str]) -> dict[str, State | None]:
    """The fields that a person's number and the type beside it fill."""
    of_number = _type_of_number(found, day, areas)
    return {
        **states(found),
        "certificate_has_check": _is_verifiable(found),
        "certificate_type_of_number": of_number,
        "certificate_type_fits_number": None if of_number is None else of_number == found.type_name,
        "is_mainland": found.type_name == resident_id.RESIDENT if isinstance(found.type_name, str) else found.type_name,
    }


def _is_verifiable(found: Numbered) -> bool | Unknown:
    if found.sort is None:
        return found.type_name if isinstance(found.type_name, Unknown) else FAULTY
    known = certificate_number.is_verifiable(found.sort.form, found.number if isinstance(found.number, str) else None)
    return (found.doubt or FAULTY) if known is None else known


def _type_of_number(found: Numbered, day: str, areas: frozenset[str]) -> str | None:
    """The type that a number of 18 characters belongs to, whatever type is named beside it."""
    number = found.number
    if found.sort is None or not found.sort.is_personal or isinstance(number, Unknown):
        return None
    is_told = found.judged is not None and found.judged.form in _TELLING
    is_right = found.is_right if is_told else resident_id.is_right(number, areas, day)
    return resident_id.certificate_type(number) if is_right else None


def birth_date(found: Numbered) -> str | None:
    """The date of birth in a number that is right and has one."""
    if not found.is_right or isinstance(found.number, Unknown) or not resident_id.has_shape(found.number):
        return None
    return resident_id.birth_date(found.number)
