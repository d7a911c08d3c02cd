"""Domains of websites: whether the name is sound, what it ends in, when it was verified, and to whom it belongs."""

from __future__ import annotations

from validator.core import host_names
from validator.core.days import days_between, ordinal
from validator.core.facts import State, Unknown
from validator.core.projection import holders, words
from validator.core.projection.blocks import Block, equal
from validator.core.projection.identities import days_left
from validator.core.projection.reasons import FAULTY, NAME_AT_FAULT, NO_SUFFIX
from validator.core.projection.sheet import Parents, Sheet

NOWHERE, ELSEWHERE = "nowhere", "elsewhere"
VERIFIED, NONE = "verified", "none"
# Since that day the holder, the registrar, the term and the suffix of a domain are verified.
VERIFIED_SINCE = "2018-01-01"
_SHORTEST, _LONGEST = 4, 128
_WEEK, _WORKING_DAYS = 7, 5


def write(sheet: Sheet, block: Block, filed_on: str | Unknown, parents: Parents) -> None:
    """Write the fact of a domain, and those of its words and of the lists that have its suffix."""
    typed = block.text("name") or FAULTY
    host = typed if isinstance(typed, Unknown) else _host(sheet, typed)
    derived: dict[str, State | None] = {
        **_resolution(sheet, block),
        **_name(sheet, host),
        **_verification(sheet, block),
        **holders.states(sheet, block),
        "filed_on": filed_on,
        "verified": _is_verified(sheet, filed_on),
        "days_left": days_left(block.day("expires_on"), sheet.outline.day, sheet.missing("domain", "expires_on")),
        "of_national_body": sheet.whole.is_national,
    }
    fact = sheet.write("domain", block, derived, parents=parents)
    below, suffix = {**parents, "domain": fact.number}, derived["suffix"]
    words.write(sheet, "domain_word", block.at("name"), _prefix(typed, host, suffix), below)
    for name in _lists(sheet, suffix):
        sheet.entry("suffix_listing", block.at("name"), {"list": name}, parents=below)


def _host(sheet: Sheet, typed: str) -> str | None:
    """The name in ASCII; None where it is at fault."""
    if not _SHORTEST <= len(typed) <= _LONGEST:
        return None
    return host_names.ascii_form(typed, sheet.surroundings.registrable)


def _resolution(sheet: Sheet, block: Block) -> dict[str, State | None]:
    target = block.text("resolves_to") or sheet.missing("domain", "resolves_to")
    return {
        "resolves": target if isinstance(target, Unknown) else target != NOWHERE,
        "points_here": False if target in (NOWHERE, ELSEWHERE) else equal(target, sheet.outline.provider),
    }


def _name(sheet: Sheet, host: str | Unknown | None) -> dict[str, State | None]:
    if not isinstance(host, str):
        doubt = host or NAME_AT_FAULT
        return {
            "name_ok": host if isinstance(host, Unknown) else False,
            **dict.fromkeys(("is_registrable", "suffix", "suffix_exists"), doubt),
        }
    known = host_names.suffix(host, sheet.surroundings.registrable)
    shown = host_names.unicode_form(known or host.rpartition(".")[2])
    exists = known is not None or shown in sheet.surroundings.tables.suffix_lists
    return {
        "name_ok": True,
        "is_registrable": NO_SUFFIX if known is None else _is_registrable(sheet, host),
        "suffix": shown,
        "suffix_exists": exists,
    }


def _is_registrable(sheet: Sheet, host: str) -> bool:
    """Whether a name is a registered domain. A department files the name it has below the domain of a government."""
    found = sheet.surroundings.registrable(host)
    if found == host or found is None:
        return found is not None
    label, _, parent = host.partition(".")
    return parent == found and found.endswith(".gov.cn") and label != "www"


def _is_verified(sheet: Sheet, filed_on: str | Unknown) -> bool | Unknown:
    """Whether this kind of application has its domains verified."""
    which = sheet.surroundings.tables.verified_domains.get(sheet.outline.kind, NONE)
    if which != "since-2018":
        return which != NONE
    return filed_on if isinstance(filed_on, Unknown) else filed_on >= VERIFIED_SINCE


def _verification(sheet: Sheet, block: Block) -> dict[str, State | None]:
    day, verified_on, declared = sheet.outline.day, block.day("real_name_verified_on"), block.text("real_name_status")
    if isinstance(verified_on, str):
        status: str | Unknown = VERIFIED if verified_on <= day else NONE
        return {"real_name_status": status, "working_days_since_verified": working_days(verified_on, day)}
    missing = verified_on or sheet.missing("domain", "real_name_verified_on")
    values = sheet.surroundings.kinds["domain"].fields["real_name_status"].values
    known = declared if declared is None or declared in values else FAULTY
    return {"real_name_status": known or missing, "working_days_since_verified": missing}


def working_days(first: str, last: str) -> int:
    """Mondays to Fridays after one day, up to and with another; none where that comes first.

    >>> working_days("2018-04-27", "2018-05-02"), working_days("2018-04-28", "2018-04-30")
    (3, 1)
    """
    days = days_between(first, last)
    start = ordinal(first)
    assert start is not None
    weeks, rest = divmod(max(days, 0), _WEEK)
    # Day 1 of the calendar was a Monday.
    return weeks * _WORKING_DAYS + sum((start + day - 1) % _WEEK < _WORKING_DAYS for day in range(1, rest + 1))


def _prefix(typed: str | Unknown, host: str | Unknown | None, suffix: State | None) -> str | Unknown:
    """What stands before the suffix, as people read it."""
    if isinstance(typed, Unknown) or not isinstance(host, str):
        return typed
    return host_names.unicode_form(host).removesuffix(f".{suffix}")


def _lists(sheet: Sheet, suffix: State | None) -> list[str]:
    """The lists that have a suffix or one that it lies under."""
    if not isinstance(suffix, str):
        return []
    known, labels = sheet.surroundings.tables.suffix_lists, suffix.split(".")
    found = (name for at in range(len(labels)) for name in known.get(".".join(labels[at:]), ()))
    return list(dict.fromkeys(found))
