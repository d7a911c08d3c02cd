"""The files of examples/: the good pass, each bad one gives the one error it is named after, where its mistake is."""

import os
import re

import pytest
import yaml

from validator import load_rulebook, validate
from validator.adapters.limits import Limits
from validator.adapters.reading import form_of, read
from validator.core.numbers import credit_code, organization_code
from validator.core.texts import Severity

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXAMPLES = os.path.join(ROOT, "examples")
LEDGER = os.path.join(EXAMPLES, "ledger.yaml")
KINDS = (
    "first-filing", "commercial-license", "transfer-in", "change", "add-website", "claim", "service-code",
    "cancel-subject", "cancel-website", "cancel-transfer-in",
)  # fmt: skip
ENGINES = ("plain", "durable")
# Errors of the founding edition that no file can show: its table of products knows products that qualify, and no other.
WITHOUT_EXAMPLE = {"product-gives-service-codes"}
OF_THE_PROGRAM = {
    "duplicate-key", "secret-in-plain-text", "number-without-quotes", "shape", "impossible-date", "unreadable",
}  # fmt: skip
# Identity numbers of public test suites: GB 11643, python-stdnum, guanguans/id-validator.
PUBLIC_TEST_NUMBERS = {
    "11010519491231002X", "360426199101010071", "412723199010050012", "110102199101010078", "11010119900307803X",
    "440308199901101512", "140120197901010008", "810000199408230021", "36042619910102009X", "830000200209060065",
}  # fmt: skip
# Made-up numbers of bad examples that are no right credit codes: one with a wrong last character, a registration
# number, an organization code, passports.
NO_CREDIT_CODES = {"91440106MA00020291", "410105000002331", "MA000223X", "E12345678", "G12345678"}


def files(folder):
    return sorted(name for name in os.listdir(os.path.join(EXAMPLES, folder)) if ".icp." in name)


def path(folder, name=""):
    return os.path.join(EXAMPLES, folder, name)


def lines(folder, name):
    with open(path(folder, name), encoding="utf-8") as file:
        return file.read().split("\n")


def values(folder, name):
    with open(path(folder, name), "rb") as file:
        return [document.value for document in read(file.read(), name, form_of(name), Limits())]


def expected(folder):
    with open(os.path.join(ROOT, "tests", "examples_expected.yaml"), encoding="utf-8") as file:
        return yaml.safe_load(file)[folder]


def rule_of(name):
    return name.partition(".")[0]


def told(report):
    """What is told of each document that has findings: severity, name, document, pointer, line."""
    return [
        (f.severity, f.name, f.place.document, f.place.pointer, f.place.span.start.line)
        for d in report.documents
        for f in d.findings
    ]


def owed(folder, name):
    places = expected(folder)[name]
    return [(Severity.ERROR, rule_of(name), p["document"], p["pointer"], p["line"]) for p in places]


GOOD, BAD, ON_RECORD, PASSWORDS, CURRENT = (
    files(folder) for folder in ("good", "bad", "bad-on-record", "passwords", "current")
)


# The good ones.


@pytest.mark.parametrize("ledger", [None, LEDGER], ids=["no-ledger", "ledger"])
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_passes_without_a_finding(name, engine, ledger):
    assert told(validate(path("good", name), engine=engine, ledger=ledger)) == []


@pytest.mark.parametrize("ledger", [None, LEDGER], ids=["no-ledger", "ledger"])
@pytest.mark.parametrize("engine", ENGINES)
def test_the_good_examples_pass_together(engine, ledger):
    report = validate(path("good"), engine=engine, ledger=ledger)
    assert (len(report.documents), told(report)) == (len(GOOD), [])


def test_the_ledger_lets_the_rules_on_what_is_on_record_be_judged():
    passed = {id_ for d in validate(path("good"), ledger=LEDGER).documents for id_ in d.outcomes.passed}
    left = {n.id for d in validate(path("good"), ledger=LEDGER).documents for n in d.outcomes.not_judged}
    assert {"ICP403", "ICP410", "ICP421", "ICP463"} <= passed - left


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_each_kind_has_a_good_example_in_yaml_and_in_json(form):
    kinds = [value["kind"] for kind in KINDS for value in values("good", f"{kind}.icp.{form}")]
    assert tuple(kinds) == KINDS


def test_the_good_examples_were_handed_in_after_the_founding_edition_and_in_its_year():
    days = [value["submitted_on"] for name in GOOD for value in values("good", name)]
    assert all("2018-04-18" < day < "2019" for day in days)


# The bad ones.


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", BAD)
def test_a_bad_example_gives_its_one_error_where_its_mistake_is(name, engine):
    assert told(validate(path("bad", name), engine=engine)) == owed("bad", name)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ON_RECORD)
def test_an_example_that_contradicts_the_record_fails_beside_the_ledger(name, engine):
    found = validate(path("bad-on-record", name), engine=engine, ledger=LEDGER)
    assert told(found) == owed("bad-on-record", name)


@pytest.mark.parametrize("name", ON_RECORD)
def test_an_example_that_contradicts_the_record_passes_without_the_ledger(name):
    assert told(validate(path("bad-on-record", name))) == []


@pytest.mark.parametrize("folder", ["bad", "bad-on-record", "passwords"])
def test_the_line_of_an_error_holds_the_mistake(folder):
    for name, places in expected(folder).items():
        for place in places:
            assert place["holds"] in lines(folder, name)[place["line"] - 1]


@pytest.mark.parametrize("folder", ["bad", "bad-on-record", "passwords"])
def test_every_bad_example_has_its_place_written_down(folder):
    assert sorted(expected(folder)) == files(folder)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_examples_of_2018_disturb_each_other_in_nothing(engine):
    report = validate(EXAMPLES, engine=engine)
    apart = (f"current{os.sep}", f"agency{os.sep}")
    ours = [d for d in report.documents if not any(folder in d.path for folder in apart)]
    found = {(os.path.basename(d.path), d.document): tuple(f.name for f in d.findings) for d in ours if d.findings}
    assert found == {(n, p["document"]): (rule_of(n),) for n, places in expected("bad").items() for p in places}


def test_every_error_of_the_founding_edition_has_an_example():
    rulebook = load_rulebook()
    in_force = rulebook.in_force(rulebook.day_of("2018-04"))
    errors = {entry.rule.name for entry in in_force if any(s is Severity.ERROR for _, s in entry.variants)}
    shown = {rule_of(name) for name in (*BAD, *ON_RECORD, *PASSWORDS)}
    assert errors == (shown - OF_THE_PROGRAM) | WITHOUT_EXAMPLE


@pytest.mark.parametrize("name", [name for name in BAD if name.endswith(".yaml")])
def test_a_bad_example_says_on_top_which_rule_it_breaks(name):
    assert re.fullmatch(rf"# ICP[0-9]{{3}} {rule_of(name)}", lines("bad", name)[0])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", PASSWORDS)
def test_two_passwords_show_where_both_variables_are_set(name, engine, monkeypatch):
    monkeypatch.setenv("PASSWORD_OF_MAY", "one")
    monkeypatch.setenv("PASSWORD_OF_JUNE", "two")
    assert told(validate(path("passwords", name), engine=engine, resolve_env=True)) == owed("passwords", name)


@pytest.mark.parametrize("name", PASSWORDS)
def test_two_references_may_lead_to_one_password(name, monkeypatch):
    monkeypatch.setenv("PASSWORD_OF_MAY", "one")
    monkeypatch.setenv("PASSWORD_OF_JUNE", "one")
    assert told(validate(path("passwords", name), resolve_env=True)) == []
    assert told(validate(path("passwords", name))) == []


# Today's.


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", CURRENT)
def test_an_example_of_today_passes_without_a_finding(name, engine):
    assert told(validate(path("current", name), edition="current", engine=engine)) == []


def test_the_examples_of_today_pass_together_and_show_every_kind():
    report = validate(path("current"), edition="current")
    assert (sorted(str(d.kind) for d in report.documents), told(report)) == (sorted(KINDS), [])


@pytest.mark.parametrize("name", CURRENT)
def test_an_example_of_today_judged_by_the_rules_of_2018_is_told_so(name):
    assert "edition-older-than-submission" in [f.name for f in validate(path("current", name)).findings]


# Nobody is in two examples.


def leaves(value, keys=()):
    """Each scalar of a value with the keys that lead to it."""
    if isinstance(value, (dict, list)):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(below, (*keys, key) if isinstance(key, str) else keys)
    else:
        yield keys, value


def owner(keys):
    """What a scalar identifies, by the keys that lead to it; None where it identifies nobody."""
    match keys[-2:]:
        case ("account", "id") | (_, "account"):
            return "account"
        case ("filing", "icp_number"):
            return "ICP number"
        case ("domains", "name"):
            return "domain"
        case (_, "instance_id" | "service_code" | "mobile" as key):
            return key
    return "credit code" if keys == ("subject", "certificate", "number") else None


def identifiers(folder, name):
    for value in values(folder, name):
        for keys, leaf in leaves(value):
            if owner(keys) and not (keys[0] == "subject" and leaf in PUBLIC_TEST_NUMBERS):
                yield owner(keys), str(leaf)


def test_no_two_examples_share_an_identifier():
    seen = {}
    for folder in ("good", "bad", "bad-on-record", "passwords", "current"):
        for name in files(folder):
            for identifier in set(identifiers(folder, name)):
                seen.setdefault(identifier, []).append(f"{folder}/{name}")
    assert len(seen) > 400
    assert {identifier: at for identifier, at in seen.items() if len(at) > 1} == {}


# Everything is made up.


def everything():
    for folder in ("good", "bad", "bad-on-record", "passwords", "current"):
        for name in files(folder):
            yield from (entry for value in values(folder, name) for entry in leaves(value) if isinstance(entry[1], str))


def test_identity_numbers_are_those_of_public_test_suites():
    found = {leaf for _, leaf in everything() if re.fullmatch(r"[0-9]{17}[0-9X]", leaf) and leaf[6:8] in ("19", "20")}
    assert found == PUBLIC_TEST_NUMBERS


def test_credit_codes_are_computed_and_right_in_both_check_characters():
    numbers = {leaf for keys, leaf in everything() if keys[-2:] == ("certificate", "number")}
    codes = numbers - PUBLIC_TEST_NUMBERS - NO_CREDIT_CODES
    assert len(codes) > 50
    assert [c for c in codes if not (credit_code.is_right(c) and organization_code.is_right(c[8:17]))] == []


def test_filing_and_license_numbers_have_the_serial_that_is_never_issued():
    numbers = {n for _, leaf in everything() for n in re.findall(r"\wICP备[0-9]+号|\wB2-[0-9]+", leaf)}
    assert len(numbers) > 60
    assert [n for n in numbers if not re.fullmatch(r"\wICP备([0-9]{2}|20[0-9]{2})000000号|\wB2-[0-9]{4}0000", n)] == []


def test_servers_stand_in_the_range_for_documentation_or_in_a_private_one():
    addresses = [leaf for keys, leaf in everything() if keys[-1:] == ("ip",)]
    assert addresses
    assert [address for address in addresses if not address.startswith(("203.0.113.", "10.0.0."))] == []
