"""What prior approvals and papers tell."""

from __future__ import annotations

import pytest
from projecting import FOUNDING, TODAY, fact, facts, said

FAULTY = "? the file's structure is at fault there"
RIGHT, OTHER_RIGHT = "11010119900307803X", "360426199101010071"


def approval(fields: str, **given: object) -> object:
    text = f"kind: first-filing\nsubmitted_on: 2018-05-02\nwebsites: [{{name: 示例, pre_approvals: [{{{fields}}}]}}]"
    return fact(text, "pre_approval", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "ok"),
    [
        ("type: culture, number: '京网文[2025]0422-132号'", True),
        ("type: culture, number: 京网文", False),
        ("type: publishing, number: 新出发苏批字第A-243号", None),
        ("type: news, number: 互联网新闻信息服务许可证11220180008", True),
        ("type: news", None),
        ("type: news, number: 3", FAULTY),
        ("type: none, number: anything", None),
    ],
)
def test_an_approval_number_has_the_shape_of_its_category(fields: str, ok: object) -> None:
    assert said(approval(fields), "number_ok") == ok  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sort", "founding", "today"),
    [
        ("news", "required", "required"),
        ("education", "ask-province", "ask-province"),
        ("electronic-bulletins", "ask-province", "ask-province"),
        ("religion", "not-yet", "ask-province"),
        ("off-campus-training", "not-yet", "ask-province"),
        ("none", None, None),
    ],
)
def test_a_category_stands_as_the_edition_has_it(sort: str, founding: str | None, today: str | None) -> None:
    assert said(approval(f"type: {sort}", edition=FOUNDING), "category_state") == founding  # type: ignore[arg-type]
    assert said(approval(f"type: {sort}", edition=TODAY), "category_state") == today  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("id.jpg", "jpg"),
        ("ID.JPEG", "jpg"),
        ("scans/id.png", "png"),
        ("id.pdf", "pdf"),
        ("letter.docx", "doc"),
        ("all.zip", "archive"),
        ("id.张三", "other"),
        ("id", None),
        (".jpg", None),
        ("scans.2018/id", None),
        ("''", None),
        ("3", FAULTY),
    ],
)
def test_a_file_has_the_form_that_its_ending_says(file: str, form: object) -> None:
    found = fact(f"kind: first-filing\ndocuments: [{{type: person-certificate, file: {file}}}]", "document")
    assert said(found, "file_form") == form


def test_a_paper_without_a_file_has_no_form() -> None:
    found = fact("kind: first-filing\ndocuments: [{type: person-certificate}]", "document")
    assert said(found, "file_form") is None and said(found, "person_key") is None


WHOLE = """
kind: first-filing
subject:
  nature: {nature}
  name: 张三
  certificate: {{type: resident-id, number: "{one}"}}
  principal: {{name: 张三, certificate: {{type: resident-id, number: "{one}"}}}}
websites:
  - {{name: 示例, principal: {{same_as: subject.principal}}}}
  - {{name: 示例, principal: {second}}}
documents: [{{type: person-certificate, of: {of}}}]
"""
SECOND = f'{{certificate: {{type: resident-id, number: "{OTHER_RIGHT}"}}}}'
SAME = "{same_as: subject.principal}"


def person_key(of: str, *, second: str = SECOND, nature: str = "enterprise") -> tuple[object, object, object]:
    """What a paper says whose it is, beside the keys of the subject's person in charge and of the second website's."""
    text = WHOLE.format(nature=nature, one=RIGHT, second=second, of=of)
    people = {f.pointer: said(f, "certificate_key") for f in facts(text, "person")}
    return said(fact(text, "document"), "person_key"), people["/subject/principal"], people["/websites/1/principal"]


@pytest.mark.parametrize("of", ["subject-principal", "/subject/principal", "/websites/0/principal"])
def test_a_paper_is_of_the_person_that_a_role_or_a_pointer_names(of: str) -> None:
    found, chief, _ = person_key(of)
    assert found == chief


def test_a_pointer_names_the_person_of_one_website() -> None:
    found, chief, second = person_key("/websites/1/principal")
    assert found == second != chief


def test_a_role_names_the_person_in_charge_of_the_websites_if_there_is_one() -> None:
    assert person_key("website-principal")[0] == "? the websites have several persons in charge"
    found, chief, _ = person_key("website-principal", second=SAME)
    assert found == chief


def test_a_paper_of_the_subject_is_a_persons_where_an_individual_files() -> None:
    assert person_key("subject")[0] is None
    found, chief, _ = person_key("subject", nature="individual")
    assert found == chief
    assert person_key("/subject", nature="individual")[0] == chief


@pytest.mark.parametrize(
    ("of", "key"),
    [
        ("legal-representative", None),
        ("/websites/7/principal", None),
        ("/documents/0", None),
        ("/", None),
        ("cousin", FAULTY),
        ("3", FAULTY),
    ],
)
def test_a_paper_of_nobody_who_is_named_is_of_nobody(of: str, key: object) -> None:
    assert person_key(of)[0] == key


def test_a_paper_of_a_person_without_a_number_is_unknown() -> None:
    text = (
        "kind: first-filing\nsubject: {nature: enterprise, name: 示例, principal: {name: 张三}}\n"
        "documents: [{type: person-certificate, of: subject-principal}]"
    )
    assert said(fact(text, "document"), "person_key") == "? the certificate number of the person is not given"
