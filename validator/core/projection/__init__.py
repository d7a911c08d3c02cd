"""From a document to facts: what it says, flat and typed, each field a value, nothing, or unknown for a reason.

Whatever stands in the document, facts come out: what cannot be read is unknown, and where facts may stand unknown to
us there are phantoms. One module writes the facts of one block.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from validator.core.documents import Document
from validator.core.facts import Memory
from validator.core.projection import (
    application,
    changes,
    filing,
    hosting,
    license,
    papers,
    records,
    subject,
    websites,
)
from validator.core.projection.blocks import Block
from validator.core.projection.sheet import Sheet
from validator.core.projection.surroundings import Projected, Surroundings

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


_ALWAYS = ("documents",)
_BLOCKS: Mapping[str, Callable[[Sheet], None]] = {
    "filing": filing.project,
    "license": license.license_held,
    "license_request": license.license_request,
    "subject": subject.project,
    "websites": websites.project,
    "instances": hosting.instances,
    "changes": changes.changes,
    "cancel": changes.cancelled,
    "next_provider": filing.next_provider,
    "documents": papers.project,
}
