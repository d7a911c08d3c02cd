"""Reading the body of a rule: what it is about, what lifts it and what it owes, for one row of its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validator.core.language.faults import Faults
from validator.core.language.patterns import Reader, entries
from validator.core.places import child
from validator.core.rules import Obligation, Pattern

OWED = ("must", "require", "require any of", "forbid", "forbid elsewhere")


def read_body(raw: Mapping[str, object], key: str, reader: Reader) -> tuple[Obligation, ...]:
    """The obligations of a rule for the row that `reader` knows; `key` is the start of their keys."""
    about = reader.patterns(raw.get("for each"), "/for each", [])
    if not about:
        reader.faults.add("/for each", "name at least one fact that the obligation is about")
    unless = reader.apart(raw.get("unless"), "/unless", about)
    base = Obligation(key, "", about, unless, None, (), None, raw.get("missing fails") is True)
    word = _owed(raw, reader.faults)
    return tuple(_READERS[word](raw[word], base, reader)) if word else ()


def _owed(raw: Mapping[str, object], faults: Faults) -> str | None:
    found = [word for word in OWED if word in raw]
    if len(found) == 1:
        return found[0]
    there = " and ".join(f"`{word}`" for word in found) or "none"
    faults.add(f"/{found[1]}" if found else "", f"a rule owes one thing: one of {', '.join(OWED)}; here is {there}")
    return None


def _must(written: object, base: Obligation, reader: Reader) -> Iterator[Obligation]:
    number = 0
    for entry in entries(written, "/must"):
        meant = next((p for p in base.about if p.name == entry.key), None)
        if meant is None:
            known = ", ".join(p.name for p in base.about)
            reader.faults.add(entry.pointer, f'`must` names a fact of `for each` ({known}), "{entry.key}" is none')
            continue
        others = [p for p in base.about if p.name != meant.name]
        for test in reader.bound(entry, meant, others).tests:
            must = Pattern(meant.name, meant.kind, (test,))
            yield base._replace(key=f"{base.key}/must {number}", word="must", must=must)
            number += 1


def _require(written: object, base: Obligation, reader: Reader) -> Iterator[Obligation]:
    for number, pattern in enumerate(reader.apart(written, "/require", base.about)):
        yield base._replace(key=f"{base.key}/require {number}", word="require", absent=(pattern,))


def _require_any(written: object, base: Obligation, reader: Reader) -> Iterator[Obligation]:
    patterns = reader.apart(written, child("", "require any of"), base.about)
    if len(patterns) < 2:
        reader.faults.add("/require any of", "`require any of` lists two facts or more; for one write `require`")
    yield base._replace(key=f"{base.key}/require any", word="require", absent=patterns)


def _forbid(written: object, base: Obligation, reader: Reader) -> Iterator[Obligation]:
    for number, pattern in enumerate(reader.apart(written, "/forbid", base.about)):
        yield base._replace(key=f"{base.key}/forbid {number}", word="forbid", present=pattern)


def _elsewhere(written: object, base: Obligation, reader: Reader) -> Iterator[Obligation]:
    for number, pattern in enumerate(reader.apart(written, "/forbid elsewhere", base.about)):
        if not any(test.word == "same as" for test in pattern.tests):
            reader.faults.add(
                "/forbid elsewhere", "say by what the other application's fact is the same: `same as: fact.field`"
            )
        yield base._replace(key=f"{base.key}/elsewhere {number}", word="elsewhere", present=pattern)


_READERS = {
    "must": _must,
    "require": _require,
    "require any of": _require_any,
    "forbid": _forbid,
    "forbid elsewhere": _elsewhere,
}
