"""The ledger: the filings on record, looked up by what an application names. It keeps no identity number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from validator.core import canonical
from validator.core.digests import belonging_text, certificate_text, keyed
from validator.core.documents import Value
from validator.core.numbers.icp_number import subject_number, website_number

Raw = Mapping[str, Value]


class RecordWebsite(NamedTuple):
    """A website of a record: its number, its status and its registrable domains."""

    number: str
    status: str
    domains: tuple[str, ...]


class Record(NamedTuple):
    """A filing on record. `subject_written` is the subject's name as it stands there, keys are digests of the run."""

    icp_number: str
    status: str
    provider: str | None
    filed_through: str | None
    approved_on: str | None
    subject_name: str | None
    subject_written: str | None
    certificate_key: str | None
    account_key: str | None
    websites: tuple[RecordWebsite, ...]


class Ledger:
    """Records with their look-ups. `complete`: every filing that exists is in it; `digest` is that of the file."""

    def __init__(
        self, records: Iterable[Record], *, complete: bool, as_of: str | None = None, digest: str | None = None
    ) -> None:
        self.records = tuple(records)
        self.complete = complete
        self.as_of = as_of
        self.digest = digest
        self._named: dict[tuple[str, str], list[int]] = {}
        for position, record in enumerate(self.records):
            for name in _names(record):
                self._named.setdefault(name, []).append(position)

    @classmethod
    def of(
        cls,
        records: Iterable[Raw],
        registrable: Callable[[str], str | None],
        run_key: bytes,
        *,
        complete: bool,
        as_of: str | None = None,
        digest: str | None = None,
    ) -> Ledger:
        """A ledger of records as a file writes them."""
        read = (record_of(raw, registrable, run_key) for raw in records)
        return cls(read, complete=complete, as_of=as_of, digest=digest)

    def by_number(self, number: str) -> tuple[Record, ...]:
        """The records with a subject's number, in canonical form."""
        return self._found([("number", number)])

    def named(
        self, *, numbers: Iterable[str], certificates: Iterable[str], domains: Iterable[str], accounts: Iterable[str]
    ) -> tuple[Record, ...]:
        """The records that any of these name, each once, in the order of the ledger."""
        names = {"number": numbers, "certificate": certificates, "domain": domains, "account": accounts}
        return self._found((what, name) for what, found in names.items() for name in found)

    def _found(self, names: Iterable[tuple[str, str]]) -> tuple[Record, ...]:
        positions = {position for name in names for position in self._named.get(name, ())}
        return tuple(self.records[position] for position in sorted(positions))


def _names(record: Record) -> set[tuple[str, str]]:
    names = {("number", record.icp_number)}
    names.update(("domain", domain) for website in record.websites for domain in website.domains)
    if record.certificate_key is not None:
        names.add(("certificate", record.certificate_key))
    if record.account_key is not None:
        names.add(("account", record.account_key))
    return names


def record_of(raw: Raw, registrable: Callable[[str], str | None], run_key: bytes) -> Record:
    """A record as a file writes it, in canonical forms; its shape is known to be right."""
    subject = _block(raw, "subject")
    certificate = _block(subject, "certificate")
    kind, number = _text(certificate, "type"), _text(certificate, "number")
    provider, account = _text(raw, "provider"), _text(raw, "account")
    written = _text(subject, "name")
    return Record(
        icp_number=subject_number(_text(raw, "icp_number") or ""),
        status=_text(raw, "status") or "approved",
        provider=provider,
        filed_through=_text(raw, "filed_through"),
        approved_on=_text(raw, "approved_on"),
        subject_name=canonical.name(written) if written else None,
        subject_written=written,
        certificate_key=keyed(run_key, certificate_text(kind, canonical.number(number))) if kind and number else None,
        account_key=keyed(run_key, belonging_text(provider, account)) if provider and account else None,
        websites=tuple(_websites(raw, registrable)),
    )


def _websites(raw: Raw, registrable: Callable[[str], str | None]) -> Iterable[RecordWebsite]:
    whole = _text(raw, "status") or "approved"
    found = raw.get("websites")
    for website in found if isinstance(found, list) else ():
        if isinstance(website, dict):
            status = whole if whole == "cancelled" else _text(website, "status") or whole
            domains = dict.fromkeys(_domains(website, registrable))
            yield RecordWebsite(website_number(_text(website, "number") or ""), status, tuple(domains))


def _domains(website: Raw, registrable: Callable[[str], str | None]) -> Iterable[str]:
    found = website.get("domains")
    for domain in found if isinstance(found, list) else ():
        if isinstance(domain, str):
            name = canonical.host(domain)
            yield registrable(name) or name


def _block(raw: Raw, key: str) -> Raw:
    found = raw.get(key)
    return found if isinstance(found, dict) else {}


def _text(raw: Raw, key: str) -> str | None:
    found = raw.get(key)
    return found if isinstance(found, str) and found.strip() else None
