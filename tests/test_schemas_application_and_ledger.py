"""What the schemas of applications and ledgers promise: both languages, marks, no more than always holds."""

import json
import re
from pathlib import Path

import jsonschema
import jsonschema_rs
import pytest
import yaml
from jsonschema_specifications import REGISTRY

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
APPLICATION = json.loads((SCHEMAS / "application.schema.json").read_text("utf-8"))
LEDGER = json.loads((SCHEMAS / "ledger.schema.json").read_text("utf-8"))
VOCABULARY = json.loads((SCHEMAS / "icplint.vocabulary.json").read_text("utf-8"))
BOTH = pytest.mark.parametrize("schema", [APPLICATION, LEDGER], ids=["application", "ledger"])

KINDS = [
    "first-filing", "commercial-license", "transfer-in", "change", "add-website", "claim", "service-code",
    "cancel-subject", "cancel-website", "cancel-transfer-in",
]  # fmt: skip

# Element names of the ministry's interface of 2013, version 3.0 (its XML schema files).
MINISTRY = """
Bgxx Bz Dwmc Dwxz Fj Fjxx Fjyt Fwnr_id Fzr Fzr_dhhm Fzr_dzyj Fzr_sjhm Fzr_xm Fzr_zjhm Fzr_zjlx ICPmm Jr_xx Nrlx Nrlx_id
Nrlx_xx Qsip Qzsph Shengid Shiid Ssdxlx Syurl Wz_Bz Wz_Fzr Wz_xx Wzbah Wzmc Xxdz Ym Ym_xx Yylb_id Zjhm Zjlx Zjzs Zt_xx
Ztbah Zx_xx Zxlybz
"""


def nodes(node, path=""):
    """Every subschema, with its path in the schema."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key in ("properties", "$defs"):
                for name, part in value.items():
                    yield from nodes(part, f"{path}/{key}/{name}")
            elif key in ("items", "if", "then", "else"):
                yield from nodes(value, f"{path}/{key}")
            elif key == "allOf":
                for index, part in enumerate(value):
                    yield from nodes(part, f"{path}/allOf/{index}")


def properties(schema):
    """Every declared key, with its subschema: those of branches only narrow what is declared elsewhere."""
    for path, node in nodes(schema):
        if "additionalProperties" in node:
            for key, part in node.get("properties", {}).items():
                yield f"{path}/{key}", part


def target(schema, node):
    while "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/")
        node = {**schema["$defs"][name], **{k: v for k, v in node.items() if k != "$ref"}}
    return node


@BOTH
def test_the_schema_fits_the_metaschema(schema):
    jsonschema.Draft202012Validator.check_schema(schema)


@BOTH
def test_the_schema_is_known_by_its_name(schema):
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert re.fullmatch("urn:icplint:schema:(application|ledger)", schema["$id"])


@BOTH
def test_every_key_is_named_and_described_in_both_languages(schema):
    for path, part in properties(schema):
        described = target(schema, part)
        for word in ("title", "x-title-zh", "description", "x-description-zh"):
            assert described.get(word), (path, word)
        assert re.search("[\u4e00-\u9fff]", described["x-description-zh"]), path
        assert not re.search("[\u4e00-\u9fff]", described["description"]), path


@BOTH
def test_every_leaf_has_a_made_up_example_that_fits(schema):
    for path, part in properties(schema):
        leaf = target(schema, part)
        if "properties" in leaf or (leaf.get("type") == "array" and "examples" not in leaf):
            continue
        fits = jsonschema_rs.Draft202012Validator({**part, "$defs": schema["$defs"]})
        assert leaf["examples"], path
        assert all(fits.is_valid(example) for example in leaf["examples"]), path


@BOTH
def test_every_mapping_is_closed(schema):
    for path, node in nodes(schema):
        if "properties" in node and not re.search("/(if|then|else)$", path) and "$ref" not in node:
            assert node["additionalProperties"] is False, path


@BOTH
def test_the_schema_stays_within_what_both_validators_agree_on(schema):
    for path, node in nodes(schema):
        assert "format" not in node, path
        assert not re.search(r"\\[dwsDWSbB]|\(\?", node.get("pattern", "")), path


@BOTH
def test_every_pattern_is_said_in_words(schema):
    for path, node in nodes(schema):
        if "pattern" in node and "if" not in path.split("/"):
            assert node["x-shape"], path
            assert node["x-shape-zh"], path


@BOTH
def test_every_value_of_a_list_is_explained_in_both_languages(schema):
    for path, node in nodes(schema):
        if "enum" in node and "type" in node:
            assert len(node["enumDescriptions"]) == len(node["enum"]) == len(set(node["enum"])), path
            assert all(len(text.split(" · ")) == 2 for text in node["enumDescriptions"]), path
            assert all(re.fullmatch("[a-zA-Z0-9]+([-._][a-zA-Z0-9_]+)*", value) for value in node["enum"]), path


STANDARD = {
    word
    for reference in ("core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content")
    for word in REGISTRY.contents(f"https://json-schema.org/draft/2020-12/meta/{reference}")["properties"]
}


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.schema.json")), ids=lambda path: path.name)
def test_every_word_of_ours_is_in_the_vocabulary_and_holds_what_it_says(path):
    declared = VOCABULARY["properties"]
    for place, node in nodes(json.loads(path.read_text("utf-8"))):
        ours = node.keys() - STANDARD
        assert ours <= declared.keys(), place
        assert all(jsonschema_rs.Draft202012Validator(declared[word]).is_valid(node[word]) for word in ours), place


def test_every_word_of_the_vocabulary_is_used():
    used = {
        word
        for path in SCHEMAS.glob("*.schema.json")
        for _, n in nodes(json.loads(path.read_text("utf-8")))
        for word in n
    }
    assert used >= VOCABULARY["properties"].keys()


@BOTH
def test_names_of_the_ministry_are_its_own(schema):
    named = {node["x-ministry-field"] for _, node in nodes(schema) if "x-ministry-field" in node}
    assert named
    assert named <= set(MINISTRY.split())


def test_the_ten_kinds_are_there_and_each_has_a_branch():
    assert APPLICATION["properties"]["kind"]["enum"] == KINDS
    assert [branch["if"]["properties"]["kind"]["const"] for branch in APPLICATION["allOf"]] == KINDS


def test_the_application_requires_what_makes_a_block_a_block_and_nothing_else():
    required = {
        path.rsplit("/", 1)[-1] or "the whole": node["required"]
        for path, node in nodes(APPLICATION)
        if "required" in node and "additionalProperties" in node
    }
    assert required == {
        "the whole": ["kind"],
        "filing": ["status"],
        "subject": ["nature", "name"],
        "website": ["name"],
        "domain": ["name"],
        "change": ["target", "field"],
        "license_request": ["coverage"],
        "next_provider": ["name"],
        "document": ["type"],
    }


def test_a_provider_is_required_but_under_commercial_license():
    without = [
        branch["if"]["properties"]["kind"]["const"]
        for branch in APPLICATION["allOf"]
        if "provider" not in branch["then"].get("required", [])
    ]
    assert without == ["commercial-license"]


def test_a_branch_refuses_only_blocks_that_no_rule_speaks_of():
    owners = {
        "license_request": "commercial-license",
        "instances": "service-code",
        "next_provider": "cancel-transfer-in",
    }
    for branch in APPLICATION["allOf"]:
        kind = branch["if"]["properties"]["kind"]["const"]
        refused = {key for key, part in branch["then"]["properties"].items() if part is False}
        assert refused == {block for block, owner in owners.items() if owner != kind}


def test_what_no_output_may_show_is_marked():
    marked = {path.rsplit("/", 1)[-1]: n["x-sensitive"] for path, n in nodes(APPLICATION) if "x-sensitive" in n}
    assert {key for key, mark in marked.items() if mark == "secret"} == {"password"}
    assert set(marked) - {"password"} == {
        "id", "account", "instance_id", "service_code", "name", "number", "address", "mobile", "office_phone",
        "emergency_phone", "email", "birth_date", "mailing_address", "from", "to", "remarks", "reason", "file",
    }  # fmt: skip


def test_names_and_numbers_of_persons_are_marked_and_those_of_things_are_not():
    marks = {path: part.get("x-sensitive") for path, part in properties(APPLICATION)}
    names = {path.rsplit("/", 1)[0].rsplit("/", 1)[-1]: mark for path, mark in marks.items() if path.endswith("/name")}
    assert names == {
        "next_provider": None, "website": None, "domain": None, "registrar": None,
        "subject": "personal", "holder": "personal", "principal": "personal", "legal_representative": "personal",
    }  # fmt: skip
    numbers = {path.rsplit("/", 1)[0].rsplit("/", 1)[-1]: m for path, m in marks.items() if path.endswith("/number")}
    assert numbers == {
        "license": None, "website": None, "items": None,
        "subject_certificate": "personal", "person_certificate": "personal", "holder_certificate": "personal",
    }  # fmt: skip


def test_the_ledger_requires_what_names_a_record():
    assert LEDGER["$defs"]["record"]["required"] == ["icp_number", "status"]
    assert LEDGER["$defs"]["record"]["properties"]["websites"]["items"]["required"] == ["number"]
    assert "required" not in LEDGER


def test_application_and_ledger_list_the_same_values():
    record, subject = LEDGER["$defs"]["record"]["properties"], APPLICATION["properties"]["subject"]["properties"]
    ours = record["subject"]["properties"]
    assert ours["nature"]["enum"] == subject["nature"]["enum"]
    assert ours["certificate"]["properties"]["type"]["enum"] == APPLICATION["$defs"]["certificate_type"]["enum"]
    assert record["status"]["enum"] == APPLICATION["properties"]["filing"]["properties"]["status"]["enum"]


def test_the_application_knows_eighteen_natures_and_thirty_seven_certificates():
    assert len(APPLICATION["properties"]["subject"]["properties"]["nature"]["enum"]) == 18
    assert len(APPLICATION["$defs"]["certificate_type"]["enum"]) == 37


def test_the_application_knows_thirty_services_and_information_and_seventeen_languages():
    website = APPLICATION["$defs"]["website"]["properties"]
    assert len(website["services"]["items"]["enum"]) == 31
    assert {"informational", "blog", "other"} < set(website["services"]["items"]["enum"])
    assert len(website["languages"]["items"]["enum"]) == 17


def rows(table):
    return yaml.safe_load((SCHEMAS.parent / f"rules/tables/{table}.yaml").read_text("utf-8"))["rows"]


def test_the_application_and_the_tables_of_the_rules_name_the_same_things():
    natures = APPLICATION["properties"]["subject"]["properties"]["nature"]["enum"]
    products = APPLICATION["$defs"]["hosting"]["properties"]["product"]["enum"]
    assert [row["nature"] for row in rows("natures")] == natures
    assert {row["type"] for row in rows("certificates")} == set(APPLICATION["$defs"]["certificate_type"]["enum"])
    assert {row["product"] for row in rows("products")} == set(products) - {"other"}
