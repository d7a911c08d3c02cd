"""What durable-rules 2.0.28 does, as far as the adapter relies on it or keeps away from it.

The first half must stay true for the adapter to be right. The second half pins misfortunes; those that end the process,
or never end, run in a child process. A build that mends one fails its test, and the adapter may then drop a guard.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from validator.adapters.durable_engine import library, read
from validator.adapters.durable_legs import MOST_PATTERNS
from validator.adapters.durable_memory import MOST_CODES, MOST_NUMBERS, MOST_PROPERTIES
from validator.adapters.durable_network import MOST_LEGS_OF_A_TYPE, hash_of

engine = library()
pytestmark = pytest.mark.skipif(engine is None, reason="durable-rules cannot be imported")

OPEN = '{"id":"open","type":1}'
FRAME = '"open":{"all":[{"p0":{"type":1}}]},"end":{"all":[{"p0":{"type":2}}]}'
LAST = '{"z":{"p0":"z"}}'


def pattern(*tests):
    return f'{{"$and":[{",".join(tests)}]}}'


def rule(*patterns):
    """A rule of (alias, pattern) pairs, in JSON."""
    return f'{{"all":[{",".join(f"{{{chr(34)}{name}{chr(34)}:{text}}}" for name, text in patterns)}]}}'


def rule_set(**rules):
    return "{" + "".join(f'"{name}":{text},' for name, text in rules.items()) + FRAME + "}"


def fact(name, type_, **properties):
    rest = "".join(f',"{key}":{value}' for key, value in properties.items())
    return f'{{"id":"{name}","type":{type_},"z":1{rest}}}'


class Opened:
    """A rule set with a state in it, used as the adapter uses one."""

    def __init__(self, definition):
        self.handle = engine.create_ruleset("contract", definition)
        _, self.state = engine.assert_fact(self.handle, OPEN)
        assert [name for name, _ in self.drain()] == ["open"]

    def tell(self, *facts):
        return engine.assert_facts(self.handle, f"[{','.join(facts)}]")[0]

    def drain(self):
        found = []
        first = engine.start_action_for_state(self.handle, self.state)
        text = first[1] if first else None
        while text:
            found.append(read(text))
            text = engine.complete_and_start_action(self.handle, self.state)
        return found

    def ask(self, *facts):
        """The rules that fired, with what they bound, sorted."""
        self.tell(*facts)
        return sorted((name, tuple(bound.values())) for name, bound in self.drain())

    def close(self):
        engine.delete_state(self.handle, "0")
        engine.delete_ruleset(self.handle)


@pytest.fixture
def opened():
    """Opens rule sets and closes them after the test."""
    seen = []

    def open_(**rules):
        seen.append(Opened(rule_set(**rules)))
        return seen[-1]

    yield open_
    for one in seen:
        one.close()


def codes(count, **more):
    return dict.fromkeys((f"c{n}" for n in range(count)), 1) | more


def coded(count):
    """Rules of one pattern of type 4, each with a code of its own."""
    return {f"r{n}": rule(("p0", pattern('{"type":4}', f'{{"$ex":{{"c{n}":1}}}}'))) for n in range(count)}


PAIR = rule(
    ("p0", pattern('{"type":4}', '{"$ex":{"c0":1}}')),
    ("p1", pattern('{"type":4}', '{"$ex":{"c1":1}}', '{"a":{"p0":"a"}}', '{"l":{"p0":"r"}}', LAST)),
)
DIFFERING = rule(
    ("p0", pattern('{"type":4}', '{"$ex":{"c0":1}}')),
    ("p1", pattern('{"type":4}', '{"$ex":{"c1":1}}', '{"$neq":{"l":{"p0":"r"}}}', LAST)),
)


def lonely(absent_type=5, trigger="t"):
    """A rule that fires for a fact of type 4 without a fact of `absent_type` of its application, behind a trigger."""
    root = f'{{"a":{{"{trigger}":"a"}}}}', f'{{"z":{{"{trigger}":"z"}}}}'
    return rule(
        (trigger, pattern('{"type":3}', '{"$ex":{"g0":1}}')),
        ("p0", pattern('{"type":4}', '{"$ex":{"c0":1}}', *root)),
        ("p1$not", pattern(f'{{"type":{absent_type}}}', '{"$ex":{"c1":1}}', *root)),
    )


class TestWhatTheAdapterReliesOn:
    def test_two_legs_of_a_kind_bind_two_facts_in_both_orders(self, opened):
        both = [fact(name, 4, c0=1, c1=1, a=1, l=7, r=7) for name in ("f0", "f1")]
        assert opened(r0=PAIR).ask(*both) == [("r0", ("f0", "f1")), ("r0", ("f1", "f0"))]

    def test_an_equality_join_compares_integers_exactly(self, opened):
        left = [fact(f"f{n}", 4, c0=1, a=1, l=0, r=n) for n in range(300)]
        right = [fact(f"g{n}", 4, c1=1, a=1, l=n, r=0) for n in range(300)]
        assert opened(r0=PAIR).ask(*left, *right) == sorted(("r0", (f"f{n}", f"g{n}")) for n in range(300))

    def test_a_join_keeps_to_its_application(self, opened):
        here = [fact("f0", 4, c0=1, a=1, l=0, r=7), fact("f1", 4, c1=1, a=2, l=7, r=0)]
        assert opened(r0=PAIR).ask(*here) == []

    def test_forty_rules_of_false_unequal_joins_are_harmless_before_a_last_join_that_holds(self, opened):
        rules = {f"r{n}": DIFFERING for n in range(40)}
        one, other, third = (fact(n, 4, c0=c, c1=1, l=v, r=v) for n, c, v in (("f0", 1, 7), ("f1", 1, 7), ("f2", 1, 8)))
        found = opened(**rules).ask(one, other, third)
        assert len(found) == 40 * 4
        assert {bound for _, bound in found} == {("f0", "f2"), ("f1", "f2"), ("f2", "f0"), ("f2", "f1")}

    @pytest.mark.parametrize("trigger", [f"t{n}" for n in range(60)])
    def test_absence_is_right_where_the_trigger_comes_last_whatever_the_order_before(self, opened, trigger):
        alone, other, refuting = fact("f0", 4, c0=1, a=1), fact("f1", 4, c0=1, a=2), fact("n0", 5, c1=1, a=2)
        triggers = [fact("t1", 3, g0=1, a=1), fact("t2", 3, g0=1, a=2)]
        for batch in ([alone, other, refuting], [refuting, other, alone]):
            assert opened(r0=lonely(trigger=trigger)).ask(*batch, *triggers) == [("r0", ("t1", "f0"))]

    def test_a_second_batch_in_the_same_state_stands_for_itself(self, opened):
        state = opened(r0=lonely())
        lifted = fact("f0", 4, c0=1, a=1), fact("n0", 5, c1=1, a=1), fact("t0", 3, g0=1, a=1)
        alone = fact("f1", 4, c0=1, a=2), fact("t1", 3, g0=1, a=2)
        assert state.ask(*lifted) == []
        assert state.ask(*alone) == [("r0", ("t1", "f1"))]

    def test_a_deleted_state_is_empty_and_opens_again(self, opened):
        state = opened(r0=PAIR)
        state.ask(fact("f0", 4, c0=1, a=1, l=7, r=7))
        engine.delete_state(state.handle, "0")
        again = Opened.__new__(Opened)
        again.handle, (_, again.state) = state.handle, engine.assert_fact(state.handle, OPEN)
        assert [name for name, _ in again.drain()] == ["open"]
        assert again.ask(fact("f1", 4, c1=1, a=1, l=7, r=7)) == []

    def test_a_state_is_deleted_half_way_through_draining(self, opened):
        state = opened(**coded(3))
        state.tell(fact("f0", 4, **codes(3)))
        assert engine.start_action_for_state(state.handle, state.state) is not None
        engine.delete_state(state.handle, "0")
        _, state.state = engine.assert_fact(state.handle, OPEN)
        assert [name for name, _ in state.drain()] == ["open"]

    def test_a_fact_carries_as_many_codes_as_the_adapter_gives_it(self, opened):
        found = opened(**coded(MOST_CODES)).ask(fact("f0", 4, **codes(MOST_CODES)))
        assert found == sorted((f"r{n}", ("f0",)) for n in range(MOST_CODES))

    def test_as_many_legs_of_a_type_as_the_adapter_writes_all_fire(self, opened):
        state = opened(**coded(MOST_LEGS_OF_A_TYPE))
        facts = [fact(f"f{n}", 4, **{f"c{n}": 1}) for n in range(MOST_LEGS_OF_A_TYPE)]
        assert state.ask(*facts) == sorted((f"r{n}", (f"f{n}",)) for n in range(MOST_LEGS_OF_A_TYPE))

    def test_a_rule_of_as_many_patterns_as_the_adapter_writes_fires(self, opened):
        later = [(f"p{n}", pattern(f'{{"type":{n + 4}}}', '{"a":{"p0":"a"}}', LAST)) for n in range(1, MOST_PATTERNS)]
        wide = rule(("p0", pattern('{"type":4}', '{"$ex":{"a":1}}')), *later)
        facts = [fact(f"f{n}", n + 4, a=1) for n in range(MOST_PATTERNS)]
        assert opened(r0=wide).ask(*facts) == [("r0", tuple(f"f{n}" for n in range(MOST_PATTERNS)))]

    def test_a_fact_of_as_many_properties_as_the_adapter_writes_is_read(self, opened):
        more = {f"l{n}": n for n in range(MOST_PROPERTIES - 1)}
        assert opened(**coded(1)).ask(fact("f0", 4, a=1, m=1, c0=1, **more)) == [("r0", ("f0",))]

    def test_a_fact_that_no_rule_reads_is_status_1_and_the_others_are_taken(self, opened):
        state = opened(**coded(1))
        assert state.tell(fact("f0", 9), fact("f1", 4, c0=1)) == 1
        assert state.drain() == [("r0", {"p0": "f1"})]

    def test_an_id_that_was_seen_before_is_status_2(self, opened):
        state = opened(**coded(1))
        assert state.tell(fact("f0", 4, c0=1)) == 0
        assert state.tell(fact("f0", 4, c0=1)) == 2

    def test_no_two_ids_that_the_adapter_can_write_are_one_to_the_engine(self):
        names = ["open", *(f"f{n}" for n in range(MOST_NUMBERS))]
        assert len({hash_of(name) for name in names}) == len(names)

    def test_the_engine_hashes_names_as_we_do(self, opened):
        one, other = "x_axcnlq", "x_vxzbna"
        assert hash_of(one) == hash_of(other)
        state = opened(r0=rule(("p0", pattern('{"type":4}', f'{{"$ex":{{"{one}":1}}}}'))))
        assert state.ask(fact("f0", 4, **{other: 1})) == [("r0", ("f0",))]


class TestWhatTheAdapterKeepsAwayFrom:
    """Each is wrong in 2.0.28; when one passes otherwise, a build has mended it."""

    def test_an_absent_leg_overlooks_a_fact_that_is_already_bound(self, opened):
        """Hence absent legs look at copies of a type of their own: a bound fact may meet an obligation."""
        itself = fact("f0", 4, c0=1, c1=1, a=1), fact("t0", 3, g0=1, a=1)
        assert opened(r0=lonely(absent_type=4)).ask(*itself) == [("r0", ("t0", "f0"))]

    def test_absence_is_often_wrong_where_the_refuting_fact_comes_last(self, opened):
        """Hence the trigger. It depends on the names in the rule."""

        def fires(name):
            joins = f'{{"a":{{"{name}":"a"}}}}', f'{{"z":{{"{name}":"z"}}}}'
            text = rule((name, pattern('{"type":4}')), ("other$not", pattern('{"type":5}', *joins)))
            return opened(r0=text).ask(fact("f0", 4, a=1), fact("n0", 5, a=1)) != []

        assert any(fires(f"name{n}") for n in range(30))

    def test_a_rule_that_begins_with_absence_never_fires(self, opened):
        text = rule(("p0$not", pattern('{"type":5}')), ("p1", pattern('{"type":4}')))
        assert opened(r0=text).ask(fact("f0", 4)) == []

    def test_sixty_five_codes_lose_the_fact(self, opened):
        state = opened(**coded(65))
        with pytest.raises(engine.error, match="303"):
            state.tell(fact("f0", 4, **codes(65)))
        assert state.drain() == []

    def test_a_bad_fact_cuts_the_batch_short_in_silence(self, opened):
        """Hence the end fact, whose rule has to fire."""
        state = opened(**coded(1))
        bad = '{"id":"f0","type":4,"c0":1e-07}'
        assert state.tell(bad, fact("f1", 4, c0=1), '{"id":"f2","type":2}') == 0
        assert state.drain() == []

    @pytest.mark.parametrize(
        ("constant", "value"),
        [("1", "true"), (str(2**63 - 1), str(2**64 + 5)), ('""', f'"{"y" * 65_536}"')],
        ids=["one and true", "two large integers", "an empty text and a long one"],
    )
    def test_values_that_differ_are_equal(self, opened, constant, value):
        """Hence every value becomes a small integer before the engine sees it."""
        state = opened(r0=rule(("p0", pattern('{"type":4}', f'{{"v":{constant}}}'))))
        assert state.ask(f'{{"id":"f0","type":4,"v":{value}}}') == [("r0", ("f0",))]

    def test_a_property_that_is_not_there_ends_a_join_in_an_error(self, opened):
        """Hence a fact with a code carries every property that its legs join on."""
        less = rule(("p0", pattern('{"type":4}')), ("p1", pattern('{"type":5}', '{"$lt":{"l":{"p0":"r"}}}', LAST)))
        state = opened(r0=less)
        engine.assert_fact(state.handle, fact("f0", 4))
        with pytest.raises(engine.error, match="311"):
            engine.assert_fact(state.handle, fact("f1", 5, l=1))

    def test_seventeen_patterns_compile_and_fail_when_drained(self, opened):
        later = [(f"p{n}", pattern(f'{{"type":{n + 4}}}', '{"a":{"p0":"a"}}', LAST)) for n in range(1, 17)]
        state = opened(r0=rule(("p0", pattern('{"type":4}')), *later))
        with pytest.raises(engine.error, match=r"30[47]"):
            state.ask(*(fact(f"f{n}", n + 4, a=1) for n in range(17)))


PROLOGUE = """
import sys
sys.path[:0] = {path!r}
from test_durable_contract import *
"""

# What ends or hangs the process, and why the adapter cannot come to it.
FATAL = {
    "a state is deleted before any rule fired in it": """
for count in range(200):
    handle = engine.create_ruleset("contract", rule_set(**coded(1 + count % 50)))
    engine.assert_fact(handle, fact("f0", 9))
    engine.delete_state(handle, "0")
""",
    "the last join of a pattern is false": """
last = pattern('{"type":5}', '{"$gt":{"l":{"p0":"r"}}}', '{"$gt":{"r":{"p0":"l"}}}')
text = rule(("p0", pattern('{"type":4}')), ("p1", last))
for count in range(10, 60):
    state = Opened("{" + FRAME + "".join(f',"r{n}":{text}' for n in range(count)) + "}")
    state.ask(*(fact(f"f{n}", 4, l=1, r=1) for n in range(20)), *(fact(f"g{n}", 5, l=9, r=1) for n in range(20)))
""",
    "a fact without properties": """
Opened(rule_set(**coded(1))).tell("{}")
""",
    "a fact without properties behind another": """
Opened(rule_set(**coded(1))).tell(fact("f0", 4, c0=1), "{}")
""",
    "two hundred and fifty-six rules share their first pattern": """
later = lambda n: pattern('{"type":5}', f'{{"$ex":{{"c{n}":1}}}}', '{"a":{"p0":"a"}}', LAST)
Opened(rule_set(**{f"r{n}": rule(("p0", '{"type":4}'), ("p1", later(n))) for n in range(256)})).ask(fact("f0", 4, a=1))
""",
    "five hundred and twelve codes of one type": """
state = Opened(rule_set(**coded(512)))
state.ask(fact("f0", 4, c0=1))
""",
    "a division by nought": """
text = rule(("p0", pattern('{"type":4}', '{"l":{"$div":{"$l":{"$m":"l"},"$r":{"$m":"r"}}}}')))
Opened(rule_set(r0=text)).ask(fact("f0", 4, l=1, r=0))
""",
    "an action is asked of a deleted state": """
state = Opened(rule_set(**coded(1)))
engine.delete_state(state.handle, "0")
engine.start_action_for_state(state.handle, state.state)
""",
}


def end_of(code):
    """How a child process ends that runs the code: "ends", "dies" or "hangs"."""
    path = [os.path.dirname(os.path.abspath(__file__)), *sys.path]
    text = PROLOGUE.format(path=path) + code
    try:
        done = subprocess.run([sys.executable, "-c", text], capture_output=True, timeout=4, check=False)
    except subprocess.TimeoutExpired:
        return "hangs"
    return "dies" if done.returncode < 0 else f"ends with {done.returncode}: {done.stderr.decode()[-300:]}"


@pytest.mark.parametrize("what", FATAL)
def test_the_process_dies_or_hangs_where(what):
    """The adapter never comes here. If this fails because the child ends well, the build has mended it."""
    assert end_of(FATAL[what]) in ("dies", "hangs"), f"durable-rules no longer fails where {what}"


def test_a_child_process_that_does_nothing_wrong_ends_well():
    assert end_of('Opened(rule_set(**coded(1))).ask(fact("f0", 4, c0=1))').startswith("ends with 0")
