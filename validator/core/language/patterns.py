"""Reading patterns: facts with tests, and what they may refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from validator.core.language.faults import Faults, likely
from validator.core.language.tests import read_tests
from validator.core.language.vocabulary import Vocabulary
from validator.core.places import child
from validator.core.rules import Operand, Pattern, Reference, Test


class Reader:
    """Reads the patterns of one row of a rule: it knows the columns, the lists and the kinds."""

    def __init__(self, vocabulary: Vocabulary, columns: Mapping[str, Operand], faults: Faults) -> None:
        self.vocabulary = vocabulary
        self.columns = columns
        self.faults = faults

    def patterns(self, written: object, pointer: str, earlier: Sequence[Pattern]) -> tuple[Pattern, ...]:
        """The patterns of a block; each may refer to `earlier` ones, and in `for each` also to those before it."""
        found: list[Pattern] = []
        for entry in entries(written, pointer):
            pattern = self.pattern(entry, [*earlier, *found])
            if pattern is not None:
                found.append(pattern)
        return tuple(found)

    def apart(self, written: object, pointer: str, earlier: Sequence[Pattern]) -> tuple[Pattern, ...]:
        """The patterns of a block in which each stands by itself: none may refer to another of the block."""
        found = (self.pattern(entry, earlier) for entry in entries(written, pointer))
        return tuple(pattern for pattern in found if pattern is not None)

    def pattern(self, entry: Entry, earlier: Sequence[Pattern]) -> Pattern | None:
        """One pattern; None, with the mistake noted, where its kind is unknown."""
        kind, _, alias = entry.key.partition(" as ")
        known = self.vocabulary.kinds.get(kind)
        if known is None:
            self.faults.add(entry.pointer, f'"{kind}" is no kind of fact; {likely(kind, list(self.vocabulary.kinds))}')
            return None
        name = alias or kind
        if any(other.name == name for other in earlier):
            self.faults.add(entry.pointer, f"there is a {name} before; name a second one, as in `{kind} as other`")
        tests, of = self._tests(kind, entry, earlier)
        self._belongs(kind, of, entry.pointer, earlier)
        return Pattern(name, kind, tests, of)

    def bound(self, entry: Entry, meant: Pattern, others: Sequence[Pattern]) -> Pattern:
        """The tests that a fact bound already has to pass: it belongs to what it was bound under."""
        tests, _ = self._tests(meant.kind, entry, others)
        return Pattern(meant.name, meant.kind, tests)

    def _tests(self, kind: str, entry: Entry, earlier: Sequence[Pattern]) -> tuple[tuple[Test, ...], str | None]:
        tests: list[Test] = []
        of: str | None = None
        for field, written in entry.tests.items():
            pointer = child(entry.pointer, field)
            if field == "of":
                of = self._parent(kind, written, pointer, earlier)
            else:
                tests.extend(self._field(kind, field, written, pointer, earlier))
        return tuple(tests), of

    def _parent(self, kind: str, written: object, pointer: str, earlier: Sequence[Pattern]) -> str | None:
        meant = next((p for p in earlier if p.name == written), None)
        if meant is None:
            self.faults.add(pointer, f'`of` names an earlier fact, "{written}" is none; {_names(earlier)}')
        elif meant.kind not in self.vocabulary.kinds[kind].parents:
            self.faults.add(pointer, f"a {kind} does not belong to a {meant.kind}")
        return None if meant is None else meant.name

    def _field(self, kind: str, name: str, written: object, pointer: str, earlier: Sequence[Pattern]) -> list[Test]:
        field = self.vocabulary.field(kind, name)
        if field is None:
            known = list(self.vocabulary.kinds[kind].fields)
            self.faults.add(pointer, f'{kind} has no field "{name}"; {likely(name, known)}')
            return []
        tests = read_tests(field, written, pointer, self.resolve, self.faults)
        for test in tests:
            if isinstance(test.operand, Reference):
                self._refers(field.type, test.operand, pointer, earlier)
        return tests

    def _refers(self, type_: str, reference: Reference, pointer: str, earlier: Sequence[Pattern]) -> None:
        meant = next((p for p in earlier if p.name == reference.name), None)
        if meant is None:
            self.faults.add(pointer, f'"{reference.name}" is no earlier fact; {_names(earlier)}')
            return
        other = self.vocabulary.field(meant.kind, reference.field)
        if other is None:
            known = list(self.vocabulary.kinds[meant.kind].fields)
            self.faults.add(pointer, f'{meant.kind} has no field "{reference.field}"; {likely(reference.field, known)}')
        elif other.type != type_:
            self.faults.add(pointer, f"a {type_} is compared with {reference.name}.{reference.field}, a {other.type}")

    def _belongs(self, kind: str, of: str | None, pointer: str, earlier: Sequence[Pattern]) -> None:
        if of is not None:
            return
        for parent in self.vocabulary.kinds[kind].parents:
            if any(p.kind == parent for p in earlier):
                self.faults.add(pointer, f"say whose {kind} is meant: `of: {parent}`, else any {parent}'s would do")
                return

    def resolve(self, name: str, pointer: str) -> Operand | None:
        """What `$name` stands for: a column of the row, else a named list."""
        found = self.columns.get(name)
        if found is None:
            found = self.vocabulary.lists.get(name)
        if found is None:
            known = [*self.columns, *self.vocabulary.lists]
            self.faults.add(pointer, f'"${name}" is no column and no list; {likely(name, known)}')
        return found


class Entry(NamedTuple):
    """A pattern as written: its key (`website as other`), its tests and its pointer."""

    key: str
    tests: Mapping[str, object]
    pointer: str


def entries(written: object, pointer: str) -> Iterator[Entry]:
    """The patterns of a block as written: of one mapping, or of a list of mappings."""
    blocks = enumerate(written) if isinstance(written, list) else [(None, written)]
    for number, block in blocks:
        above = pointer if number is None else child(pointer, number)
        for key, tests in (block or {}).items() if isinstance(block, dict) else ():
            yield Entry(str(key), tests if isinstance(tests, dict) else {}, child(above, str(key)))


def _names(earlier: Sequence[Pattern]) -> str:
    return "there are " + ", ".join(p.name for p in earlier) if earlier else "there is none before it"
