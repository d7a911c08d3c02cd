"""Values in words: what stands in a rule as `alibaba-cloud`, 1000000 or 2010-06-01, as people say it."""

from __future__ import annotations

from collections.abc import Mapping

from validator.core.facts import Field, Scalar
from validator.core.language.vocabulary import Row
from validator.core.sentences.words import APPLICATIONS, ELSEWHERE, PROVIDERS, UNITS, WORDS
from validator.core.texts import Text

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Words:
    """The words of values, with those of a rulebook's tables: rows with `zh`, named by their first column."""

    def __init__(self, tables: Mapping[str, tuple[Row, ...]]) -> None:
        self._tabled = {key: text for rows in tables.values() for row in rows for key, text in _tabled(row)}

    def of(self, kind: str, field: Field, value: Scalar) -> Text:
        """A value of a field; one that nobody put into words is shown as it is, in quotes."""
        if isinstance(value, bool):
            return Text("yes", "是") if value else Text("no", "否")
        if isinstance(value, int):
            return _number(value, UNITS.get(field.name, Text("{}", "{}")))
        if field.type == "date":
            return Text(_day_en(value), _day_zh(value))
        return self._text(kind, field, value)

    def called(self, kind: str, field: Field, value: str) -> Text | None:
        """What people call a value of a list, a kind of application or a known provider; None for any other text."""
        if not field.values and field.type != "kind" and (kind, field.name) not in PROVIDERS:
            return None
        found = self._text(kind, field, value)
        return None if found.en.startswith("“") else found

    def province(self, name: str) -> Text:
        """A province, by its short Chinese name."""
        return self._tabled.get(name, Text(name, name))

    def _text(self, kind: str, field: Field, value: str) -> Text:
        if field.type == "kind":
            return APPLICATIONS.get(value, quoted(value))
        found = ELSEWHERE.get((kind, field.name, value)) or WORDS.get(value) or self._tabled.get(value)
        return found or quoted(value)


def quoted(text: str) -> Text:
    """A text as it is written in a file, in quotes.

    >>> quoted("a").en
    '“a”'
    """
    return Text(in_quotes(text), in_quotes(text))


def in_quotes(text: str) -> str:
    """A text in quotes, once.

    >>> in_quotes(in_quotes("a"))
    '“a”'
    """
    return text if text.startswith("“") else f"“{text}”"


def _tabled(row: Row) -> list[tuple[str, Text]]:
    name = next(iter(row.values()), None)
    zh, en = row.get("zh"), row.get("en") or row.get("english")
    if not isinstance(name, str):
        return []
    if isinstance(en, str) and "english" in row:
        return [(name, Text(en, name))]
    if not isinstance(zh, str):
        return []
    # An apposition ("..., withdrawn") explains in the table and would confuse a list.
    return [(name, Text(en.partition(", ")[0] if isinstance(en, str) else name.replace("-", " "), zh))]


def _number(value: int, unit: Text) -> Text:
    tens = value and value % 10_000 == 0
    return Text(unit.en.format(f"{value:,}"), unit.zh.format(f"{value // 10_000}万" if tens else str(value)))


def _day_en(day: str) -> str:
    """A day as English says it.

    >>> _day_en("2010-06-01")
    '1 June 2010'
    """
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def _day_zh(day: str) -> str:
    """A day as Chinese says it.

    >>> _day_zh("2010-06-01")
    '2010年6月1日'
    """
    year, month, number = day.split("-")
    return f"{year}年{int(month)}月{int(number)}日"
