"""What somebody probably meant: for keys, values and rule words that are not known.

It knows words only, not what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_ABBREVIATED = 3
_JOINTS = re.compile(r"[-_\s.]+|(?<=[a-z0-9])(?=[A-Z])")


def closest(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that may have been meant, likeliest first, equals in alphabetical order; none where none is near.

    Near is a slip of the hand: one in three letters wrong, missing, doubled or swapped; joints and capitals never
    count. Where no candidate is that near, those are that begin like it, or share a whole first or last word with it.

    >>> closest("websiteNumber", ["website_number", "name"])
    ['website_number']
    >>> closest("phone", ["mobile", "office_phone"])
    ['office_phone']
    """
    known = sorted(set(candidates))
    bare = _bare(word)
    most = max(1, len(bare) // 3)
    far = {candidate: distance(bare, _bare(candidate), most) for candidate in known}
    slips = sorted((candidate for candidate in known if far[candidate] <= most), key=lambda c: (far[c], c))
    return slips or sorted((c for c in known if _share_an_end(word, c)), key=lambda c: (len(_bare(c)), c))


def distance(one: str, other: str, most: int) -> int:
    """How many letters to change, drop, add or swap with a neighbour; anything above `most` only says "more".

    >>> distance("chagne", "change", 2)
    1
    """
    if abs(len(one) - len(other)) > most or _letters_lacking(one, other) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i in range(1, len(one) + 1):
        before, last = last, _row(one, other, i, rows=(before, last))
        if min(last) > most:
            return most + 1
    return last[-1]


def _letters_lacking(one: str, other: str) -> int:
    """How many letters of one the other lacks, wherever they stand: no fewer have to be changed."""
    return sum(max(0, one.count(letter) - other.count(letter)) for letter in set(one))


def _row(one: str, other: str, i: int, *, rows: tuple[list[int], list[int]]) -> list[int]:
    """The next row of the table of distances: `rows` are the two above it."""
    before, last = rows
    row = [i]
    for j, letter in enumerate(other, start=1):
        least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] != letter))
        swapped = i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]
        row.append(min(least, before[j - 2] + 1) if swapped else least)
    return row


# The words there are to choose from are asked about at every slip of a file.
@lru_cache(maxsize=1024)
def _parts(word: str) -> list[str]:
    return [part.casefold() for part in _JOINTS.split(word) if part]


@lru_cache(maxsize=1024)
def _bare(word: str) -> str:
    return "".join(_parts(word)) or word


def _share_an_end(one: str, other: str) -> bool:
    """Whether one is all that the other begins with, or whole words that it begins or ends with."""
    short, long = sorted((_parts(one), _parts(other)), key=len)
    if not short:
        return False
    cut = len(_bare(one)) >= _ABBREVIATED and _bare(other).startswith(_bare(one))
    return cut or long[: len(short)] == short or long[-len(short) :] == short
