"""What a document says as a whole: order, parents, context, canonical forms, and when it is judged."""

from __future__ import annotations

import pytest
from projecting import fact, facts, projected, said

WHOLE = """
kind: add-website
submitted_on: 2018-05-02
provider: alibaba-cloud
filing: {status: approved, open_orders: [{kind: change}], access_providers: [tencent-cloud]}
subject:
  nature: enterprise
  name: 示例公司
  province: Zhejiang
  principal: {name: 张三}
websites:
  - name: 示例资讯
    hosting: {ip: [203.0.113.7], product: ecs, bound_names: [news.example.cn]}
    domains: [example.cn]
    services: [informational]
    languages: [zh-Hans]
    home_page: www.example.cn
  - {name: 示例社区, domains: [example.com], services: [], languages: []}
documents: []
"""


def test_facts_are_numbered_in_reading_order() -> None:
    found = projected(WHOLE).memory.facts
    assert [fact.number for fact in found] == list(range(len(found)))
    assert [(fact.kind, fact.pointer) for fact in found if fact.document == 0] == [
        ("application", ""),
        ("filing", "/filing"),
        ("open_order", "/filing/open_orders/0"),
        ("access_provider", "/filing/access_providers/0"),
        ("subject", "/subject"),
        ("person", "/subject/principal"),
        ("website", "/websites/0"),
        ("name_word", "/websites/0/name"),
        ("hosting", "/websites/0/hosting"),
        ("address", "/websites/0/hosting/ip/0"),
        ("binding", "/websites/0/hosting/bound_names/0"),
        ("domain", "/websites/0/domains/0"),
        ("suffix_listing", "/websites/0/domains/0/name"),
        ("suffix_listing", "/websites/0/domains/0/name"),
        ("suffix_listing", "/websites/0/domains/0/name"),
        ("service", "/websites/0/services/0"),
        ("language", "/websites/0/languages/0"),
        ("binding", "/websites/0/home_page"),
        ("website", "/websites/1"),
        ("name_word", "/websites/1/name"),
        ("name_word", "/websites/1/name"),
        ("domain", "/websites/1/domains/0"),
        ("suffix_listing", "/websites/1/domains/0/name"),
        ("suffix_listing", "/websites/1/domains/0/name"),
    ]


def test_facts_of_the_ledger_follow_and_belong_to_no_document() -> None:
    found = projected(WHOLE).memory.facts
    assert [(fact.kind, fact.document, fact.pointer) for fact in found[-3:]] == [
        ("record", None, ""),
        ("record_website", None, ""),
        ("record_domain", None, ""),
    ]


def test_a_child_knows_every_fact_above_it() -> None:
    memory = projected(WHOLE).memory
    first, second = memory.of_kind("website")
    hosting = memory.of_kind("hosting")[0]
    assert hosting.parents == {"website": first.number}
    assert memory.of_kind("address")[0].parents == {"hosting": hosting.number, "website": first.number}
    assert [domain.parents["website"] for domain in memory.of_kind("domain")] == [first.number, second.number]
    assert memory.of_kind("open_order")[0].parents == {}


def test_every_fact_carries_kind_province_and_nature() -> None:
    found = [fact for fact in projected(WHOLE).memory.facts if fact.document == 0]
    assert {(f.values["in"], f.values["province"], f.values["nature"]) for f in found} == {
        ("add-website", "浙江", "enterprise")
    }


def test_without_a_subject_there_is_no_province() -> None:
    filing = fact("{kind: change, filing: {status: approved}}", "filing")
    assert said(filing, "in") == "change"
    assert said(filing, "province") is None and said(filing, "nature") is None


def test_a_subject_that_names_no_province_leaves_it_open() -> None:
    text = "{kind: change, subject: {nature: individual, name: 张三}, filing: {status: approved}}"
    assert said(fact(text, "filing"), "province") == "? the province of the subject is not given"
    assert said(fact(text, "subject"), "province") == "? the province of the subject is not given"


@pytest.mark.parametrize(
    "written", ["浙江", "浙江省", "Zhejiang", "zhe jiang", "Zhejiang Province", '"33"', '"330000"']
)
def test_a_province_is_the_same_however_it_is_written(written: str) -> None:
    subject = fact(f"{{kind: change, subject: {{nature: individual, name: x, province: {written}}}}}", "subject")
    assert said(subject, "province") == "浙江"


def test_a_province_that_nobody_knows_is_unknown() -> None:
    subject = fact("{kind: change, subject: {nature: individual, name: x, province: 深圳}}", "subject")
    assert said(subject, "province") == "? no province is known by what is written"


def test_names_are_compared_folded_and_told_as_written() -> None:
    subject = fact("{kind: change, subject: {nature: enterprise, name: 示例（中国） 有限公司}}", "subject")
    assert said(subject, "name") == "示例(中国)有限公司"
    assert subject.written["name"] == "示例（中国） 有限公司"


def test_what_is_written_as_it_is_compared_is_not_kept_twice() -> None:
    subject = fact("{kind: change, subject: {nature: enterprise, name: 示例公司, province: 浙江}}", "subject")
    assert subject.written == {}


def test_the_day_of_judgement_is_that_of_submission() -> None:
    assert projected("{kind: change, submitted_on: 2018-05-02}", as_of="2019-01-01").day == "2018-05-02"


def test_without_submission_the_day_is_the_one_asked_for_else_that_of_the_edition() -> None:
    assert projected("{kind: change}", as_of="2019-01-01", edition="2020-08-17").day == "2019-01-01"
    assert projected("{kind: change}", edition="2020-08-17").day == "2020-08-17"


def test_a_day_that_is_none_is_not_the_day_of_judgement() -> None:
    found = projected("{kind: change, submitted_on: 2018-02-30}")
    assert (found.day, found.submitted_on) == ("2018-04-18", None)
    assert said(found.memory.of_kind("application")[0], "submitted_on") == "? the file's structure is at fault there"


@pytest.mark.parametrize(
    ("state", "is_open"), [("draft", True), ("submitted", True), ("approved", False), ("refused", False)]
)
def test_only_drafts_and_submitted_applications_are_open(state: str, is_open: bool) -> None:
    assert projected(f"{{kind: change, state: {state}}}").is_open is is_open


def test_an_application_is_a_draft_unless_it_says_otherwise() -> None:
    assert projected("{kind: change}").is_open is True


@pytest.mark.parametrize("text", ["{kind: chnage}", "{kind: 3}", "{provider: alibaba-cloud}", "[]", "just text", ""])
def test_without_a_kind_there_are_no_facts(text: str) -> None:
    found = projected(text)
    assert (found.kind, found.memory.facts, found.is_open, found.tallies) == (None, (), False, ())


def test_a_refused_kind_is_no_kind() -> None:
    assert projected("{kind: change}", ["/kind"]).kind is None
    assert projected("{kind: change}", [""]).kind is None


def test_reasons_are_given_in_both_languages() -> None:
    filing = fact("{kind: change, filing: {status: approved}}", "filing")
    unknown = filing.values["approved_on"]
    assert unknown.reason.en == "the approval date of the filing is not given"  # type: ignore[union-attr]
    assert unknown.reason.zh == "未填写原备案审核通过日期"  # type: ignore[union-attr]


def test_keys_hide_what_they_are_made_of() -> None:
    number = "11010519491231002X"
    text = f"""
    kind: first-filing
    provider: alibaba-cloud
    account: {{id: "1000000000000001"}}
    subject: {{nature: individual, name: 张三, certificate: {{type: resident-id, number: "{number}"}},
      principal: {{name: 张三, certificate: {{type: resident-id, number: "{number}"}}, mobile: "13800138000"}}}}
    """
    found = projected(text)
    told = [state for fact in found.memory.facts for state in fact.values.values()] + [t.value for t in found.tallies]
    assert not any(secret in str(state) for state in told for secret in (number, "13800138000"))
    assert len({fact.values["certificate_key"] for fact in found.memory.of_kind("person")}) == 1


def test_the_same_certificate_has_one_key_however_it_is_written() -> None:
    written = ("11010519491231002X", "11010519491231002x", "110105 19491231 002X", "１１０１０５19491231002X")
    text = 'kind: change\nsubject: {{nature: individual, name: x, certificate: {{type: resident-id, number: "{0}"}}}}'
    assert len({fact(text.format(number), "subject").values["certificate_key"] for number in written}) == 1


def test_documents_and_content_that_are_not_listed_are_not_known() -> None:
    (paper,) = facts("{kind: change, websites: [{name: x}]}", "document")
    assert paper.phantom is not None and paper.phantom.en == "no document is listed"
    assert paper.phantom.zh == "未列出申请材料" and paper.pointer == "/documents"
    assert [facts("{kind: change, websites: [{name: x}]}", kind)[0].pointer for kind in ("service", "language")] == [
        "/websites/0/services",
        "/websites/0/languages",
    ]


def test_an_empty_list_says_that_there_is_none() -> None:
    text = "{kind: change, documents: [], websites: [{name: x, services: [], languages: []}]}"
    assert [facts(text, kind) for kind in ("document", "service", "language")] == [[], [], []]


def test_features_and_approvals_that_are_left_out_are_none() -> None:
    text = "{kind: change, websites: [{name: x}]}"
    assert [facts(text, kind) for kind in ("feature", "pre_approval")] == [[], []]


def test_documents_are_told_with_the_days_left_on_them() -> None:
    text = (
        "{kind: change, submitted_on: 2018-05-02, documents: [{type: other, valid_until: 2018-05-01}, {type: other}]}"
    )
    dated, undated = facts(text, "document")
    assert (said(dated, "type"), said(dated, "days_left")) == ("other", -1)
    assert said(undated, "days_left") is None
