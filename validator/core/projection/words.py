"""Words in names, as facts: one for each word of a list that stands in a name."""

from __future__ import annotations

from validator.core.facts import Unknown
from validator.core.name_words import DOMAIN, SUBJECT, WEBSITE
from validator.core.projection.reasons import FAULTY
from validator.core.projection.sheet import Parents, Sheet

_SORTS = {"name_word": WEBSITE, "subject_word": SUBJECT, "domain_word": DOMAIN}


def write(sheet: Sheet, kind: str, pointer: str, name: str | Unknown | None, parents: Parents) -> None:
    """Write the words of a name; of a name that cannot be read, that there may be some."""
    if not isinstance(name, str):
        sheet.phantom(kind, pointer, (name or FAULTY).reason, parents=parents)
        return
    for word, place in sheet.surroundings.words[_SORTS[kind]].hits(name):
        values = {
            "text": word.text,
            "list": word.list,
            "place": place,
            "approval": word.approval,
            "strength": word.strength,
        }
        sheet.entry(kind, pointer, values, parents=parents)
