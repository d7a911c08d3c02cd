"""Who somebody is: keys of certificates, accounts and instances, and what a certificate's own fields give."""

from __future__ import annotations

from typing import NamedTuple

from validator.core import canonical
from validator.core.days import days_between, is_day
from validator.core.digests import belonging_text, certificate_text
from validator.core.facts import Unknown
from validator.core.projection.blocks import Block, below
from validator.core.projection.reasons import CERTIFICATE_END, FAULTY
from validator.core.projection.surroundings import Surroundings

LONG_TERM = 99999


class Certificate(NamedTuple):
    """What is told of a certificate: the key of its type and number, and the days left on it."""

    key: str | Unknown
    days_left: int | Unknown


def certificate_of(block: Block | Unknown | None, kind: str, day: str, surroundings: Surroundings) -> Certificate:
    """The certificate in a block of that kind, on a day."""
    found = below(block, "certificate")
    if isinstance(found, Unknown):
        return Certificate(found, found)
    missing, no_end = (
        surroundings.reasons.missing(kind, "certificate_key"),
        surroundings.reasons.lacking(kind, CERTIFICATE_END),
    )
    if found is None:
        return Certificate(missing, no_end)
    sort = found.text("type") or surroundings.reasons.missing(kind, "certificate_type")
    number, until = found.text("number") or missing, found.text("valid_until") or no_end
    return Certificate(_key(sort, number, surroundings), _days_left(until, day))


def _key(sort: str | Unknown, number: str | Unknown, surroundings: Surroundings) -> str | Unknown:
    if isinstance(number, Unknown):
        return number
    if isinstance(sort, Unknown):
        return sort
    return surroundings.key(certificate_text(sort, canonical.number(number)))


def _days_left(until: str | Unknown, day: str) -> int | Unknown:
    if isinstance(until, Unknown):
        return until
    if until == "long-term":
        return LONG_TERM
    return days_between(day, until) if is_day(until) else FAULTY


def belonging_key(provider: str | Unknown, name: str | Unknown, surroundings: Surroundings) -> str | Unknown:
    """The key of an account or an instance: its provider and its name there."""
    if isinstance(provider, Unknown):
        return provider
    return name if isinstance(name, Unknown) else surroundings.key(belonging_text(provider, name))


def days_left(until: str | Unknown | None, day: str, missing: Unknown | None) -> int | Unknown | None:
    """Days from the day of judgement to a last day; `missing` where none is given."""
    if until is None or isinstance(until, Unknown):
        return until or missing
    return days_between(day, until)
