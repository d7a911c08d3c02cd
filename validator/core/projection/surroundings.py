"""What the projection is given from outside, and what it makes ready of it once for all documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from validator.core import canonical
from validator.core.addresses import Addresses
from validator.core.digests import keyed
from validator.core.facts import FactKind, Memory, Unknown
from validator.core.ledger import Ledger
from validator.core.name_words import DOMAIN, SUBJECT, WEBSITE, NameWords
from validator.core.names import NameParts
from validator.core.numbers import icp_number, license_number, service_code
from validator.core.projection.plans import Form, Plans
from validator.core.projection.reasons import FAULTY, NO_PROVINCE, Reasons
from validator.core.run_facts import Tally
from validator.core.tables import Tables


class Given(NamedTuple):
    """The values of `Surroundings`."""

    kinds: Mapping[str, FactKind]
    tables: Tables
    registrable: Callable[[str], str | None]
    run_key: bytes
    edition_date: str
    as_of: str | None
    ledger: Ledger | None
    environ: Mapping[str, str] = {}


class Surroundings(Given):
    """What the projection needs beside the document.

    `tables` are cut at the edition's day; `registrable` gives the registrable domain of a name, None where it has none;
    `as_of` is the day asked for, if any; `environ` resolves references to a password.
    """

    @cached_property
    def reasons(self) -> Reasons:
        """Why something is unknown, in words."""
        return Reasons(self.kinds)

    @cached_property
    def plans(self) -> Plans:
        """What is read as it stands."""
        forms: dict[str, Form] = {
            "name": canonical.name,
            "number": canonical.number,
            "subject-number": icp_number.subject_number,
            "website-number": icp_number.website_number,
            "license-number": license_number.compact,
            "service-code": service_code.compact,
            "province": self.province,
            "domain": self.domain,
        }
        return Plans(self.kinds, forms, self.reasons)

    @cached_property
    def addresses(self) -> Addresses:
        """Where addresses lie."""
        return Addresses(self.tables.rows("provinces"), self.tables.rows("areas"))

    @cached_property
    def words(self) -> Mapping[str, NameWords]:
        """The words that are looked for, by the kind of thing whose name they stand in."""
        rows = self.tables.rows("words")
        return {sort: NameWords(rows, self.addresses, sort) for sort in (WEBSITE, SUBJECT, DOMAIN)}

    @cached_property
    def name_parts(self) -> NameParts:
        """What names have in common once places and legal forms are left out."""
        return NameParts(self.addresses, (str(row.get("form")) for row in self.tables.rows("legal_forms")))

    def province(self, written: str) -> str | Unknown:
        """The canonical name of a province."""
        return self.tables.province(written) or NO_PROVINCE

    def nature(self, written: str | Unknown | None) -> str | Unknown:
        """The nature of a subject, which every subject has to say."""
        values = self.kinds["subject"].fields["nature"].values
        return written if isinstance(written, str) and written in values else FAULTY

    def key(self, text: str) -> str:
        """A text as only this run can compare it."""
        return keyed(self.run_key, text)

    def domain(self, written: str) -> str:
        """A domain in the form in which domains are compared: its registrable part, else the name in small letters."""
        name = canonical.host(written)
        return self.registrable(name) or name


class Projected(NamedTuple):
    """A document as rules see it. `kind` is None where it cannot be read: then nothing is judged and `memory` is empty.

    `day` is the day of judgement, `submitted_on` the day of submission where one is given; `is_open` says whether the
    application meets the others of its run, `tallies` what it then adds to the facts of the run.
    """

    memory: Memory
    day: str
    submitted_on: str | None
    kind: str | None
    is_open: bool
    tallies: tuple[Tally, ...]
