"""Documents that are handed in with the application. Not to be mixed up with the file itself."""

from __future__ import annotations

from validator.core.facts import State, Unknown
from validator.core.projection import persons
from validator.core.projection.blocks import Block, below
from validator.core.projection.identities import days_left
from validator.core.projection.reasons import FAULTY, SEVERAL_PRINCIPALS
from validator.core.projection.roles import LEGAL, SUBJECT_PRINCIPAL, SUBJECT_ROLE, WEBSITE_PRINCIPAL
from validator.core.projection.sheet import Sheet

_FORMS = {"jpeg": "jpg", "jpe": "jpg", "tiff": "tif", "heif": "heic", "docx": "doc", "wps": "doc", "xlsx": "xls"} | {
    "pptx": "ppt", **dict.fromkeys(("zip", "rar", "7z"), "archive"),
}  # fmt: skip
OTHER = "other"
Key = str | Unknown | None


def project(sheet: Sheet) -> None:
    """Write the facts of `/documents`; without the key it is not known which there are."""
    for entry in sheet.blocks("document", sheet.outline.root, "documents"):
        derived: dict[str, State | None] = {
            "days_left": days_left(entry.day("valid_until"), sheet.outline.day, None),
            "file_form": _file_form(sheet, entry.text("file")),
            "person_key": _person_key(sheet, entry.text("of")),
        }
        sheet.write("document", entry, derived)


def _file_form(sheet: Sheet, file: str | Unknown | None) -> str | Unknown | None:
    """The form by the ending of the name; nothing where there is no ending."""
    if not isinstance(file, str):
        return file
    name, _, ending = file.strip().rpartition(".")
    if not name or not ending or "/" in ending:
        return None
    form = _FORMS.get(ending.casefold(), ending.casefold())
    return form if form in sheet.surroundings.kinds["document"].fields["file_form"].values else OTHER


def _person_key(sheet: Sheet, of: str | Unknown | None) -> Key:
    """The certificate of the person whose paper it is; nothing where it is the organization's, or nobody is named."""
    if not isinstance(of, str):
        return of
    if of.startswith("/"):
        return _key(sheet, _at(sheet, of))
    return _BY_ROLE[of](sheet) if of in _BY_ROLE else FAULTY


def _of_subject(sheet: Sheet) -> Key:
    return sheet.outline.certificate.key if sheet.whole.is_individual is True else None


def _of_websites(sheet: Sheet) -> Key:
    """The certificate of the person in charge of the websites; unknown where there are several."""
    sites = sheet.outline.sites
    if isinstance(sites, Unknown):
        return sites
    found = {_key(sheet, site.block("principal") if isinstance(site, Block) else site) for _, site in sites}
    return SEVERAL_PRINCIPALS if len(found) > 1 else next(iter(found), None)


def _key(sheet: Sheet, block: Block | Unknown | None) -> Key:
    found = persons.meant(sheet, block)
    return persons.who_is(sheet, found).certificate.key if isinstance(found, Block) else found


def _at(sheet: Sheet, pointer: str) -> Block | Unknown | None:
    """The person at a JSON pointer; None where none stands there."""
    steps = pointer.split("/")[1:]
    if steps == ["subject"]:
        return sheet.outline.subject if sheet.whole.is_individual is True else None
    if len(steps) == 2 and steps[0] == "subject" and steps[1] in ("principal", "legal_representative"):
        return below(sheet.outline.subject, steps[1])
    if len(steps) == 3 and steps[0] == "websites" and steps[2] == "principal":
        sites = sheet.outline.sites
        return sites if isinstance(sites, Unknown) else below(dict(sites).get(f"/websites/{steps[1]}"), "principal")
    return None


_BY_ROLE = {
    SUBJECT_ROLE: _of_subject,
    SUBJECT_PRINCIPAL: lambda sheet: _key(sheet, below(sheet.outline.subject, "principal")),
    LEGAL: lambda sheet: _key(sheet, below(sheet.outline.subject, "legal_representative")),
    WEBSITE_PRINCIPAL: _of_websites,
}
