"""Blocks: mappings of a document, read so that whatever is written there, a state comes out and nothing is raised.

A value that was refused, or is of another type than asked for, is unknown; a blank text counts as not given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from validator.core.days import is_day
from validator.core.documents import Value
from validator.core.facts import State, Unknown
from validator.core.projection.reasons import FAULTY

Refused = frozenset[str]
Answer = bool | Unknown


class Block:
    """A mapping of a document, its pointer, and the pointers that were refused in the document."""

    __slots__ = ("pointer", "refused", "value")

    def __init__(self, pointer: str, value: Mapping[str, Value], refused: Refused) -> None:
        self.pointer = pointer
        self.value = value
        self.refused = refused

    def at(self, key: str) -> str:
        """The pointer of a key of ours."""
        return f"{self.pointer}/{key}"

    def following(self, known: Collection[str], always: Iterable[str] = ()) -> list[str]:
        """The keys of `known` as they stand, then missing ones that say something all the same.

        `always` are lists that leave open what there is where they are left out; and where something is refused,
        what is missing may be what was meant.
        """
        missing = known if self.refused else always
        return [*(key for key in self.value if key in known), *(key for key in missing if key not in self.value)]

    def raw(self, key: str) -> Value | Unknown:
        """The value of a key as it stands; None where there is none."""
        # Nothing is refused in nearly every document: no pointer is made where none is looked up.
        if self.refused and f"{self.pointer}/{key}" in self.refused:
            return FAULTY
        return self.value.get(key)

    def text(self, key: str) -> str | Unknown | None:
        """A text that is not blank."""
        found = self.raw(key) if self.refused else self.value.get(key)
        if isinstance(found, str):
            return None if not found or found.isspace() else found
        return None if found is None else FAULTY

    def flag(self, key: str) -> Answer | None:
        """True or false."""
        found = self.raw(key)
        return found if found is None or isinstance(found, (bool, Unknown)) else FAULTY

    def whole(self, key: str) -> int | Unknown | None:
        """A whole number; 3.0 is one."""
        found = self.raw(key)
        if isinstance(found, float) and found.is_integer():
            return int(found)
        if found is None or isinstance(found, Unknown):
            return found
        return found if isinstance(found, int) and not isinstance(found, bool) else FAULTY

    def day(self, key: str) -> str | Unknown | None:
        """A real day."""
        found = self.text(key)
        return FAULTY if isinstance(found, str) and not is_day(found) else found

    def block(self, key: str) -> Block | Unknown | None:
        """The mapping of a key."""
        found = self.raw(key)
        if isinstance(found, dict):
            return Block(f"{self.pointer}/{key}", found, self.refused)
        return None if found is None else FAULTY

    def entries(self, key: str) -> Entries | Unknown | None:
        """The entries of a list."""
        found = self.raw(key)
        if isinstance(found, list):
            return Entries(f"{self.pointer}/{key}", found, self.refused)
        return None if found is None else FAULTY


class Entries:
    """A list of a document, read entry by entry."""

    __slots__ = ("pointer", "refused", "values")

    def __init__(self, pointer: str, values: list[Value], refused: Refused) -> None:
        self.pointer = pointer
        self.values = values
        self.refused = refused

    def texts(self) -> list[tuple[str, str | Unknown]]:
        """Each entry with its pointer, as a text that is not blank."""
        return [(pointer, found if isinstance(found, str) else FAULTY) for pointer, found in self.either()]

    def blocks(self) -> list[tuple[str, Block | Unknown]]:
        """Each entry with its pointer, as a mapping."""
        return [(pointer, found if isinstance(found, Block) else FAULTY) for pointer, found in self.either()]

    def either(self) -> list[tuple[str, str | Block | Unknown]]:
        """Each entry with its pointer, as a mapping or as a text."""
        found: list[tuple[str, str | Block | Unknown]] = []
        for number, value in enumerate(self.values):
            pointer = f"{self.pointer}/{number}"
            found.append((pointer, self._read(pointer, value)))
        return found

    def _read(self, pointer: str, value: Value) -> str | Block | Unknown:
        if pointer in self.refused:
            return FAULTY
        if isinstance(value, dict):
            return Block(pointer, value, self.refused)
        return value if isinstance(value, str) and value and not value.isspace() else FAULTY


def equal(one: State, other: State) -> Answer:
    """Whether two states are equal; unknown where either is."""
    if isinstance(one, Unknown):
        return one
    return other if isinstance(other, Unknown) else one == other


def given(block: Block, key: str) -> Answer:
    """Whether a text that is not blank stands there."""
    found = block.text(key)
    return found if isinstance(found, Unknown) else found is not None


def below(block: Block | Unknown | None, key: str) -> Block | Unknown | None:
    """The mapping of a key of a block that may itself be missing or unknown."""
    return block.block(key) if isinstance(block, Block) else block
