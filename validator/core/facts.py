"""Facts: what a document says, flat and typed, as rules see it.

A field holds a value, nothing (absent), or Unknown with a reason. Unknown is not no.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from validator.core.texts import Text


class Unknown(NamedTuple):
    """The third state of a field: it may hold, we cannot tell, and here is why.

    `structural` says that the file's structure is at fault there: it was told already, so not even
    `missing fails` speaks of it again.
    """

    reason: Text
    structural: bool = False


Scalar = bool | int | str
State = bool | int | str | Unknown


class Field(NamedTuple):
    """A field that facts of a kind have, as `schemas/facts.schema.json` declares it.

    `type` is text, boolean, integer, date, kind or key (a keyed digest, only ever compared).
    `presence` is always, optional or derived; `may_be_nothing` and `may_be_unknown` say which states
    besides a value it can have. `given` names a field of the same kind: if that one has a value, so has this.
    `leaf` is the place that the field was read from: relative to the fact's pointer, or absolute
    with a leading slash. `sensitive` is None, "personal" or "secret". `values` lists an enumeration.
    `canonical` names the form in which values are compared, "" where they are taken as written; `yes` and `no` are
    what a boolean says of its fact ("is open to the public").
    """

    name: str
    type: str
    title: Text
    presence: str
    may_be_nothing: bool
    may_be_unknown: bool
    given: str | None
    leaf: str
    sensitive: str | None
    values: tuple[str, ...]
    canonical: str = ""
    yes: Text | None = None
    no: Text | None = None


class FactKind(NamedTuple):
    """A kind of facts. `scope` is application, ledger or run; `parents` are the kinds it may belong to, nearest first.

    `pointer` is where a missing fact of the kind would stand (`/filing`), relative to the parent fact if it has one.
    `when_missing` is unknown where a file without the list leaves open which facts of the kind there are.
    """

    name: str
    scope: str
    parents: tuple[str, ...]
    title: Text
    pointer: str
    fields: Mapping[str, Field]
    when_missing: str = "nothing"


class Fact(NamedTuple):
    """One fact. `number` is its identity in its memory, `document` its application's number in the memory
    (None for facts of the ledger and of the run), `parents` maps each ancestor's kind to its number.

    `values` holds canonical forms; a missing key is nothing. `written` holds what was written where that differs, for
    messages, or what is said of a value in each language. `pointer` is its place in the document; facts of the ledger
    and the run have "".
    A phantom stands for facts that may exist without our knowing: every test on it is unknown, for `phantom`'s reason.
    """

    kind: str
    number: int
    document: int | None
    pointer: str
    parents: Mapping[str, int]
    values: Mapping[str, State]
    written: Mapping[str, str | Text]
    phantom: Text | None = None


class Memory:
    """All facts that one judgement sees, by kind, in reading order. Numbers count from 0 and are unique."""

    __slots__ = ("_by_kind", "facts")

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts: tuple[Fact, ...] = tuple(facts)
        self._by_kind: dict[str, list[Fact]] = {}
        for fact in self.facts:
            self._by_kind.setdefault(fact.kind, []).append(fact)

    def of_kind(self, kind: str) -> list[Fact]:
        """The facts of a kind, phantoms among them, in reading order."""
        return self._by_kind.get(kind, [])

    def fact(self, number: int) -> Fact:
        """The fact with that number."""
        return self.facts[number]
