"""What a report says of each rule, word for word: ICPLINT_UPDATE_GOLDEN=1 writes it anew, and the difference is read.

The files that fail are those of the whole path; `golden/<topic>.txt` holds their reports in both languages and
`golden/<topic>.json` their findings. Beside them stand cases of their own, `golden/<case>.icp.yaml`.
"""

import glob
import json
import os

import pytest
from whole_path.cases import SCHEMA, TESTS, cases, judged, leaves, ledger_path, rulebook

from validator.api import validate
from validator.reports import json as json_report
from validator.reports import text as text_report

GOLDEN = os.path.join(TESTS, "golden")
UPDATE = bool(os.environ.get("ICPLINT_UPDATE_GOLDEN"))
CASES = cases()
BOOK = rulebook()
TOPICS = sorted({rule.topic for rule in BOOK.rules if rule.status == "active"})
OWN = sorted(os.path.basename(path).partition(".")[0] for path in glob.glob(os.path.join(GOLDEN, "*.icp.*")))
WIDTH = 100


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    """The report of every rule's failing file, by the rule's id."""
    folder = str(tmp_path_factory.mktemp("ledgers"))
    return {
        id_: judged(case.failing(), case, ledger=ledger_path(case, folder), name=f"{id_}.icp.yaml")
        for id_, case in CASES.items()
    }


def of_topic(topic):
    return [rule.id for rule in BOOK.rules if rule.topic == topic and rule.status == "active"]


def in_words(report):
    return text_report.render(report, lang="both", colour=False, width=WIDTH, quiet=True, statistics=False)


def in_values(report):
    """What the JSON report says of the findings. Outcomes name every rule there is, so that each new one would be in
    every case; they are held elsewhere."""
    content = json_report.content(report)
    documents = [{**document, "outcomes": {"fail": document["outcomes"]["fail"]}} for document in content["documents"]]
    return {"edition": content["edition"], "documents": documents, "summary": content["summary"]}


def same(name, text):
    """Whether a golden file says this; when it is to be written anew, it does."""
    path = os.path.join(GOLDEN, name)
    if UPDATE:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    with open(path, encoding="utf-8") as file:
        return file.read() == text


def as_json(value):
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("topic", TOPICS)
def test_the_findings_of_a_topic_are_worded_as_they_were(topic, reports):
    parts = [f"=== {id_}, edition {CASES[id_].edition}\n\n{in_words(reports[id_])}" for id_ in of_topic(topic)]
    assert same(f"{topic}.txt", "\n".join(parts)), f"read golden/{topic}.txt after ICPLINT_UPDATE_GOLDEN=1"


@pytest.mark.parametrize("topic", TOPICS)
def test_the_findings_of_a_topic_hold_the_values_they_held(topic, reports):
    found = {id_: in_values(reports[id_]) for id_ in of_topic(topic)}
    assert same(f"{topic}.json", as_json(found)), f"read golden/{topic}.json after ICPLINT_UPDATE_GOLDEN=1"


@pytest.mark.parametrize("name", OWN)
def test_a_case_of_its_own_is_reported_as_it_was(name, monkeypatch):
    monkeypatch.chdir(GOLDEN)
    report = validate(next(path for path in sorted(glob.glob(f"{name}.icp.*"))))
    assert same(f"{name}.txt", in_words(report)), name
    assert same(f"{name}.json", as_json(in_values(report))), name


def test_every_active_rule_stands_in_a_golden_report():
    said = "".join(read(f"{topic}.json") for topic in TOPICS)
    assert [rule.id for rule in BOOK.rules if rule.status == "active" and f'"id": "{rule.id}"' not in said] == []


def test_no_golden_report_is_left_over():
    outputs = {name for name in os.listdir(GOLDEN) if name.endswith((".txt", ".json")) and ".icp." not in name}
    assert outputs == {f"{stem}.{ending}" for stem in (*TOPICS, *OWN) for ending in ("txt", "json")}


def read(name):
    with open(os.path.join(GOLDEN, name), encoding="utf-8") as file:
        return file.read()


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_sensitive_stands_in_a_golden_report(topic, reports):
    for id_ in of_topic(topic):
        shown = in_words(reports[id_]) + as_json(in_values(reports[id_]))
        secrets = set(sensitive(CASES[id_])) - PUBLISHED.get(id_, set())
        assert secrets
        assert {secret for secret in secrets if secret in shown} == set(), id_


# What a person would tell nobody by saying it: the name of a website is public, and that it is a person's own is what
# the rule is about; and a message may speak of individuals wherever the word stood.
PUBLISHED = {"ICP212": {"王五"}, "ICP426": {"individual"}}


def sensitive(case):
    """Every text of a case's files that no output may show."""
    for document in case.failing():
        for pointer, value in leaves(document):
            described = SCHEMA.of(pointer)
            if isinstance(value, str) and described is not None and described.sensitive:
                yield value
