"""Mutants of a rule's conditions: patterns and tests dropped, turned, moved one step or held against something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from validator.core.facts import Field
from validator.core.language.vocabulary import Vocabulary
from validator.core.proof.edits import pointer_of, renamed, replaced, without
from validator.core.proof.others import another, other_lists, steps
from validator.core.proof.sites import BLOCKS, BOUNDS, Mutant, Named, Site, patterns_in, patterns_of, sites_of

_OPPOSITES = {
    "is": "is not", "is not": "is", "one of": "none of", "none of": "one of", "before": "on or after",
    "on or after": "before", "at least": "at most", "at most": "at least",
}  # fmt: skip
_JOINS = {"same as": "agrees with", "agrees with": "same as"}
# Words that a missing field cannot meet: where one of them stands, the field is there.
_MEETS_NOTHING = ("agrees with", "present")
_CURES = {
    "for each": "that would fail if {0} were left out of the rule",
    "unless": "that only {0} lifts",
    "must": "in which only {0} fails",
    "require": "that lacks only {0}",
    "require any of": "that has only {0}",
    "forbid": "that has only {0}",
    "forbid elsewhere": "that meets only {0}",
}


def of_conditions(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Every mutant of the conditions of a rule file."""
    for block in BLOCKS:
        yield from _patterns_dropped(raw, block)
    for site in sites_of(raw, vocabulary):
        for operator in _OPERATORS:
            yield from operator(site, vocabulary)
    if raw.get("missing fails") is True:
        cure = "add one in which the field of `must` is not given"
        yield Mutant("/missing fails", "`missing fails` is dropped", cure, without(raw, ("missing fails",)))


def of_references(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Mutant]:
    """For each field that is compared with another fact's: the same with another field of that fact."""
    for site in sites_of(raw, vocabulary):
        if site.word in _JOINS:
            yield from _referred(site, vocabulary)


def _referred(site: Site, vocabulary: Vocabulary) -> Iterator[Mutant]:
    name, _, other = str(site.operand).partition(".")
    _, fields = _meant(site, vocabulary)
    found = (field.name for field in fields.values() if field.type == site.field.type and field.name != other)
    instead = next(found, None)
    if instead is not None:
        cure = f"add one in which {site.field.name} is {site.operand}"
        yield site.mutant(f"{site.shown} says {name}.{instead}", cure, site.turned(site.word, f"{name}.{instead}"))


def _patterns_dropped(raw: Mapping[str, Any], block: str) -> Iterator[Mutant]:
    patterns = list(patterns_in(raw, block))
    for pattern in patterns:
        if len(patterns) == 1 and block != "unless":
            continue
        path = (block,) if len(patterns) == 1 else _whole(raw, pattern)
        cure = "add one " + _CURES[block].format(pattern.key)
        yield Mutant(pointer_of(pattern.path), f"{pattern.key} in `{block}` is dropped", cure, without(raw, path))


def _whole(raw: Mapping[str, Any], pattern: Named) -> tuple[Any, ...]:
    """The path of a pattern, or of the entry of a list that holds nothing else."""
    above = pattern.path[:-1]
    alone = len(above) == 2 and len(raw[above[0]][above[1]]) == 1
    return above if alone else pattern.path


def _dropped(site: Site, _: Vocabulary) -> Iterator[Mutant]:
    if not site.is_whole:
        cure = f"add one in which only {site.field.name} differs"
        yield site.mutant(f"{site.shown} is dropped", cure, site.dropped())


def _turned(site: Site, _: Vocabulary) -> Iterator[Mutant]:
    change = f"{site.shown} is turned into its opposite"
    cure = f"add one that turns on {site.field.name}"
    if site.word in _OPPOSITES:
        yield site.mutant(change, cure, site.turned(_OPPOSITES[site.word], site.operand))
    if site.word in ("present", "known"):
        yield site.mutant(change, cure, site.turned("present", not site.operand))


def _moved(site: Site, _: Vocabulary) -> Iterator[Mutant]:
    if site.word not in BOUNDS or _is_reference(site.operand):
        return
    for moved in steps(site.operand):
        cure = f"add one in which {site.field.name} is {telling_step(site.word, site.operand, moved)}"
        yield site.mutant(f"{site.shown} is moved to {moved}", cure, site.turned(site.word, moved))


def telling_step(word: str, bound: Any, moved: Any) -> Any:
    """The value on which a bound and the same bound moved one step disagree: of the two the one within reach."""
    return bound if (moved > bound) is (word != "at most") else moved


def _replaced(site: Site, vocabulary: Vocabulary) -> Iterator[Mutant]:
    # The other boolean is the opposite, which is asked about already.
    if site.word not in ("is", "is not") or isinstance(site.operand, (bool, list)) or _is_reference(site.operand):
        return
    other = another(site.operand, site.field, vocabulary)
    if other is not None:
        cure = f"add one that turns on {site.field.name} being {site.operand}"
        yield site.mutant(f"{site.shown} says {other}", cure, site.turned(site.word, other))


def _entries(site: Site, vocabulary: Vocabulary) -> Iterator[Mutant]:
    if not isinstance(site.operand, list):
        return
    for number, entry in enumerate(site.operand):
        yield from _entry(site, number, entry, vocabulary)


def _entry(site: Site, number: int, entry: Any, vocabulary: Vocabulary) -> Iterator[Mutant]:
    path = (*site.operand_path, number)
    cure = f"add one in which {site.field.name} is {'a value of ' if _is_reference(entry) else ''}{entry}"
    if len(site.operand) > 1:
        yield site.mutant(f"{entry} is left out of {site.shown}", cure, without(site.raw, path), (number,))
    elif (other := another(entry, site.field, vocabulary)) is not None:
        yield site.mutant(f"{site.shown} says {other}", cure, replaced(site.raw, path, other), (number,))


def _lists(site: Site, vocabulary: Vocabulary) -> Iterator[Mutant]:
    name = site.operand[1:] if _is_reference(site.operand) else ""
    if name not in vocabulary.lists:
        return
    for other in other_lists(name, site.field, vocabulary):
        differ = set(vocabulary.lists[name]) ^ set(vocabulary.lists[other])
        cure = f"add one in which {site.field.name} is {' or '.join(sorted(map(str, differ)))}"
        yield site.mutant(f"{site.shown} says ${other}", cure, site.turned(site.word, f"${other}"))


def _joined(site: Site, vocabulary: Vocabulary) -> Iterator[Mutant]:
    if site.word not in _JOINS:
        return
    meant, fields = _meant(site, vocabulary)
    other = fields[str(site.operand).partition(".")[2]]
    # Where both are there in any case, the two words mean the same.
    if not (_is_there(site.raw, site.pattern, site.field) and _is_there(site.raw, meant, other)):
        change = f"{site.shown} says `{_JOINS[site.word]}`"
        cure = f"add one in which {site.field.name} or {site.operand} is not given"
        yield site.mutant(change, cure, renamed(site.raw, (*site.path, site.word), _JOINS[site.word]))


def _meant(site: Site, vocabulary: Vocabulary) -> tuple[Named, Mapping[str, Field]]:
    """The pattern that a test refers to, and the fields of its kind."""
    name = str(site.operand).partition(".")[0]
    meant = next(p for p in patterns_of(site.raw) if p.key.rpartition(" as ")[2] == name)
    return meant, vocabulary.kinds[meant.key.partition(" as ")[0]].fields


def _is_there(raw: Mapping[str, Any], pattern: Named, field: Field) -> bool:
    """Whether a field of a pattern's fact always has a value, or is tested in a way that only a value meets."""
    if not (field.may_be_nothing or field.may_be_unknown):
        return True
    same = (p for p in patterns_of(raw) if p.block in (pattern.block, "for each") and p.key == pattern.key)
    return any(field.name in p.tests and _wants_value(p.tests[field.name]) for p in same)


def _wants_value(written: Any) -> bool:
    if not isinstance(written, dict):
        return True
    return any(word not in (*_MEETS_NOTHING, "same as") or operand is True for word, operand in written.items())


def _is_reference(operand: Any) -> bool:
    return isinstance(operand, str) and operand.startswith("$")


_OPERATORS: tuple[Callable[[Site, Vocabulary], Iterator[Mutant]], ...] = (
    _dropped, _turned, _moved, _replaced, _entries, _lists, _joined,
)  # fmt: skip
