"""The durable engine and the plain matcher find the same violations, whatever the rules and whatever the memory.

ICPLINT_EXAMPLES=4000 draws that many rule sets instead of 150; each is asked about five memories, in both modes.
"""

from __future__ import annotations

import os

import pytest
from drawing import memories, memories_for, rule_sets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.adapters import durable_engine, durable_memory, durable_network
from validator.adapters.durable_engine import DurableEngine, available
from validator.adapters.rulefiles import load_rulebook
from validator.core.plain_engine import PlainEngine

pytestmark = pytest.mark.skipif(not available(), reason="durable-rules cannot be imported")

EXAMPLES = int(os.environ.get("ICPLINT_EXAMPLES", "150"))
ANY_SPEED = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
FIVE_MEMORIES = st.lists(memories(), min_size=5, max_size=5)


@pytest.mark.parametrize("ask_everything", [False, True], ids=["what can be broken", "everything"])
@ANY_SPEED
@given(obligations=rule_sets(), drawn=FIVE_MEMORIES)
def test_both_engines_find_the_same_violations(ask_everything, obligations, drawn):
    plain = PlainEngine().open(obligations)
    durable = DurableEngine(ask_everything=ask_everything).open(obligations)
    for memory in drawn:
        assert durable.matches(memory) == plain.matches(memory)


@settings(ANY_SPEED, max_examples=EXAMPLES // 3)
@given(obligations=rule_sets(), drawn=FIVE_MEMORIES)
def test_they_do_where_all_is_cut_into_small_pieces(obligations, drawn):
    """Rule sets, pages and states so small that these few rules and facts fill several of each."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(durable_network, "MOST_LEGS_OF_A_TYPE", 3)
        patched.setattr(durable_memory, "MOST_CODES", 3)
        patched.setattr(durable_engine, "MEMORIES_A_STATE", 2)
        durable = DurableEngine(ask_everything=True).open(obligations)
        for memory in drawn:
            assert durable.matches(memory) == PlainEngine().open(obligations).matches(memory)


RULEBOOK = load_rulebook()
OWED = [owed for rule in RULEBOOK.rules for variant in rule.variants for owed in variant.obligations]


@pytest.mark.parametrize("ask_everything", [False, True], ids=["what can be broken", "everything"])
@settings(ANY_SPEED, max_examples=EXAMPLES)
@given(memory=memories_for(OWED, RULEBOOK.kinds))
def test_they_do_on_all_rules_of_the_rulebook(ask_everything, memory):
    durable = DurableEngine(ask_everything=ask_everything).open(OWED)
    assert durable.matches(memory) == PlainEngine().open(OWED).matches(memory)
