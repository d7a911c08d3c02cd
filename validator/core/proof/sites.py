"""The tests of a rule file as places that can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from validator.core.facts import Field
from validator.core.language.vocabulary import Vocabulary
from validator.core.proof.edits import Path, Raw, at, in_words, pointer_of, replaced, without

BLOCKS = ("for each", "unless", "must", "require", "require any of", "forbid", "forbid elsewhere")
BOUNDS = ("at least", "at most", "before", "on or after")


class Mutant(NamedTuple):
    """A changed rule: where, what was changed ("`status: approved` of filing in `require` is dropped"), the example
    that would notice it ("add one that ..."), and the changed values."""

    pointer: str
    change: str
    cure: str
    raw: Raw


class Named(NamedTuple):
    """A pattern as written: its path, the block it stands in, its key and its tests."""

    path: Path
    block: str
    key: str
    tests: Mapping[str, Any]


class Site(NamedTuple):
    """A test as written: the path of its field, what stands there, and the one word of it that is meant."""

    raw: Mapping[str, Any]
    pattern: Named
    path: Path
    written: Any
    word: str
    operand: Any
    field: Field

    @property
    def is_bare(self) -> bool:
        """Whether the value stands without a word."""
        return not isinstance(self.written, dict)

    @property
    def word_path(self) -> Path:
        """The path of what goes when the test goes."""
        return self.path if self.is_bare or len(self.written) == 1 else (*self.path, self.word)

    @property
    def operand_path(self) -> Path:
        """The path of what the field is held against."""
        return self.path if self.is_bare else (*self.path, self.word)

    @property
    def shown(self) -> str:
        """The test as a person would name it."""
        operand = in_words(self.operand)
        written = operand if self.is_bare else f"{{{self.word}: {operand}}}"
        return f"`{self.field.name}: {written}` of {self.pattern.key} in `{self.pattern.block}`"

    @property
    def is_whole(self) -> bool:
        """Whether the test is the whole obligation: without it there would be no rule to prove."""
        return self.path[0] == "must" and len(self.pattern.tests) == 1 and self.word_path == self.path

    def dropped(self) -> Raw:
        """The rule without the test."""
        return without(self.raw, self.word_path)

    def turned(self, word: str, operand: Any) -> Raw:
        """The rule with another word or operand in the test."""
        others = {} if self.is_bare else {key: value for key, value in self.written.items() if key != self.word}
        words = {**others, word: operand}
        return replaced(self.raw, self.path, operand if list(words) == ["is"] else words)

    def mutant(self, change: str, cure: str, raw: Raw, further: Path = ()) -> Mutant:
        """A mutant of this test; `further` leads from what it is held against to an entry of it."""
        path = (*self.operand_path, *further) if further else self.word_path
        return Mutant(pointer_of(path), change, cure, raw)


def patterns_of(raw: Mapping[str, Any]) -> Iterator[Named]:
    """Every pattern of a rule file, in the order of the blocks."""
    for block in BLOCKS:
        yield from patterns_in(raw, block)


def patterns_in(raw: Mapping[str, Any], block: str) -> Iterator[Named]:
    """The patterns of one block."""
    written = raw.get(block)
    places: list[Path] = [(block, n) for n in range(len(written))] if isinstance(written, list) else [(block,)]
    for place in places if written else ():
        for key, tests in at(raw, place).items():
            yield Named((*place, key), block, key, tests or {})


def sites_of(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Site]:
    """Every test of a rule file."""
    kinds = _kinds(raw)
    for pattern in patterns_of(raw):
        for name, written in pattern.tests.items():
            field = vocabulary.field(kinds[_name(pattern.key)], name)
            if field is None:
                continue
            words = written.items() if isinstance(written, dict) else [("is", written)]
            for word, operand in words:
                yield Site(raw, pattern, (*pattern.path, name), written, str(word), operand, field)


def _kinds(raw: Mapping[str, Any]) -> dict[str, str]:
    """The kind of each named fact: `must` names one of `for each`."""
    found: dict[str, str] = {}
    for pattern in patterns_of(raw):
        found.setdefault(_name(pattern.key), pattern.key.partition(" as ")[0])
    return found


def _name(key: str) -> str:
    kind, _, alias = key.partition(" as ")
    return alias or kind
