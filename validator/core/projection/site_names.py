"""Names and home pages of websites: what they are made of, and what they have to do with the subject."""

from __future__ import annotations

from validator.core import canonical, host_names, names
from validator.core.facts import State, Unknown
from validator.core.projection.blocks import Block
from validator.core.projection.reasons import FAULTY, PAGE_AT_FAULT
from validator.core.projection.sheet import Names, Sheet

_SHORTEST, _LONGEST = 4, 255
_SHORTEST_NAME = 2
_BY_NAME = (
    "name_length", "name_script", "name_symbols", "name_is_domain", "name_starts_with_subject_name",
    "name_holds_subject_name", "name_related_to_subject",
)  # fmt: skip


def states(sheet: Sheet, block: Block, domains: Names) -> dict[str, State | None]:
    """What the name and the home page of a website tell."""
    found = block.text("name") or FAULTY
    of_name: dict[str, State | None] = (
        dict.fromkeys(_BY_NAME, found) if isinstance(found, Unknown) else _of_name(sheet, block, found)
    )
    return {**of_name, **_home_page(sheet, block, domains), "of_national_body": sheet.whole.is_national}


def _of_name(sheet: Sheet, block: Block, typed: str) -> dict[str, State | None]:
    letters, compared, subject = names.letters(typed), canonical.name(typed), sheet.whole.name
    known = subject if isinstance(subject, str) else None
    return {
        "name_length": len(letters),
        "name_script": names.script(letters),
        "name_symbols": names.symbols(typed) or None,
        "name_is_domain": _is_domain(sheet, block, compared),
        "name_starts_with_subject_name": known is not None and names.begin_alike(compared, known),
        "name_holds_subject_name": _holds(compared, subject, sheet.missing("subject", "name")),
        "name_related_to_subject": known is None or sheet.surroundings.name_parts.are_related(compared, known),
    }


def _holds(name: str, subject: str | Unknown | None, missing: Unknown) -> bool | Unknown:
    if isinstance(subject, str):
        return len(subject) >= _SHORTEST_NAME and subject in name
    return subject or missing


def _is_domain(sheet: Sheet, block: Block, name: str) -> bool:
    """Whether a name is an address, a domain of the website, or ends in a suffix as domains do."""
    if "://" in name or "www." in name:
        return True
    if "." not in name:
        return False
    text = host_names.ascii_form(name.rstrip("."), sheet.surroundings.registrable)
    if text is not None:
        return sheet.surroundings.registrable(text) is not None
    # The first label of a domain, and the dot behind it.
    return name.endswith(".") and any(label == name[:-1] for label in _first_labels(block))


def _first_labels(block: Block) -> list[str]:
    found = block.raw("domains")
    entries = found if isinstance(found, list) else []
    typed = [entry.get("name") if isinstance(entry, dict) else entry for entry in entries]
    return [canonical.host(name).partition(".")[0] for name in typed if isinstance(name, str)]


def _home_page(sheet: Sheet, block: Block, domains: Names) -> dict[str, State | None]:
    typed = block.text("home_page") or sheet.missing("website", "home_page")
    if isinstance(typed, Unknown):
        return {"home_page_ok": typed, "home_page_in_domains": typed}
    host = host_names.ascii_form(typed.strip(), sheet.surroundings.registrable)
    is_right = host is not None and _SHORTEST <= len(typed) <= _LONGEST
    return {"home_page_ok": is_right, "home_page_in_domains": _in_domains(host, domains) if is_right else PAGE_AT_FAULT}


def _in_domains(host: str | None, domains: Names) -> bool | Unknown:
    """Whether a host is a domain of the website or lies below one."""
    labels = (host or "").split(".")
    if not domains.domains.isdisjoint(".".join(labels[at:]) for at in range(len(labels))):
        return True
    return False if domains.certain else FAULTY
