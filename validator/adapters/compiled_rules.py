"""The compiled rulebook: one neutral text, JSON a line, that is read as far as it is needed.

The lines: what it is and a list of its rules; tables; the rules in the order of the list, ready to be judged by;
sources; the rules as their files say them, in the same order. No run reads the latter, most of which are examples.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from validator import resources
from validator.adapters.rule_values import rule_of
from validator.core.declarations import fact_kinds
from validator.core.language.vocabulary import Vocabulary
from validator.core.rulebook import Listed, Rulebook, SourceDocument
from validator.core.rules import Dated
from validator.core.texts import Text

Raw = dict[str, Any]
FORMAT = 4
_HEAD, _TABLES, _FIRST_RULE = 0, 1, 2


def vocabulary_of(tables: Mapping[str, Any]) -> Vocabulary:
    """What rules may speak of: the declared facts, and the lists and rows of tables."""
    return Vocabulary(
        kinds=fact_kinds(resources.schema("facts")),
        lists={name: tuple(values) for name, values in tables.get("lists", {}).get("lists", {}).items()},
        tables={name: tuple(table.get("rows", ())) for name, table in tables.items()},
        provinces=tuple(row["name"] for row in tables.get("provinces", {}).get("rows", ())),
    )


def text_of(content: Raw) -> str:
    """A rulebook's content as text: the same bytes for the same rules."""
    from validator.core.language.faults import Faults
    from validator.core.language.reader import read_rule
    from validator.core.specialise import listed

    vocabulary = vocabulary_of(content["tables"])
    entries = content["rules"]
    rules = [read_rule(entry["raw"], entry["topic"], vocabulary, Faults(), trusted=True) for entry in entries]
    head = {key: content[key] for key in ("format", "reviewed_on", "digest")}
    lines = [
        {**head, "rules": [[*_list_entry(listed(rule)), rule.topic] for rule in rules]},
        content["tables"],
        *rules,
        content["sources"],
        *(entry["raw"] for entry in entries),
    ]
    return "".join(f"{json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n" for line in lines)


def _list_entry(entry: Listed) -> list[object]:
    return [entry.id, entry.name, entry.status, entry.scope, sorted(entry.kinds), entry.days]


class CompiledRules:
    """The lines of a compiled rulebook. Raises ValueError or LookupError where they are none."""

    def __init__(self, lines: Sequence[str | bytes]) -> None:
        self._lines = lines
        self._head: Raw = self._line(_HEAD)
        rules = self._head["rules"]
        # Behind the last line end there is nothing: a text that was cut has less.
        if self._head["format"] != FORMAT or len(lines) != _FIRST_RULE + 2 * len(rules) + 2:
            raise ValueError("no compiled rulebook of this format")
        self._tables: Raw = self._line(_TABLES)
        self._numbers = {entry[0]: number for number, entry in enumerate(rules)}

    def rulebook(self) -> Rulebook:
        """The rulebook; its rules were judged when it was compiled."""
        return Rulebook(
            listed=map(_listed, self._head["rules"]),
            read=lambda rule_id: rule_of(self._line(_FIRST_RULE + self._numbers[rule_id])),
            raw=self.raw,
            sources=lambda: {key: _source(key, raw) for key, raw in self._sources().items()},
            vocabulary=vocabulary_of(self._tables),
            tables=self._tables,
            reviewed_on=self._head["reviewed_on"],
            digest=self._head["digest"],
        )

    def raw(self, rule_id: str) -> Raw:
        """A rule as its file says it."""
        raw: Raw = self._line(_FIRST_RULE + len(self._numbers) + 1 + self._numbers[rule_id])
        return raw

    def content(self) -> Raw:
        """Everything the text says."""
        return {
            "format": self._head["format"],
            "reviewed_on": self._head["reviewed_on"],
            "sources": self._sources(),
            "tables": self._tables,
            "rules": [{"topic": entry[-1], "raw": self.raw(entry[0])} for entry in self._head["rules"]],
            "digest": self._head["digest"],
        }

    def _sources(self) -> Raw:
        sources: Raw = self._line(_FIRST_RULE + len(self._numbers))
        return sources

    def _line(self, number: int) -> Any:
        return json.loads(self._lines[number])


def _listed(entry: Sequence[Any]) -> Listed:
    id_, name, status, scope, kinds, days, _ = entry
    return Listed(id_, name, status, scope, frozenset(kinds), tuple(tuple(Dated(*d) for d in dated) for dated in days))


def _source(key: str, raw: Mapping[str, Any]) -> SourceDocument:
    title = raw.get("title", {})
    return SourceDocument(
        key=key,
        title=Text(str(title.get("en", key)), str(title.get("zh", key))),
        publisher=str(raw.get("publisher", "")),
        date=str(raw.get("date", "undated")),
        url=str(raw.get("url", "")),
    )
