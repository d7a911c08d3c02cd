"""The application as a whole: what several blocks need to know of it, and its own fact."""

from __future__ import annotations

from validator.core.days import is_day
from validator.core.documents import Document
from validator.core.facts import State, Unknown
from validator.core.numbers.icp_number import subject_number
from validator.core.projection.blocks import Block, Entries, equal, given
from validator.core.projection.identities import belonging_key, certificate_of
from validator.core.projection.reasons import FAULTY, IN_REVIEW, MIXED
from validator.core.projection.sheet import Outline, Sheet, Sites
from validator.core.projection.surroundings import Surroundings
from validator.core.projection.website import domain_names
from validator.core.run_facts import ACCOUNT, SUBJECT

OPEN_STATES = (None, "draft", "submitted")
FIRST, ADD, TRANSFER, CHANGE = "first-filing", "add-website", "transfer-in", "change"
CANCEL_WEBSITE = "cancel-website"
# Kinds that follow from what is filed already, so that another may be the one that fits.
_FOLLOWING = (FIRST, ADD, TRANSFER, CHANGE)
_WITH_AN_ACCOUNT = (FIRST, ADD, TRANSFER, "claim")


def kind_of(root: Block, surroundings: Surroundings) -> str | None:
    """The kind of an application; None where it cannot be read."""
    found = root.text("kind")
    return found if found in surroundings.kinds["application"].fields["kind"].values else None


def outline(root: Block, kind: str, surroundings: Surroundings) -> Outline:
    """What several blocks need to know."""
    missing = surroundings.reasons.missing
    submitted, state = root.day("submitted_on"), root.text("state")
    filing, subject, account = root.block("filing"), root.block("subject"), root.block("account")
    provider = root.text("provider") or missing("application", "provider")
    holder = account.text("id") if isinstance(account, Block) else account
    number = _number(filing)
    day = submitted if isinstance(submitted, str) else surroundings.as_of or surroundings.edition_date
    certificate = certificate_of(subject, "subject", day, surroundings)
    named = holder or missing("application", "account_id")
    approved = filing.day("approved_on") if isinstance(filing, Block) else filing
    return Outline(
        root=root,
        kind=kind,
        day=day,
        provider=provider,
        submitted_on=submitted,
        filing=filing,
        number=number,
        approved_on=approved or missing("filing", "approved_on"),
        subject=subject,
        certificate=certificate,
        account=named,
        account_key=belonging_key(provider, named, surroundings),
        subject_key=_subject_key(certificate.key, number, surroundings),
        sites=_sites(root),
        is_open=state in OPEN_STATES,
    )


def context(root: Block, kind: str, surroundings: Surroundings) -> dict[str, State]:
    """What every fact of the application carries: its kind, and its subject's province and nature."""
    subject = root.block("subject")
    if not isinstance(subject, Block):
        return {"in": kind, "province": subject, "nature": subject} if subject is not None else {"in": kind}
    province = subject.text("province")
    if province is None:
        province = surroundings.reasons.missing("subject", "province")
    return {
        "in": kind,
        "province": surroundings.province(province) if isinstance(province, str) else province,
        "nature": surroundings.nature(subject.text("nature")),
    }


def project(sheet: Sheet) -> None:
    """Write the fact of the application itself."""
    whole = sheet.outline
    derived: dict[str, State | None] = {
        "account_key": whole.account_key,
        "icp_number": whole.number,
        "subject_key": whole.subject_key,
        "cancel_reason_given": _cancel_reason_given(sheet),
        "expected_kind": _expected_kind(sheet),
        **_domain_counts(sheet),
    }
    sheet.write("application", whole.root, derived)
    if whole.kind in _WITH_AN_ACCOUNT:
        sheet.tally(ACCOUNT, whole.account_key, SUBJECT, whole.certificate.key, "/account/id")


def _cancel_reason_given(sheet: Sheet) -> bool | Unknown | None:
    """Nothing where no website is named that could have a reason: then the missing name is the mistake."""
    cancel = sheet.outline.root.block("cancel")
    if isinstance(cancel, Unknown):
        return cancel
    websites = None if cancel is None else cancel.entries("websites")
    names_none = websites is None or (isinstance(websites, Entries) and not websites.values)
    if sheet.outline.kind == CANCEL_WEBSITE and names_none:
        return None
    return False if cancel is None else given(cancel, "reason")


def submitted_on(document: Document) -> str | None:
    """The day of submission, where a real one is given."""
    value = document.value
    found = value.get("submitted_on") if isinstance(value, dict) else None
    return found if isinstance(found, str) and is_day(found) else None


def _sites(root: Block) -> Sites:
    entries = root.entries("websites")
    return tuple(entries.blocks()) if isinstance(entries, Entries) else entries or ()


def _number(filing: Block | Unknown | None) -> str | Unknown | None:
    typed = filing.text("icp_number") if isinstance(filing, Block) else filing
    return subject_number(typed) if isinstance(typed, str) else typed


def _subject_key(certificate: str | Unknown, number: str | Unknown | None, surroundings: Surroundings) -> str | Unknown:
    """Who files: by certificate, else by the certificate on record for the number, else by the number."""
    if isinstance(certificate, str) or certificate == FAULTY or not isinstance(number, str):
        return certificate
    records = surroundings.ledger.by_number(number) if surroundings.ledger is not None else ()
    recorded = next((record.certificate_key for record in records if record.certificate_key), None)
    return recorded or surroundings.key(f"number:{number}")


def _expected_kind(sheet: Sheet) -> str | Unknown | None:
    """The kind that follows from the filing, its provider and the numbers of the websites."""
    whole = sheet.outline
    if whole.kind not in _FOLLOWING:
        return None
    numbered = _numbered(whole.sites)
    if isinstance(numbered, Unknown) or isinstance(whole.filing, Unknown):
        return FAULTY
    status = whole.filing.text("status") if whole.filing is not None else "cancelled"
    if status == "cancelled":
        return MIXED if True in numbered else FIRST
    if status != "approved":
        return IN_REVIEW if status == "in-review" else FAULTY
    if numbered == {True, False}:
        return MIXED
    return ADD if numbered == {False} else _for_what_is_filed(sheet, whole.filing)


def _for_what_is_filed(sheet: Sheet, filing: Block | None) -> str | Unknown:
    provider = filing.text("provider") if filing is not None else None
    same = equal(provider or sheet.missing("filing", "provider"), sheet.outline.provider)
    if isinstance(same, Unknown):
        return same
    return CHANGE if same else TRANSFER


def _numbered(sites: Sites) -> set[bool] | Unknown:
    """Whether websites carry a number: every answer there is."""
    if isinstance(sites, Unknown):
        return sites
    found = {given(site, "number") if isinstance(site, Block) else site for _, site in sites}
    return FAULTY if FAULTY in found else {answer for answer in found if isinstance(answer, bool)}


def _domain_counts(sheet: Sheet) -> dict[str, State | None]:
    found = _domains(sheet)
    if isinstance(found, Unknown):
        return {"new_domain_count": found, "known_domain_count": found}
    return {"new_domain_count": len(found), "known_domain_count": len(found | _recorded_domains(sheet))}


def _domains(sheet: Sheet) -> frozenset[str] | Unknown:
    sites = sheet.outline.sites
    if isinstance(sites, Unknown):
        return sites
    names = [domain_names(sheet, site) for _, site in sites if isinstance(site, Block)]
    if len(names) < len(sites) or not all(found.certain for found in names):
        return FAULTY
    return frozenset().union(*(found.domains for found in names))


def _recorded_domains(sheet: Sheet) -> frozenset[str]:
    """The domains that are filed under the number of the filing, as far as the ledger tells."""
    number, ledger = sheet.outline.number, sheet.surroundings.ledger
    if ledger is None or not isinstance(number, str):
        return frozenset()
    websites = (website for record in ledger.by_number(number) for website in record.websites)
    return frozenset(domain for website in websites if website.status == "approved" for domain in website.domains)
