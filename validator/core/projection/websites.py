"""All websites of a document, each with everything below it in the order in which it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from validator.core.facts import Unknown
from validator.core.projection.blocks import Block
from validator.core.projection.hosting import server
from validator.core.projection.sheet import Sheet
from validator.core.projection.website import BELOW, DESCRIBED, Site, named_website, site_of


def project(sheet: Sheet) -> None:
    """Write the facts of `/websites`."""
    sites = sheet.outline.sites
    if isinstance(sites, Unknown):
        sites = (("/websites", sites),)
    for pointer, block in sites:
        if isinstance(block, Unknown):
            sheet.phantom("website", pointer, block.reason)
            named_website(sheet, pointer, block, DESCRIBED)
        else:
            _website(sheet, block)


def _website(sheet: Sheet, block: Block) -> None:
    site = site_of(sheet, block)
    for key in block.following(_BELOW, always=_ALWAYS):
        _BELOW[key](sheet, site)


def _hosting(sheet: Sheet, site: Site) -> None:
    server(sheet, site.block.block("hosting"), site.block.at("hosting"), site)


_ALWAYS = ("services", "languages")
_BELOW: Mapping[str, Callable[[Sheet, Site], None]] = {**BELOW, "hosting": _hosting}
