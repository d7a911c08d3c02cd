"""Strategies that draw obligations and memories: every word, and every state that a field can be in.

Kinds, fields and values are few, so that facts often coincide, refer to themselves and agree by accident.
"""

from __future__ import annotations

from collections import defaultdict
from random import Random

from hypothesis import strategies as st

from validator.core.facts import Fact, Memory, Unknown
from validator.core.rules import Obligation, Pattern, Reference, Test
from validator.core.texts import Text

REASON = Text("not given", "未填写")
UNKNOWN = Unknown(REASON)

# A kind, the kinds that it is a child of (nearest first), and whether it belongs to an application.
KINDS = {"site": ((), True), "host": (("site",), True), "mark": (("host", "site"), True), "record": ((), False)}
FIELDS = {"name": "text", "owner": "text", "count": "integer", "day": "date", "open": "boolean"}
VALUES = {
    "text": ("", "例子", '"', "\\", "a b", "例子\u2028𠮷"),
    "integer": (0, 1, 2, -1, 2**70),
    "date": ("2018-04-18", "2018-05-01", "2020-08-17"),
    "boolean": (False, True),
}
WORDS_OF = {
    "text": ("is", "is not", "one of", "none of", "present"),
    "integer": ("is", "is not", "at least", "at most", "present"),
    "date": ("before", "on or after", "present"),
    "boolean": ("is", "present"),
}


class Drawn(Memory):
    """A memory that shows its facts when a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Memory({list(self.facts)})"


def chance(percent: int) -> st.SearchStrategy[bool]:
    return st.integers(0, 99).map(lambda drawn: drawn >= 100 - percent)


@st.composite
def tests(draw, field=None):
    """A test on one fact."""
    field = field or draw(st.sampled_from(sorted(FIELDS)))
    word = draw(st.sampled_from(WORDS_OF[FIELDS[field]]))
    return Test(field, word, draw(operands(word, FIELDS[field])))


def operands(word, type_):
    if word == "present":
        return st.booleans()
    values = st.sampled_from(VALUES[type_])
    return st.lists(values, min_size=1, max_size=3).map(tuple) if word.endswith(" of") else values


@st.composite
def joins(draw, names):
    """A test against a field of the same type of another fact."""
    field = draw(st.sampled_from(sorted(FIELDS)))
    alike = [name for name, type_ in FIELDS.items() if type_ == FIELDS[field]]
    other = draw(st.sampled_from([field, field, *alike]))
    word = draw(st.sampled_from(("same as", "agrees with")))
    return Test(field, word, Reference(draw(st.sampled_from(names)), other))


@st.composite
def patterns(draw, earlier=(), name=None, joined=50):
    """A pattern that may refer to `earlier` ones; `joined` is how often it does, in a hundred."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    if earlier and draw(chance(40)):
        kind = draw(st.sampled_from([pattern.kind for pattern in earlier]))
    found = [draw(tests()) for _ in range(draw(st.sampled_from((0, 0, 1, 1, 2))))]
    if earlier and draw(chance(joined)):
        found += draw(st.lists(joins([pattern.name for pattern in earlier]), min_size=1, max_size=2))
    parents = [pattern.name for pattern in earlier if pattern.kind in KINDS[kind][0]]
    of = draw(st.sampled_from(parents)) if parents and draw(chance(80)) else None
    return Pattern(name or kind, kind, tuple(found), of)


@st.composite
def obligations(draw, key):
    """An obligation of any word."""
    about = []
    for number in range(draw(st.sampled_from((1, 1, 1, 2, 2, 3)))):
        about.append(draw(patterns(about, f"fact {number}")))
    unless = draw(st.lists(patterns(about), min_size=1, max_size=2)) if draw(chance(30)) else []
    word = draw(st.sampled_from(("must", "must", "require", "require any of", "forbid", "elsewhere")))
    empty = Obligation(key, word, tuple(about), tuple(unless), None, (), None, draw(st.booleans()))
    if word == "must":
        return empty._replace(must=draw(musts(about)))
    if word.startswith("require"):
        least, most = (1, 1) if word == "require" else (2, 3)
        absent = draw(st.lists(patterns(about), min_size=least, max_size=most))
        return empty._replace(word="require", absent=tuple(absent))
    return empty._replace(present=draw(patterns(about, joined=80)))


@st.composite
def musts(draw, about):
    meant = draw(st.sampled_from(about))
    joined = draw(chance(50))
    test = draw(joins([pattern.name for pattern in about])) if joined else draw(tests())
    return Pattern(meant.name, meant.kind, (test,))


@st.composite
def rule_sets(draw):
    """Some obligations with keys of their own."""
    return [draw(obligations(f"rule {number}")) for number in range(draw(st.integers(1, 8)))]


@st.composite
def memories(draw):
    """Up to eight facts of up to three applications and of none, phantoms and facts without parents among them."""
    homes = draw(st.sampled_from(((0,), (0, 1), (3, 0, 7), (0, 1))))
    facts = []
    for number in range(draw(st.sampled_from((4, 8, 7, 6, 5, 3, 2, 1, 0)))):
        facts.append(draw(facts_of(number, homes, tuple(facts))))
    return Drawn(facts)


@st.composite
def facts_of(draw, number, homes, before):
    kind = draw(st.sampled_from(sorted(KINDS)))
    ancestors, at_home = KINDS[kind]
    # One in ten lies where its kind does not belong: nothing forbids it, and the engines still have to agree.
    home = draw(st.sampled_from(homes)) if at_home is not draw(chance(10)) else None
    parents: dict[str, int] = {}
    for ancestor in ancestors:
        there = [fact for fact in before if fact.kind == ancestor and fact.document == home]
        if there and ancestor not in parents:
            parent = draw(st.sampled_from(there))
            parents = {**parent.parents, **parents, ancestor: parent.number}
    phantom = REASON if draw(chance(15)) else None
    return Fact(kind, number, home, f"/{number}", parents, draw(states()), {}, phantom)


def states():
    """What the fields of a fact hold: mostly one of two values, now and then any, nothing or unknown."""
    fields = {
        field: st.sampled_from((*VALUES[type_][:1] * 5, *VALUES[type_][:2] * 2, *VALUES[type_], *(None, UNKNOWN) * 2))
        for field, type_ in FIELDS.items()
    }
    return st.fixed_dictionaries(fields).map(lambda drawn: {f: v for f, v in drawn.items() if v is not None})


def memories_for(obligations, kinds):
    """Memories of one application or two with facts of all kinds, holding the values that the obligations speak of."""
    spoken = spoken_values(obligations)
    return st.integers(0, 2**32).map(lambda seed: Drawn(applications(Random(seed), kinds, spoken)))


def spoken_values(obligations):
    """The constants of all tests by kind and field."""
    found = defaultdict(set)
    for obligation in obligations:
        kinds = {pattern.name: pattern.kind for pattern in obligation.about}
        for pattern in (*obligation.about, *obligation.unless, *obligation.absent, obligation.must, obligation.present):
            for test in pattern.tests if pattern else ():
                if test.word != "present" and not isinstance(test.operand, Reference):
                    values = test.operand if isinstance(test.operand, tuple) else (test.operand,)
                    found[kinds.get(pattern.name, pattern.kind), test.field].update(values)
    return {key: sorted(values, key=repr) for key, values in found.items()}


def applications(random, kinds, spoken):
    facts = []
    for home in range(random.choice((1, 1, 1, 2))):
        filed = random.choice(spoken[("application", "kind")])
        for kind in kinds.values():
            for _ in range(random.choice((0, 1, 1, 1, 2))):
                facts.append(stated(random, kind, home if kind.scope == "application" else None, filed, facts, spoken))
    return facts


def stated(random, kind, home, filed, before, spoken):
    """A fact of a declared kind, now and then with a field blank or unknown."""
    parents = {}
    for ancestor in kind.parents:
        there = [fact for fact in before if fact.kind == ancestor and fact.document == home]
        if there and ancestor not in parents:
            parent = random.choice(there)
            parents = {**parent.parents, **parents, ancestor: parent.number}
    ordinary = {"integer": (0, 1, 2, 100), "boolean": (False, True), "date": ("2018-04-18", "2020-01-01")}
    values = {}
    for field in kind.fields.values():
        known = spoken.get((kind.name, field.name), ()) if random.random() < 0.7 else ()
        values[field.name] = random.choice(known or ordinary.get(field.type, ("甲", "乙")))
        if random.random() < 0.2:
            values[field.name] = random.choice((None, UNKNOWN))
    if "in" in kind.fields:
        values["in"] = filed
    held = {field: value for field, value in values.items() if value is not None}
    return Fact(kind.name, len(before), home, "", parents, held, {}, REASON if random.random() < 0.03 else None)
