"""No document that a rule across the run would find is left out because it seems to share nothing."""

from __future__ import annotations

from collections import defaultdict

from drawing import FIELDS, UNKNOWN, memories, patterns
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.core.facts import Fact, Memory
from validator.core.plain_engine import PlainEngine
from validator.core.rules import Obligation, Pattern, Reference
from validator.core.rules import Test as OneTest
from validator.core.shared_keys import SharedKeys


def by_document(memory: Memory) -> dict[int, list[Fact]]:
    found = defaultdict(list)
    for fact in memory.facts:
        if fact.document is not None:
            found[fact.document].append(fact)
    return dict(found)


def shared(obligation, documents):
    keys = SharedKeys([obligation])
    for number, facts in documents.items():
        keys.add(number, facts)
    return keys.documents(obligation, documents.__getitem__)


@st.composite
def keyed(draw):
    """An obligation with a forbidden fact elsewhere that is joined by one field at least."""
    about = [draw(patterns((), "fact 0"))]
    if draw(st.booleans()):
        about.append(draw(patterns(about, "fact 1")))
    present = draw(patterns(about, "other"))
    field = draw(st.sampled_from(sorted(FIELDS)))
    join = OneTest(field, "same as", Reference(draw(st.sampled_from(about)).name, field))
    return Obligation(
        "rule/0/elsewhere 0", "elsewhere", tuple(about), (), None, (),
        present._replace(tests=(*present.tests, join), of=None), missing_fails=False,
    )  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(obligation=keyed(), memory=memories())
def test_whatever_an_engine_finds_lies_in_documents_that_share_a_key(obligation, memory):
    memory = Memory(fact for fact in memory.facts if fact.document is not None)
    memory = Memory(fact._replace(number=n, parents={}) for n, fact in enumerate(memory.facts))
    found = {
        memory.fact(number).document
        for match in PlainEngine().open([obligation]).matches(memory)
        for number in match.facts
    }
    assert found <= set(shared(obligation, by_document(memory)))


DOMAIN = Obligation(
    "rule/0/elsewhere 0",
    "elsewhere",
    (Pattern("site", "site", (OneTest("open", "is", operand=True),)),),
    (),
    None,
    (),
    Pattern("other", "site", (OneTest("name", "same as", Reference("site", "name")),)),
    missing_fails=False,
)


def site(document, **values):
    return {document: [Fact("site", 0, document, "", {}, values, {})]}


def test_two_documents_with_one_key_share_it():
    assert shared(DOMAIN, site(3, name="a", open=True) | site(7, name="a", open=False)) == [3, 7]


def test_nobody_asks_where_the_rule_applies_to_neither():
    assert shared(DOMAIN, site(3, name="a", open=False) | site(7, name="a", open=False)) == []


def test_one_document_shares_nothing_with_itself():
    twice = {3: [Fact("site", n, 3, "", {}, {"name": "a", "open": True}, {}) for n in (0, 1)]}
    assert shared(DOMAIN, twice) == []


def test_what_is_missing_or_unknown_is_no_key():
    assert shared(DOMAIN, site(3, open=True) | site(7, open=True)) == []
    assert shared(DOMAIN, site(3, open=True, name=UNKNOWN) | site(7, open=True, name=UNKNOWN)) == []
