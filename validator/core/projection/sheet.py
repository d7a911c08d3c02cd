"""The sheet on which the facts of one document are written down, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Union

from validator.core.documents import Document
from validator.core.facts import Fact, State, Unknown
from validator.core.projection.blocks import Block, Entries
from validator.core.projection.identities import Certificate
from validator.core.projection.plans import read
from validator.core.projection.reasons import FAULTY
from validator.core.projection.surroundings import Surroundings
from validator.core.projection.whole import Whole
from validator.core.run_facts import Tally
from validator.core.texts import Text

Parents = Mapping[str, int]
# The websites of a document with their pointers; unknown where the whole list is.
Sites = Union["tuple[tuple[str, Block | Unknown], ...]", Unknown]
NO_PARENTS: Parents = {}
NOTHING_TOLD: Mapping[str, Text] = {}
# What is known of a fact that may be there: in a website's block, a person in charge is the website's.
_ROLES: Mapping[str, Mapping[str, State]] = {"person": {"role": "website-principal"}}


class Outline(NamedTuple):
    """What several blocks need to know of the whole: read once, before any fact is written.

    `provider` is to whom the application is handed in, `number` the subject's number that the filing names,
    `approved_on` the day on which that filing was approved, `certificate` the subject's, `day` that of judgement.
    """

    root: Block
    kind: str
    day: str
    provider: str | Unknown
    submitted_on: str | Unknown | None
    filing: Block | Unknown | None
    number: str | Unknown | None
    approved_on: str | Unknown
    subject: Block | Unknown | None
    certificate: Certificate
    account: str | Unknown
    account_key: str | Unknown
    subject_key: str | Unknown
    sites: Sites
    is_open: bool


class Use(NamedTuple):
    """What an application takes from an instance: codes used before, those it gives, and how many more it asks for."""

    used: int
    codes: frozenset[str]
    wanted: int


class Person(NamedTuple):
    """Who a person is: the name in canonical form, the certificate, the key of the mobile number.

    `states` are the derived fields that are the same in whatever role, `told` what messages say of them.
    """

    name: str | Unknown | None
    certificate: Certificate
    mobile: str | Unknown
    states: Mapping[str, State | None]
    told: Mapping[str, Text]


class Names(NamedTuple):
    """The different registrable domains of a website, and whether all that stands there could be read."""

    domains: frozenset[str]
    certain: bool


NO_ENTRIES = Entries("", [], frozenset())
NO_USE = Use(0, frozenset(), 0)


class Sheet:
    """Facts of one document, as they are written down; `tallies` are what they add to the facts of the run."""

    def __init__(
        self, document: Document, outline: Outline, surroundings: Surroundings, context: dict[str, State]
    ) -> None:
        self.document = document
        self.outline = outline
        self.surroundings = surroundings
        self.facts: list[Fact] = []
        self.tallies: list[Tally] = []
        self.uses: dict[str, Use] | None = None
        self.names: dict[str, Names] = {}
        self.people: dict[str, Person] = {}
        self.whole = Whole(outline, surroundings, context)
        self._context = context
        self._plain = surroundings.plans.plain

    def missing(self, kind: str, field: str) -> Unknown:
        """That a field is not given."""
        return self.surroundings.reasons.missing(kind, field)

    def write(
        self,
        kind: str,
        block: Block,
        derived: Mapping[str, State | None],
        *,
        parents: Parents = NO_PARENTS,
        pointer: str | None = None,
        told: Mapping[str, Text] = NOTHING_TOLD,
    ) -> Fact:
        """A fact of a block: its plain fields as they stand there, and what was derived (None: nothing).

        `told` is what messages say of a derived value.
        """
        values, written = read(self._plain[kind], block, dict(self._context))
        for name, state in derived.items():
            if state is not None:
                values[name] = state
        if block.refused:
            self._refuse(kind, block, values)
        shown: Mapping[str, str | Text] = {**written, **told} if told else written
        return self._add(kind, block.pointer if pointer is None else pointer, parents, values, shown)

    def entry(
        self,
        kind: str,
        pointer: str,
        values: Mapping[str, State | None],
        *,
        parents: Parents = NO_PARENTS,
        written: Mapping[str, str] | None = None,
    ) -> Fact:
        """A fact of an entry that is no block; `written` is what was written where a value differs."""
        known = {name: state for name, state in {**self._context, **values}.items() if state is not None}
        return self._add(kind, pointer, parents, known, {} if written is None else written)

    def phantom(
        self,
        kind: str,
        pointer: str,
        reason: Text,
        *,
        parents: Parents = NO_PARENTS,
        values: Mapping[str, State] | None = None,
    ) -> None:
        """Facts that may be there without our knowing, and those that may be below them."""
        known = {**self._context, **(_ROLES.get(kind, {}) if values is None else values)}
        fact = self._add(kind, pointer, parents, known, {}, reason)
        for below in self.surroundings.plans.children[kind]:
            self.phantom(below.name, f"{pointer}/{below.pointer}", reason, parents={**parents, kind: fact.number})

    def record(self, kind: str, values: Mapping[str, State | None], written: Mapping[str, str] | None = None) -> None:
        """A fact of the ledger."""
        known = {name: state for name, state in values.items() if state is not None}
        self._add(kind, "", NO_PARENTS, known, {} if written is None else written, document=None)

    def unrecorded(self, kind: str, reason: Text) -> None:
        """Facts of the ledger that may be there without our knowing."""
        self._add(kind, "", NO_PARENTS, {}, {}, reason, document=None)

    def entries(self, kind: str, block: Block, key: str, parents: Parents = NO_PARENTS) -> Entries | Unknown:
        """The list of a key, empty where left out; a phantom where it cannot be read, or leaves open what there is."""
        found = block.entries(key)
        if isinstance(found, Unknown):
            self.phantom(kind, block.at(key), found.reason, parents=parents)
        elif found is None and self.surroundings.kinds[kind].when_missing == "unknown":
            self.phantom(kind, block.at(key), self.surroundings.reasons.unlisted(kind), parents=parents)
        return NO_ENTRIES if found is None else found

    def blocks(self, kind: str, block: Block, key: str, parents: Parents = NO_PARENTS) -> Iterator[Block]:
        """The mappings of a list, each to be written as a fact; a phantom for each that is none."""
        entries = self.entries(kind, block, key, parents)
        for pointer, entry in entries.blocks() if isinstance(entries, Entries) else ():
            if isinstance(entry, Block):
                yield entry
            else:
                self.phantom(kind, pointer, entry.reason, parents=parents)

    def texts(self, kind: str, block: Block, key: str, parents: Parents = NO_PARENTS) -> Iterator[tuple[str, str]]:
        """The texts of a list with their pointers, each to be written as a fact; a phantom for each that is none."""
        entries = self.entries(kind, block, key, parents)
        for pointer, entry in entries.texts() if isinstance(entries, Entries) else ():
            if isinstance(entry, str):
                yield pointer, entry
            else:
                self.phantom(kind, pointer, entry.reason, parents=parents)

    def listed(
        self, kind: str, field: str, block: Block, key: str, parents: Parents = NO_PARENTS
    ) -> Iterator[tuple[str, str]]:
        """The texts of a list that are values of a field; a phantom for each that is none."""
        values = self.surroundings.kinds[kind].fields[field].values
        for pointer, text in self.texts(kind, block, key, parents):
            if not values or text in values:
                yield pointer, text
            else:
                self.phantom(kind, pointer, FAULTY.reason, parents=parents)

    def tally(self, kind: str, key: State | None, measure: str, value: State | None, pointer: str) -> None:
        """Add to a fact of the run, if the application is open and both key and value are known."""
        if self.outline.is_open and isinstance(key, str) and value is not None and not isinstance(value, Unknown):
            found = Tally(kind, key, measure, value, self.document.path, self.document.number, pointer)
            self.tallies.append(found)

    def _refuse(self, kind: str, block: Block, values: dict[str, State]) -> None:
        """Make unknown whatever was read from a refused place, however it was worked out."""
        for name, field in self.surroundings.kinds[kind].fields.items():
            if field.leaf and not field.leaf.startswith("/") and _is_refused(block, field.leaf):
                values[name] = FAULTY

    def _add(
        self,
        kind: str,
        pointer: str,
        parents: Parents,
        values: Mapping[str, State],
        written: Mapping[str, str | Text],
        phantom: Text | None = None,
        document: int | None = 0,
    ) -> Fact:
        fact = Fact(kind, len(self.facts), document, pointer, parents, values, written, phantom)
        self.facts.append(fact)
        return fact


def _is_refused(block: Block, leaf: str) -> bool:
    """Whether the place of a leaf, or one above it within the block, was refused."""
    pointer = block.pointer
    for key in leaf.split("/"):
        pointer = f"{pointer}/{key}"
        if pointer in block.refused:
            return True
    return False
