"""Whatever stands in a document, facts come out, and they are as the facts schema declares them."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projecting import ROOT, kinds, ledger, surroundings, yaml

from validator.core.facts import Fact, Unknown
from validator.core.projection import Projected, project
from validator.core.projection.reasons import FAULTY
from validator.core.run_facts import count

KEYS = sorted(
    {key for kind in kinds().values() for field in kind.fields.values() for key in field.leaf.split("/") if key}
    | {kind.pointer.rpartition("/")[2] for kind in kinds().values()} - {""}
    | {"same_as", "from", "to", "account", "certificate", "access_providers", "open_orders", "legal_representative"}
)
WORDS = sorted({value for kind in kinds().values() for field in kind.fields.values() for value in field.values})
NUMBERS = (
    "浙ICP备12000000号",
    "浙ICP备12000000号-1",
    "例子.中国",
    "www.example.cn",
    "2018-05-02",
    "2018-02-30",
    "203.0.113.7",
    "11010119900307803X",
    "91440300708461136T",
    "330108000003512",
    "932682198501010017",
    "EA1234567",
    "浙江省杭州市西湖区示例路1号",
    "北京朝阳区",
    "杭州",
    "中国新闻论坛",
    "13800138000;0571-88888888",
    "a@b.cn",
    "http://www.example.cn",
    "京网文[2023]0169-004号",
    "a.jpg",
    "/websites/0/principal",
    "long-term",
)
TEXTS = st.one_of(st.sampled_from([*WORDS, *NUMBERS, "", " ", "subject.principal", "ENC[x]"]), st.text(max_size=12))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)),
    max_leaves=25,
)
BLOCKS = ("filing", "subject", "websites", "instances", "changes", "cancel", "license", "license_request", "documents")
DOCUMENTS = st.builds(
    lambda kind, rest: {**rest, "kind": kind},
    st.sampled_from(kinds()["application"].fields["kind"].values),
    st.dictionaries(st.sampled_from([*BLOCKS, *KEYS]), VALUES, max_size=8),
)
CERTIFICATE = st.fixed_dictionaries({}, optional=dict.fromkeys(("type", "number", "address", "valid_until"), TEXTS))
PERSON = st.fixed_dictionaries(
    {"certificate": CERTIFICATE},
    optional=dict.fromkeys(
        ("name", "mobile", "office_phone", "emergency_phone", "email", "birth_date", "same_as"), TEXTS
    ),
)
DOMAIN = st.fixed_dictionaries(
    {"name": TEXTS},
    optional={
        "real_name_verified_on": TEXTS,
        "holder": st.fixed_dictionaries({"certificate": CERTIFICATE}, optional={"name": TEXTS, "relation": TEXTS}),
    },
)
SITE = st.fixed_dictionaries(
    {"name": TEXTS, "principal": PERSON},
    optional={
        "home_page": TEXTS,
        "domains": st.lists(st.one_of(TEXTS, DOMAIN), max_size=2),
        "pre_approvals": st.lists(st.fixed_dictionaries({"type": TEXTS, "number": TEXTS}), max_size=2),
    },
)
SUBJECT = st.fixed_dictionaries(
    {
        "name": TEXTS,
        "nature": st.sampled_from(["individual", "enterprise", "defence-body"]),
        "certificate": CERTIFICATE,
    },
    optional={
        **dict.fromkeys(("province", "city", "mailing_address"), TEXTS),
        **dict.fromkeys(("principal", "legal_representative"), PERSON),
    },
)
FILINGS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["first-filing", "change", "transfer-in"]), "subject": SUBJECT},
    optional={
        "websites": st.lists(SITE, max_size=2),
        "documents": st.lists(st.fixed_dictionaries({"type": TEXTS, "of": TEXTS, "file": TEXTS}), max_size=2),
    },
)
ROUGH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PART = ledger(
    "records: [{icp_number: 浙ICP备12000000号, status: approved, websites: [{number: 浙ICP备12000000号-1}]}]",
    complete=False,
)
TYPES = {"boolean": bool, "integer": int}


class Written:
    """A document of any value at all."""

    path, number, readable, faults = "a.icp.yaml", 0, True, ()

    def __init__(self, value: Any) -> None:
        self.value = value


def facts_of(value: Any, refused: tuple[str, ...] = ()) -> Projected:
    return project(Written(value), refused, surroundings(on_record=PART))  # type: ignore[arg-type]


def judge(found: Projected) -> None:
    for number, fact in enumerate(found.memory.facts):
        assert fact.number == number
        assert all(found.memory.fact(above).kind == kind and above < number for kind, above in fact.parents.items())
        judge_states(fact)


def judge_states(fact: Fact) -> None:
    declared = kinds()[fact.kind].fields
    for name, state in fact.values.items():
        field = declared[name]
        if isinstance(state, Unknown):
            assert state.reason.en and state.reason.zh
            continue
        assert type(state) is TYPES.get(field.type, str), (fact.kind, name, state)
        assert not field.values or state in field.values, (fact.kind, name, state)


@ROUGH
@given(VALUES)
def test_any_value_is_projected(value: Any) -> None:
    judge(facts_of(value))


@ROUGH
@given(DOCUMENTS)
def test_any_application_is_projected_as_declared(value: Any) -> None:
    found = facts_of(value)
    judge(found)
    assert found.memory.of_kind("application")[0].number == 0
    for fact in count(found.tallies):
        judge_states(fact)


@ROUGH
@given(DOCUMENTS)
def test_a_field_that_is_always_there_has_a_state(value: Any) -> None:
    for fact in facts_of(value).memory.facts:
        always = {f.name for f in kinds()[fact.kind].fields.values() if f.presence == "always"}
        assert fact.phantom is not None or always <= set(fact.values), (fact.kind, always - set(fact.values))


@ROUGH
@given(FILINGS)
def test_a_filing_with_anything_in_it_is_projected_as_declared(value: Any) -> None:
    found = facts_of(value)
    judge(found)
    for fact in found.memory.facts:
        if fact.phantom is None and fact.document is not None:
            judge_absences(fact)


def judge_absences(fact: Fact) -> None:
    """Nothing and unknown occur where they are declared; what a file's structure hides may be unknown anywhere."""
    for name, field in kinds()[fact.kind].fields.items():
        state = fact.values.get(name)
        if state is None:
            assert field.may_be_nothing, (fact.kind, name)
            assert field.given is None or not isinstance(fact.values.get(field.given), str), (fact.kind, name)
        elif isinstance(state, Unknown) and state != FAULTY and name not in ("province", "nature"):
            assert field.may_be_unknown, (fact.kind, name, state)


@ROUGH
@given(DOCUMENTS, st.data())
def test_whatever_is_refused_something_is_said(value: Any, data: st.DataObject) -> None:
    pointers = ["", *(f"/{key}" for key in value), *(f.pointer for f in facts_of(value).memory.facts)]
    refused = data.draw(st.lists(st.sampled_from(pointers), max_size=3))
    judge(facts_of(value, tuple(refused)))


def test_every_application_of_the_examples_is_projected_without_a_fault() -> None:
    paths = sorted((ROOT / "examples").rglob("*.icp.yaml"))
    for path in paths:
        judge(project(yaml(path.read_text(encoding="utf-8")), (), surroundings()))


def test_a_long_file_takes_no_longer_than_its_length() -> None:
    many = 3_000
    names = [f"d{number}.example{number}.cn" for number in range(many)]
    site = {"name": "a", "domains": names, "hosting": {"bound_names": names, "instance_id": "i-1", "product": "ecs"}}
    instances = [{"instance_id": f"i-{number}", "product": "ecs"} for number in range(many)]
    found = facts_of({"kind": "service-code", "provider": "alibaba-cloud", "websites": [site], "instances": instances})
    assert len(found.memory.of_kind("binding")) == len(found.memory.of_kind("hosting")) - 1 == many


def test_a_long_text_is_read_and_not_kept() -> None:
    long = "浙" * 1_000_000
    site = {
        "name": long,
        "number": long,
        "home_page": long,
        "domains": [long],
        "hosting": {"ip": [long], "expires_on": long},
    }
    judge(facts_of({"kind": "change", "websites": [site], "filing": {"icp_number": long}, "subject": {"name": long}}))
