"""Prior approvals of a website's content."""

from __future__ import annotations

from validator.core.facts import State, Unknown
from validator.core.numbers import approval_number
from validator.core.projection.blocks import Block
from validator.core.projection.identities import days_left
from validator.core.projection.sheet import Parents, Sheet


def write(sheet: Sheet, block: Block, parents: Parents) -> None:
    """Write the fact of a prior approval."""
    missing = sheet.missing("pre_approval", "days_left")
    derived: dict[str, State | None] = {"days_left": days_left(block.day("valid_until"), sheet.outline.day, missing)}
    sort, number = block.text("type"), block.text("number")
    category = sheet.surroundings.tables.category(sort) if isinstance(sort, str) else None
    if category is not None:
        derived["category_state"] = category.state
    if isinstance(number, Unknown):
        derived["number_ok"] = number
    elif number is not None and category is not None:
        derived["number_ok"] = approval_number.is_right(number, category.number_shape)
    sheet.write("pre_approval", block, derived, parents=parents)
