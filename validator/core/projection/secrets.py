"""The filing password, counted. It never becomes a fact, nor does a digest of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from validator.core.projection.blocks import Block
from validator.core.projection.sheet import Sheet
from validator.core.run_facts import NUMBER, PASSWORD, SEALED

_REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_ENCRYPTED = "ENC["


def tally_password(sheet: Sheet, filing: Block) -> None:
    """Count the password of a filing among those given for its number."""
    # As it stands, refused or not: a password in plain text is told of elsewhere, and still is one to be counted.
    written = filing.value.get("password")
    if not isinstance(written, str) or not written.strip():
        return
    opened = _opened(written.strip(), sheet.surroundings.environ)
    value = SEALED if opened is None else sheet.surroundings.key(opened)
    sheet.tally(NUMBER, sheet.outline.number, PASSWORD, value, filing.at("password"))


def _opened(written: str, environ: Mapping[str, str]) -> str | None:
    """The password itself; None where only its owner can open it."""
    reference = _REFERENCE.fullmatch(written)
    if reference:
        return environ.get(reference[1]) or None
    return None if written.startswith(_ENCRYPTED) else written
