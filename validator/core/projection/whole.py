"""What websites, domains and persons ask of the subject: worked out when the first of them asks, and once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from validator.core import canonical
from validator.core.facts import State, Unknown
from validator.core.numbers import credit_code, registration_number
from validator.core.projection.blocks import Block
from validator.core.projection.certificates import Numbered, numbered
from validator.core.projection.reasons import FAULTY, NO_READABLE_CODE
from validator.core.projection.surroundings import Surroundings

if TYPE_CHECKING:
    from validator.core.projection.sheet import Outline

INDIVIDUAL, DEFENCE = "individual", "defence-body"
# The area of bodies that are registered nationally.
NATIONAL = "100000"


class Whole:
    """The subject, as others need to know it. Without one, nature and province are None."""

    def __init__(self, outline: Outline, surroundings: Surroundings, context: Mapping[str, State]) -> None:
        self.province = _text(context.get("province"))
        self.nature = _text(context.get("nature"))
        self._outline = outline
        self._surroundings = surroundings

    @property
    def is_individual(self) -> bool | Unknown:
        """Whether an individual files."""
        return self.nature if isinstance(self.nature, Unknown) else self.nature == INDIVIDUAL

    @cached_property
    def name(self) -> str | Unknown | None:
        """The subject's name in canonical form; None where there is no subject."""
        subject = self._outline.subject
        if not isinstance(subject, Block):
            return subject
        found = subject.text("name")
        return canonical.name(found) if isinstance(found, str) else FAULTY

    @cached_property
    def number(self) -> Numbered:
        """The number of the subject's certificate."""
        return numbered(self._outline.subject, "subject", self._outline.day, self._surroundings)

    @cached_property
    def is_national(self) -> bool | Unknown:
        """Whether the subject is a defence body or registered nationally."""
        if isinstance(self.nature, Unknown) or self.nature in (INDIVIDUAL, DEFENCE):
            return self.nature if isinstance(self.nature, Unknown) else self.nature == DEFENCE
        number = self.number.number
        if isinstance(number, Unknown):
            return number
        if credit_code.has_shape(number):
            return number[2:8] == NATIONAL
        return number[:6] == NATIONAL if registration_number.has_shape(number) else NO_READABLE_CODE


def _text(state: State | None) -> str | Unknown | None:
    return state if isinstance(state, (str, Unknown)) else None
