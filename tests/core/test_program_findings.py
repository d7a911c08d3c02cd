import pytest

from validator.core.documents import Document
from validator.core.places import Position, Span
from validator.core.program_findings import PROGRAM, edition_is_old, failure, lost, named
from validator.core.redaction import excerpt
from validator.core.texts import Severity

SPAN = Span(Position(3, 1), Position(3, 13))


def test_there_are_twenty_and_each_is_kept_under_its_id():
    assert [found.id for found in PROGRAM.values()] == [f"ICP{number:03}" for number in range(1, 21)]
    assert all(id_ == found.id for id_, found in PROGRAM.items())


def test_no_two_share_a_name():
    assert len({found.name for found in PROGRAM.values()}) == 20


def test_all_but_a_few_are_errors():
    weak = {found.id: found.severity.value for found in PROGRAM.values() if found.severity is not Severity.ERROR}
    assert weak == {
        "ICP010": "warning",
        "ICP014": "info",
        "ICP016": "warning",
        "ICP017": "warning",
        "ICP019": "warning",
        "ICP020": "warning",
    }


@pytest.mark.parametrize("text", [t for f in PROGRAM.values() for t in (f.title, f.meaning, f.cure)])
def test_every_text_is_a_sentence_in_both_languages_without_a_full_stop(text):
    assert text.en and text.zh and text.en != text.zh
    assert not text.en.endswith(".") and not text.zh.endswith("。")
    assert "please" not in text.en.lower() and "请" not in text.zh.replace("申请", "")


@pytest.mark.parametrize("name", ["ICP006", "icp006", "secret-in-plain-text"])
def test_one_is_found_by_its_id_in_any_case_and_by_its_name(name):
    assert named(name) is PROGRAM["ICP006"]


def test_what_is_called_otherwise_is_not_found():
    assert named("ICP999") is None


def test_a_failure_is_the_programs_and_says_that_nothing_was_judged():
    fault = failure(SPAN)
    assert fault[:4] == ("ICP003", Severity.ERROR, "", SPAN)
    assert "no rule was judged" in fault.message.en
    assert fault.fix == PROGRAM["ICP003"].cure


def test_an_old_edition_is_told_with_both_days():
    fault = edition_is_old(SPAN, "2025-06-01", "2018-04-18")
    assert fault[:4] == ("ICP019", Severity.WARNING, "/submitted_on", SPAN)
    assert fault.message == (
        "this application is handed in on 2025-06-01, and nobody chose an edition, so the rules of 2018-04-18 hold",
        "本申请的提交日期为2025-06-01，因未指定规则版本，按2018-04-18的规则校验",
    )


def test_of_a_lost_document_only_the_file_is_known():
    document: Document = lost("a.icp.yaml")
    assert (document.path, document.number, document.value, document.readable) == ("a.icp.yaml", 0, None, False)
    assert document.span("/filing") == Span(Position(1, 1), Position(1, 1))
    assert (document.key_span("/kind"), document.at("/kind"), document.has("/kind")) == (None, None, False)
    assert (document.raw("/kind"), document.is_plain("/kind")) == (None, False)
    assert (document.lines(1, 9), list(document.leaves(1, 9))) == ([], [])


def test_a_lost_document_has_no_excerpt():
    document = lost("a.icp.yaml")
    assert excerpt(document, document.span(""), None) is None


def test_a_cure_reads_like_the_fix_of_a_rule():
    assert [found.id for found in PROGRAM.values() if found.cure.en[0].isupper()] == []
