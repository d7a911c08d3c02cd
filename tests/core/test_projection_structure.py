"""What the structure refuses is unknown, never nothing: fields, blocks, lists and whatever may stand below them."""

from __future__ import annotations

import pytest
from projecting import fact, facts, projected, said

from validator.core.projection.reasons import STRUCTURE

# Hits of word lists and tables: below whatever they may be found in.
HITS = ("name_word", "subject_word", "domain_word", "suffix_listing")
FAULTY = "? the file's structure is at fault there"
WHOLE = """
kind: first-filing
provider: alibaba-cloud
filing: {status: approved, icp_number: 浙ICP备12000000号, provider: alibaba-cloud}
subject: {nature: individual, name: 张三, province: 浙江}
websites:
  - name: a
    number: 浙ICP备12000000号-1
    domains: [{name: example.cn, resolves_to: nowhere}]
    hosting: {product: ecs, instance_id: i-1, ip: [203.0.113.7]}
    services: []
    languages: []
documents: []
"""


@pytest.mark.parametrize(
    ("refused", "kind", "unknown"),
    [
        ("/provider", "application", {"provider", "account_key"}),
        ("/filing/status", "filing", {"status"}),
        ("/filing/icp_number", "filing", {"icp_number", "number_form", "number_province", "websites_left"}),
        ("/filing/icp_number", "application", {"icp_number"}),
        ("/filing/icp_number", "named_website", {"under_filing"}),
        ("/subject/province", "subject", {"province"}),
        ("/subject/province", "domain", {"province"}),
        ("/subject/name", "person", {"name"}),
        ("/websites/0/domains/0/resolves_to", "domain", {"resolves_to", "resolves", "points_here"}),
        ("/websites/0/hosting/product", "hosting", {"product", "product_qualifies", "codes_quota", "over_quota"}),
        ("/websites/0/hosting/ip", "hosting", {"has_public_address"}),
        ("/websites/0/domains/0/registrar", "domain", {"registrar_country"}),
        ("/websites/0/remarks", "website", {"remarks_given"}),
    ],
)
def test_what_is_read_from_a_refused_place_is_unknown(refused: str, kind: str, unknown: set[str]) -> None:
    before, after = facts(WHOLE, kind)[0], facts(WHOLE, kind, [refused])[0]
    changed = {name for name in after.values if said(after, name) == FAULTY and said(before, name) != FAULTY}
    assert unknown <= changed
    assert {name for name in changed if name not in unknown} <= {
        "provider",
        "subject_key",
        "expected_kind",
        "same_provider",
    }


def test_nothing_else_is_unknown_for_it() -> None:
    found = fact(WHOLE, "filing", ["/filing/provider"])
    assert said(found, "provider") == FAULTY and said(found, "same_provider") == FAULTY
    assert (said(found, "status"), said(found, "icp_number")) == ("approved", "浙ICP备12000000号")


def test_a_value_of_a_wrong_type_is_unknown_though_nobody_refused_it() -> None:
    text = "{kind: change, filing: {status: [approved], icp_number: 12, approved_on: 3, filed_sites_open: 'no'}}"
    found = fact(text, "filing")
    assert [said(found, f) for f in ("status", "icp_number", "approved_on", "filed_sites_open")] == [FAULTY] * 4


def test_a_value_outside_its_list_is_unknown() -> None:
    assert said(fact("{kind: change, filing: {status: aproved}}", "filing"), "status") == FAULTY


def test_a_required_value_that_is_missing_is_unknown() -> None:
    assert said(fact("{kind: change, filing: {}}", "filing"), "status") == FAULTY


def phantoms(refused: str, text: str = WHOLE) -> list[tuple[str, str]]:
    """Kind and place of the facts that may be there for what was refused."""
    memory = projected(text, [refused]).memory
    found = [(f.kind, f.pointer) for f in memory.facts if f.phantom == STRUCTURE]
    return [(kind, pointer) for kind, pointer in found if kind not in HITS]


@pytest.mark.parametrize(
    ("refused", "found"),
    [
        (
            "/filing",
            [
                ("filing", "/filing"),
                ("access_provider", "/filing/access_providers"),
                ("open_order", "/filing/open_orders"),
            ],
        ),
        ("/filing/open_orders", [("open_order", "/filing/open_orders")]),
        ("/license", [("license", "/license")]),
        (
            "/license_request",
            [("license_request", "/license_request"), ("license_service", "/license_request/services")],
        ),
        ("/next_provider", [("next_provider", "/next_provider")]),
        ("/documents", [("document", "/documents")]),
        ("/changes", [("change", "/changes"), ("named_website", "/changes")]),
        ("/cancel", [("named_website", "/cancel/websites")]),
        ("/cancel/websites", []),
        ("/instances", [("hosting", "/instances"), ("address", "/instances/ip")]),
        ("/subject/principal", [("person", "/subject/principal")]),
        ("/websites/0/domains", [("domain", "/websites/0/domains")]),
        ("/websites/0/domains/0", [("domain", "/websites/0/domains/0")]),
        ("/websites/0/features", [("feature", "/websites/0/features")]),
        ("/websites/0/hosting/ip/0", [("address", "/websites/0/hosting/ip/0")]),
        ("/websites/0/hosting/bound_names", [("binding", "/websites/0/hosting/bound_names")]),
        ("/websites/0/hosting", [("hosting", "/websites/0/hosting"), ("address", "/websites/0/hosting/ip")]),
        ("/websites/0/number", [("named_website", "/websites/0/number")]),
        ("/websites/0/home_page", [("binding", "/websites/0/home_page")]),
    ],
)
def test_where_a_block_is_refused_facts_may_stand_there(refused: str, found: list[tuple[str, str]]) -> None:
    assert phantoms(refused) == found


def test_where_cancelled_websites_are_refused_any_may_be_meant() -> None:
    text = "{kind: cancel-website, cancel: {reason: x}, documents: []}"
    assert phantoms("/cancel/websites", text) == [("named_website", "/cancel/websites")]


def test_where_a_website_is_refused_everything_below_it_may_stand_there() -> None:
    found = phantoms("/websites/0")
    below = ["domain", "binding", "feature", "service", "language", "pre_approval", "hosting", "address", "person"]
    assert [kind for kind, _ in found] == ["website", *below, "named_website"]
    assert ("domain", "/websites/0/domains") in found and ("address", "/websites/0/hosting/ip") in found


def test_where_all_websites_are_refused_any_may_stand_there() -> None:
    found = phantoms("/websites")
    assert found[0] == ("website", "/websites") and found[-1] == ("named_website", "/websites")


def test_where_the_subject_is_refused_every_person_of_it_may_stand_there() -> None:
    memory = projected(WHOLE, ["/subject"]).memory
    assert memory.of_kind("subject")[0].phantom == STRUCTURE
    assert [said(f, "role") for f in memory.of_kind("person")] == [
        "subject",
        "subject-principal",
        "legal-representative",
    ]
    assert {said(f, "province") for f in memory.facts if f.document == 0} == {FAULTY}
    assert {said(f, "nature") for f in memory.facts if f.document == 0} == {FAULTY}


def test_a_phantom_knows_what_is_certain() -> None:
    memory = projected(WHOLE, ["/websites/0/hosting"]).memory
    (hosting,), (website,) = memory.of_kind("hosting"), memory.of_kind("website")
    assert (said(hosting, "in"), said(hosting, "province")) == ("first-filing", "浙江")
    assert hosting.parents == {"website": website.number}
    assert memory.of_kind("address")[0].parents == {"hosting": hosting.number, "website": website.number}
    person = projected(WHOLE, ["/websites/0/principal"]).memory.of_kind("person")[-1]
    assert person.phantom == STRUCTURE and said(person, "role") == "website-principal"


def test_blocks_of_a_wrong_type_are_unknown_though_nobody_refused_them() -> None:
    text = "{kind: change, filing: [], subject: 3, websites: {}, changes: x, documents: [7]}"
    memory = projected(text).memory
    for kind in ("filing", "subject", "website", "change", "document"):
        assert [f.phantom for f in memory.of_kind(kind)] == [STRUCTURE], kind


def test_a_null_is_as_good_as_nothing() -> None:
    text = "{kind: change, filing: null, websites: null, provider: null}"
    memory = projected(text).memory
    assert memory.of_kind("filing") == [] and memory.of_kind("website") == []
    assert said(memory.of_kind("application")[0], "provider") is None


def test_the_domains_of_a_refused_website_are_not_counted() -> None:
    assert said(fact(WHOLE, "application", ["/websites/0"]), "new_domain_count") == FAULTY
    assert said(fact(WHOLE, "application", ["/websites"]), "new_domain_count") == FAULTY
