"""The tables of the rulebook against what files may say and what documents are cited."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
APPLICATION = json.loads((ROOT / "schemas/application.schema.json").read_text(encoding="utf-8"))
FACTS = json.loads((ROOT / "schemas/facts.schema.json").read_text(encoding="utf-8"))["$defs"]
WEBSITE = APPLICATION["$defs"]["website"]["properties"]
APPROVAL = WEBSITE["pre_approvals"]["items"]["properties"]["type"]
TABLES = sorted(path.stem for path in (ROOT / "rules/tables").glob("*.yaml"))


@cache
def table(name: str) -> Any:
    return yaml.safe_load((ROOT / f"rules/tables/{name}.yaml").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, Any]]:
    return table(name)["rows"]


def names(name: str, column: str) -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows(name)))


@pytest.mark.parametrize(
    ("name", "column", "node"),
    [
        ("services", "name", WEBSITE["services"]["items"]),
        ("languages", "code", WEBSITE["languages"]["items"]),
        ("documents", "type", APPLICATION["$defs"]["document"]["properties"]["type"]),
        ("kinds", "kind", APPLICATION["properties"]["kind"]),
    ],
)
def test_a_table_names_what_a_file_may_name(name: str, column: str, node: dict[str, Any]) -> None:
    assert sorted(names(name, column)) == sorted(node["enum"])
    assert len(rows(name)) == len(node["enum"])


def test_every_prior_approval_but_none_has_a_category() -> None:
    assert names("pre_approvals", "type") == [value for value in APPROVAL["enum"] if value != "none"]
    states = FACTS["pre_approval"]["properties"]["category_state"]["enum"]
    assert {row["state"] for row in rows("pre_approvals")} <= set(states)


def test_rows_of_one_category_follow_each_other_without_a_gap() -> None:
    for sort in names("pre_approvals", "type"):
        found = [row for row in rows("pre_approvals") if row["type"] == sort]
        ends = [str(row.get("until")) for row in found]
        assert ends == [*(str(row["since"]) for row in found[1:]), "None"], sort


@pytest.mark.parametrize(
    ("name", "column", "node"),
    [
        ("services", "name", WEBSITE["services"]["items"]),
        ("languages", "code", WEBSITE["languages"]["items"]),
        ("documents", "type", APPLICATION["$defs"]["document"]["properties"]["type"]),
        ("pre_approvals", "type", APPROVAL),
    ],
)
def test_a_table_says_in_words_what_a_file_means(name: str, column: str, node: dict[str, Any]) -> None:
    meant = dict(zip(node["enum"], node["enumDescriptions"], strict=True))
    assert {row[column]: f"{row['zh']} · {row['en']}" for row in rows(name)}.items() <= meant.items()


def test_codes_of_contents_and_languages_are_one_of_a_kind() -> None:
    for name, column in (("services", "fwnr"), ("services", "bit"), ("languages", "yylb")):
        codes = [row[column] for row in rows(name) if column in row]
        assert len(codes) == len(set(codes)), (name, column)


def test_the_bit_of_a_content_is_the_place_of_its_code() -> None:
    assert all(row["bit"] == 2 ** (row["fwnr"] - 1) for row in rows("services") if "bit" in row)


@pytest.mark.parametrize("name", TABLES)
def test_the_documents_that_a_table_cites_are_known(name: str) -> None:
    known = yaml.safe_load((ROOT / "rules/sources.yaml").read_text(encoding="utf-8"))
    cited = [source["document"] for source in table(name).get("sources", [])]
    cited += [row["source"] for row in table(name).get("rows", []) if "source" in row]
    assert set(cited) <= set(known)


def test_every_row_of_words_is_whole() -> None:
    word = FACTS["name_word"]["properties"]
    for row in rows("words"):
        assert row["at"] in ("start", "anywhere") and row["confidence"] in ("high", "medium", "low")
        assert set(row["of"]) <= {"website", "subject", "domain"} and row["of"]
        assert row["words"] and all(isinstance(text, str) and text for text in row["words"])
        assert set(row.get("not_in", {})) <= set(row["words"])
        assert all(text in longer for text, more in row.get("not_in", {}).items() for longer in more)
        assert ("approval" in row) is ("strength" in row) is (row["list"] == "approval")
        assert row.get("approval") in {None, *word["approval"]["enum"]}
        assert row.get("strength") in {None, *word["strength"]["enum"]}


def test_a_word_stands_once_in_a_list() -> None:
    for name in {row["list"] for row in rows("words")}:
        words = [text for row in rows("words") if row["list"] == name for text in row["words"]]
        assert len(words) == len(set(words)), name


def test_a_suffix_stands_once_in_a_list_and_is_written_as_people_read_it() -> None:
    for row in rows("suffixes"):
        assert len(row["suffixes"]) == len(set(row["suffixes"])), row["list"]
        assert not [s for s in row["suffixes"] if s.startswith(".") or "xn--" in s or s != s.lower()]


def test_named_lists_of_natures_part_them() -> None:
    lists = table("lists")["lists"]
    natures = [row["nature"] for row in rows("natures")]
    assert set(lists["public_bodies"]).isdisjoint(lists["private_organizations"])
    organizations = {*lists["public_bodies"], *lists["private_organizations"], "defence-body"}
    assert organizations == set(lists["organizations"]) == set(natures) - {"individual"}


def test_pictures_are_the_papers_that_the_table_calls_pictures() -> None:
    pictures = [row["type"] for row in rows("documents") if row["picture"]]
    assert table("lists")["lists"]["certificate_pictures"] == pictures


def test_persons_are_identified_by_the_certificates_of_individuals() -> None:
    individual = next(row for row in rows("natures") if row["nature"] == "individual")
    assert table("lists")["lists"]["person_certificates"] == individual["certificates"]
