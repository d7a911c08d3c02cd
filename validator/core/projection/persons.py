"""Persons in charge, the legal representative, and the individual who files."""

from __future__ import annotations

from validator.core import canonical
from validator.core.facts import State, Unknown
from validator.core.numbers import mobile
from validator.core.projection import certificates, contacts, residence, roles
from validator.core.projection.blocks import Block, below
from validator.core.projection.certificates import Numbered, numbered
from validator.core.projection.identities import Certificate, certificate_of
from validator.core.projection.reasons import FAULTY, NO_BIRTH_DATE, NUMBER_AT_FAULT
from validator.core.projection.roles import LEGAL, SUBJECT_ROLE, WEBSITE_PRINCIPAL
from validator.core.projection.sheet import NO_PARENTS, Parents, Person, Sheet
from validator.core.run_facts import MOBILE, PERSON, SUBJECT

# A person may be the same as another of the file, who may be the same as a third; no longer chain makes sense.
_LONGEST_CHAIN = 2


def person(sheet: Sheet, holder: Block, key: str, role: str, parents: Parents = NO_PARENTS) -> None:
    """Write the person that stands under a key, if any."""
    block = meant(sheet, holder.block(key))
    if isinstance(block, Unknown):
        sheet.phantom("person", holder.at(key), block.reason, parents=parents, values={"role": role})
    elif block is not None:
        _write(sheet, block, role, holder.at(key), parents)


def individual(sheet: Sheet, subject: Block) -> None:
    """Write the individual who files, as a person; phones stand with the person in charge, who is the same."""
    who = who_is(sheet, subject)
    derived: dict[str, State | None] = {
        **who.states,
        **_identity(sheet.outline.certificate, SUBJECT_ROLE),
        **_roles(sheet, subject, who, SUBJECT_ROLE),
        "mobile": None,
        "receives_sms": None,
    }
    sheet.write("person", subject, derived, told=who.told)


def named(sheet: Sheet, key: str) -> Person | Unknown | None:
    """The person under a key of the subject; None where there is none."""
    found = meant(sheet, below(sheet.outline.subject, key))
    return who_is(sheet, found) if isinstance(found, Block) else found


def who_is(sheet: Sheet, block: Block) -> Person:
    """Who stands in a block; a person who is the same in several roles is worked out once."""
    found = sheet.people.get(block.pointer)
    if found is None:
        found = sheet.people[block.pointer] = _person(sheet, block)
    return found


def _person(sheet: Sheet, block: Block) -> Person:
    day, surroundings = sheet.outline.day, sheet.surroundings
    name, number = block.text("name"), numbered(block, "person", day, surroundings)
    own = contacts.mobiles(block)
    states = {
        **certificates.personal_states(number, day, surroundings.tables.areas),
        **contacts.states(sheet, block, own),
        "age": _age(block, number, day),
        "address_in_province": residence.in_province(sheet, residence.certificate_place(sheet, block, "person")),
    }
    return Person(
        name=canonical.name(name) if isinstance(name, str) else name,
        certificate=certificate_of(block, "person", day, surroundings),
        mobile=_mobile(sheet, own),
        states=states,
        told=certificates.told(number),
    )


def _write(sheet: Sheet, block: Block, role: str, pointer: str, parents: Parents) -> None:
    who = who_is(sheet, block)
    sms = block.flag("receives_sms")
    derived: dict[str, State | None] = {
        **who.states,
        **_identity(who.certificate, role),
        **_roles(sheet, block, who, role),
        "mobile": who.mobile,
        "receives_sms": sheet.missing("person", "receives_sms") if sms is None else sms,
    }
    if role != LEGAL:
        _owe(sheet, derived)
    sheet.write("person", block, derived, parents=parents, pointer=pointer, told=who.told)
    subject = sheet.outline.certificate.key
    sheet.tally(MOBILE, who.mobile, SUBJECT, subject, f"{pointer}/mobile")
    if role == WEBSITE_PRINCIPAL:
        sheet.tally(PERSON, who.certificate.key, SUBJECT, subject, f"{pointer}/certificate/number")


def _owe(sheet: Sheet, derived: dict[str, State | None]) -> None:
    """Make unknown what a person in charge owes and does not give; an individual owes no office telephone."""
    for field, what in contacts.OWED.items():
        if derived[field] is None and not (field == "office_phone_ok" and sheet.whole.is_individual is True):
            derived[field] = sheet.surroundings.reasons.lacking("person", what)


def _identity(certificate: Certificate, role: str) -> dict[str, State | None]:
    return {"role": role, "certificate_key": certificate.key, "certificate_days_left": certificate.days_left}


def _roles(sheet: Sheet, block: Block, who: Person, role: str) -> dict[str, State | None]:
    return roles.states(sheet, block, who, role, named(sheet, "principal"), named(sheet, "legal_representative"))


def _age(block: Block, number: Numbered, day: str) -> int | Unknown:
    """Full years on a day; who was born on 29 February completes a year on 1 March."""
    born = certificates.birth_date(number) or block.day("birth_date")
    if isinstance(born, str):
        return int(day[:4]) - int(born[:4]) - (day[5:] < born[5:])
    if isinstance(born, Unknown) or number.doubt is not None:
        return born or number.doubt or FAULTY
    return NUMBER_AT_FAULT if number.judged is not None and number.judged.fault else NO_BIRTH_DATE


def meant(sheet: Sheet, block: Block | Unknown | None) -> Block | Unknown | None:
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


def _mobile(sheet: Sheet, own: contacts.Numbers) -> str | Unknown:
    """The key of the mobile number; of several, the first."""
    if isinstance(own, Unknown):
        return own
    return sheet.surroundings.key(mobile.compact(own[0])) if own else sheet.missing("person", "mobile")
