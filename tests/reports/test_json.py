import json

import pytest
from jsonschema import Draft202012Validator
from reports_by_hand import BOTH, CHANGE, CLAIM, FELL_BACK, MARK, UNREADABLE, passing, report

from validator import resources
from validator.core.places import Place
from validator.core.texts import Text
from validator.reports.json import render

SCHEMA = json.loads(resources.schema_text("report"))
EVERYTHING = report(CHANGE, CLAIM, UNREADABLE, notes=(FELL_BACK,), engine="plain", ledger="ab12")


def rendered(found):
    return json.loads(render(found))


def parts(schema, path=""):
    """Every part of a schema, with its path."""
    yield path, schema
    for key in ("properties", "$defs"):
        for name, part in schema.get(key, {}).items():
            yield from parts(part, f"{path}/{name}")
    if isinstance(schema.get("items"), dict):
        yield from parts(schema["items"], f"{path}/-")


def closed(schema):
    """The schema with every object closed, so that a key it does not describe is refused."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if schema.get("type") == "object" else {}
    return {key: closed(part) for key, part in schema.items()} | shut


@pytest.mark.parametrize(
    "found", [report(), report(*passing(2)), BOTH, EVERYTHING], ids=["none", "pass", "both", "all"]
)
def test_a_report_fits_its_schema_and_has_no_key_that_the_schema_does_not_describe(found):
    Draft202012Validator(closed(SCHEMA)).validate(rendered(found))


def test_the_schema_is_a_schema_and_has_its_name():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:icplint:schema:report"


def test_every_key_is_described_in_both_languages():
    words = {"title", "x-title-zh", "description", "x-description-zh"}
    bare = [
        path for path, part in parts(SCHEMA) if "$ref" not in part and part != {"type": "string"} and words - set(part)
    ]
    assert bare == []


def test_every_key_the_schema_describes_is_required():
    loose = [path for path, part in parts(SCHEMA) if set(part.get("properties", {})) != set(part.get("required", []))]
    assert loose == []


def test_the_keys_of_the_contract_come_in_its_order():
    found = rendered(BOTH)
    assert list(found) == [
        "report_version",
        "tool",
        "edition",
        "engine",
        "rulebook",
        "ledger_digest",
        "verdict",
        "documents",
        "notes",
        "summary",
    ]
    assert list(found["documents"][0]) == ["path", "document", "kind", "as_of", "verdict", "findings", "outcomes"]


def test_the_run_is_told():
    found = rendered(EVERYTHING)
    del found["documents"]
    assert found == {
        "report_version": 1,
        "tool": {"name": "icplint", "version": "0.1.0"},
        "edition": "2018-04",
        "engine": "plain",
        "rulebook": {"reviewed_on": "2026-11-01", "digest": "3f2a9c1db0e5"},
        "ledger_digest": "ab12",
        "verdict": "fail",
        "notes": [
            {
                "en": "durable-rules cannot be imported here, the plain engine judged",
                "zh": "未能加载 durable-rules，已改用内置引擎",
            }
        ],
        "summary": {"documents": 3, "passed": 2, "failed": 1, "errors": 1, "warnings": 1, "infos": 1},
    }


def test_a_finding_is_told_whole():
    assert rendered(BOTH)["documents"][0]["findings"][0] == {
        "id": "ICP411",
        "name": "change-needs-filing-password",
        "severity": "error",
        "pointer": "/filing/password",
        "line": 12,
        "column": 3,
        "end_line": 12,
        "end_column": 13,
        "message": {
            "en": "a change needs the MIIT filing password, `filing.password` is not written; give it as a reference",
            "zh": "变更备案须填写工信部备案密码，`filing.password` 未填写；应以引用方式填写",
        },
        "fix": {
            "en": "write password: ${ICP_FILING_PASSWORD} under filing",
            "zh": "在 filing 下写 password: ${ICP_FILING_PASSWORD}",
        },
        "sources": ["aliyun-glossary-2018, ICP Filing password", "icp-domain, 6"],
        "miit_code": 1018,
        "url": "https://github.com/icplint/icplint/blob/main/docs/rules/ICP411.md",
        "related": [
            {
                "path": "sites/change.icp.yaml",
                "document": 0,
                "pointer": "/kind",
                "line": 1,
                "column": 7,
                "end_line": 1,
                "end_column": 13,
                "message": {"en": "the kind that makes the password due", "zh": "该申请类型须填写备案密码"},
            }
        ],
        "fingerprint": "5f1d7a3c",
    }


def test_outcomes_are_told_with_reasons_in_both_languages():
    assert rendered(BOTH)["documents"][0]["outcomes"] == {
        "pass": ["ICP404", "ICP405"],
        "fail": ["ICP411"],
        "not_applicable": ["ICP401"],
        "not_judged": [
            {"id": "ICP115", "reason": "a passport names no date of birth", "reason_zh": "护照号码不含出生日期"},
            {"id": "ICP402", "reason": "no ledger was given", "reason_zh": "未提供备案台账"},
            {"id": "ICP403", "reason": "no ledger was given", "reason_zh": "未提供备案台账"},
        ],
    }


def test_a_kind_that_cannot_be_read_is_null():
    assert rendered(report(UNREADABLE))["documents"][0]["kind"] is None


def test_a_finding_of_somebodys_own_rule_has_no_page():
    finding = MARK._replace(id="ACME700", name="acme-names")
    (told,) = rendered(report(CLAIM._replace(findings=(finding,))))["documents"][0]["findings"]
    assert told["url"] is None


def test_a_missing_ledger_is_null():
    assert rendered(BOTH)["ledger_digest"] is None


def test_a_run_without_documents_has_an_empty_list_and_zeros():
    found = rendered(report())
    assert found["documents"] == []
    assert set(found["summary"].values()) == {0}


def test_chinese_is_written_as_it_is():
    assert "变更备案须填写工信部备案密码" in render(BOTH)


def test_the_same_report_gives_the_same_bytes():
    assert render(BOTH) == render(report(CHANGE, CLAIM))


def test_it_ends_with_one_newline_and_has_no_carriage_return():
    text = render(BOTH)
    assert text.endswith("}\n") and not text.endswith("\n\n")
    assert "\r" not in text


def test_a_file_name_that_is_no_utf_8_survives_as_an_escape():
    path = b"caf\xe9.icp.yaml".decode("utf-8", "surrogateescape")
    finding = MARK._replace(place=Place(path, 0, "", MARK.place.span))
    text = render(report(CLAIM._replace(path=path, findings=(finding,))))
    assert text.encode("utf-8").count(b'"caf\\udce9.icp.yaml"') == 1
    assert json.loads(text)["documents"][0]["path"] == path


def test_quotes_and_control_characters_in_a_message_are_escaped():
    finding = MARK._replace(message=Text('a "b"\x1b\n', "甲"))
    assert rendered(report(CLAIM._replace(findings=(finding,))))["documents"][0]["findings"][0]["message"] == {
        "en": 'a "b"\x1b\n',
        "zh": "甲",
    }
