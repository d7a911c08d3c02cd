"""Host names and domains: whether one is well formed, and what it ends in.

Names in other scripts are made ASCII by whoever knows registrable domains, label by label: `registrable` is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Registrable = Callable[[str], "str | None"]

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST = 253
_ENCODED = "xn--"
# Any suffix below which names are registered serves to have a label made ASCII.
_ANY_SUFFIX = ".com"


def ascii_form(typed: str, registrable: Registrable) -> str | None:
    """A host name in small letters and ASCII; None where it is none, be it for a scheme, a path, a port or a space.

    >>> ascii_form("www.Example.cn", str), ascii_form("http://example.cn", str), ascii_form("example", str)
    ('www.example.cn', None, None)
    """
    return _ascii_form(typed, registrable) if len(typed) <= _LONGEST else None


# What is kept between documents is short: nothing longer is a host name.
@lru_cache(maxsize=4096)
def _ascii_form(typed: str, registrable: Registrable) -> str | None:
    labels = [_label(label, registrable) for label in typed.replace("。", ".").lower().split(".")]
    if len(labels) < 2 or labels[-1] is None or labels[-1].isdigit():
        return None
    return None if None in labels else ".".join(label for label in labels if label is not None)


def _label(label: str, registrable: Registrable) -> str | None:
    if not label.isascii():
        found = registrable(label + _ANY_SUFFIX)
        return found.removesuffix(_ANY_SUFFIX) if found else None
    return label if _LABEL.fullmatch(label) and _decoded(label) is not None else None


def _decoded(label: str) -> str | None:
    """A label in Unicode; None where it says to be encoded and is not."""
    if not label.startswith(_ENCODED):
        return label
    try:
        return label[len(_ENCODED) :].encode("ascii").decode("punycode")
    except UnicodeError:
        return None


def unicode_form(name: str) -> str:
    """A host name in ASCII as people read it.

    >>> unicode_form("xn--fsqu00a.xn--fiqs8s"), unicode_form("example.cn")
    ('例子.中国', 'example.cn')
    """
    return ".".join(_decoded(label) or label for label in name.split(".")) if _ENCODED in name else name


def suffix(name: str, registrable: Registrable) -> str | None:
    """What a host name in ASCII ends in below which names are registered; None where that is not known."""
    found = registrable(name) or registrable(f"x.{name}")
    return found.partition(".")[2] if found else None
