"""Registrable domains: what somebody registers and a filing names, below a public suffix.

The Public Suffix List decides, its ICANN part alone: under a private suffix nobody registers a domain. It takes 30 ms
to load, so names under the suffixes that most applications use are told without it; a test holds both together.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

# Chinese suffixes below .cn and .中国 under which names are registered, and which the list lacks.
LACKING = ("政务.cn", "公益.cn", "政务.中国", "公益.中国")
LONGEST = 253
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}")
_END_OF_ICANN = "// ===END ICANN DOMAINS==="
# Suffixes below which the list has no others.
PLAIN = frozenset((
    "com", "net", "org", "top", "xyz", "vip", "shop", "site", "club", "online", "tech", "store", "fun", "cloud",
    "ltd", "wang", "xin", "ren", "info", "biz", "cc", "tv", "link", "icu", "ink", "work", "group", "center",
    "city", "company", "design", "live", "life", "world", "today", "team", "video", "space", "website", "press",
    "host", "wiki", "pub", "art",
))  # fmt: skip
# Those below .cn.
CN = frozenset((
    "ac", "com", "edu", "gov", "mil", "net", "org", "ah", "bj", "cq", "fj", "gd", "gs", "gx", "gz", "ha", "hb",
    "he", "hi", "hk", "hl", "hn", "jl", "js", "jx", "ln", "mo", "nm", "nx", "qh", "sc", "sd", "sh", "sn", "sx",
    "tj", "tw", "xj", "xz", "yn", "zj",
))  # fmt: skip


def registrable(name: str) -> str | None:
    """The registrable domain of a host name, in ASCII; None for a suffix itself, an unknown suffix or no host name.

    >>> registrable("news.Example.com.cn"), registrable("com.cn"), registrable("203.0.113.7")
    ('example.com.cn', None, None)
    """
    return _registrable(name) if len(name) <= LONGEST else None


@lru_cache(maxsize=8192)
def _registrable(name: str) -> str | None:
    found = _ascii(name.lower())
    if found is None or not _NAME.fullmatch(found):
        return None
    labels = found.split(".")
    size = _usual_size(labels)
    if size is None:
        return _listed(found)
    return ".".join(labels[-size:]) if len(labels) >= size else None


def _usual_size(labels: list[str]) -> int | None:
    """How many labels a registrable domain has under the usual suffixes; None under any other."""
    if labels[-1] == "cn":
        if labels[-2].startswith("xn--"):
            return None
        return 3 if labels[-2] in CN else 2
    return 2 if labels[-1] in PLAIN else None


def _ascii(name: str) -> str | None:
    if name.isascii():
        return name
    from idna import IDNAError, encode

    try:
        return encode(name, uts46=True).decode("ascii")
    except (IDNAError, UnicodeError):
        return None


def _listed(name: str) -> str | None:
    found = _suffixes().privatesuffix(name)
    return found if isinstance(found, str) else None


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PSLFILE, PublicSuffixList

    with open(PSLFILE, encoding="utf-8") as file:
        text = file.read()
    lines = "\n".join((*LACKING, _END_OF_ICANN))
    return PublicSuffixList(text.replace(_END_OF_ICANN, lines, 1), accept_unknown=False, only_icann=True)
