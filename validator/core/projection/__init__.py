"""From a document to facts: what it says, flat and typed, each field a value, nothing, or unknown for a reason.

Whatever stands in the document, facts come out: what cannot be read is unknown, and where facts may stand unknown to
us there are phantoms. One module writes the facts of one block.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from validator.core.documents import Document
from validator.core.facts import Memory, Unknown
from validator.core.projection import application, changes, filing, license, papers, records, subject
from validator.core.projection.blocks import Block, equal
from validator.core.projection.hosting import hosting, instances
from validator.core.projection.sheet import Sheet
from validator.core.projection.surroundings import Projected, Surroundings
from validator.core.projection.website import BELOW, DESCRIBED, Site, named_website, website

__all__ = ["Projected", "Surroundings", "project"]


def project(document: Document, refused: Sequence[str], surroundings: Surroundings) -> Projected:
    """The facts of a document, numbered from 0 in reading order; those of the ledger follow."""
    value, submitted = document.value, application.submitted_on(document)
    root = Block("", value if isinstance(value, dict) else {}, frozenset(refused))
    kind = None if "" in root.refused else application.kind_of(root, surroundings)
    if kind is None:
        day = submitted or surroundings.as_of or surroundings.edition_date
        return Projected(Memory(()), day, submitted, None, is_open=False, tallies=())
    outline = application.outline(root, kind, surroundings)
    sheet = Sheet(document, outline, surroundings, application.context(root, kind, surroundings))
    application.project(sheet)
    for key in root.following(_BLOCKS, always=_ALWAYS):
        _BLOCKS[key](sheet)
    records.project(sheet)
    return Projected(Memory(sheet.facts), outline.day, submitted, kind, outline.is_open, tuple(sheet.tallies))


def _websites(sheet: Sheet) -> None:
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
    site = website(sheet, block)
    for key in block.following(_BELOW_WEBSITE, always=_ALWAYS_BELOW_WEBSITE):
        _BELOW_WEBSITE[key](sheet, site)


def _hosting(sheet: Sheet, site: Site) -> None:
    hosting(sheet, site.block.block("hosting"), site.block.at("hosting"), site)


def _next_provider(sheet: Sheet) -> None:
    block = sheet.outline.root.block("next_provider")
    if isinstance(block, Unknown):
        sheet.phantom("next_provider", "/next_provider", block.reason)
    elif block is not None:
        name = block.text("name")
        is_receiver = equal(name, sheet.outline.provider) if name is not None else None
        sheet.write("next_provider", block, {"is_receiver": is_receiver})


_ALWAYS = ("documents",)
_ALWAYS_BELOW_WEBSITE = ("services", "languages")
_BELOW_WEBSITE: Mapping[str, Callable[[Sheet, Site], None]] = {**BELOW, "hosting": _hosting}
_BLOCKS: Mapping[str, Callable[[Sheet], None]] = {
    "filing": filing.project,
    "license": license.license_held,
    "license_request": license.license_request,
    "subject": subject.project,
    "websites": _websites,
    "instances": instances,
    "changes": changes.changes,
    "cancel": changes.cancelled,
    "next_provider": _next_provider,
    "documents": papers.project,
}
