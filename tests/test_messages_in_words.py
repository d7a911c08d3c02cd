"""Messages say values as people do: typed values in words where they are Chinese, derived ones in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from validator import validate
from validator.core.facts import FactKind, Field
from validator.core.filling import Filling, filled
from validator.core.rules import Obligation, Pattern, Variant
from validator.core.rules import Test as RuleTest
from validator.core.texts import Text

BAD = Path(__file__).resolve().parents[1] / "examples" / "bad"


def message(example: str, rule: str) -> Text:
    report = validate(str(BAD / f"{example}.icp.yaml"), edition="2018-04")
    return next(finding.message for finding in report.findings if finding.id == rule)


def test_a_typed_value_stays_as_it_is_in_english_and_is_said_in_words_in_chinese():
    told = message("added-website-on-ecs", "ICP432")
    assert told.en.endswith("the product is simple-application-server")
    assert told.zh.endswith("所填产品为“轻量应用服务器”")


def test_a_provider_is_called_by_its_name_though_no_list_holds_all_providers():
    told = message("hosted-with-the-receiving-provider", "ICP701")
    assert "“腾讯云”" in told.zh


def test_what_was_worked_out_is_said_in_words_in_both_languages():
    told = message("license-number-is-a-license", "ICP511")
    assert "(a subject's filing number)" in told.en
    assert "（主体备案号）" in told.zh


@pytest.mark.parametrize(("example", "rule", "typed"), [("hosted-in-mainland-china", "ICP702", "cn-hongkong")])
def test_a_value_that_nobody_has_a_word_for_is_shown_as_it_is(example: str, rule: str, typed: str):
    told = message(example, rule)
    assert typed in told.en and f"“{typed}”" in told.zh


PERMIT = {"permit": Text("residence permit", "居住证")}
TYPE = Field("type", "text", Text("type", "类型"), "optional", True, True, None, "type", None, ("permit",))
DOCUMENT = FactKind("document", "application", (), Text("document", "材料"), "/documents", {"type": TYPE})
PAPER = Pattern("document", "document", (RuleTest("type", "is", "permit"),))
OWED = Obligation("ICP999/1/require 0", "require", (), (), None, (PAPER,), None, False)
ROW = Variant("ICP999", 1, (("proof", "permit"), ("from", 3)), (), (), "high", (OWED,))


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        (Text("no {proof} is listed", "材料中没有“{proof}”"), "no permit is listed", "材料中没有“居住证”"),
        (Text("of type `{proof}`", "类型为 `{proof}` 的材料"), "of type `permit`", "类型为 `permit` 的材料"),
        (Text("from {from} on", "达到{from}个"), "from 3 on", "达到3个"),
    ],
)
def test_a_column_of_a_row_is_said_in_words_where_it_is_not_to_be_typed(text: Text, en: str, zh: str):
    filling = Filling(ROW, {}, {"document": DOCUMENT}, lambda kind, field, value: PERMIT.get(value))
    assert filled(text, filling) == Text(en, zh)
