"""Where schemas and rules lie: beside the package in a checkout, inside it once installed. Nothing else knows."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_CHECKOUT = os.path.dirname(_PACKAGE)
_SHIPPED = os.path.join(_PACKAGE, "shipped")


def rules_folder() -> str | None:
    """The folder of rule files in a checkout; None once installed, where the rulebook is compiled."""
    folder = os.path.join(_CHECKOUT, "rules")
    return folder if _is_checkout() else None


def compiled_rulebook() -> str:
    """The path of the compiled rulebook of an installation."""
    return os.path.join(_SHIPPED, "rulebook.json")


def schema_names() -> tuple[str, ...]:
    """The names of the schemas, sorted."""
    ending = ".schema.json"
    return tuple(sorted(n[: -len(ending)] for n in os.listdir(_schemas()) if n.endswith(ending)))


def schema_text(name: str) -> str:
    """A schema's text. Raises KeyError for a name that is none."""
    if name not in schema_names():
        raise KeyError(name)
    with open(os.path.join(_schemas(), f"{name}.schema.json"), encoding="utf-8") as file:
        return file.read()


@cache
def schema(name: str) -> dict[str, Any]:
    """A schema, parsed."""
    found: dict[str, Any] = json.loads(schema_text(name))
    return found


def _schemas() -> str:
    return os.path.join(_CHECKOUT, "schemas") if _is_checkout() else os.path.join(_SHIPPED, "schemas")


@cache
def _is_checkout() -> bool:
    # A folder called `rules` beside an installed package could be anybody's: the rulebook's own file tells ours.
    return os.path.isfile(os.path.join(_CHECKOUT, "rules", "rulebook.yaml")) and os.path.isfile(
        os.path.join(_CHECKOUT, "schemas", "facts.schema.json")
    )
