"""Servers: those of websites, and instances for which service codes are asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from validator.core.facts import State, Unknown
from validator.core.numbers import ip_address, service_code
from validator.core.projection import reasons
from validator.core.projection.blocks import Block, Entries, below, equal
from validator.core.projection.identities import belonging_key
from validator.core.projection.reasons import FAULTY
from validator.core.projection.sheet import NO_PARENTS, NO_USE, Parents, Sheet, Use
from validator.core.projection.website import Site, bound
from validator.core.run_facts import CODE, INSTANCE, QUOTA, USED, WANTED
from validator.core.tables import Product

ASKING = "service-code"
EXPIRED = "expired"


class Host(NamedTuple):
    """A server while its fact is written: whose it is, its key, and what the table says of its product."""

    block: Block
    provider: str | Unknown
    key: str | Unknown
    product: Product | Unknown


def server(sheet: Sheet, found: Block | Unknown | None, pointer: str, site: Site | None) -> None:
    """Write the facts of a server, if one is there: a website's, or without `site` one for which codes are asked."""
    parents = NO_PARENTS if site is None else site.parents
    if isinstance(found, Unknown):
        sheet.phantom("hosting", pointer, found.reason, parents=parents)
    elif found is not None:
        host = _host(sheet, found)
        fact = sheet.write("hosting", found, {**_place(sheet, host), **_codes(sheet, host)}, parents=parents)
        _tally(sheet, host)
        for key in found.following(("ip", "bound_names")):
            if key == "ip":
                _addresses(sheet, found, {"hosting": fact.number, **parents})
            elif site is not None:
                _bound_names(sheet, found, site)


def instances(sheet: Sheet) -> None:
    """Write the facts of `/instances`."""
    for instance in sheet.blocks("hosting", sheet.outline.root, "instances"):
        server(sheet, instance, instance.pointer, None)


def _host(sheet: Sheet, block: Block) -> Host:
    provider, product = _provider(sheet, block), block.text("product") or sheet.missing("hosting", "product")
    if isinstance(provider, Unknown) or isinstance(product, Unknown):
        named: Product | Unknown = provider if isinstance(provider, Unknown) else FAULTY
        if isinstance(product, Unknown):
            named = product
    else:
        named = sheet.surroundings.tables.product(provider, product) or reasons.NO_PRODUCT
    return Host(block, provider, _key(sheet, block), named)


def _provider(sheet: Sheet, block: Block) -> str | Unknown:
    return block.text("provider") or sheet.outline.provider


def _key(sheet: Sheet, block: Block) -> str | Unknown:
    instance = block.text("instance_id") or sheet.missing("hosting", "instance_id")
    return belonging_key(_provider(sheet, block), instance, sheet.surroundings)


def _place(sheet: Sheet, host: Host) -> dict[str, State | None]:
    return {
        "provider": host.provider,
        "with_receiver": equal(host.provider, sheet.outline.provider),
        "mainland": _mainland(sheet, host),
        "expired": _expired(sheet, host.block),
        "has_public_address": _has_public_address(sheet, host.block),
        **_ownership(sheet, host.block),
    }


def _mainland(sheet: Sheet, host: Host) -> bool | Unknown:
    region = host.block.text("region") or sheet.missing("hosting", "region")
    if isinstance(region, Unknown):
        return region
    if isinstance(host.provider, Unknown):
        return host.provider
    found = sheet.surroundings.tables.mainland(host.provider, region)
    return reasons.NO_REGION if found is None else found


def _expired(sheet: Sheet, block: Block) -> bool | Unknown:
    """Expired if either says so; not expired only where what is said can be read."""
    ends, status = block.day("expires_on"), block.text("status")
    if status == EXPIRED or (isinstance(ends, str) and ends < sheet.outline.day):
        return True
    if isinstance(ends, Unknown) or isinstance(status, Unknown):
        return FAULTY
    return sheet.missing("hosting", "expires_on") if ends is None and status is None else False


def _has_public_address(sheet: Sheet, block: Block) -> bool | Unknown:
    entries = block.entries("ip")
    if not isinstance(entries, Entries):
        return entries or sheet.missing("hosting", "has_public_address")
    written = [address for _, address in entries.texts()]
    if any(isinstance(address, str) and ip_address.scope(address) == ip_address.PUBLIC for address in written):
        return True
    return FAULTY if FAULTY in written else False


def _ownership(sheet: Sheet, block: Block) -> dict[str, State | None]:
    same = equal(
        block.text("account") or sheet.surroundings.reasons.lacking("hosting", reasons.INSTANCE_OWNER),
        sheet.outline.account,
    )
    instance = block.text("instance_id")
    doubtful = FAULTY in (instance, same)
    return {
        "same_account": same,
        "own_instance": FAULTY if doubtful and instance is not None else instance is not None and same is True,
    }


def _codes(sheet: Sheet, host: Host) -> dict[str, State | None]:
    code = host.block.text("service_code")
    product = host.product
    return {
        "product_qualifies": product if isinstance(product, Unknown) else product.qualifies,
        "instance_key": host.key,
        "service_code_form": service_code.form(code) if isinstance(code, str) else code,
        "codes_wanted": _wanted(sheet, host.block),
        "codes_quota": product if isinstance(product, Unknown) else product.codes,
        "over_quota": _over_quota(sheet, host),
    }


def _wanted(sheet: Sheet, block: Block) -> int | Unknown | None:
    if sheet.outline.kind != ASKING:
        return None
    found = block.whole("codes_wanted")
    return sheet.missing("hosting", "codes_wanted") if found is None else found


def _over_quota(sheet: Sheet, host: Host) -> bool | Unknown | None:
    if isinstance(host.product, Unknown) or host.product.codes is None:
        return host.product if isinstance(host.product, Unknown) else None
    if isinstance(host.key, Unknown):
        return host.key
    use = _uses(sheet)[host.key]
    return use.used + len(use.codes) + use.wanted > host.product.codes


def _uses(sheet: Sheet) -> dict[str, Use]:
    """What the whole application takes from each instance, by its key; gathered once."""
    if sheet.uses is None:
        sheet.uses = {}
        for block in _servers(sheet):
            key, use = _key(sheet, block), _taken(sheet, block)
            if isinstance(key, str):
                sheet.uses[key] = _together(sheet.uses.get(key, NO_USE), use)
    return sheet.uses


def _together(one: Use, other: Use) -> Use:
    return Use(max(one.used, other.used), one.codes | other.codes, one.wanted + other.wanted)


def _taken(sheet: Sheet, block: Block) -> Use:
    # Codes used before that nobody states are none: a file would never pass otherwise.
    used, code, wanted = block.whole("codes_used"), block.text("service_code"), _wanted(sheet, block)
    return Use(
        used=used if isinstance(used, int) else 0,
        codes=frozenset({service_code.compact(code)} if isinstance(code, str) else ()),
        wanted=wanted if isinstance(wanted, int) else 0,
    )


def _servers(sheet: Sheet) -> Iterator[Block]:
    """Every block of the document that is a server's."""
    sites, asked = sheet.outline.sites, sheet.outline.root.entries("instances")
    found = [] if isinstance(sites, Unknown) else [below(site, "hosting") for _, site in sites]
    found += [instance for _, instance in asked.blocks()] if isinstance(asked, Entries) else []
    yield from (block for block in found if isinstance(block, Block))


def _addresses(sheet: Sheet, block: Block, parents: Parents) -> None:
    for pointer, written in sheet.texts("address", block, "ip", parents):
        values = {"scope": ip_address.scope(written), "family": ip_address.family(written)}
        sheet.entry("address", pointer, values, parents=parents)


def _bound_names(sheet: Sheet, block: Block, site: Site) -> None:
    for pointer, name in sheet.texts("binding", block, "bound_names", site.parents):
        bound(sheet, site, pointer, name)


def _tally(sheet: Sheet, host: Host) -> None:
    if isinstance(host.product, Unknown) or host.product.codes is None:
        return
    use, at = _taken(sheet, host.block), host.block.at
    sheet.tally(INSTANCE, host.key, QUOTA, host.product.codes, at("instance_id"))
    for measure, value in ((USED, use.used), (WANTED, use.wanted)):
        sheet.tally(INSTANCE, host.key, measure, value or None, at("instance_id"))
    for code in use.codes:
        sheet.tally(INSTANCE, host.key, CODE, sheet.surroundings.key(code), at("instance_id"))
