"""What a plain scalar means in the core schema of YAML 1.2, and what YAML 1.1 would have made of it."""

from __future__ import annotations

import re

from validator.core.documents import Value

MOST_DIGITS = 100
"""A number is a quantity; longer ones are names without their quotes, and costly to turn into numbers."""

NUMERIC = frozenset("-+.0123456789")
"""What a number begins with; any other text is a word."""

WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

HABIT_WORDS = frozenset(
    form for word in ("yes", "no", "on", "off", "y", "n") for form in (word, word.title(), word.upper())
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"([-+]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_HABITS = (
    ("habit-sexagesimal", re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")),
    ("habit-binary", re.compile(r"[-+]?0b[01_]+")),
    ("habit-underscore", re.compile(r"[-+]?(?=[^_]*_)(?:0x[0-9a-fA-F_]+|[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)")),
    (
        "habit-moment",
        re.compile(
            r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
            r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?"
        ),
    ),
)


def is_day(text: str) -> bool:
    """Whether a plain scalar has the shape of a date, which YAML 1.2 knows as text alone."""
    return _DAY.fullmatch(text) is not None


def resolve(text: str) -> Value:
    """The value of a plain scalar; a number that is too long stays text.

    >>> resolve("true"), resolve("010"), resolve("no"), resolve("2018-05-02")
    (True, 10, 'no', '2018-05-02')
    """
    if text[:1] not in NUMERIC:
        return WORDS.get(text, text)
    return text if is_day(text) or len(text) > MOST_DIGITS else _number(text)


def too_long(text: str) -> bool:
    """Whether a plain scalar is a number of absurd length."""
    return len(text) > MOST_DIGITS and any(form.fullmatch(text) for form in (_INTEGER, _OTHER_BASE, _FLOAT))


def habit(text: str) -> str | None:
    """The YAML 1.1 habit in a plain scalar that is text in YAML 1.2, by the name of its fault."""
    if text in HABIT_WORDS:
        return "habit-word"
    if text[:1] not in NUMERIC or is_day(text) or len(text) > MOST_DIGITS:
        return None
    return next((name for name, pattern in _HABITS if pattern.fullmatch(text)), None)


def _number(text: str) -> Value:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    special = _SPECIAL.fullmatch(text)
    if special is None:
        return text
    return float("nan") if special[1] is None else float(f"{special[1]}inf")
