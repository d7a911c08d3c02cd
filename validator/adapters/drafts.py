"""What reading one document gave, before it is known which document of which file it is."""

from __future__ import annotations

from typing import NamedTuple

from validator.adapters.source_text import Source
from validator.core.documents import Fault, Value


class Draft(NamedTuple):
    """A document's text with its value and faults; without text where it could not be read.

    `form` is what the text was read as, "yaml" or "json": its places are found the same way.
    """

    source: Source
    value: Value
    faults: tuple[Fault, ...] = ()
    readable: bool = True
    form: str = "yaml"


def unreadable(fault: Fault) -> Draft:
    """A document of which nothing is known but why; its text is let go, it may hold a secret anywhere."""
    return Draft(Source("", fault.span.start.line), None, (fault,), readable=False)
