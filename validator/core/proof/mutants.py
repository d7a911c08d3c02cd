"""Mutants of a rule: the same rule with one condition dropped, turned, moved one step, or saying something else.

Whoever relies on a condition shows it by an example that changes without it; a mutant that no example notices
is a condition that nobody has proved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from validator.core.language.vocabulary import Vocabulary
from validator.core.proof.conditions import of_conditions, of_references
from validator.core.proof.rows import of_rows
from validator.core.proof.severities import of_severities
from validator.core.proof.sites import Mutant


def mutants(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Every mutant of a rule file's values."""
    yield from mutants_of_the_body(raw, vocabulary)
    yield from of_references(raw, vocabulary)
    yield from of_severities(raw)


def mutants_of_the_body(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Those of what a rule says of the facts; its sentence has to change with each."""
    yield from of_conditions(raw, vocabulary)
    yield from of_rows(raw, vocabulary)
