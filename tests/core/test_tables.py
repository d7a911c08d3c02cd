"""Tables, cut at a day."""

from __future__ import annotations

import pytest
from projecting import FOUNDING, TODAY, kinds, raw_tables

from validator.core.tables import Product, Tables

TABLES = Tables(raw_tables(), FOUNDING)
ROWS = [{"a": 1, "until": "2019-01-01"}, {"a": 2, "since": "2019-01-01"}, {"a": 3}, "no row"]


@pytest.mark.parametrize(
    ("day", "found"), [("2018-12-31", [1, 3]), ("2019-01-01", [2, 3]), ("2000-01-01", [1, 3]), ("2030-01-01", [2, 3])]
)
def test_a_row_holds_from_its_first_day_until_its_last_is_over(day: str, found: list[int]) -> None:
    assert [row["a"] for row in Tables({"t": {"rows": ROWS}}, day).rows("t")] == found


def test_a_table_that_is_not_there_has_no_rows() -> None:
    tables = Tables({}, FOUNDING)
    assert tables.rows("t") == () and tables.province("浙江") is None and tables.product("a", "b") is None


@pytest.mark.parametrize("raw", [{}, {"rows": None}, {"rows": "x"}, {"rows": [{}]}, {"rows": [3, None]}])
def test_a_table_of_an_odd_shape_does_no_harm(raw: dict[str, object]) -> None:
    names = ("provinces", "products", "regions", "natures")
    tables = Tables({name: raw for name in names}, FOUNDING)
    assert tables.mainland("alibaba-cloud", "cn-hangzhou") is None and tables.nature("企业") is None


def test_there_are_thirty_one_provinces_each_under_five_names() -> None:
    rows = TABLES.rows("provinces")
    assert len(rows) == 31
    for row in rows:
        for name in (row["name"], row["full_name"], row["english"], row["gb2260"], f"{row['gb2260']}0000"):
            assert TABLES.province(str(name)) == row["name"]


@pytest.mark.parametrize(
    ("written", "name"),
    [("Tibet", "西藏"), ("Inner Mongolia", "内蒙古"), ("shaanxi", "陕西"), ("SHANXI", "山西"), ("Guang dong", "广东"),
     ("香港", None), ("", None), ("99", None), ("province", None)],
)  # fmt: skip
def test_a_province_is_told_by_any_of_its_names(written: str, name: str | None) -> None:
    assert TABLES.province(written) == name


def test_a_character_belongs_to_one_province() -> None:
    assert (TABLES.abbreviation("蜀"), TABLES.province_of("蜀")) == ("right", "四川")
    assert (TABLES.abbreviation("川"), TABLES.province_of("川")) == ("wrong", "四川")
    assert (TABLES.abbreviation("深"), TABLES.province_of("深")) == ("", None)


def test_every_bureau_has_an_abbreviation_of_its_own() -> None:
    for column in ("icp_abbr", "license_abbr", "police_abbr", "gb2260", "english"):
        assert len({row[column] for row in TABLES.rows("provinces")}) == 31, column


def test_products_joined_when_the_national_system_came() -> None:
    before, after = Tables(raw_tables(), "2020-08-16"), Tables(raw_tables(), "2020-08-17")
    assert before.product("alibaba-cloud", "simple-application-server") is None
    assert after.product("alibaba-cloud", "simple-application-server") == Product(qualifies=True, codes=5)
    assert (
        before.product("alibaba-cloud", "ecs")
        == after.product("alibaba-cloud", "ecs")
        == Product(qualifies=True, codes=5)
    )
    assert after.product("tencent-cloud", "ecs") is None


def test_products_are_those_that_a_file_may_name() -> None:
    known = kinds()["hosting"].fields["product"].values
    assert {row["product"] for row in Tables(raw_tables(), TODAY).rows("products")} <= set(known) - {"other"}


@pytest.mark.parametrize(
    ("region", "mainland"),
    [("cn-hangzhou", True), ("cn-beijing", True), ("cn-hongkong", False), ("ap-northeast-1", False), ("cn", False)],
)
def test_regions_of_alibaba_cloud(region: str, mainland: bool) -> None:
    assert TABLES.mainland("alibaba-cloud", region) is mainland
    assert TABLES.mainland("nobody", region) is None


def test_natures_are_those_that_a_file_may_name() -> None:
    rows = TABLES.rows("natures")
    assert {row["nature"] for row in rows} == set(kinds()["subject"].fields["nature"].values)
    assert all(TABLES.nature(str(row["zh"])) == row["nature"] == TABLES.nature(str(row["nature"])) for row in rows)
    lists = raw_tables()["lists"]["lists"]
    assert set(lists["all_natures"]) == {row["nature"] for row in rows}
    assert set(lists["organizations"]) == set(lists["all_natures"]) - {"individual"}


def test_certificates_are_those_that_a_file_may_name() -> None:
    types = set(kinds()["subject"].fields["certificate_type"].values)
    assert {row["type"] for row in TABLES.rows("certificates")} == types
    for row in TABLES.rows("natures"):
        assert set(row["certificates"]) <= types  # type: ignore[call-overload]


def test_natures_and_certificates_say_the_same_of_each_other() -> None:
    by_nature = {(row["nature"], kind) for row in TABLES.rows("natures") for kind in row["certificates"]}  # type: ignore[attr-defined]
    by_type = {(nature, row["type"]) for row in TABLES.rows("certificates") for nature in row["natures"]}  # type: ignore[attr-defined]
    assert by_nature == by_type


def test_people_in_charge_are_identified_by_what_an_individual_files_with() -> None:
    (individual,) = (row for row in TABLES.rows("natures") if row["nature"] == "individual")
    assert set(raw_tables()["lists"]["lists"]["person_certificates"]) == set(individual["certificates"])  # type: ignore[call-overload]


def test_lists_of_kinds_name_kinds() -> None:
    known = set(kinds()["application"].fields["kind"].values)
    lists = raw_tables()["lists"]["lists"]
    assert all(set(lists[name]) <= known for name in ("new", "sites", "on_filing", "orders"))


@pytest.mark.parametrize("name", sorted(raw_tables()))
def test_every_table_has_a_title_in_both_languages(name: str) -> None:
    assert set(raw_tables()[name]["title"]) == {"en", "zh"}
