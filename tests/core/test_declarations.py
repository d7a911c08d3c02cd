"""The facts schema, and what is read from it."""

from __future__ import annotations

import json
import re

import pytest
from projecting import ROOT, kinds

SCHEMA = json.loads((ROOT / "schemas/facts.schema.json").read_text(encoding="utf-8"))
APPLICATION = json.loads((ROOT / "schemas/application.schema.json").read_text(encoding="utf-8"))
FIELDS = [(kind.name, field) for kind in kinds().values() for field in kind.fields.values()]
TYPES = {
    "text": "string",
    "boolean": "boolean",
    "integer": "integer",
    "date": "string",
    "kind": "string",
    "key": "string",
}


def test_a_kind_is_read_with_its_scope_parents_and_place() -> None:
    hosting = kinds()["hosting"]
    assert (hosting.scope, hosting.parents, hosting.pointer) == ("application", ("website",), "hosting")
    assert hosting.title.en == "hosting" and hosting.title.zh == "接入服务器"
    assert kinds()["address"].parents == ("hosting", "website")


def test_an_optional_field_says_what_leaving_it_out_means() -> None:
    icp_number, approved_on = (kinds()["filing"].fields[name] for name in ("icp_number", "approved_on"))
    assert (icp_number.may_be_nothing, icp_number.may_be_unknown) == (True, False)
    assert (approved_on.may_be_nothing, approved_on.may_be_unknown) == (False, True)


def test_a_derived_field_says_which_states_it_has() -> None:
    form = kinds()["filing"].fields["number_form"]
    assert (form.presence, form.may_be_nothing, form.may_be_unknown, form.given) == (
        "derived",
        True,
        False,
        "icp_number",
    )
    assert form.values == ("subject", "website", "app", "license", "wrong-abbreviation", "odd")


def test_every_fact_of_an_application_carries_its_context() -> None:
    for kind in kinds().values():
        assert ({"in", "province", "nature"} <= set(kind.fields)) is (kind.scope == "application"), kind.name


def test_a_subject_says_its_own_province_others_say_that_of_the_subject() -> None:
    assert kinds()["subject"].fields["province"].leaf == "province"
    assert kinds()["domain"].fields["province"].leaf == "/subject/province"


def test_lists_that_leave_open_what_there_is_are_declared() -> None:
    assert [kind.name for kind in kinds().values() if kind.when_missing == "unknown"] == [
        "service",
        "language",
        "document",
    ]


@pytest.mark.parametrize("name", [name for name in SCHEMA["$defs"] if name != "context"])
def test_every_kind_is_declared_whole(name: str) -> None:
    raw = SCHEMA["$defs"][name]
    assert raw["x-scope"] in ("application", "ledger", "run")
    assert all(parent in SCHEMA["$defs"] for parent in raw["x-parents"])
    assert raw["additionalProperties"] is False and raw["type"] == "object"
    always = [field for field, declared in raw["properties"].items() if declared["x-presence"] == "always"]
    assert raw.get("required", []) == always


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.name)
def test_every_field_is_declared_whole_in_both_languages(kind: str, field: object) -> None:
    name = field.name  # type: ignore[attr-defined]
    raw = SCHEMA["$defs"][kind]["properties"].get(name) or SCHEMA["$defs"]["context"]["properties"][name]
    assert raw["type"] == TYPES[raw["x-type"]]
    assert re.fullmatch(r"[A-Za-z0-9 ',-]+", raw["title"]) and not raw["title"].startswith(("the ", "a "))
    assert re.search(r"[一-鿿]", raw["x-title-zh"]) and re.search(r"[一-鿿]", raw["x-description-zh"])
    assert ("x-when-missing" in raw) is (raw["x-presence"] == "optional")
    assert ("x-may-be-nothing" in raw) is (raw["x-presence"] == "derived")
    if raw["x-type"] == "boolean":
        assert all(raw[word] for word in ("x-yes", "x-yes-zh", "x-no", "x-no-zh"))


def test_keys_and_what_is_personal_may_not_be_shown() -> None:
    assert {field.sensitive for _, field in FIELDS if field.type == "key"} == {"personal"}
    shown = {(kind, field.name) for kind, field in FIELDS if field.sensitive}
    assert {("subject", "name"), ("person", "name"), ("hosting", "service_code"), ("hosting", "instance_id")} <= shown
    assert {("application", "account_id"), ("license", "holder_name"), ("record", "subject_name")} <= shown


def test_a_given_field_is_one_of_the_same_kind() -> None:
    assert all(field.given in kinds()[kind].fields for kind, field in FIELDS if field.given)


@pytest.mark.parametrize(
    ("kind", "field", "path"),
    [
        ("application", "kind", "kind"),
        ("subject", "nature", "subject/properties/nature"),
        ("license_request", "coverage", "license_request/properties/coverage"),
    ],
)
def test_closed_lists_are_those_of_the_file(kind: str, field: str, path: str) -> None:
    found = APPLICATION["properties"]
    for step in path.split("/"):
        found = found[step]
    assert list(kinds()[kind].fields[field].values) == found["enum"]


@pytest.mark.parametrize(
    ("kind", "field", "where"),
    [
        ("feature", "name", ("website", "features", "items")),
        ("service", "name", ("website", "services", "items")),
        ("language", "code", ("website", "languages", "items")),
        ("hosting", "product", ("hosting", "product")),
        ("hosting", "status", ("hosting", "status")),
        ("hosting", "billing", ("hosting", "billing")),
        ("hosting", "service_code_status", ("hosting", "service_code_status")),
        ("change", "field", ("change", "field")),
        ("document", "type", ("document", "type")),
    ],
)
def test_closed_lists_are_those_of_its_blocks(kind: str, field: str, where: tuple[str, ...]) -> None:
    block, key, *rest = where
    found = APPLICATION["$defs"][block]["properties"][key]
    for step in rest:
        found = found[step]
    assert list(kinds()[kind].fields[field].values) == found["enum"]


def test_certificate_types_are_those_of_the_file() -> None:
    types = APPLICATION["$defs"]["certificate_type"]["enum"]
    assert [list(kinds()[kind].fields["certificate_type"].values) for kind in ("subject", "person")] == [types, types]
