"""IP addresses: of which family, and whether the whole internet can reach them.

The ranges that it cannot reach are listed one by one. 203.0.113.0/24 and 2001:db8::/32, which nobody owns, are not
among them: in examples they stand for public addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache

PUBLIC, PRIVATE, RESERVED, UNREADABLE = "public", "private", "reserved", "unreadable"

_LONGEST = 45
_IPV4 = re.compile(r"(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})")
_RANGES_4 = (
    ("10.0.0.0", 8, PRIVATE),
    ("172.16.0.0", 12, PRIVATE),
    ("192.168.0.0", 16, PRIVATE),
    ("0.0.0.0", 8, RESERVED),
    ("100.64.0.0", 10, RESERVED),  # shared by a carrier's customers
    ("127.0.0.0", 8, RESERVED),
    ("169.254.0.0", 16, RESERVED),
    ("192.0.0.0", 24, RESERVED),
    ("192.0.2.0", 24, RESERVED),
    ("198.18.0.0", 15, RESERVED),
    ("198.51.100.0", 24, RESERVED),
    ("224.0.0.0", 3, RESERVED),  # multicast, and what was never given out
)
_RANGES_6 = (
    ("fc00::", 7, PRIVATE),
    ("::", 127, RESERVED),
    ("::ffff:0:0", 96, RESERVED),
    ("100::", 64, RESERVED),
    ("fe80::", 10, RESERVED),
    ("ff00::", 8, RESERVED),
)


def family(address: str) -> str:
    """ipv6 where there is a colon, else ipv4.

    >>> family("203.0.113.7"), family("2001:db8::1")
    ('ipv4', 'ipv6')
    """
    return "ipv6" if ":" in address else "ipv4"


def scope(address: str) -> str:
    """public, private, reserved or unreadable.

    >>> scope("203.0.113.7"), scope("10.1.2.3"), scope("127.0.0.1"), scope("300.1.1.1")
    ('public', 'private', 'reserved', 'unreadable')
    """
    return _scope(address) if len(address) <= _LONGEST else UNREADABLE


@lru_cache(maxsize=1024)
def _scope(address: str) -> str:
    if family(address) == "ipv6":
        return _scope_6(address)
    found = _number_4(address)
    if found is None:
        return UNREADABLE
    return next((kind for start, size, kind in _RANGES_4 if _within(found, _number_4(start), size, 32)), PUBLIC)


def _scope_6(address: str) -> str:
    # Rare, and slow to import: only a file with such an address pays for it.
    from ipaddress import IPv6Address

    try:
        found = int(IPv6Address(address))
    except ValueError:
        return UNREADABLE
    return next((kind for start, size, kind in _RANGES_6 if _within(found, int(IPv6Address(start)), size, 128)), PUBLIC)


def _number_4(address: str) -> int | None:
    found = _IPV4.fullmatch(address)
    if found is None:
        return None
    number = 0
    for part in found.groups():
        if int(part) > 255:
            return None
        number = number * 256 + int(part)
    return number


def _within(number: int, start: int | None, size: int, width: int) -> bool:
    return start is not None and number >> (width - size) == start >> (width - size)
