"""Rules as values: what a rule file says once it is read and found right.

A Rule is the text of an obligation; its Variants are what is judged (one for each row of its table);
a Variant's Obligations are what an engine is asked, one at a time.
"""

from __future__ import annotations

from typing import NamedTuple, Union

from validator.core.texts import Severity, Text


class Reference(NamedTuple):
    """`fact.field` in a `same as` or `agrees with`: an earlier pattern's name and a field of it."""

    name: str
    field: str


Operand = Union[bool, int, str, "tuple[bool | int | str, ...]", Reference]


class Test(NamedTuple):
    """One test on one field. `word` is one of the words of `WORDS`; `is` is the plain value."""

    field: str
    word: str
    operand: Operand


WORDS = (
    "is", "is not", "one of", "none of", "before", "on or after", "at least", "at most",
    "present", "same as", "agrees with",
)  # fmt: skip


class Pattern(NamedTuple):
    """A fact with tests. `name` is its alias, else its kind; `of` the name of the earlier pattern it is a child of."""

    name: str
    kind: str
    tests: tuple[Test, ...]
    of: str | None = None


class Obligation(NamedTuple):
    """One thing owed, as an engine is asked it: it is violated where `about` matches, nothing of `unless` exists and

    - word "must": the fact named `must.name` does not pass the one test of `must`
      (`missing_fails`: nothing and unknown fail too);
    - word "require": none of the patterns in `absent` has a fact (several for `require any of`);
    - word "forbid": the pattern `present` has a fact, different from those of `about`;
    - word "elsewhere": as forbid, with a fact of another application of the run.

    `key` is unique within a rulebook: rule id, row and owed part ("ICP508/1/must 0").
    """

    key: str
    word: str
    about: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    must: Pattern | None
    absent: tuple[Pattern, ...]
    present: Pattern | None
    missing_fails: bool


class Dated(NamedTuple):
    """A severity from a day on: `word` is error, warning, info or ended; `since` is YYYY-MM-DD."""

    since: str
    word: str


class Source(NamedTuple):
    """A citation: the document's key in `rules/sources.yaml` and the section or article in it."""

    document: str
    section: str


class Variant(NamedTuple):
    """A rule for one row of its table (row 0 where it has none), with columns and named lists filled in."""

    rule: str
    row: int
    columns: tuple[tuple[str, Operand], ...]
    severity: tuple[Dated, ...]
    sources: tuple[Source, ...]
    confidence: str
    obligations: tuple[Obligation, ...]


class Example(NamedTuple):
    """An example of a rule file, as written: `given` is a list of (kind, fields); `expect` one of the four outcomes."""

    name: str
    given: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]
    expect: str
    on: str | None
    severity: str | None
    ledger: str
    elsewhere: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]


class Rule(NamedTuple):
    """A rule file, read. `scope` is "document", or "run" where it looks across the applications of a run."""

    id: str
    name: str
    topic: str
    since: str
    status: str
    title: Text
    rationale: Text
    sources: tuple[Source, ...]
    confidence: str
    dates_inferred: bool
    miit_code: int | None
    at: str | None
    message: Text
    fix: Text
    false_positives: Text | None
    scope: str
    uses_ledger: bool
    variants: tuple[Variant, ...]
    exempt: tuple[str, ...]

    def severity_on(self, date: str) -> Severity | None:
        """The strongest severity of any variant on a day; None where it is not in force."""
        found = [s for v in self.variants if (s := severity_on(v.severity, date))]
        return min(found, key=lambda s: s.rank, default=None)


def severity_on(dated: tuple[Dated, ...], date: str) -> Severity | None:
    """The severity that holds on a day (ISO dates compare as text); None before the first date and once ended."""
    word = next((d.word for d in reversed(dated) if d.since <= date), "ended")
    return None if word == "ended" else Severity(word)


class Match(NamedTuple):
    """A violation an engine concluded: the obligation's key, and the facts bound, in the order of its patterns."""

    obligation: str
    facts: tuple[int, ...]
