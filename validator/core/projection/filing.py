"""The filing that an application builds on, who serves it now, and which orders are open on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from validator.core.facts import State, Unknown
from validator.core.numbers import icp_number
from validator.core.projection.blocks import Answer, Block, Entries, equal, given
from validator.core.projection.reasons import FAULTY, NO_LEDGER, NOT_ON_RECORD, ODD_NUMBER, PART_LEDGER
from validator.core.projection.secrets import tally_password
from validator.core.projection.sheet import Sheet
from validator.core.run_facts import NUMBER, SUBJECT

States = dict[str, "State | None"]


def project(sheet: Sheet) -> None:
    """Write the facts of `/filing`."""
    block = sheet.outline.filing
    if isinstance(block, Block):
        sheet.write("filing", block, {**_number(sheet, block), **_provider(sheet, block), **_rest(sheet, block)})
        tally_password(sheet, block)
        sheet.tally(NUMBER, sheet.outline.number, SUBJECT, sheet.outline.certificate.key, block.at("icp_number"))
        for key in block.following(_BELOW):
            _BELOW[key](sheet, block)
    elif block is not None:
        for kind, pointer in _PLACES.items():
            sheet.phantom(kind, pointer, block.reason)


def next_provider(sheet: Sheet) -> None:
    """Write the fact of `/next_provider`, who serves the filing afterwards."""
    block = sheet.outline.root.block("next_provider")
    if isinstance(block, Unknown):
        sheet.phantom("next_provider", "/next_provider", block.reason)
    elif block is not None:
        sheet.write(
            "next_provider", block, {"is_receiver": equal(block.text("name") or FAULTY, sheet.outline.provider)}
        )


_PLACES = {"filing": "/filing", "access_provider": "/filing/access_providers", "open_order": "/filing/open_orders"}


def _access_providers(sheet: Sheet, block: Block) -> None:
    for pointer, name in sheet.texts("access_provider", block, "access_providers"):
        sheet.entry("access_provider", pointer, {"name": name, "is_receiver": equal(name, sheet.outline.provider)})


def _open_orders(sheet: Sheet, block: Block) -> None:
    for order in sheet.blocks("open_order", block, "open_orders"):
        sheet.write("open_order", order, {})


_BELOW: Mapping[str, Callable[[Sheet, Block], None]] = {
    "access_providers": _access_providers,
    "open_orders": _open_orders,
}


def _number(sheet: Sheet, block: Block) -> States:
    typed = block.text("icp_number")
    if not isinstance(typed, str):
        return {"number_form": typed, "number_province": typed}
    tables = sheet.surroundings.tables
    return {
        "number_form": icp_number.form(typed, tables.abbreviation),
        "number_province": _province(sheet, icp_number.read(typed)),
    }


def _province(sheet: Sheet, number: icp_number.IcpNumber | None) -> str | Unknown | None:
    if number is None:
        return ODD_NUMBER
    if number.province in ("", "合字"):
        return None
    return sheet.surroundings.tables.province_of(number.province) or ODD_NUMBER


def _provider(sheet: Sheet, block: Block) -> States:
    same = equal(block.text("provider") or sheet.missing("filing", "provider"), sheet.outline.provider)
    moved = given(block, "transferred_in_on")
    return {
        "same_provider": same,
        "served_here": _served_here(sheet.outline.provider, same, moved, block.entries("access_providers")),
        "transferred_in": moved if moved is True or isinstance(moved, Unknown) else _opposite(same),
    }


def _served_here(receiver: str | Unknown, same: Answer, moved: Answer, others: Entries | Unknown | None) -> Answer:
    """Anything that says so settles it; that nothing says so is known only where all can be read."""
    if isinstance(receiver, Unknown):
        return receiver
    names = [name for _, name in others.texts()] if isinstance(others, Entries) else []
    if same is True or moved is True or receiver in names:
        return True
    if isinstance(moved, Unknown) or isinstance(others, Unknown) or FAULTY in names:
        return FAULTY
    return same


def _opposite(truth: Answer) -> Answer:
    return truth if isinstance(truth, Unknown) else not truth


def _rest(sheet: Sheet, block: Block) -> States:
    return {
        "approved_in_time": _approved_in_time(sheet),
        "password_given": given(block, "password"),
        "websites_left": _websites_left(sheet),
    }


def _approved_in_time(sheet: Sheet) -> Answer:
    approved = sheet.outline.approved_on
    submitted = sheet.outline.submitted_on or sheet.missing("application", "submitted_on")
    if isinstance(approved, Unknown):
        return approved
    return submitted if isinstance(submitted, Unknown) else approved <= submitted


def _websites_left(sheet: Sheet) -> int | Unknown | None:
    number, ledger = sheet.outline.number, sheet.surroundings.ledger
    if not isinstance(number, str):
        return number
    if ledger is None:
        return Unknown(NO_LEDGER)
    gone = _cancelled(sheet)
    records = ledger.by_number(number)
    if not records or isinstance(gone, Unknown):
        return gone if isinstance(gone, Unknown) else NOT_ON_RECORD
    left = {w.number for record in records for w in record.websites if w.status == "approved"} - gone
    # A record of an incomplete ledger may lack websites: that some are left is certain, that none is left is not.
    return len(left) if left or ledger.complete else Unknown(PART_LEDGER)


def _cancelled(sheet: Sheet) -> set[str] | Unknown:
    """The numbers of the websites that are to be cancelled."""
    cancel = sheet.outline.root.block("cancel")
    entries = cancel.entries("websites") if isinstance(cancel, Block) else cancel
    if not isinstance(entries, Entries):
        return entries or set()
    texts = [text for _, text in entries.texts()]
    if FAULTY in texts:
        return FAULTY
    return {icp_number.website_number(text) for text in texts if isinstance(text, str)}
