"""What a rule may speak of: the kinds of facts, the named lists and the tables of a rulebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from validator.core.facts import FactKind, Field, Scalar

APPLICATION_KINDS = (
    "first-filing", "commercial-license", "transfer-in", "change", "add-website",
    "claim", "service-code", "cancel-subject", "cancel-website", "cancel-transfer-in",
)  # fmt: skip

Row = Mapping[str, object]


class Vocabulary(NamedTuple):
    """Kinds, named lists (without the dollar) and rows of tables by name, and the names of all provinces."""

    kinds: Mapping[str, FactKind]
    lists: Mapping[str, tuple[Scalar, ...]]
    tables: Mapping[str, tuple[Row, ...]]
    provinces: tuple[str, ...]

    def field(self, kind: str, name: str) -> Field | None:
        """A field of a kind; None where either is unknown."""
        known = self.kinds.get(kind)
        return known.fields.get(name) if known else None
