"""A text in both languages, and the severity words."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Text(NamedTuple):
    """One text in English and Chinese; none exists in one language only."""

    en: str
    zh: str


class Severity(enum.Enum):
    """How much a finding weighs: an error fails a document, the others inform."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
