"""Addresses: the province and the city that one names at its beginning, where it names any.

People leave out the province, or write 杭州 for 杭州市; a street may be called 北京路. So a short name is taken only
where what follows goes on like an address, and whether the place is certain is told with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from validator.core import canonical
from validator.core.tables import Row

# What goes on like an address: a city, district or county before any street; a compound (小区) is no district.
_GOES_ON = re.compile(r"[^路街道巷弄号村]{1,8}?(?:市|县|旗|州|盟|(?<![小社园校厂院景])区)")
_COUNTRY = ("中华人民共和国", "中国")
_NUMBERED = re.compile(r"[零〇一二两三四五六七八九十百千](?:号|室|栋|幢|楼|层|单元|座|组|队)")


class Located(NamedTuple):
    """What an address names; None for what it does not. `is_certain` is False where a short name was taken on trust."""

    province: str | None
    city: str | None
    is_certain: bool


NOWHERE = Located(None, None, is_certain=False)


class _Place(NamedTuple):
    province: str
    city: str | None
    is_full: bool


class Addresses:
    """Names of provinces and cities, ready to be found at the beginning of addresses."""

    def __init__(self, provinces: Iterable[Row], areas: Iterable[Row]) -> None:
        self._places: dict[str, list[tuple[str, _Place]]] = {}
        areas = tuple(areas)
        self._ordinary = {str(row.get("short")) for row in areas if row.get("ordinary") is True}
        self._municipalities = {row["city"]: str(row["province"]) for row in areas if _is_municipality(row)}
        for name, place in (*_names_of_provinces(provinces), *_names_of_cities(areas)):
            self._places.setdefault(name[:2], []).append((name, place))
        for found in self._places.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def locate(self, address: str) -> Located:
        """The province and the city at the beginning of an address."""
        text = canonical.name(address)
        for country in _COUNTRY:
            text = text.removeprefix(country)
        found = self._at_the_start(text)
        if found is None:
            return NOWHERE
        name, place = found
        return self._below(place, text[len(name) :])

    def city(self, written: str) -> Located:
        """The city that is written by itself, in full or short; one that is an ordinary word is not certain."""
        name = canonical.name(written)
        found = next((place for known, place in self._places.get(name[:2], ()) if known == name), None)
        if found is None:
            return NOWHERE
        city = found.city or self._only_city(found.province)
        return Located(found.province, city, is_certain=name not in self._ordinary)

    def named_in(self, text: str) -> Iterator[tuple[int, str]]:
        """The longest names of places in a text in canonical form, with where each stands; no ordinary words."""
        at = 0
        while at < len(text):
            known = self._places.get(text[at : at + 2], ())
            name = next((n for n, _ in known if n not in self._ordinary and text.startswith(n, at)), None)
            if name is not None:
                yield at, name
            at += 1 if name is None else len(name)

    def _below(self, place: _Place, rest: str) -> Located:
        if place.city is not None:
            return Located(place.province, place.city, is_certain=place.is_full)
        city = self._only_city(place.province)
        if city is not None:
            return Located(place.province, city, is_certain=place.is_full)
        found = self._at_the_start(rest, place.province)
        if found is None:
            return Located(place.province, None, is_certain=place.is_full)
        return Located(place.province, found[1].city, is_certain=place.is_full or found[1].is_full)

    def _at_the_start(self, text: str, province: str | None = None) -> tuple[str, _Place] | None:
        """The longest name that a text begins with, of cities of a `province` if one is given."""
        for name, place in self._places.get(text[:2], ()):
            if not text.startswith(name) or not _is_below(place, province):
                continue
            if place.is_full or self._goes_on(place, text[len(name) :]):
                return name, place
        return None

    def _goes_on(self, place: _Place, rest: str) -> bool:
        """Whether a short name is followed by what follows names of places."""
        if place.city is None and any(
            rest.startswith(name) and known.province == place.province and known.city is not None
            for name, known in self._places.get(rest[:2], ())
        ):
            return True
        return _GOES_ON.match(rest) is not None

    def _only_city(self, province: str) -> str | None:
        """The one city of a municipality."""
        return next((str(city) for city, of in self._municipalities.items() if of == province), None)


def _is_below(place: _Place, province: str | None) -> bool:
    return province is None or (place.city is not None and place.province == province)


def _is_municipality(row: Row) -> bool:
    return str(row.get("gb2260")).endswith("00")


def _names_of_provinces(rows: Iterable[Row]) -> Iterator[tuple[str, _Place]]:
    for row in rows:
        short, full = str(row.get("name")), str(row.get("full_name"))
        for name in dict.fromkeys((full, f"{short}省", f"{short}自治区")):
            yield name, _Place(short, None, is_full=True)
        yield short, _Place(short, None, is_full=False)


def _names_of_cities(rows: Iterable[Row]) -> Iterator[tuple[str, _Place]]:
    for row in rows:
        if _is_municipality(row):
            continue
        city, province, short, also = str(row.get("city")), str(row.get("province")), row.get("short"), row.get("also")
        for name in (city, *(also if isinstance(also, list) else ())):
            yield str(name), _Place(province, city, is_full=True)
        if isinstance(short, str):
            yield short, _Place(province, city, is_full=False)
            # 恩施州 is how everybody calls 恩施土家族苗族自治州.
            if city.endswith("自治州"):
                yield f"{short}州", _Place(province, city, is_full=True)


def has_number(address: str) -> bool:
    """Whether an address goes down to a number: a digit of any script, or a numeral before a word for house or room.

    >>> has_number("西湖区示例路１号"), has_number("示例村五组"), has_number("五里桥示例村")
    (True, True, False)
    """
    return any(character.isdigit() for character in address) or _NUMBERED.search(address) is not None
