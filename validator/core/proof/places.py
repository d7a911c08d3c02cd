"""Whether the place that a rule points at is a place of an application file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validator.core.descriptions import Descriptions
from validator.core.facts import FactKind
from validator.core.language.faults import Faults, RuleFault, likely
from validator.core.rules import Rule


def judge_place(rule: Rule, kinds: Mapping[str, FactKind], places: Descriptions, faults: Faults) -> None:
    """Note an `at` that leads nowhere: no field of the fact that it names, and no place of the schema."""
    head, _, rest = (rule.at or "").partition(".")
    if not head:
        return
    bound = {p.name: p.kind for v in rule.variants for o in v.obligations for p in o.about}
    bound.update({o.present.name: o.present.kind for v in rule.variants for o in v.obligations if o.present})
    if head not in bound:
        _known([""], rule.at or "", places, faults)
    elif rest and rest not in kinds[bound[head]].fields:
        _known(list(_where(kinds[bound[head]], kinds, places)), rest, places, faults)


def _known(above: list[str], written: str, places: Descriptions, faults: Faults) -> None:
    for pointer in above:
        if places.of(f"{pointer}/{written.replace('.', '/')}") is not None:
            return
    last = written.rpartition(".")[0].replace(".", "/")
    keys = [key for pointer in above for key in places.keys(f"{pointer}/{last}".rstrip("/"))]
    word = written.rpartition(".")[2]
    faults.found.append(RuleFault("/at", f'"{word}" is no place of the file there; {likely(word, keys)}'))


def _where(kind: FactKind, kinds: Mapping[str, FactKind], places: Descriptions) -> Iterator[str]:
    """The places of the facts of a kind, the entries of a list for the list."""
    if not kind.parents:
        yield _entry(kind.pointer, places)
        return
    for parent in kind.parents:
        for above in _where(kinds[parent], kinds, places):
            yield _entry(f"{above}/{kind.pointer}", places)


def _entry(pointer: str, places: Descriptions) -> str:
    return f"{pointer}/0" if pointer and places.known(f"{pointer}/0") else pointer
