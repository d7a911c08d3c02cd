"""Where addresses lie: what is named at their beginning, and what only looks like it."""

from __future__ import annotations

import pytest
from projecting import FOUNDING, raw_tables

from validator.core.addresses import NOWHERE, Addresses, Located, has_number
from validator.core.tables import Tables

TABLES = Tables(raw_tables(), FOUNDING)
ADDRESSES = Addresses(TABLES.rows("provinces"), TABLES.rows("areas"))


@pytest.mark.parametrize(
    ("address", "province", "city"),
    [
        ("浙江省杭州市西湖区示例路1号", "浙江", "杭州市"),
        ("浙 江 省 杭州市西湖区", "浙江", "杭州市"),
        ("中国浙江省宁波市", "浙江", "宁波市"),
        ("杭州市西湖区示例路1号", "浙江", "杭州市"),
        ("江苏省昆山市示例路", "江苏", None),
        ("广西壮族自治区南宁市", "广西", "南宁市"),
        ("广西省南宁市", "广西", "南宁市"),
        ("内蒙古自治区呼和浩特市", "内蒙古", "呼和浩特市"),
        ("北京市朝阳区建国路1号", "北京", "北京市"),
        ("吉林市昌邑区", "吉林", "吉林市"),
        ("吉林省长春市", "吉林", "长春市"),
        ("海南省海口市", "海南", "海口市"),
        ("海南藏族自治州共和县", "青海", "海南藏族自治州"),
        ("海南州共和县", "青海", "海南藏族自治州"),
        ("恩施州利川市", "湖北", "恩施土家族苗族自治州"),
        ("新疆石河子市", "新疆", "石河子市"),
        ("河南省济源市", "河南", "济源市"),
    ],
)
def test_a_name_in_full_is_certain(address: str, province: str, city: str | None) -> None:
    assert ADDRESSES.locate(address) == Located(province, city, is_certain=True)


@pytest.mark.parametrize(
    ("address", "province", "city"),
    [
        ("浙江杭州西湖区", "浙江", "杭州市"),
        ("北京朝阳区建国路", "北京", "北京市"),
        ("杭州西湖区文三路", "浙江", "杭州市"),
        ("广东中山", "广东", None),
        ("内蒙古呼和浩特", "内蒙古", None),
    ],
)
def test_a_short_name_is_taken_on_trust_where_an_address_follows(address: str, province: str, city: str | None) -> None:
    assert ADDRESSES.locate(address) == Located(province, city, is_certain=False)


@pytest.mark.parametrize(
    "address",
    [
        "北京西路100号",
        "南京东路街道1号",
        "中山路8号",
        "上海花园小区3幢",
        "湖北新村12号",
        "西湖区示例路1号",
        "朝阳区",
        "中国",
        "",
        "福建",
    ],
)
def test_a_street_or_a_district_names_no_place(address: str) -> None:
    assert ADDRESSES.locate(address) == NOWHERE


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("杭州", Located("浙江", "杭州市", is_certain=True)),
        ("杭州市", Located("浙江", "杭州市", is_certain=True)),
        ("北京", Located("北京", "北京市", is_certain=True)),
        ("吉林", Located("吉林", None, is_certain=True)),
        ("朝阳", Located("辽宁", "朝阳市", is_certain=False)),
        ("西湖", NOWHERE),
    ],
)
def test_a_city_may_be_written_by_itself(written: str, found: Located) -> None:
    assert ADDRESSES.city(written) == found


@pytest.mark.parametrize(
    ("address", "is_there"),
    [
        ("示例路1号", True),
        ("示例路１号", True),
        ("示例村五组", True),
        ("示例大厦十二层", True),
        ("五里桥示例村", False),
        ("示例路", False),
        ("", False),
    ],
)
def test_a_number_is_one_of_a_house_a_floor_or_a_room(address: str, is_there: bool) -> None:
    assert has_number(address) is is_there


def test_every_name_of_the_table_leads_to_its_own_row() -> None:
    provinces = {row["name"] for row in TABLES.rows("provinces")}
    for row in TABLES.rows("areas"):
        assert row["province"] in provinces
        assert ADDRESSES.locate(str(row["city"])) == Located(str(row["province"]), str(row["city"]), is_certain=True)


def test_names_of_cities_are_one_of_a_kind_and_codes_begin_like_their_provinces() -> None:
    names = [row[key] for row in TABLES.rows("areas") for key in ("city", "short") if key in row]
    assert len(names) == len(set(names))
    for row in TABLES.rows("areas"):
        assert str(row["gb2260"])[:2] == TABLES.area_codes[str(row["province"])] and len(str(row["gb2260"])) == 4


def test_every_province_has_its_areas() -> None:
    assert {row["province"] for row in TABLES.rows("areas")} == set(TABLES.area_codes)
