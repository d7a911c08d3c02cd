"""A document: one application as it was read, with the place of every key and value.

Reading makes documents; everything behind it asks them by JSON pointer and never sees a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol, Union

from validator.core.places import Span
from validator.core.texts import Severity, Text

Value = Union[None, bool, int, float, str, "list[Value]", "dict[str, Value]"]


class Fault(NamedTuple):
    """A finding of the program about the file itself (ICP001 to ICP020), not of a rule.

    `id` is the finding's id; `related` are further places in the same document (the first of two equal
    keys); `refused` are pointers about which rules stay silent because of this fault (one mistake, one finding).
    """

    id: str
    severity: Severity
    pointer: str
    span: Span
    message: Text
    fix: Text
    related: tuple[tuple[str, Span], ...] = ()
    refused: tuple[str, ...] = ()


class Leaf(NamedTuple):
    """A scalar of a document: its pointer and span, and the span of its key (None in a list or at the top)."""

    pointer: str
    span: Span
    key_span: Span | None


class Document(Protocol):
    """One document of a file, with places."""

    @property
    def path(self) -> str:
        """The file as the report names it."""

    @property
    def number(self) -> int:
        """Which document of the file it is, from 0."""

    @property
    def value(self) -> Value:
        """The whole value; None where it could not be read."""

    @property
    def readable(self) -> bool:
        """Whether the text parsed; if not, `faults` says why and there are no places to show."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What reading found wrong, in reading order."""

    def span(self, pointer: str) -> Span:
        """The span of the value at a pointer.

        Where there is none: of the nearest key above that exists, of an entry of a list its first key; for a
        missing block at the top, of the value of `kind`, because the kind is what makes the block due.
        """

    def key_span(self, pointer: str) -> Span | None:
        """The span of the key of the value at a pointer; None in a list, at the top, or where there is none."""

    def at(self, pointer: str) -> Value:
        """The value at a pointer; None where there is none."""

    def has(self, pointer: str) -> bool:
        """Whether something stands at a pointer."""

    def raw(self, pointer: str) -> str | None:
        """The text of a scalar as it stands in the file (`010`, not 10); None where there is no scalar."""

    def is_plain(self, pointer: str) -> bool:
        """Whether a scalar stands there without quotes."""

    def lines(self, first: int, last: int) -> list[str]:
        """The raw lines of the file from `first` to `last`, from 1, without line ends."""

    def leaves(self, first: int, last: int) -> Iterator[Leaf]:
        """The scalars, with their keys, that touch the lines from `first` to `last`, in reading order."""
