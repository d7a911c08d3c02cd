"""Alibaba Cloud's service code. The printed example is a UUID; no page states a grammar, some mask it with stars."""

from __future__ import annotations

import re

from validator.core.canonical import folded

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def compact(typed: str) -> str:
    """The code in the form in which codes are compared: small letters, no spaces."""
    return folded(typed).lower()


def form(typed: str) -> str:
    """uuid, masked or odd.

    >>> form("32a43232-a888-88e8-b9ec-00888be80000"), form("32a43232-a888-****"), form("123")
    ('uuid', 'masked', 'odd')
    """
    code = compact(typed)
    if "*" in code:
        return "masked"
    return "uuid" if _UUID.fullmatch(code) else "odd"
