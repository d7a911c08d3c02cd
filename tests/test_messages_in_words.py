"""Messages say values as people do: typed values in words where they are Chinese, derived ones in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from validator import validate
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
