"""Websites with everything that stands in their blocks but the server: domains, names bound, content, approvals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from validator.core import canonical
from validator.core.facts import State, Unknown
from validator.core.numbers import icp_number
from validator.core.projection import approvals, domains, persons, roles, site_names, words
from validator.core.projection.blocks import Block, Entries, given
from validator.core.projection.reasons import FAULTY, ODD_NUMBER
from validator.core.projection.sheet import Names, Parents, Sheet
from validator.core.projection.surroundings import Surroundings

DESCRIBED = "described"
LONGEST_HOST = 253


class Site(NamedTuple):
    """A website while its facts are written: the parents of what is below it, and its domains."""

    block: Block
    parents: Parents
    names: Names


def domain_names(sheet: Sheet, block: Block) -> Names:
    """The domains that a website's block names; worked out once."""
    found = sheet.names.get(block.pointer)
    if found is None:
        found = sheet.names[block.pointer] = _names(block, sheet.surroundings)
    return found


def _names(block: Block, surroundings: Surroundings) -> Names:
    entries = block.entries("domains")
    if not isinstance(entries, Entries):
        return Names(frozenset(), entries is None)
    written = [entry.text("name") if isinstance(entry, Block) else entry for _, entry in entries.either()]
    found = frozenset(surroundings.domain(name) for name in written if isinstance(name, str))
    return Names(found, all(isinstance(name, str) for name in written))


def site_of(sheet: Sheet, block: Block) -> Site:
    """A website, its fact written."""
    names = domain_names(sheet, block)
    derived: dict[str, State | None] = {
        "remarks_given": given(block, "remarks"),
        "domain_count": len(names.domains) if names.certain else FAULTY,
        **site_names.states(sheet, block, names),
    }
    fact = sheet.write("website", block, derived)
    parents = {"website": fact.number}
    words.write(sheet, "name_word", block.at("name"), block.text("name"), parents)
    return Site(block, parents, names)


def named_website(sheet: Sheet, pointer: str, typed: str | Unknown | None, role: str) -> None:
    """Write that a website's number stands somewhere, if it does."""
    if isinstance(typed, Unknown):
        sheet.phantom("named_website", pointer, typed.reason, values={"role": role})
    elif typed is not None:
        number = icp_number.website_number(typed)
        values: dict[str, State | None] = {"number": number, "role": role, "under_filing": _under_filing(sheet, typed)}
        sheet.entry("named_website", pointer, values, written={"number": typed} if typed != number else {})


def _under_filing(sheet: Sheet, typed: str) -> bool | Unknown:
    filed = sheet.outline.number
    if filed is None:
        return sheet.missing("filing", "icp_number")
    found = icp_number.read(typed)
    if isinstance(filed, Unknown):
        return filed
    return ODD_NUMBER if found is None or icp_number.read(filed) is None else found.subject == filed


def bound(sheet: Sheet, site: Site, pointer: str, typed: str | Unknown | None) -> None:
    """Write that a name is bound to the server, if one is and the website has domains that it could lie under."""
    if isinstance(typed, Unknown):
        sheet.phantom("binding", pointer, typed.reason, parents=site.parents)
    elif typed is not None and (site.names.domains or not site.names.certain):
        name = canonical.host(typed)
        values: dict[str, State | None] = {"name": name, "under_website_domain": _is_under(sheet, site.names, name)}
        sheet.entry("binding", pointer, values, parents=site.parents, written={"name": typed} if typed != name else {})


def _is_under(sheet: Sheet, names: Names, name: str) -> bool | Unknown:
    labels = name.split(".") if len(name) <= LONGEST_HOST else []
    above = {".".join(labels[number:]) for number in range(len(labels))}
    if sheet.surroundings.domain(name) in names.domains or above & names.domains:
        return True
    return False if names.certain else FAULTY


def _number(sheet: Sheet, site: Site) -> None:
    named_website(sheet, site.block.at("number"), site.block.text("number"), DESCRIBED)


def _home_page(sheet: Sheet, site: Site) -> None:
    bound(sheet, site, site.block.at("home_page"), site.block.text("home_page"))


def _domains(sheet: Sheet, site: Site) -> None:
    entries = sheet.entries("domain", site.block, "domains", site.parents)
    for pointer, entry in entries.either() if isinstance(entries, Entries) else ():
        if isinstance(entry, Unknown):
            sheet.phantom("domain", pointer, entry.reason, parents=site.parents)
        else:
            block = Block(pointer, {"name": entry}, site.block.refused) if isinstance(entry, str) else entry
            domains.write(sheet, block, site.block.day("approved_on") or sheet.outline.approved_on, site.parents)


def _listed(kind: str, field: str, key: str) -> Callable[[Sheet, Site], None]:
    def write(sheet: Sheet, site: Site) -> None:
        for pointer, name in sheet.listed(kind, field, site.block, key, site.parents):
            sheet.entry(kind, pointer, {field: name}, parents=site.parents)

    return write


def _pre_approvals(sheet: Sheet, site: Site) -> None:
    for entry in sheet.blocks("pre_approval", site.block, "pre_approvals", site.parents):
        approvals.write(sheet, entry, site.parents)


def _principal(sheet: Sheet, site: Site) -> None:
    persons.person(sheet, site.block, "principal", roles.WEBSITE_PRINCIPAL, site.parents)


# What stands below a website, by key. A list that leaves open what there is, is asked for where its key is missing too.
BELOW: Mapping[str, Callable[[Sheet, Site], None]] = {
    "number": _number,
    "home_page": _home_page,
    "domains": _domains,
    "services": _listed("service", "name", "services"),
    "features": _listed("feature", "name", "features"),
    "languages": _listed("language", "code", "languages"),
    "pre_approvals": _pre_approvals,
    "principal": _principal,
}
