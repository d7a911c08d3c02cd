"""Which documents a rule across the run can be about: those that share a key, found without asking any rule.

Of a million applications nearly none shares anything with another. What `forbid elsewhere` joins on is indexed;
only documents that have a key which another has too are looked at, first by the rule's own patterns, then by an engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from validator.core.facts import Fact, Memory, Unknown
from validator.core.matching import state, unary
from validator.core.plain_engine import Sight, bindings
from validator.core.rules import Obligation, Pattern, Reference

Key = tuple[object, ...]
FactsOf = Callable[[int], Sequence[Fact]]


class _View(NamedTuple):
    """Fields of a kind of facts that together are a key."""

    kind: str
    fields: tuple[str, ...]


class _Index:
    """Documents by key. A key costs one entry as long as one document has it."""

    def __init__(self) -> None:
        self.first: dict[Key, int] = {}
        self.all: dict[Key, set[int]] = {}

    def add(self, key: Key, document: int) -> None:
        first = self.first.setdefault(key, document)
        if first != document:
            self.all.setdefault(key, {first}).add(document)

    def documents(self, key: Key) -> set[int]:
        """The documents that have a key."""
        if key in self.all:
            return self.all[key]
        return {self.first[key]} if key in self.first else set()


class SharedKeys:
    """An index of the keys that obligations "elsewhere" join on."""

    def __init__(self, obligations: Iterable[Obligation]) -> None:
        self._indexes: dict[_View, _Index] = {view: _Index() for o in obligations for view in _views(o)}
        self._by_kind: dict[str, list[tuple[_View, _Index]]] = {}
        for view, index in self._indexes.items():
            self._by_kind.setdefault(view.kind, []).append((view, index))

    def add(self, document: int, facts: Iterable[Fact]) -> None:
        """Enter the facts of a document."""
        for fact in facts:
            for view, index in self._by_kind.get(fact.kind, ()):
                key = tuple(fact.values.get(field) for field in view.fields)
                if _is_whole(key):
                    index.add(key, document)

    def documents(self, obligation: Obligation, facts_of: FactsOf) -> list[int]:
        """The documents that take part in a case: one has a key that the obligation asks, another a fact with it."""
        likely = self._likely(obligation)
        asking = _by_key(likely, lambda number: _keys_asked(obligation, facts_of(number)))
        having = _by_key(likely, lambda number: _keys_had(obligation, facts_of(number)))
        shared: set[int] = set()
        for key, documents in asking.items():
            others = having.get(key, set())
            if others and len(documents | others) > 1:
                shared |= documents | others
        return sorted(shared)

    def _likely(self, obligation: Obligation) -> set[int]:
        """The documents that share a key, whatever else the obligation asks of them."""
        one, other = (self._indexes[view] for view in _views(obligation))
        if one is other:
            return set().union(*one.all.values())
        found: set[int] = set()
        for key in one.first.keys() & other.first.keys():
            documents = one.documents(key) | other.documents(key)
            if len(documents) > 1:
                found |= documents
        return found


def _views(obligation: Obligation) -> tuple[_View, _View]:
    """Where the keys of an obligation stand: in the fact it is about, and in the fact that may not be elsewhere.

    Where it joins on several facts, the joins on the first of them are key enough.
    """
    present = _present(obligation)
    joins = [(t.operand, t.field) for t in present.tests if t.word == "same as" and isinstance(t.operand, Reference)]
    name = joins[0][0].name
    kind = next(pattern.kind for pattern in obligation.about if pattern.name == name)
    pairs = [(there.field, here) for there, here in joins if there.name == name]
    return (
        _View(kind, tuple(there for there, _ in pairs)),
        _View(present.kind, tuple(here for _, here in pairs)),
    )


def _present(obligation: Obligation) -> Pattern:
    assert obligation.present is not None
    return obligation.present


def _by_key(documents: Iterable[int], keys: Callable[[int], Iterable[Key]]) -> dict[Key, set[int]]:
    found: dict[Key, set[int]] = {}
    for number in documents:
        for key in keys(number):
            found.setdefault(key, set()).add(number)
    return found


def _keys_asked(obligation: Obligation, facts: Sequence[Fact]) -> Iterator[Key]:
    tests = _present(obligation).tests
    joins = [t.operand for t in tests if t.word == "same as" and isinstance(t.operand, Reference)]
    for bound, applies in bindings(obligation.about, Sight(Memory(facts))):
        key = tuple(state(bound[join.name], join.field) for join in joins)
        if applies is True and _is_whole(key):
            yield key


def _keys_had(obligation: Obligation, facts: Sequence[Fact]) -> Iterator[Key]:
    present = _present(obligation)
    fields = [test.field for test in present.tests if test.word == "same as"]
    for fact in facts:
        if fact.kind == present.kind and unary(present, fact) is True:
            key = tuple(state(fact, field) for field in fields)
            if _is_whole(key):
                yield key


def _is_whole(key: Key) -> bool:
    return not any(part is None or isinstance(part, Unknown) for part in key)
