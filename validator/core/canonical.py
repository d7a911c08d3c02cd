"""Canonical forms: what two ways of writing the same have in common. Values are compared in them, not shown in them."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

_LONGEST_KEPT = 300
_BRACKETS = str.maketrans("〔〕［］【】「」〈〉", "()[][]()<>")
# Hyphen, dash, minus: NFKC leaves most of them as they are, and people type any of them into a number.
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－﹣", "-"))


def folded(text: str) -> str:
    """Full-width characters made half-width, spaces removed, every dash a hyphen.

    >>> folded("浙ＩＣＰ备 １２００００００ 号－1")
    '浙ICP备12000000号-1'
    """
    if text.isascii():
        return "".join(text.split())
    return "".join(normalize("NFKC", text).translate(_DASHES).split())


def name(text: str) -> str:
    """A name without what does not tell names apart: width, kind of brackets, spaces, case of Latin letters.

    >>> name("示例（中国）有限公司") == name("示例(中国) 有限公司")
    True
    """
    if text.isascii():
        return "".join(text.split()).casefold()
    return "".join(normalize("NFKC", text).translate(_BRACKETS).split()).casefold()


def number(text: str) -> str:
    """A number that is a name: folded, without hyphens, in capitals.

    >>> number("d2143569-x")
    'D2143569X'
    """
    return folded(text).replace("-", "").upper()


def host(written: str) -> str:
    """The host of an address: without scheme, path, port and a dot at the end, in small letters.

    >>> host("HTTP://www.Example.cn:8080/index.html"), host("example.cn.")
    ('www.example.cn', 'example.cn')
    """
    # What is kept for the next time has to be short: a hostile file must not fill the memory.
    return (_kept_host if len(written) <= _LONGEST_KEPT else _host)(written)


def _host(written: str) -> str:
    text = folded(written).lower().replace("。", ".")
    text = text.partition("://")[2] or text
    for mark in "/?#":
        text = text.partition(mark)[0]
    return text.rpartition("@")[2].partition(":")[0].strip(".")


_kept_host = lru_cache(maxsize=4096)(_host)
