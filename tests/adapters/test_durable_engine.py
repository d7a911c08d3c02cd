"""The durable engine, word by word; that it agrees with the plain matcher everywhere is shown in test_engines_agree."""

from __future__ import annotations

import json
import sys

import pytest

from validator.adapters import durable_engine, durable_memory
from validator.adapters.durable_engine import DurableAsked, DurableEngine, Session, available, library
from validator.adapters.durable_network import definition, networks, refuse_collisions
from validator.core.errors import EngineCapError, EngineError
from validator.core.facts import Fact, Memory, Unknown
from validator.core.rules import Match, Obligation, Pattern, Reference
from validator.core.rules import Test as Trial
from validator.core.texts import Text

WHY = Text("not given", "未填写")
UNKNOWN = Unknown(WHY)

needs_library = pytest.mark.skipif(not available(), reason="durable-rules cannot be imported")
pytestmark = needs_library


def plainly(**values):
    """Plain values as tests; a Reference is `same as`."""
    return tuple(Trial(f, "same as" if isinstance(v, Reference) else "is", v) for f, v in values.items())


def pattern(kind, *more, alias=None, of=None, **values):
    return Pattern(alias or kind, kind, (*plainly(**values), *more), of)


def rule(word, about, *, unless=(), must=None, absent=(), present=None, missing_fails=False):
    about = (about,) if isinstance(about, Pattern) else about
    return Obligation("rule", word, about, tuple(unless), must, tuple(absent), present, missing_fails)


def must(about, test, *, name=None, missing_fails=False):
    first = about if isinstance(about, Pattern) else about[0]
    return rule("must", about, must=Pattern(name or first.name, first.kind, (test,)), missing_fails=missing_fails)


def require(about, *absent, unless=()):
    return rule("require", about, absent=absent, unless=unless)


def forbid(about, present, unless=()):
    return rule("forbid", about, present=present, unless=unless)


def elsewhere(about, present):
    return rule("elsewhere", about, present=present)


def agrees(field, name, other):
    return Trial(field, "agrees with", Reference(name, other))


def memory(*written):
    """Facts as (kind, fields) or (kind, fields, document) or (kind, fields, document, parents)."""
    facts = []
    for number, (kind, values, *rest) in enumerate(written):
        home, parents = (*rest, *(0, {})[len(rest) :])
        held = {field: value for field, value in values.items() if field != "phantom"}
        facts.append(Fact(kind, number, home, "", parents, held, {}, WHY if "phantom" in values else None))
    return Memory(facts)


def found(obligation, *written):
    """The facts of each match, sorted; the same whether or not everything is asked."""
    remembered = memory(*written)
    matches = DurableEngine().open([obligation]).matches(remembered)
    assert matches == DurableEngine(ask_everything=True).open([obligation]).matches(remembered)
    return sorted(match.facts for match in matches)


SITE = pattern("site")
A_SITE = ("site", {"open": True, "name": "例子", "count": 1})


class TestMust:
    @pytest.mark.parametrize(
        ("test", "broken"),
        [
            (Trial("name", "is", "例子"), False),
            (Trial("name", "is", "例"), True),
            (Trial("name", "is not", "例"), False),
            (Trial("name", "one of", ("a", "例子")), False),
            (Trial("name", "none of", ("a", "例子")), True),
            (Trial("count", "at least", 1), False),
            (Trial("count", "at most", 0), True),
            (Trial("open", "is", True), False),
            (Trial("name", "present", False), True),
            (Trial("owner", "present", False), False),
            (Trial("owner", "present", True), True),
            (Trial("owner", "is", "a"), True),
            (Trial("day", "before", "2018-05-01"), True),
        ],
    )
    def test_a_test_on_one_fact(self, test, broken):
        assert found(must(SITE, test), A_SITE) == ([(0,)] if broken else [])

    def test_an_unknown_breaks_nothing_unless_missing_fails(self):
        unknown = ("site", {"name": UNKNOWN})
        assert found(must(SITE, Trial("name", "is", "a")), unknown) == []
        assert found(must(SITE, Trial("name", "is", "a"), missing_fails=True), unknown) == [(0,)]

    def test_only_the_facts_it_is_about(self):
        about = pattern("site", open=True)
        sites = [("site", {"open": True}), ("site", {"open": False}), ("site", {}), ("site", {"open": UNKNOWN})]
        assert found(must(about, Trial("name", "is", "a")), *sites) == [(0,)]

    @pytest.mark.parametrize(
        ("mine", "theirs", "same", "agreeing", "lenient"),
        [
            ("a", "a", False, False, False),
            ("a", "b", True, True, True),
            ("a", None, True, False, True),
            (None, "a", True, False, True),
            (None, None, True, False, True),
            ("a", UNKNOWN, False, False, True),
            (UNKNOWN, "a", False, False, True),
            (UNKNOWN, UNKNOWN, False, False, True),
            (UNKNOWN, None, True, False, True),
            (None, UNKNOWN, True, False, True),
        ],
    )
    def test_against_another_fact(self, mine, theirs, same, agreeing, lenient):
        """`same as` is broken by nothing on either side, `agrees with` by two values only."""
        about = (pattern("site", alias="one"), pattern("record", alias="other"))
        facts = ("site", {"name": mine} if mine else {}), ("record", {"title": theirs} if theirs else {}, None)
        joined = Trial("name", "same as", Reference("other", "title"))
        assert found(must(about, joined), *facts) == [(0, 1)] * same
        assert found(must(about, agrees("name", "other", "title")), *facts) == [(0, 1)] * agreeing
        assert found(must(about, joined, missing_fails=True), *facts) == [(0, 1)] * lenient

    def test_the_later_fact_against_the_earlier_one(self):
        about = (pattern("site"), pattern("record"))
        joined = must(about, Trial("title", "same as", Reference("site", "name")), name="record")
        assert found(joined, ("site", {"name": "a"}), ("record", {"title": "b"}, None)) == [(0, 1)]
        assert found(joined, ("site", {"name": "a"}), ("record", {"title": "a"}, None)) == []

    def test_a_field_against_another_field_of_the_same_fact(self):
        own = must(SITE, Trial("name", "same as", Reference("site", "title")))
        assert found(own, ("site", {"name": "a", "title": "b"}), ("site", {"name": "a", "title": "a"})) == [(0,)]


class TestRequire:
    def test_a_fact_that_is_not_there(self):
        assert found(require(SITE, pattern("host")), A_SITE) == [(0,)]
        assert found(require(SITE, pattern("host")), A_SITE, ("host", {})) == []

    @pytest.mark.parametrize(("value", "missing"), [("a", False), ("b", True), (None, True), (UNKNOWN, False)])
    def test_a_fact_that_may_pass_is_not_certainly_missing(self, value, missing):
        host = ("host", {"name": value} if value else {})
        assert found(require(SITE, pattern("host", name="a")), A_SITE, host) == [(0,)] * missing

    def test_any_of_several(self):
        either = require(SITE, pattern("host"), pattern("mark"))
        assert found(either, A_SITE) == [(0,)]
        assert found(either, A_SITE, ("mark", {})) == []

    def test_the_fact_itself_may_be_the_one_required(self):
        assert found(require(SITE, pattern("site", open=True)), A_SITE) == []

    @pytest.mark.parametrize(
        ("mine", "theirs", "missing"),
        [
            ("a", "a", False),
            ("a", "b", True),
            ("a", None, True),
            (None, "a", True),
            (UNKNOWN, "a", False),
            ("a", UNKNOWN, False),
            (UNKNOWN, UNKNOWN, False),
            (UNKNOWN, None, True),
            (None, UNKNOWN, True),
        ],
    )
    def test_the_same_in_another_fact_for_certain_perhaps_or_not(self, mine, theirs, missing):
        facts = ("site", {"name": mine} if mine else {}), ("host", {"title": theirs} if theirs else {})
        wanted = pattern("host", title=Reference("site", "name"))
        assert found(require(SITE, wanted), *facts) == [(0,)] * missing

    def test_one_fact_that_is_the_same_in_all_fields(self):
        wanted = pattern("host", name=Reference("site", "name"), count=Reference("site", "count"))
        halves = ("host", {"name": "例子", "count": 2}), ("host", {"name": "a", "count": 1})
        assert found(require(SITE, wanted), A_SITE, *halves) == [(0,)]
        assert found(require(SITE, wanted), A_SITE, *halves, ("host", {"name": UNKNOWN, "count": 1})) == []

    def test_a_phantom_may_be_the_one_required_unless_its_parent_is_another(self):
        child = require(SITE, pattern("host", of="site", open=True))
        assert found(child, ("site", {}), ("site", {}), ("host", {"phantom": True}, 0, {"site": 0})) == [(1,)]

    @pytest.mark.parametrize("held", [{}, {"name": "a"}, {"name": "b"}, {"name": UNKNOWN}])
    @pytest.mark.parametrize("site", [{}, {"name": "a"}, {"name": UNKNOWN}])
    def test_a_phantom_may_agree_whatever_it_holds(self, site, held):
        wanted = require(SITE, pattern("host", agrees("name", "site", "name")))
        assert found(wanted, ("site", site), ("host", {"phantom": True, **held})) == []

    def test_a_phantom_is_not_certainly_there(self):
        assert found(require(pattern("host"), pattern("site")), ("host", {"phantom": True})) == []
        assert found(forbid(SITE, pattern("host")), A_SITE, ("host", {"phantom": True})) == []


class TestUnless:
    def test_a_fact_lifts_the_obligation_if_it_may(self):
        lifted = require(SITE, pattern("host"), unless=[pattern("mark", open=True)])
        assert found(lifted, A_SITE, ("mark", {"open": False})) == [(0,)]
        assert found(lifted, A_SITE, ("mark", {"open": True})) == []
        assert found(lifted, A_SITE, ("mark", {"open": UNKNOWN})) == []

    def test_the_fact_itself_may_lift(self):
        lifted = must(SITE, Trial("name", "is", "a"))._replace(unless=(pattern("site", open=True),))
        assert found(lifted, A_SITE) == []

    def test_of_several_any_one_lifts(self):
        lifted = require(SITE, pattern("host"), unless=[pattern("mark"), pattern("record")])
        assert found(lifted, A_SITE, ("record", {}, None)) == []


class TestForbid:
    def test_the_forbidden_fact_is_the_last_of_the_match(self):
        assert found(forbid(SITE, pattern("host", open=True)), ("host", {"open": True}), A_SITE) == [(1, 0)]

    def test_a_fact_does_not_forbid_itself(self):
        alike = forbid(SITE, pattern("site", alias="other", title=Reference("site", "title")))
        twins = [("site", {"title": "甲"}), ("site", {"title": "甲"}), ("site", {"title": "乙"})]
        assert found(alike, *twins) == [(0, 1), (1, 0)]

    def test_two_facts_of_a_kind_are_two_facts(self):
        about = (pattern("site", alias="one"), pattern("site", alias="other"))
        assert found(forbid(about, pattern("host")), A_SITE, ("host", {})) == []
        assert found(forbid(about, pattern("host")), A_SITE, A_SITE, ("host", {})) == [(0, 1, 2), (1, 0, 2)]

    def test_agreement_in_a_pattern_is_met_by_what_is_missing(self):
        alike = forbid(SITE, pattern("site", agrees("title", "site", "title"), alias="other"))
        assert found(alike, ("site", {"title": "a"}), ("site", {})) == [(0, 1), (1, 0)]
        assert found(alike, ("site", {"title": "a"}), ("site", {"title": "b"})) == []

    @pytest.mark.parametrize("text", ["例子", "", '"', "\\", "a\u2028b", "x" * 70_000, "\x00", "\ud800"])
    def test_any_text_is_the_same_as_itself_alone(self, text):
        alike = forbid(SITE, pattern("host", title=Reference("site", "title")))
        facts = ("site", {"title": text}), ("host", {"title": text}), ("host", {"title": text + " "})
        assert found(alike, *facts) == [(0, 1)]


class TestScope:
    def test_an_application_sees_its_own_facts_only(self):
        wanted = require(SITE, pattern("host"))
        assert found(wanted, ("site", {}, 3), ("site", {}, 7), ("host", {}, 7)) == [(0,)]

    def test_a_fact_of_no_application_is_seen_by_all(self):
        wanted = require(SITE, pattern("record", name=Reference("site", "name")))
        facts = ("site", {"name": "a"}, 0), ("site", {"name": "b"}, 1), ("record", {"name": "a"}, None)
        assert found(wanted, *facts) == [(1,)]

    def test_a_rule_about_the_run_sees_all_applications(self):
        wanted = require(pattern("record"), pattern("site"))
        assert found(wanted, ("record", {}, None), ("site", {}, 0), ("host", {}, 1)) == []
        assert found(wanted, ("record", {}, None), ("host", {}, 0), ("host", {}, 1)) == [(0,)]

    def test_a_child_of_the_fact_before(self):
        child = forbid(SITE, pattern("host", of="site"))
        facts = ("site", {}), ("site", {}), ("host", {}, 0, {"site": 1}), ("host", {})
        assert found(child, *facts) == [(1, 2)]


class TestElsewhere:
    ALIKE = elsewhere(SITE, pattern("site", alias="other", title=Reference("site", "title")))

    def test_a_fact_of_another_application(self):
        facts = ("site", {"title": "a"}, 0), ("site", {"title": "a"}, 1), ("site", {"title": "b"}, 2)
        assert found(self.ALIKE, *facts) == [(0, 1), (1, 0)]

    def test_neither_of_the_same_nor_of_none(self):
        facts = ("site", {"title": "a"}, 0), ("site", {"title": "a"}, 0), ("site", {"title": "a"}, None)
        about = pattern("site", open=True)
        beside = elsewhere(about, pattern("site", alias="other", title=Reference("site", "title")))
        assert found(beside, ("site", {"title": "a", "open": True}, 0), *facts) == []

    def test_many_applications_at_once(self):
        facts = [("site", {"title": str(n % 40)}, n) for n in range(80)]
        assert found(self.ALIKE, *facts) == sorted((n, (n + 40) % 80) for n in range(80))


class TestSizes:
    def test_more_rules_than_one_rule_set_holds_are_spread(self):
        many = [must(SITE, Trial("count", "is", n))._replace(key=f"rule {n}") for n in range(1_100)]
        assert len(networks(many)) == 3
        matches = DurableEngine().open(many).matches(memory(("site", {"count": 7})))
        assert matches == {Match(f"rule {n}", (0,)) for n in range(1_100) if n != 7}

    def test_more_codes_than_one_fact_carries_are_spread(self):
        many = [require(SITE, pattern("host", count=n))._replace(key=f"rule {n}") for n in range(300)]
        facts = A_SITE, ("host", {"count": 7})
        assert DurableEngine().open(many).matches(memory(*facts)) == {
            Match(f"rule {n}", (0,)) for n in range(300) if n != 7
        }

    def test_a_hundred_memories_one_after_the_other(self):
        asked = DurableEngine(ask_everything=True).open([require(SITE, pattern("host", count=1))])
        for n in range(100):
            facts = [("site", {})] * (n % 3) + [("host", {"count": n % 2})]
            missing = n % 2 == 0
            assert asked.matches(memory(*facts)) == {Match("rule", (s,)) for s in range(n % 3) if missing}

    def test_two_thousand_facts_and_no_more(self):
        asked = DurableEngine().open([require(SITE, pattern("host", count=Reference("site", "count")))])
        facts = [("site" if n % 2 else "host", {"count": n // 2}) for n in range(2_000)]
        assert asked.matches(memory(*facts)) == frozenset()
        with pytest.raises(EngineCapError, match="2000 facts, this memory has 2001"):
            asked.matches(memory(*facts, ("mark", {})))

    def test_pairs_by_the_thousand_are_the_plain_engines(self):
        asked = DurableEngine().open([forbid(SITE, pattern("host"))])
        with pytest.raises(EngineCapError, match="rule could bind facts in more than 200000 ways"):
            asked.matches(memory(*[("site", {}), ("host", {})] * 500))

    def test_matches_by_the_ten_thousand_are_the_plain_engines(self):
        asked = DurableEngine().open([forbid(SITE, pattern("host"))])
        with pytest.raises(EngineCapError, match="more than 10000"):
            asked.matches(memory(*[("site", {}), ("host", {})] * 150))
        assert asked.matches(memory(A_SITE, ("host", {}))) == {Match("rule", (0, 1))}

    def test_copies_by_the_ten_thousand_are_the_plain_engines(self):
        asked = DurableEngine().open([require(SITE, pattern("host", agrees("name", "site", "name")))])
        with pytest.raises(EngineCapError, match="10000 copies"):
            asked.matches(memory(*[("site", {"name": str(n)}) for n in range(150)], *[("host", {})] * 150))

    def test_a_rule_of_too_many_patterns_is_refused(self):
        about = tuple(pattern("site", alias=f"site {n}") for n in range(14))
        assert len(networks([must(about, Trial("name", "is", "a"))])) == 1
        with pytest.raises(EngineError, match="rule needs 15 patterns, the durable engine takes 14"):
            networks([must((*about, SITE), Trial("name", "is", "a"))])

    def test_a_pattern_of_too_many_joins_is_refused(self):
        joins = [Trial("name", "same as", Reference("site", f"field {n}")) for n in range(25)]
        with pytest.raises(EngineError, match="rule needs 29 expressions"):
            networks([forbid(SITE, pattern("host", *joins))])

    def test_two_properties_that_are_one_to_the_engine_are_refused(self):
        with pytest.raises(EngineError, match='"x_vxzbna" from "x_axcnlq"'):
            refuse_collisions(["x_axcnlq", "type", "x_vxzbna"])

    @pytest.mark.parametrize("name", ["nobody", "host"])
    def test_a_reference_to_no_earlier_fact_is_refused(self, name):
        with pytest.raises(EngineError, match=f'rule refers to "{name}"'):
            networks([require(SITE, pattern("host", name=Reference(name, "name")))])

    def test_an_obligation_about_nothing_is_refused(self):
        with pytest.raises(EngineError, match="rule is about no fact"):
            networks([rule("require", (), absent=(SITE,))])


def test_a_rule_in_the_engines_words():
    """The trigger first, a code for each leg, the application before and a join that always holds behind all others."""
    alike = require(SITE, pattern("host", of="site", title=Reference("site", "name")))
    (network,) = networks([alike])
    assert json.loads(definition(network.rules)) == {
        "r0": {
            "all": [
                {"t": {"$and": [{"type": 3}, {"$ex": {"g0": 1}}]}},
                {"p0": {"$and": [{"type": 4}, {"$ex": {"c1": 1}}, {"a": {"t": "a"}}, {"z": {"t": "z"}}]}},
                {
                    "p1$not": {
                        "$and": [
                            {"type": 5},
                            {"$ex": {"c2": 1}},
                            {"a": {"t": "a"}},
                            {"l1": {"p0": "n"}},
                            {"l2": {"p0": "r0"}},
                            {"z": {"t": "z"}},
                        ]
                    }
                },
            ]
        },
        "open": {"all": [{"p0": {"type": 1}}]},
        "end": {"all": [{"p0": {"type": 2}}]},
    }


def test_two_values_that_differ_in_the_engines_words():
    about = (pattern("site"), pattern("record"))
    (network,) = networks([must(about, Trial("name", "agrees with", Reference("record", "title")))])
    assert json.loads(definition(network.rules))["r0"]["all"] == [
        {"p0": {"$and": [{"type": 4}, {"$ex": {"c1": 1}}]}},
        {
            "p1": {
                "$and": [
                    {"type": 5},
                    {"$ex": {"c2": 1}},
                    {"a": {"p0": "a"}},
                    {"$neq": {"l1": {"p0": "r0"}}},
                    {"z": {"p0": "z"}},
                ]
            }
        },
    ]


class Failing:
    """The library, with one function that does something else on its n-th call; `calls` are the functions called."""

    def __init__(self, name, at, instead):
        self._engine, self._name, self._at, self._instead = library(), name, at, instead
        self.error = self._engine.error
        self.calls = []

    def __getattr__(self, name):
        def call(*arguments):
            self.calls.append(name)
            if name == self._name and self.calls.count(name) == self._at:
                return self._instead(*arguments)
            return getattr(self._engine, name)(*arguments)

        return call


def raising(*_):
    raise library().error("no")


class TestFailures:
    OBLIGATION = require(SITE, pattern("host"))

    def asked(self, name, at, instead):
        engine = Failing(name, at, instead)
        sessions = tuple(Session(engine, network) for network in networks([self.OBLIGATION]))
        return engine, DurableAsked(sessions, everything=False)

    @pytest.mark.parametrize(
        ("name", "at", "instead", "said"),
        [
            ("create_ruleset", 1, raising, "durable-rules failed: no"),
            ("assert_fact", 1, raising, "durable-rules failed: no"),
            ("assert_fact", 1, lambda *_: (2, 0), "did not open a state"),
            ("assert_facts", 1, raising, "durable-rules failed: no"),
            ("assert_facts", 1, lambda *_: (2, 1), "with status 2"),
            ("assert_facts", 1, lambda *_: (0, 99), "in state 99"),
            ("start_action_for_state", 2, lambda *_: None, "before the end of the facts"),
            ("start_action_for_state", 2, raising, "durable-rules failed: no"),
            ("complete_and_start_action", 2, lambda *_: '{"r9":{}}', "a rule it was not told"),
            ("complete_and_start_action", 2, lambda *_: '{"r0":{"p0":{"id":"f999"}}}', "durable-rules failed: 'f999'"),
            ("complete_and_start_action", 2, lambda *_: "nonsense", "durable-rules failed"),
        ],
    )
    def test_a_failure_is_told_and_the_next_memory_is_judged(self, name, at, instead, said):
        _, asked = self.asked(name, at, instead)
        with pytest.raises(EngineError, match=said):
            asked.matches(memory(A_SITE))
        assert asked.matches(memory(A_SITE)) == {Match("rule", (0,))}

    def test_a_batch_that_is_cut_short_is_told(self):
        """The engine drops what stands behind a fact it cannot read, and says nothing."""
        cut = []

        def assert_cut(handle, text):
            cut.append(text)
            before, _, behind = text.rpartition('"z":1')
            return library().assert_facts(handle, f'{before}"z":1e-7{behind}')

        _, asked = self.asked("assert_facts", 1, assert_cut)
        with pytest.raises(EngineError, match="before the end of the facts"):
            asked.matches(memory(A_SITE))
        assert cut

    def test_a_state_that_cannot_be_deleted_is_left_behind(self):
        _, asked = self.asked("delete_state", 1, raising)
        for _ in range(50):
            assert asked.matches(memory(A_SITE)) == {Match("rule", (0,))}

    def test_an_interruption_leaves_no_half_drained_state(self):
        def interrupted(*_):
            raise KeyboardInterrupt

        engine, asked = self.asked("complete_and_start_action", 2, interrupted)
        with pytest.raises(KeyboardInterrupt):
            asked.matches(memory(A_SITE))
        assert engine.calls[-1] == "delete_state"
        assert asked.matches(memory(A_SITE, ("host", {}))) == frozenset()

    def test_the_engine_is_not_called_where_nothing_can_be_broken(self):
        engine, asked = self.asked("", 0, raising)
        assert asked.matches(memory(("host", {}))) == frozenset()
        assert engine.calls == []

    def test_a_rule_set_is_deleted_after_its_state(self):
        engine, asked = self.asked("", 0, raising)
        asked.matches(memory(A_SITE))
        asked.close()
        assert engine.calls[-2:] == ["delete_state", "delete_ruleset"]
        assert asked.matches(memory(A_SITE)) == {Match("rule", (0,))}

    def test_at_first_the_engine_is_told_only_what_is_asked(self):
        texts = []

        def create(name, text):
            texts.append(text)
            return library().create_ruleset(name, text)

        more = [self.OBLIGATION, require(pattern("mark"), pattern("host"))._replace(key="more")]
        sessions = tuple(Session(Failing("create_ruleset", 1, create), network) for network in networks(more))
        asked = DurableAsked(sessions, everything=False)
        assert asked.matches(memory(A_SITE)) == {Match("rule", (0,))}
        assert '"r0"' in texts[0]
        assert '"r1"' not in texts[0]
        assert asked.matches(memory(A_SITE, ("mark", {}))) == {Match("rule", (0,)), Match("more", (1,))}


def test_without_the_library_the_engine_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    assert not available()
    with pytest.raises(EngineError, match="durable-rules cannot be imported"):
        DurableEngine().open([])


def test_the_engine_is_named_as_reports_name_it():
    assert DurableEngine().name == "durable"


def test_the_caps_are_those_of_the_documentation():
    assert (durable_engine.MOST_FACTS, durable_engine.MOST_MATCHES) == (2_000, 10_000)
    assert durable_memory.MOST_CODES < 64
