"""What is wrong with a rule file, gathered so that one reading tells all of it."""

from __future__ import annotations

from typing import NamedTuple


class RuleFault(NamedTuple):
    """A mistake in a rule file: the pointer it is at, what is wrong and what was likely meant."""

    pointer: str
    message: str


class Faults:
    """A list of mistakes that grows while a rule is read."""

    def __init__(self) -> None:
        self.found: list[RuleFault] = []

    def add(self, pointer: str, message: str) -> None:
        """Note a mistake, once."""
        fault = RuleFault(pointer, message)
        if fault not in self.found:
            self.found.append(fault)


def likely(word: str, known: list[str]) -> str:
    """The tail of a message about an unknown word: what was likely meant, else what there is."""
    from validator.core.spelling import closest

    meant = closest(word, known)
    if meant:
        return f'did you mean "{meant[0]}"'
    return "there are " + ", ".join(sorted(known)) if known else "there are none"
