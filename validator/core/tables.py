"""Tables as rules and projection read them: rows that hold on one day. Who reads their files is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from validator.core.canonical import folded

Row = Mapping[str, object]
Raw = Mapping[str, Mapping[str, object]]

WITHDRAWN, NOT_YET = "withdrawn", "not-yet"
_OUT_OF_FORCE = (WITHDRAWN, NOT_YET)


class Product(NamedTuple):
    """A product that the table names: whether it serves for a filing, and how many service codes an instance gives."""

    qualifies: bool
    codes: int | None


class CertificateType(NamedTuple):
    """A type of certificate: the form of its numbers, whose it is, whether older ones bear numbers of other kinds."""

    form: str
    is_personal: bool
    has_older: bool


class Category(NamedTuple):
    """A category of prior approvals on a day: its state, and the shape of its numbers, "" where none is known."""

    state: str
    number_shape: str


class Tables:
    """All tables of a rulebook, cut at a day: rows that begin later or have ended are not there."""

    def __init__(self, raw: Raw, day: str) -> None:
        self._raw = raw
        self._day = day
        self._rows = {name: tuple(_holding(table.get("rows"), day)) for name, table in raw.items()}
        self._provinces = {key: str(row.get("name")) for row in self.rows("provinces") for key in _names(row)}
        self._abbreviations = _abbreviations(self.rows("provinces"))
        self._products = {(row.get("provider"), row.get("product")): _product(row) for row in self.rows("products")}
        self._regions = self.rows("regions")
        natures = [(str(row.get("nature")), str(row.get("zh"))) for row in self.rows("natures")]
        self._natures = {written: nature for nature, zh in natures for written in (nature, zh)}

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a table that hold; none where there is no such table."""
        return self._rows.get(name, ())

    def province(self, written: str) -> str | None:
        """The short Chinese name of a province, from its short or full name, English name or GB/T 2260 code.

        >>> rows = [{"name": "浙江", "full_name": "浙江省", "english": "Zhejiang", "gb2260": "33"}]
        >>> tables = Tables({"provinces": {"rows": rows}}, "2018-04-18")
        >>> tables.province("Zhejiang Province"), tables.province("330000"), tables.province("ZheJiang Sheng")
        ('浙江', '浙江', None)
        """
        return self._provinces.get(_plain(written))

    def abbreviation(self, character: str) -> str:
        """Whether a character is the "right" one of a province in filing numbers, a "wrong" one that is seen, or ""."""
        return self._abbreviations.get(character, ("", ""))[1]

    def province_of(self, character: str) -> str | None:
        """The province that the first character of a number means, be it the right one or a wrong one."""
        found = self._abbreviations.get(character)
        return found[0] if found else None

    def nature(self, written: str) -> str | None:
        """The nature of subjects that is written, by its name or in Chinese."""
        return self._natures.get(folded(written))

    def certificate(self, sort: str) -> CertificateType | None:
        """What the table says of a type of certificate; None where it does not name it."""
        return self._certificates.get(sort)

    def category(self, sort: str) -> Category | None:
        """The category of prior approvals as it stands; None where the table has never heard of it.

        >>> row = {"type": "religion", "state": "ask-province", "since": "2022-03-01"}
        >>> Tables({"pre_approvals": {"rows": [row]}}, "2018-04-18").category("religion")
        Category(state='not-yet', number_shape='')
        """
        return self._categories.get(sort)

    @cached_property
    def area_codes(self) -> Mapping[str, str]:
        """The first two digits of GB/T 2260 by the short name of the province."""
        return {str(row.get("name")): str(row.get("gb2260")) for row in self.rows("provinces")}

    @cached_property
    def areas(self) -> frozenset[str]:
        """The first two digits of all provinces."""
        return frozenset(self.area_codes.values())

    @cached_property
    def verified_domains(self) -> Mapping[str, str]:
        """Which domains are verified, by kind of application."""
        return {str(row.get("kind")): str(row.get("domains_verified")) for row in self.rows("kinds")}

    @cached_property
    def suffix_lists(self) -> Mapping[str, tuple[str, ...]]:
        """The lists that name a suffix, by the suffix in Unicode."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self.rows("suffixes"):
            suffixes = row.get("suffixes")
            for suffix in suffixes if isinstance(suffixes, list) else ():
                found[str(suffix)] = (*found.get(str(suffix), ()), str(row.get("list")))
        return found

    @cached_property
    def _certificates(self) -> Mapping[str, CertificateType]:
        return {str(row.get("type")): _certificate(row) for row in self.rows("certificates")}

    @cached_property
    def _categories(self) -> Mapping[str, Category]:
        rows = self._raw.get("pre_approvals", {}).get("rows")
        found: dict[str, Category] = {}
        for row in rows if isinstance(rows, list) else ():
            known = found.get(str(row.get("type")))
            state = _state(row, self._day)
            # A row that holds decides; where the last has ended, a category is withdrawn.
            if known is None or (known.state in _OUT_OF_FORCE and state != NOT_YET):
                found[str(row.get("type"))] = Category(state, str(row.get("number_shape", "")))
        return found

    def product(self, provider: str, product: str) -> Product | None:
        """What the table says of a provider's product; None where it does not name it."""
        return self._products.get((provider, product))

    def mainland(self, provider: str, region: str) -> bool | None:
        """Whether a provider's region lies in mainland China; None where no row tells."""
        found = next((row for row in self._regions if _covers(row, provider, region)), None)
        return None if found is None else found.get("mainland") is True


def _holding(rows: object, day: str) -> Iterable[Row]:
    if not isinstance(rows, list):
        return
    for row in rows:
        if not isinstance(row, Mapping):
            continue
        until = row.get("until")
        if str(row.get("since", "")) <= day and (until is None or day < str(until)):
            yield row


def _certificate(row: Row) -> CertificateType:
    return CertificateType(str(row.get("number_form")), row.get("holder") == "person", row.get("older_numbers") is True)


def _state(row: Row, day: str) -> str:
    if day < str(row.get("since", "")):
        return NOT_YET
    until = row.get("until")
    return str(row.get("state")) if until is None or day < str(until) else WITHDRAWN


def _names(row: Row) -> Iterable[str]:
    code = str(row.get("gb2260", ""))
    further = row.get("also")
    names = [row.get("name", ""), row.get("full_name", ""), row.get("english", ""), code, f"{code}0000"]
    yield from (_plain(str(name)) for name in [*names, *(further if isinstance(further, list) else [])])


def _plain(written: str) -> str:
    """A province's name without spaces and hyphens, in small letters, without the word province.

    >>> _plain("Inner-Mongolia"), _plain("Zhejiang province")
    ('innermongolia', 'zhejiang')
    """
    return folded(written).replace("-", "").casefold().removesuffix("province")


def _abbreviations(rows: Iterable[Row]) -> dict[str, tuple[str, str]]:
    """Characters of provinces: first those in filing numbers, then what licenses bear and footers show instead."""
    right: dict[str, tuple[str, str]] = {}
    wrong: dict[str, tuple[str, str]] = {}
    for row in rows:
        name, seen = str(row.get("name")), row.get("seen")
        right[str(row.get("icp_abbr", ""))] = (name, "right")
        others = [row.get("license_abbr", ""), *(seen if isinstance(seen, list) else [])]
        wrong.update({str(other): (name, "wrong") for other in others})
    return {**wrong, **right}


def _product(row: Row) -> Product:
    codes = row.get("codes")
    return Product(row.get("qualifies") is True, codes if isinstance(codes, int) else None)


def _covers(row: Row, provider: str, region: str) -> bool:
    if row.get("provider") != provider:
        return False
    if "region" in row:
        return row["region"] == region
    return region.startswith(str(row.get("prefix", "")))
