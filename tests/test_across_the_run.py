"""Rules across the applications of a run: both places told, whatever the order, and closed applications left alone."""

import json

import pytest

from validator import load_rulebook, validate, validate_many
from validator.core.report import Report

SITE = {
    "name": "示例资讯",
    "domains": [{"name": "example.cn"}],
    "hosting": {
        "provider": "alibaba-cloud",
        "product": "ecs",
        "region": "cn-hangzhou",
        "instance_id": "i-1",
        "service_code": "32a43232-a888-48e8-b9ec-000000000001",
    },
}
SUBJECT = {
    "nature": "enterprise",
    "name": "杭州示例有限公司",
    "certificate": {"type": "business-license", "number": "91330106MA00000018"},
}


def filing(**changes):
    return {
        "kind": "first-filing",
        "provider": "alibaba-cloud",
        "submitted_on": "2018-05-02",
        "account": {"id": "1"},
        "subject": SUBJECT,
        "websites": [SITE],
        **changes,
    }


def site(**hosting):
    name = hosting.pop("name", "example.cn")
    return {**SITE, "domains": [{"name": name}], "hosting": {**SITE["hosting"], **hosting}}


def run(folder, *applications, names=("a", "b", "c", "d")):
    for name, application in zip(names, applications, strict=False):
        (folder / f"{name}.icp.json").write_text(json.dumps(application, ensure_ascii=False), encoding="utf-8")
    return validate(folder, engine="plain")


def told(report: Report, *ids):
    return [
        (
            f.place.path.rpartition("/")[2][0],
            f.id,
            f.place.pointer,
            [r.place.path.rpartition("/")[2][0] for r in f.related],
        )
        for f in report.findings
        if f.id in ids
    ]


OTHER = {"name": "b.cn", "service_code": "32a43232-a888-48e8-b9ec-000000000002"}


def test_one_domain_in_two_applications_is_told_in_both_with_the_other_place(tmp_path):
    second = filing(websites=[site(service_code="32a43232-a888-48e8-b9ec-000000000002")])
    assert told(run(tmp_path, filing(), second), "ICP901", "ICP902") == [
        ("a", "ICP901", "/websites/0/domains/0/name", ["b"]),
        ("b", "ICP901", "/websites/0/domains/0/name", ["a"]),
    ]


def test_the_order_of_the_files_does_not_matter(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    second = filing(websites=[site(name="b.cn")])
    there = told(run(tmp_path / "one", filing(), second), "ICP902")
    back = told(run(tmp_path / "two", second, filing()), "ICP902")
    assert (
        [(name, id_) for name, id_, *_ in there]
        == [(name, id_) for name, id_, *_ in back]
        == [("a", "ICP902"), ("b", "ICP902")]
    )


def test_at_most_three_other_places_are_told(tmp_path):
    found = run(tmp_path, *(filing() for _ in range(6)), names="abcdef")
    others = [finding.related for finding in found.findings if finding.id == "ICP901"]
    assert [len(related) for related in others] == [3] * 6
    assert others[0][-1].message.en.endswith("and 2 more places")


@pytest.mark.parametrize("state", ["approved", "refused", "withdrawn"])
def test_an_application_that_is_over_meets_no_other(tmp_path, state):
    assert told(run(tmp_path, filing(), filing(state=state)), "ICP901", "ICP902") == []


def test_the_same_domain_twice_in_one_application_is_no_finding_across(tmp_path):
    twice = filing(websites=[site(), site(service_code="32a43232-a888-48e8-b9ec-000000000002")])
    assert told(run(tmp_path, twice), "ICP901", "ICP902") == []


def test_two_subjects_under_one_account_are_counted(tmp_path):
    other = {**SUBJECT, "certificate": {"type": "business-license", "number": "91330106MA00000026"}}
    found = told(run(tmp_path, filing(), filing(subject=other, websites=[site(**OTHER)])), "ICP904")
    assert [(name, pointer) for name, _, pointer, _ in found] == [("a", "/account/id"), ("b", "/account/id")]
    (tmp_path / "b.icp.json").unlink()
    assert told(validate(tmp_path, engine="plain"), "ICP904") == []


def test_what_is_cancelled_is_in_no_other_application(tmp_path):
    number = {"icp_number": "浙ICP备12000000号", "status": "approved", "provider": "alibaba-cloud", "password": "${P}"}
    cancel = {"kind": "cancel-subject", "provider": "alibaba-cloud", "filing": number, "cancel": {"reason": "停业"}}
    change = {"kind": "change", "provider": "alibaba-cloud", "filing": number,
              "changes": [{"target": "website", "website": "浙ICP备12000000号-1",
                           "field": "name", "from": "甲", "to": "乙"}]}  # fmt: skip
    found = told(run(tmp_path, cancel, change), "ICP906")
    assert [(name, pointer) for name, _, pointer, _ in found] == [("a", "/kind"), ("b", "/filing/icp_number")]


def test_both_engines_tell_the_same(tmp_path):
    run(tmp_path, filing(), filing(), filing(websites=[site(name="c.cn")]))
    plain, durable = (validate(tmp_path, engine=engine) for engine in ("plain", "durable"))
    assert plain.documents == durable.documents


def test_judged_by_itself_an_application_leaves_the_rules_across_the_run_unjudged():
    (report,) = validate_many([filing()])
    reasons = {entry.id: entry.reason.en for entry in report.outcomes.not_judged}
    assert reasons["ICP901"] == "the application was judged by itself"
    assert "ICP901" not in (*report.outcomes.passed, *report.outcomes.failed, *report.outcomes.not_applicable)


def test_every_rule_in_force_has_exactly_one_outcome(tmp_path):
    report = run(tmp_path, filing(), filing(kind="change"))
    for document in report.documents:
        outcomes = document.outcomes
        ids = [*outcomes.passed, *outcomes.failed, *outcomes.not_applicable, *(n.id for n in outcomes.not_judged)]
        assert len(ids) == len(set(ids))
        assert set(ids) == {entry.rule.id for entry in load_rulebook().in_force("2018-04-18")}
