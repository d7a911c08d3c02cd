"""Where the pages about rules are to be read: the one place that knows the public repository's address."""

from __future__ import annotations

REPOSITORY = "https://github.com/icplint/icplint/blob/main/"
PAGES = "docs/rules/"
OURS = "ICP"


def page_name(id_: str) -> str:
    """The file name of the page about a rule or a finding of the program."""
    return f"{id_}.md"


def page_url(id_: str) -> str | None:
    """The address of the page about a rule or a finding of the program; None for a rule of somebody's own.

    >>> page_url("ICP411")
    'https://github.com/icplint/icplint/blob/main/docs/rules/ICP411.md'
    >>> page_url("ACME700") is None
    True
    """
    return f"{REPOSITORY}{PAGES}{page_name(id_)}" if id_.startswith(OURS) else None
