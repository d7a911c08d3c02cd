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
_FOR_WANT_OF_SPACE = frozenset({"no-colon", "stray-colon", "indentation"})


class _Gist(NamedTuple):
    """What of the parser's error is of use: its words, and the code points it names in the document's text."""

    words: str
    context: str
    at: int
    beginning: int


def failure(error: Exception, source: Source, offset: int) -> Fault:
    """The one fault of a document that does not parse; its text begins at code point `offset` of what was parsed."""
    gist = _gist(error, offset)
    rows = (source.row(gist.at), source.row(gist.beginning))
    name = _name(gist)
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
    if name not in _FOR_WANT_OF_SPACE:
        return None
    for row in rows:
        for each in source.run_up_to(row, _NO_SPACE.match):
            found = _NO_SPACE.match(source.line(each))
            if found:
                return _at("no-space-after-colon", source, source.starts[each] + found.start(1))
    return None
