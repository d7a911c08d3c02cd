"""The records of the ledger that the application names, as facts; where no ledger can tell, phantoms stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from validator.core.facts import Unknown
from validator.core.ledger import Record, RecordWebsite
from validator.core.numbers.icp_number import subject_number
from validator.core.projection.reasons import NO_LEDGER, PART_LEDGER
from validator.core.projection.sheet import Sheet

RECORD, WEBSITE, DOMAIN = "record", "record_website", "record_domain"


def project(sheet: Sheet) -> None:
    """Write the facts of the ledger, after those of the application."""
    ledger = sheet.surroundings.ledger
    if ledger is not None:
        named = ledger.named(
            numbers=_numbers(sheet), certificates=_known(sheet.outline.certificate.key),
            domains=_domains(sheet), accounts=_known(sheet.outline.account_key),
        )  # fmt: skip
        for record in named:
            _record(sheet, record)
    if ledger is None or not ledger.complete:
        for kind in (RECORD, WEBSITE, DOMAIN):
            sheet.unrecorded(kind, NO_LEDGER if ledger is None else PART_LEDGER)


def _known(state: str | Unknown | None) -> tuple[str, ...]:
    return (state,) if isinstance(state, str) else ()


def _numbers(sheet: Sheet) -> Iterator[str]:
    """The subject's numbers that the application writes, its websites' cut to them."""
    yield from _known(sheet.outline.number)
    for fact in sheet.facts:
        number = fact.values.get("number")
        if fact.kind == "named_website" and isinstance(number, str):
            yield subject_number(number)


def _domains(sheet: Sheet) -> Iterator[str]:
    for fact in sheet.facts:
        name = fact.values.get("name")
        if fact.kind == "domain" and isinstance(name, str):
            yield name


def _record(sheet: Sheet, record: Record) -> None:
    name, written = record.subject_name, record.subject_written
    values = {
        "icp_number": record.icp_number,
        "status": record.status,
        "provider": record.provider,
        "filed_through": record.filed_through,
        "approved_on": record.approved_on,
        "subject_name": name,
        "certificate_key": record.certificate_key or sheet.missing(RECORD, "certificate_key"),
        "account_key": record.account_key or sheet.missing(RECORD, "account_key"),
    }
    sheet.record(RECORD, values, {"subject_name": written} if written is not None and written != name else {})
    for website in record.websites:
        _website(sheet, record, website)


def _website(sheet: Sheet, record: Record, website: RecordWebsite) -> None:
    common = {"icp_number": record.icp_number, "status": website.status}
    sheet.record(WEBSITE, {"number": website.number, "domain_count": len(website.domains), **common})
    for domain in website.domains:
        sheet.record(DOMAIN, {"name": domain, "website_number": website.number, **common})
