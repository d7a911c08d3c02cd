"""The meaning of rules: three truths, confinement, coinciding, and the order of outcomes."""

import pytest

from validator.core.facts import Fact, Memory, Unknown
from validator.core.plain_engine import PlainEngine, Sight, Verdict, verdict
from validator.core.rules import Match, Obligation, Pattern, Reference
from validator.core.rules import Test as RuleTest
from validator.core.texts import Text

WHY = Text("nobody said", "未说明")
NO_LEDGER = Text("no ledger is given", "未提供备案台账")


def fact(kind, number=0, document=0, parents=None, phantom=None, **values):
    return Fact(kind, number, document, f"/{kind}/{number}", parents or {}, values, {}, phantom)


def obligation(about, unless=(), must=None, absent=(), present=None, word="", missing_fails=False):
    word = word or ("must" if must else "forbid" if present else "require")
    return Obligation("X1/0/owed", word, tuple(about), tuple(unless), must, tuple(absent), present, missing_fails)


def pattern(kind, *tests, name=None, of=None):
    return Pattern(name or kind, kind, tuple(tests), of)


def outcome(owed, *facts):
    return verdict(owed, Sight(Memory(facts)))


def matches(owed, *facts):
    return sorted(PlainEngine().open([owed]).matches(Memory(facts)))


APPROVED = RuleTest("status", "is", "approved")
MUST_BE_APPROVED = obligation([pattern("filing")], must=pattern("filing", APPROVED))
NEEDS_FILING = obligation([pattern("application")], absent=[pattern("filing", APPROVED)])


@pytest.mark.parametrize(
    ("word", "operand", "value", "met"),
    [
        ("is", "a", "a", True), ("is", "a", "b", False),
        ("is not", "a", "b", True), ("is not", "a", "a", False),
        ("one of", ("a", "b"), "b", True), ("one of", ("a", "b"), "c", False),
        ("none of", ("a", "b"), "c", True), ("none of", ("a", "b"), "a", False),
        ("before", "2010-06-01", "2010-05-31", True), ("before", "2010-06-01", "2010-06-01", False),
        ("on or after", "2010-06-01", "2010-06-01", True), ("on or after", "2010-06-01", "2010-05-31", False),
        ("at least", 3, 3, True), ("at least", 3, 2, False),
        ("at most", 3, 3, True), ("at most", 3, 4, False),
        ("present", True, "a", True), ("present", False, "a", False),
    ],
)  # fmt: skip
def test_a_word_is_met_or_not(word, operand, value, met):
    owed = obligation([pattern("filing")], must=pattern("filing", RuleTest("field", word, operand)))
    assert outcome(owed, fact("filing", field=value)) == Verdict("pass" if met else "fail")


@pytest.mark.parametrize("word", ["is", "is not", "one of", "none of", "before", "on or after", "at least", "at most"])
def test_nothing_meets_no_word_but_unknown_leaves_it_open(word):
    owed = obligation([pattern("filing")], must=pattern("filing", RuleTest("field", word, ("a",))))
    assert outcome(owed, fact("filing")) == Verdict("fail")
    assert outcome(owed, fact("filing", field=Unknown(WHY))) == Verdict("not judged", WHY)


def test_absence_is_met_by_nothing_and_open_on_unknown():
    owed = obligation([pattern("filing")], must=pattern("filing", RuleTest("field", "present", False)))
    assert outcome(owed, fact("filing")).word == "pass"
    assert outcome(owed, fact("filing", field=Unknown(WHY))) == Verdict("not judged", WHY)


def test_missing_fails_takes_nothing_and_unknown_for_no():
    owed = obligation([pattern("filing")], must=pattern("filing", APPROVED), missing_fails=True)
    assert outcome(owed, fact("filing")).word == "fail"
    assert outcome(owed, fact("filing", status=Unknown(WHY))).word == "fail"


def test_a_rule_about_nothing_that_is_there_does_not_apply():
    assert outcome(MUST_BE_APPROVED, fact("subject")).word == "not applicable"


def test_an_unknown_test_of_for_each_leaves_the_rule_unjudged():
    owed = obligation([pattern("filing", RuleTest("field", "is", "a"))], must=pattern("filing", APPROVED))
    assert outcome(owed, fact("filing", field=Unknown(WHY), status="cancelled")) == Verdict("not judged", WHY)


def test_fail_comes_before_not_judged_before_pass():
    bad, open_, good = (
        fact("filing", 0, status="x"),
        fact("filing", 1, status=Unknown(WHY)),
        fact("filing", 2, status="approved"),
    )
    assert outcome(MUST_BE_APPROVED, bad, open_, good).word == "fail"
    assert outcome(MUST_BE_APPROVED, fact("filing", 0, status="approved"), open_).word == "not judged"


def test_what_is_required_may_be_a_fact_bound_already():
    owed = obligation([pattern("filing", name="filing")], absent=[pattern("filing", APPROVED, name="other")])
    assert outcome(owed, fact("filing", status="approved")).word == "pass"


def test_what_is_forbidden_is_another_fact():
    same = RuleTest("code", "same as", Reference("hosting", "code"))
    owed = obligation([pattern("hosting")], present=pattern("hosting", same, name="other"))
    assert matches(owed, fact("hosting", 0, code="a")) == []
    assert matches(owed, fact("hosting", 0, code="a"), fact("hosting", 1, code="a")) == [
        Match("X1/0/owed", (0, 1)),
        Match("X1/0/owed", (1, 0)),
    ]


def test_either_of_several_lifts_and_an_unknown_one_leaves_it_open():
    owed = obligation(
        [pattern("filing")],
        unless=[pattern("license"), pattern("subject", RuleTest("nature", "is", "individual"))],
        must=pattern("filing", APPROVED),
    )
    bad = fact("filing", 0, status="cancelled")
    assert outcome(owed, bad, fact("license", 1)).word == "not applicable"
    assert outcome(owed, bad, fact("subject", 1, nature="enterprise")).word == "fail"
    assert outcome(owed, bad, fact("subject", 1, nature=Unknown(WHY))) == Verdict("not judged", WHY)


def test_a_child_is_sought_under_its_own_parent():
    owed = obligation([pattern("website")], absent=[pattern("domain", of="website")])
    facts = fact("website", 0), fact("website", 1), fact("domain", 2, parents={"website": 1})
    assert matches(owed, *facts) == [Match("X1/0/owed", (0,))]


def test_no_pattern_reaches_into_another_application_but_all_see_the_ledger():
    elsewhere = fact("filing", 1, document=1, status="approved")
    assert outcome(NEEDS_FILING, fact("application", 0), elsewhere).word == "fail"
    record = obligation([pattern("application")], absent=[pattern("record")])
    assert outcome(record, fact("application", 0), fact("record", 1, document=None)).word == "pass"


def test_forbid_elsewhere_means_another_application_of_the_run():
    same = RuleTest("name", "same as", Reference("domain", "name"))
    owed = obligation([pattern("domain")], present=pattern("domain", same, name="other"), word="elsewhere")
    here, twin, there = (fact("domain", n, document=d, name="example.cn") for n, d in ((0, 0), (1, 0), (2, 1)))
    assert matches(owed, here, twin) == []
    assert Match("X1/0/owed", (0, 2)) in matches(
        owed, here, there._replace(number=1), fact("domain", 2, 1, name="example.cn")
    )


def test_a_ledger_that_nobody_gave_has_neither_passed_nor_failed_anything():
    phantom = fact("record", 1, document=None, phantom=NO_LEDGER)
    required = obligation([pattern("application")], absent=[pattern("record")])
    forbidden = obligation([pattern("application")], present=pattern("record"))
    about = obligation([pattern("application"), pattern("record")], must=pattern("record", APPROVED))
    for owed in (required, forbidden, about):
        assert outcome(owed, fact("application"), phantom) == Verdict("not judged", NO_LEDGER)


def test_an_incomplete_ledger_fails_on_what_is_there_and_passes_what_it_shows():
    phantom = fact("record", 1, document=None, phantom=NO_LEDGER)
    there = fact("record", 2, document=None, status="approved")
    forbidden = obligation([pattern("application")], present=pattern("record", APPROVED))
    required = obligation([pattern("application")], absent=[pattern("record", APPROVED)])
    assert outcome(forbidden, fact("application"), phantom, there).word == "fail"
    assert outcome(required, fact("application"), phantom, there).word == "pass"


def test_agreement_is_met_where_a_side_is_blank_but_open_where_the_fact_may_not_be():
    agrees = RuleTest("provider", "agrees with", Reference("filing", "provider"))
    owed = obligation([pattern("filing"), pattern("record")], must=pattern("record", agrees))
    filing = fact("filing", 0, provider="a")
    assert outcome(owed, filing, fact("record", 1, None)).word == "pass"
    assert outcome(owed, filing, fact("record", 1, None, provider="a")).word == "pass"
    assert outcome(owed, filing, fact("record", 1, None, provider="b")).word == "fail"
    assert outcome(owed, filing, fact("record", 1, None, provider=Unknown(WHY))).word == "pass"
    assert outcome(owed, filing, fact("record", 1, None, phantom=NO_LEDGER)).word == "not judged"


def test_several_same_as_ask_for_one_fact_that_agrees_in_all():
    joins = tuple(RuleTest(f, "same as", Reference("filing", f)) for f in ("a", "b"))
    owed = obligation([pattern("filing")], absent=[Pattern("record", "record", joins)])
    filing = fact("filing", 0, a="1", b="2")
    assert (
        outcome(owed, filing, fact("record", 1, None, a="1", b="3"), fact("record", 2, None, a="4", b="2")).word
        == "fail"
    )
    assert outcome(owed, filing, fact("record", 1, None, a="1", b="2")).word == "pass"
