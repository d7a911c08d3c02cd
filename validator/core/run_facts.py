"""Facts of the run: what its open applications say together of one instance, account, number, mobile or person.

Each document leaves tallies behind, small values that travel between processes; counting them makes the facts.
What may not be known to anybody (a password, an identity number) is tallied as a keyed digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from validator.core.facts import Fact, State

INSTANCE, ACCOUNT, NUMBER, MOBILE, PERSON = (
    "instance_use", "account_use", "number_use", "mobile_use", "person_use",
)  # fmt: skip
KEYS: Mapping[str, str] = {
    INSTANCE: "instance_key",
    ACCOUNT: "account_key",
    NUMBER: "icp_number",
    MOBILE: "mobile",
    PERSON: "certificate_key",
}
SUBJECT, PASSWORD, CODE, USED, WANTED, QUOTA = "subject", "password", "code", "used", "wanted", "quota"
# A reference that is not resolved and an encrypted value: nobody can tell whether two of them are different.
SEALED = "sealed"


class Tally(NamedTuple):
    """One thing that a document adds to a fact of the run: to the fact of `kind` with `key`, the `value` of `measure`.

    `path`, `document` and `pointer` say where it was read.
    """

    kind: str
    key: str
    measure: str
    value: str | int
    path: str
    document: int
    pointer: str


def count(tallies: Iterable[Tally]) -> list[Fact]:
    """The facts of the run, numbered from 0, in the order in which they are first met."""
    gathered: dict[tuple[str, str], list[Tally]] = {}
    for tally in tallies:
        gathered.setdefault((tally.kind, tally.key), []).append(tally)
    counted = ((kind, key, _counted(kind, group)) for (kind, key), group in gathered.items())
    return [
        Fact(kind, number, None, "", {}, {KEYS[kind]: key, **values}, {})
        for number, (kind, key, values) in enumerate(entry for entry in counted if entry[2])
    ]


def places(tallies: Iterable[Tally], fact: Fact) -> list[Tally]:
    """The tallies that a fact of the run was counted from, where they lie in different places."""
    key = fact.values[KEYS[fact.kind]]
    found = {(t.path, t.document, t.pointer): t for t in tallies if t.kind == fact.kind and t.key == key}
    return list(found.values())


def _counted(kind: str, group: list[Tally]) -> dict[str, State]:
    if kind == INSTANCE:
        return _instance(group)
    subjects = {"subjects": len(_values(group, SUBJECT))}
    return {"passwords": _passwords(group), **subjects} if kind == NUMBER else dict(subjects)


def _instance(group: list[Tally]) -> dict[str, State]:
    """Whether the codes used before, given and asked for are too many; nothing is said without a known quota."""
    quotas = _numbers(group, QUOTA)
    if not quotas:
        return {}
    used = max(_numbers(group, USED), default=0)
    return {"over_quota": used + len(_values(group, CODE)) + sum(_numbers(group, WANTED)) > max(quotas)}


def _passwords(group: list[Tally]) -> int:
    given = _values(group, PASSWORD)
    opened = given - {SEALED}
    return len(opened) or len(given)


def _values(group: list[Tally], measure: str) -> set[str | int]:
    return {tally.value for tally in group if tally.measure == measure}


def _numbers(group: list[Tally], measure: str) -> list[int]:
    return [tally.value for tally in group if tally.measure == measure and isinstance(tally.value, int)]
