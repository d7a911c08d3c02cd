"""Why a text is no YAML: the parser's finding turned into the likeliest mistake, at the place where it is mended."""

from __future__ import annotations

import re
from typing import NamedTuple

from validator.adapters import full_width
from validator.adapters.faults import fault
from validator.adapters.source_text import Source
from validator.core.documents import Fault

_TAB_INDENT = re.compile(r" *(\t)")
_NO_SPACE = re.compile(r"[ \t]*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*(:)[^\s:/]")

# What the parser says begins or contains; the first that fits. Both of its make, C and Python, are covered.
_NAMES = (
    ("violates indentation", "tab"),
    ("tab character", "tab"),
    ("could not find expected ':'", "no-colon"),
    ("mapping values are not allowed", "stray-colon"),
    ("mapping keys are not allowed", "stray-question-mark"),
    ("sequence entries are not allowed", "stray-hyphen"),
    ("unexpected end of stream", "open-quote"),
    ("unexpected document separator", "open-quote"),
    ("unexpected document indicator", "open-quote"),
    ("unknown escape character", "unknown-escape"),
    ("escape code", "escaped-surrogate"),
    ("hexadecimal", "unknown-escape"),
    ("hexdecimal", "unknown-escape"),
    ("cannot start any token", "cannot-begin"),
    ("incompatible YAML document", "directive-version"),
    ("%TAG", "directive"),
    ("%YAML", "directive"),
    ("tag handle", "unreadable-tag"),
    ("node content", "no-value"),
    ("document start", "after-document"),
    ("',' or ']'", "open-list"),
    ("',' or '}'", "open-mapping"),
    ("expected key", "indentation"),
    ("'-' indicator", "indentation"),
    ("<block end>", "indentation"),
)
_CONTEXTS = (
    ("directive", "directive"),
    ("anchor", "anchor-name"),
    ("alias", "anchor-name"),
    ("tag", "unreadable-tag"),
    ("block scalar", "block-text"),
    ("node", "no-value"),
    ("quoted scalar", "open-quote"),
)
# These are told where the thing began, not where the parser gave up.
_AT_BEGINNING = frozenset({"open-quote", "no-colon"})
# These may come of a line above that was taken for text.
_AFTER_TEXT = frozenset({"no-colon", "stray-colon", "indentation"})
# These may come of the line where the bracket, the quote or the key stands.
_FROM_BEGINNING = frozenset({"no-colon", "open-quote", "open-list", "open-mapping"})


class _Gist(NamedTuple):
    """What of the parser's error is of use: its words, and the code points it names in the document's text."""

    words: str
    context: str
    at: int
    beginning: int


def failure(error: Exception, source: Source, offset: int) -> Fault:
    """The one fault of a document that does not parse; its text begins at code point `offset` of what was parsed."""
    gist = _gist(error, offset)
    name = _name(gist)
    rows = _rows(name, gist, source)
    return (
        _tab_indent(name, source, rows)
        or _full_width(source, rows)
        or _missing_space(name, source, rows)
        or _at(name, source, _place(name, gist, source))
    )


def _gist(error: Exception, offset: int) -> _Gist:
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    index = mark.index - offset if mark else 0
    words, context = getattr(error, "problem", None), getattr(error, "context", None)
    return _Gist(words or "", context or "", index, start.index - offset if start else index)


def _name(gist: _Gist) -> str:
    by_words = next((name for words, name in _NAMES if words in gist.words), None)
    by_context = next((name for words, name in _CONTEXTS if words in gist.context), None)
    return by_words or by_context or "not-yaml"


def _rows(name: str, gist: _Gist, source: Source) -> tuple[int, ...]:
    """The rows in which the mistake may stand: where the parser gave up, lines joined above, where a text began."""
    here, beginning = source.row(gist.at), source.row(gist.beginning)
    joined = source.run_up_to(here, _may_be_joined) if name in _AFTER_TEXT else range(here, here + 1)
    return (*joined, beginning) if name in _FROM_BEGINNING else tuple(joined)


def _may_be_joined(line: str) -> bool:
    return full_width.begins_line(line) or _NO_SPACE.match(line) is not None


def _place(name: str, gist: _Gist, source: Source) -> int:
    end = len(source.text.rstrip())
    from_beginning = name in _AT_BEGINNING or gist.at >= end or _is_left_open(name, gist, source)
    return min(gist.beginning if from_beginning else gist.at, end)


def _is_left_open(name: str, gist: _Gist, source: Source) -> bool:
    """Whether a bracket is open still where a line is no further indented than the bracket's own."""
    if name not in {"open-list", "open-mapping"}:
        return False
    opening, here = source.row(gist.beginning), source.row(gist.at)
    return opening < here and _indent(source.line(here)) <= _indent(source.line(opening))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _at(name: str, source: Source, index: int) -> Fault:
    at_end = source.text[index : index + 1] in {"", "\n", "\r"}
    return fault(name, source.span(index, index if at_end else index + 1))


def _tab_indent(name: str, source: Source, rows: tuple[int, ...]) -> Fault | None:
    if name == "open-quote":
        return None
    for row in rows:
        found = _TAB_INDENT.match(source.line(row))
        if found:
            return _at("tab", source, source.starts[row] + found.start(1))
    return None


def _full_width(source: Source, rows: tuple[int, ...]) -> Fault | None:
    found = full_width.explanation(source, rows)
    return _at(found.name, source, found.at) if found else None


def _missing_space(name: str, source: Source, rows: tuple[int, ...]) -> Fault | None:
    if name not in _AFTER_TEXT:
        return None
    for row in rows:
        found = _NO_SPACE.match(source.line(row))
        if found:
            return _at("no-space-after-colon", source, source.starts[row] + found.start(1))
    return None
