"""Memories that look alike to rules are judged alike, fact by fact."""

from __future__ import annotations

from collections import Counter

from drawing import UNKNOWN, facts_of, rule_sets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.core.facts import Fact, Memory
from validator.core.likeness import Likeness
from validator.core.plain_engine import PlainEngine, Sight, verdict
from validator.core.rules import Obligation, Pattern, Reference
from validator.core.rules import Test as OneTest

GROUPS: Counter[str] = Counter()


@st.composite
def small_memories(draw):
    """One to three facts: few enough that many of them look alike."""
    facts: list[Fact] = []
    for number in range(draw(st.integers(1, 3))):
        facts.append(draw(facts_of(number, draw(st.sampled_from(((0,), (0, 1)))), tuple(facts))))
    return Memory(facts)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(obligations=rule_sets(), memories=st.lists(small_memories(), min_size=40, max_size=40))
def test_what_looks_alike_is_judged_alike(obligations, memories):
    likeness = Likeness(obligations)
    answers = {}
    for memory in memories:
        answer = PlainEngine().open(obligations).matches(memory), [verdict(o, Sight(memory)) for o in obligations]
        looks = likeness.of(memory)
        GROUPS["alike" if looks in answers else "new"] += 1
        assert answers.setdefault(looks, answer) == answer


def test_many_of_the_memories_drawn_above_did_look_alike():
    assert GROUPS["alike"] > GROUPS["new"] / 10 > 0, GROUPS


def obligation(must, *about, unless=()):
    return Obligation("rule/0/must 0", "must", about, unless, must, (), None, missing_fails=False)


def site(number=0, document=0, phantom=None, **values):
    return Fact("site", number, document, f"/{number}", {}, values, {}, phantom)


LONG_ENOUGH = obligation(Pattern("site", "site", (OneTest("months", "at least", 3),)), Pattern("site", "site", ()))
SAME_OWNER = obligation(
    Pattern("host", "host", (OneTest("owner", "same as", Reference("site", "owner")),)),
    Pattern("site", "site", ()),
    Pattern("host", "host", (), "site"),
)


def alike(rule, one, other):
    likeness = Likeness([rule])
    return likeness.of(Memory(one)) == likeness.of(Memory(other))


def host(number, owner, parent=0):
    return Fact("host", number, 0, "", {"site": parent}, {"owner": owner}, {})


def test_values_by_which_a_test_comes_out_alike_look_alike():
    assert alike(LONG_ENOUGH, [site(months=3)], [site(months=12)])
    assert not alike(LONG_ENOUGH, [site(months=2)], [site(months=3)])


def test_unknown_looks_like_no_value_and_like_no_other_reason():
    states = [UNKNOWN, UNKNOWN._replace(structural=True), 3, 2]
    likeness = Likeness([LONG_ENOUGH])
    assert len({likeness.of(Memory([site(months=found)])) for found in states}) == 4


def test_what_nobody_reads_is_not_looked_at():
    assert alike(LONG_ENOUGH, [site(months=3, name="one")], [site(months=3, name="other")])
    assert alike(LONG_ENOUGH, [site(months=3), host(1, "one")], [site(months=3), host(1, "other")])


def test_a_match_is_the_same_numbers_so_what_stands_before_counts():
    assert not alike(LONG_ENOUGH, [site(months=2), host(1, "a")], [host(0, "a"), site(1, months=2)])


def test_how_many_facts_there_are_counts_for_an_engine_has_caps():
    assert not alike(LONG_ENOUGH, [site(months=2)], [site(months=2), host(1, "a")])


def test_kinds_are_looked_at():
    rule = obligation(Pattern("site", "site", ()), Pattern("site", "site", ()), unless=(Pattern("host", "host", ()),))
    assert not alike(rule, [site(0), site(1)], [site(0), Fact("host", 1, 0, "", {}, {}, {})])


def test_of_what_is_compared_only_equality_counts():
    same, renamed = [site(owner="a"), host(1, "a")], [site(owner="b"), host(1, "b")]
    assert alike(SAME_OWNER, same, renamed)
    assert not alike(SAME_OWNER, same, [site(owner="a"), host(1, "b")])


def test_parents_numbers_homes_and_phantoms_are_looked_at():
    one = [site(0, owner="a"), site(1, owner="a"), host(2, "a", parent=0)]
    assert not alike(SAME_OWNER, one, [*one[:2], host(2, "a", parent=1)])
    assert not alike(LONG_ENOUGH, [site(months=3)], [site(months=3, document=None)])
    assert not alike(LONG_ENOUGH, [site(months=3)], [site(months=3, phantom=UNKNOWN.reason)])
    assert not alike(LONG_ENOUGH, [site(0, months=3)], [site(0, months=3), site(1, months=3)])
    assert not alike(LONG_ENOUGH, [site(0, months=3), site(1, 0, months=3)], [site(0, months=3), site(1, 1, months=3)])
