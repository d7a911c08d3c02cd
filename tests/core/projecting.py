"""Documents made into facts by hand: YAML in, facts out, with the tables and the facts schema of the rulebook."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from validator.adapters.reading import Limits, read
from validator.adapters.suffixes import registrable
from validator.core.declarations import fact_kinds
from validator.core.documents import Document
from validator.core.facts import Fact, FactKind, State, Unknown
from validator.core.ledger import Ledger
from validator.core.projection import Projected, Surroundings, project
from validator.core.tables import Tables

ROOT = Path(__file__).resolve().parent.parent.parent
RUN_KEY = b"a key of sixteen"
FOUNDING, TODAY = "2018-04-18", "2026-11-23"


def yaml(text: str, shown: str = "application.icp.yaml") -> Document:
    """The first document of a text."""
    return next(read(text.encode(), shown, "yaml", Limits()))


@cache
def kinds() -> dict[str, FactKind]:
    return fact_kinds(json.loads((ROOT / "schemas/facts.schema.json").read_text(encoding="utf-8")))


@cache
def raw_tables() -> dict[str, Any]:
    files = sorted((ROOT / "rules/tables").glob("*.yaml"))
    return {os.path.splitext(file.name)[0]: yaml(file.read_text(encoding="utf-8")).value for file in files}


def ledger(text: str, *, complete: bool = True) -> Ledger:
    """A ledger of the records that a text lists under `records`."""
    value = yaml(text).value
    assert isinstance(value, dict) and isinstance(value["records"], list)
    records = [record for record in value["records"] if isinstance(record, dict)]
    return Ledger.of(records, registrable, RUN_KEY, complete=complete)


def surroundings(
    *,
    edition: str = FOUNDING,
    as_of: str | None = None,
    on_record: Ledger | None = None,
    environ: Mapping[str, str] | None = None,
) -> Surroundings:
    return Surroundings(
        kinds=kinds(),
        tables=Tables(raw_tables(), edition),
        registrable=registrable,
        run_key=RUN_KEY,
        edition_date=edition,
        as_of=as_of,
        ledger=on_record,
        environ=environ or {},
    )


def projected(text: str, refused: Iterable[str] = (), **given: Any) -> Projected:
    return project(yaml(text), tuple(refused), surroundings(**given))


def facts(text: str, kind: str, refused: Iterable[str] = (), **given: Any) -> list[Fact]:
    """The facts of a kind, phantoms among them."""
    return projected(text, refused, **given).memory.of_kind(kind)


def fact(text: str, kind: str, refused: Iterable[str] = (), **given: Any) -> Fact:
    """The only fact of a kind."""
    found = facts(text, kind, refused, **given)
    assert len(found) == 1, [f.pointer for f in found]
    return found[0]


def said(of: Fact, field: str) -> State | None:
    """What a field says: its value, None for nothing, or "? " and why it is unknown."""
    state = of.values.get(field)
    return f"? {state.reason.en}" if isinstance(state, Unknown) else state
