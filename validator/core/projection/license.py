"""The commercial license there is, and the one that is asked for."""

from __future__ import annotations

from validator.core.facts import State, Unknown
from validator.core.numbers import license_number
from validator.core.projection.blocks import Block
from validator.core.projection.identities import days_left
from validator.core.projection.sheet import Sheet


def license_held(sheet: Sheet) -> None:
    """Write the fact of `/license`."""
    block = sheet.outline.root.block("license")
    if isinstance(block, Unknown):
        sheet.phantom("license", "/license", block.reason)
    elif block is not None:
        derived: dict[str, State | None] = {
            "number_form": _form(sheet, block),
            "days_left": days_left(
                block.day("valid_until"), sheet.outline.day, sheet.missing("license", "valid_until")
            ),
        }
        sheet.write("license", block, derived)


def license_request(sheet: Sheet) -> None:
    """Write the facts of `/license_request`."""
    block = sheet.outline.root.block("license_request")
    if isinstance(block, Unknown):
        sheet.phantom("license_request", "/license_request", block.reason)
        sheet.phantom("license_service", "/license_request/services", block.reason)
    elif block is not None:
        sheet.write("license_request", block, {})
        for pointer, name in sheet.listed("license_service", "name", block, "services"):
            sheet.entry("license_service", pointer, {"name": name})


def _form(sheet: Sheet, block: Block) -> str | Unknown | None:
    typed = block.text("number")
    return license_number.form(typed, sheet.surroundings.tables.abbreviation) if isinstance(typed, str) else typed
