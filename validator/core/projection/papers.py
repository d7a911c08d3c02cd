"""Documents that are handed in with the application. Not to be mixed up with the file itself."""

from __future__ import annotations

from validator.core.projection.identities import days_left
from validator.core.projection.sheet import Sheet


def project(sheet: Sheet) -> None:
    """Write the facts of `/documents`; without the key it is not known which there are."""
    for entry in sheet.blocks("document", sheet.outline.root, "documents"):
        sheet.write("document", entry, {"days_left": days_left(entry.day("valid_until"), sheet.outline.day, None)})
