"""Names of websites and subjects: what they are made of, and what two of them have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from validator.core import canonical
from validator.core.addresses import Addresses

DIGITS, LATIN, BOTH, HAN, OTHER = "digits", "latin", "digits-and-latin", "han", "other"
# Not a regular expression: to compile one of so many characters takes as long as judging ten applications.
_HAN_RANGES = (("一", "鿿"), ("〇", "〇"), ("々", "々"), ("㐀", "䶿"), ("豈", "\ufaff"), ("\U00020000", "\U0003ffff"))
_SCRIPTS = (
    (DIGITS, re.compile(r"[0-9]+")),
    (LATIN, re.compile(r"[A-Za-zÀ-ɏ]+")),
    (BOTH, re.compile(r"[0-9A-Za-zÀ-ɏ]+")),
)
_LATIN_WORD = re.compile(r"[a-z]{3,}")
# What a name may hold beside letters and digits: marks of letters, brackets, hyphens of any length, spaces.
_HARMLESS = frozenset({"Mn", "Mc", "Me", "Ps", "Pe", "Pd", "Zs"})
_COMMON_BEGINNING = 4
_MOST_SYMBOLS = 20


def letters(name: str) -> str:
    """The letters and digits of a name, of whatever script, full width made half.

    >>> letters("示例（茶-业）Ｔ１")
    '示例茶业T1'
    """
    return "".join(character for character in unicodedata.normalize("NFKC", name) if character.isalnum())


def script(compact: str) -> str:
    """What letters and digits are, taken together.

    >>> script("12306"), script("taobao"), script("58tongcheng"), script("示例茶业"), script("示例58")
    ('digits', 'latin', 'digits-and-latin', 'han', 'other')
    """
    if compact and all(map(_is_han, compact)):
        return HAN
    return next((sort for sort, pattern in _SCRIPTS if pattern.fullmatch(compact)), OTHER)


def symbols(name: str) -> str:
    """What is neither letter, digit, bracket nor hyphen, each once, as many as a message can show.

    >>> symbols("示例（中国）-茶业"), symbols("示例·茶业★!!")
    ('', '·★!')
    """
    found = (c for c in name if not c.isalnum() and unicodedata.category(c) not in _HARMLESS)
    return "".join(dict.fromkeys(found))[:_MOST_SYMBOLS]


def has_han(name: str) -> bool:
    """Whether a name has a Chinese character."""
    return any(map(_is_han, name))


def begin_alike(one: str, other: str) -> bool:
    """Whether two names in canonical form begin with the same four characters.

    >>> begin_alike("中国石油官网", "中国石油天然气集团公司"), begin_alike("中国茶叶网", "中国石油天然气集团公司")
    (True, False)
    """
    return len(one) >= _COMMON_BEGINNING and one[:_COMMON_BEGINNING] == other[:_COMMON_BEGINNING]


class NameParts:
    """What tells names apart, and what does not: places and legal forms."""

    def __init__(self, addresses: Addresses, forms: Iterable[str]) -> None:
        self._addresses = addresses
        self._forms = sorted({canonical.name(form) for form in forms}, key=len, reverse=True)

    def rest(self, name: str) -> str:
        """A name in canonical form with a space where a place or a legal form stood."""
        kept, reached = [], 0
        for at, place in self._addresses.named_in(name):
            kept.append(name[reached:at])
            reached = at + len(place)
        text = " ".join([*kept, name[reached:]])
        for form in self._forms:
            text = text.replace(form, " ")
        return text

    def are_related(self, name: str, of: str) -> bool:
        """Whether a name has something in common with another (both in canonical form): lenient, and yes in doubt."""
        mine, theirs = self.rest(name), self.rest(of)
        known = _parts(theirs)
        if not known or not _parts(mine).isdisjoint(known):
            return True
        han = "".join(_han_runs(name))
        return bool(han) and _is_short_for(han, of)


def _parts(text: str) -> set[str]:
    """Every two Chinese characters in a row, and every Latin word of three letters or more."""
    pairs = {run[at : at + 2] for run in _han_runs(text) for at in range(len(run) - 1)}
    return pairs | set(_LATIN_WORD.findall(text))


def _han_runs(text: str) -> list[str]:
    """Two Chinese characters and more in a row."""
    runs = ("".join(run) for is_han, run in groupby(text, _is_han) if is_han)
    return [run for run in runs if len(run) > 1]


def _is_han(character: str) -> bool:
    return any(first <= character <= last for first, last in _HAN_RANGES)


def _is_short_for(short: str, full: str) -> bool:
    """Whether the characters of a short name stand in the full one in the same order."""
    remaining = iter(full)
    return all(character in remaining for character in short)
