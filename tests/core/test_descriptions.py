import json
from pathlib import Path

import pytest

from validator.core.descriptions import Description, Descriptions
from validator.core.texts import Text

SCHEMA = {
    "title": "thing",
    "x-title-zh": "事物",
    "properties": {
        "code": {"title": "code", "x-title-zh": "代码", "type": "string"},
        "owner": {"$ref": "#/$defs/owner", "title": "owner", "x-title-zh": "所有者"},
        "phones": {"title": "phones", "x-title-zh": "电话", "x-sensitive": "personal", "items": {"type": "string"}},
        "either": {
            "title": "either",
            "x-title-zh": "任一",
            "if": {"type": "object"},
            "then": {"properties": {"in_both": {"title": "in both", "x-title-zh": "两者皆有"}}},
        },
        "narrowed": {"$ref": "#/$defs/owner", "properties": {"name": False}},
        "nameless": {"type": "string"},
    },
    "allOf": [{"if": {"properties": {"code": {"const": "x"}}}, "then": {"properties": {"owner": False}}}],
    "$defs": {
        "owner": {
            "title": "somebody",
            "x-title-zh": "某人",
            "properties": {
                "name": {"title": "name", "x-title-zh": "姓名", "x-sensitive": "personal"},
                "owner": {"$ref": "#/$defs/owner"},
            },
        }
    },
}
KNOWN = Descriptions(SCHEMA)
APPLICATION = Descriptions(
    json.loads((Path(__file__).parents[2] / "schemas/application.schema.json").read_text("utf-8"))
)


def test_a_leaf_is_called_by_its_titles():
    assert KNOWN.of("/code") == Description(Text("code", "代码"), None)


def test_the_use_of_a_definition_names_it_better_than_the_definition():
    assert KNOWN.of("/owner").title == Text("owner", "所有者")


def test_a_definition_may_hold_itself():
    assert KNOWN.of("/owner/owner/owner").title == Text("somebody", "某人")


def test_entries_of_a_list_are_named_and_marked_as_the_list():
    assert KNOWN.of("/phones/7") == Description(Text("phones", "电话"), "personal")


def test_what_stands_behind_an_if_is_found():
    assert KNOWN.of("/either/in_both").title == Text("in both", "两者皆有")


def test_a_mapping_is_personal_as_a_whole():
    assert KNOWN.of("/owner").sensitive == "personal"
    assert KNOWN.of("/either").sensitive is None


@pytest.mark.parametrize(
    "pointer", ["/nothing", "/code/0", "/owner/age", "/phones/x", "/nameless", "/owner/0", "/a~1b"]
)
def test_what_the_schema_does_not_name_has_no_description(pointer):
    assert KNOWN.of(pointer) is None


def test_keys_come_in_the_schema_s_order():
    assert KNOWN.keys("/owner") == ("name", "owner")
    assert KNOWN.keys("/code") == ()
    assert KNOWN.keys("/nothing/at/all") == ()


def test_a_key_refused_outright_is_none_and_one_refused_in_some_cases_is():
    assert KNOWN.keys("/narrowed") == ("owner",)
    assert "owner" in KNOWN.keys("")


def test_asking_for_many_indexes_keeps_one_place():
    known = Descriptions(SCHEMA)
    for index in range(1000):
        known.of(f"/phones/{index}")
        known.of(f"/nothing/{index}")
    assert len(known._known) < 10


@pytest.mark.parametrize(
    ("pointer", "sensitive"),
    [
        ("/filing/password", "secret"),
        ("/subject/name", "personal"),
        ("/websites/3/principal/mobile/1", "personal"),
        ("/changes/0/from/2", "personal"),
        ("/websites/0/domains/0", None),
        ("/websites/0/domains/0/name", None),
        ("/websites/0/domains/0/holder/certificate/number", "personal"),
        ("/filing/icp_number", None),
        ("/subject/certificate/type", None),
        ("/subject", "personal"),
        ("/websites", "personal"),
    ],
)
def test_the_application_s_places_are_marked(pointer, sensitive):
    assert APPLICATION.of(pointer).sensitive == sensitive


def test_codes_are_wanted_of_instances_only():
    assert "codes_wanted" in APPLICATION.keys("/instances/0")
    assert "codes_wanted" not in APPLICATION.keys("/websites/0/hosting")
