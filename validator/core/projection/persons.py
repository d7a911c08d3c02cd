"""Persons in charge, the legal representative, and the individual who files."""

from __future__ import annotations

from validator.core.facts import State, Unknown
from validator.core.numbers import mobile
from validator.core.projection.blocks import Block, Entries, below
from validator.core.projection.identities import Certificate, certificate_of
from validator.core.projection.reasons import FAULTY
from validator.core.projection.sheet import NO_PARENTS, Parents, Person, Sheet
from validator.core.run_facts import MOBILE, PERSON, SUBJECT

SUBJECT_ROLE, SUBJECT_PRINCIPAL, WEBSITE_PRINCIPAL, LEGAL_REPRESENTATIVE = (
    "subject", "subject-principal", "website-principal", "legal-representative",
)  # fmt: skip
# A person may be the same as another of the file, who may be the same as a third; no longer chain makes sense.
_LONGEST_CHAIN = 2


def person(sheet: Sheet, holder: Block, key: str, role: str, parents: Parents = NO_PARENTS) -> None:
    """Write the person that stands under a key, if any."""
    block = _meant(sheet, holder.block(key))
    if isinstance(block, Unknown):
        sheet.phantom("person", holder.at(key), block.reason, parents=parents, values={"role": role})
    elif block is not None:
        _write(sheet, block, role, holder.at(key), parents)


def individual(sheet: Sheet, subject: Block) -> None:
    """Write the individual who files, as a person; phones stand with the person in charge, who is the same."""
    sheet.write(
        "person", subject, {**_identity(sheet.outline.certificate, SUBJECT_ROLE), "mobile": None, "receives_sms": None}
    )


def _write(sheet: Sheet, block: Block, role: str, pointer: str, parents: Parents) -> None:
    certificate, number = _who(sheet, block)
    sms = block.flag("receives_sms")
    contacts = {"mobile": number, "receives_sms": sheet.missing("person", "receives_sms") if sms is None else sms}
    sheet.write("person", block, {**_identity(certificate, role), **contacts}, parents=parents, pointer=pointer)
    sheet.tally(MOBILE, number, SUBJECT, sheet.outline.certificate.key, f"{pointer}/mobile")
    if role == WEBSITE_PRINCIPAL:
        sheet.tally(PERSON, certificate.key, SUBJECT, sheet.outline.certificate.key, f"{pointer}/certificate/number")


def _who(sheet: Sheet, block: Block) -> Person:
    """Who stands in a block; a person who is the same in several roles is worked out once."""
    found = sheet.people.get(block.pointer)
    if found is None:
        certificate = certificate_of(block, "person", sheet.outline.day, sheet.surroundings)
        found = sheet.people[block.pointer] = Person(certificate, _mobile(sheet, block))
    return found


def _identity(certificate: Certificate, role: str) -> dict[str, State | None]:
    return {"role": role, "certificate_key": certificate.key, "certificate_days_left": certificate.days_left}


def _meant(sheet: Sheet, block: Block | Unknown | None) -> Block | Unknown | None:
    """The block itself, or the one that it says it is the same as."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(block, Block) or "same_as" not in block.value:
            return block
        whole, _, key = str(block.text("same_as")).partition(".")
        if whole != "subject" or key not in ("principal", "legal_representative"):
            return FAULTY
        found = below(sheet.outline.subject, key)
        block = Block("/subject/" + key, {}, block.refused) if found is None else found
    return FAULTY if isinstance(block, Block) and "same_as" in block.value else block


def _mobile(sheet: Sheet, block: Block) -> str | Unknown:
    """The key of the mobile number; of several, the first."""
    several = block.raw("mobile")
    if isinstance(several, list):
        first = next((text for _, text in Entries(block.at("mobile"), several, block.refused).texts()), None)
    else:
        first = block.text("mobile")
    if first is None or isinstance(first, Unknown):
        return first or sheet.missing("person", "mobile")
    return sheet.surroundings.key(mobile.compact(first.replace("；", ";").partition(";")[0]))
