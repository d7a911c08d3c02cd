"""Ledger files: what is in them, and what is said of a mistake in one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from validator.adapters.ledgerfiles import load
from validator.core.errors import UsageError
from validator.core.ledger import Ledger

RUN_KEY = b"a key of sixteen"
NUMBER = "浙ICP备12000000号"
YAML = f"""
as_of: 2018-05-01
complete: true
records:
  - icp_number: {NUMBER}
    status: approved
    provider: alibaba-cloud
    account: "1000000000000001"
    subject: {{name: 示例公司, certificate: {{type: business-license, number: "913300000000000000"}}}}
    websites: [{{number: {NUMBER}-1, domains: [www.example.cn, EXAMPLE.cn, 例子.中国]}}]
"""
RECORD = {"icp_number": NUMBER, "status": "approved"}


def written(folder: Path, text: str, name: str = "ledger.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def ledger(folder: Path, text: str, name: str = "ledger.yaml") -> Ledger:
    return load(written(folder, text, name), RUN_KEY)


def mistakes(folder: Path, text: str, name: str = "ledger.yaml") -> list[str]:
    """What is said of a file, line by line, without its folder."""
    with pytest.raises(UsageError) as caught:
        ledger(folder, text, name)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).splitlines()]


def test_a_ledger_says_of_when_it_is_and_whether_it_is_whole(tmp_path: Path) -> None:
    found = ledger(tmp_path, YAML)
    assert (found.as_of, found.complete, len(found.records)) == ("2018-05-01", True, 1)


def test_a_ledger_that_does_not_say_so_is_not_complete(tmp_path: Path) -> None:
    found = ledger(tmp_path, "records: []")
    assert (found.as_of, found.complete, found.records) == (None, False, ())


def test_a_record_is_found_by_everything_that_names_it(tmp_path: Path) -> None:
    found = ledger(tmp_path, YAML)
    (record,) = found.by_number(NUMBER)
    nothing: dict[str, tuple[str, ...]] = {"numbers": (), "certificates": (), "domains": (), "accounts": ()}
    for name, value in (
        ("numbers", NUMBER),
        ("domains", "example.cn"),
        ("domains", "xn--fsqu00a.xn--fiqs8s"),
        ("certificates", record.certificate_key),
        ("accounts", record.account_key),
    ):
        assert found.named(**{**nothing, name: (str(value),)}) == (record,)
        assert found.named(**{**nothing, name: ("x",)}) == ()


def test_a_record_named_twice_is_one_record(tmp_path: Path) -> None:
    found = ledger(tmp_path, YAML)
    assert len(found.named(numbers=[NUMBER, NUMBER], certificates=[], domains=["example.cn"], accounts=[])) == 1


def test_domains_are_kept_once_as_they_are_registered(tmp_path: Path) -> None:
    assert ledger(tmp_path, YAML).records[0].websites[0].domains == ("example.cn", "xn--fsqu00a.xn--fiqs8s")


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    assert ledger(tmp_path, YAML).digest == hashlib.sha256(YAML.encode()).hexdigest()


def test_a_ledger_in_json_says_the_same(tmp_path: Path) -> None:
    text = json.dumps({"complete": True, "records": [RECORD]}, ensure_ascii=False)
    found = ledger(tmp_path, text, "ledger.json")
    assert found.complete and [record.icp_number for record in found.records] == [NUMBER]


def lines(*values: object) -> str:
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values) + "\n"


def test_a_ledger_in_lines_has_a_record_in_each(tmp_path: Path) -> None:
    other = {"icp_number": "浙ICP备13000000号", "status": "cancelled"}
    found = ledger(tmp_path, lines({"as_of": "2018-05-01", "complete": True}, RECORD, other), "ledger.jsonl")
    assert [record.icp_number for record in found.records] == [NUMBER, "浙ICP备13000000号"]
    assert (found.as_of, found.complete) == ("2018-05-01", True)


def test_lines_need_no_first_line_about_the_others(tmp_path: Path) -> None:
    found = ledger(tmp_path, lines(RECORD), "ledger.jsonl")
    assert (found.complete, found.as_of, len(found.records)) == (False, None, 1)


def test_blank_lines_say_nothing(tmp_path: Path) -> None:
    assert len(ledger(tmp_path, "\n" + lines(RECORD) + "\n\n", "ledger.jsonl").records) == 1


def test_a_mistake_is_told_with_file_line_and_likely_intention(tmp_path: Path) -> None:
    text = f"records:\n  - icp_numbr: {NUMBER}\n    status: aproved\n"
    first, second = mistakes(tmp_path, text)
    assert first.startswith("ledger.yaml:2:5: ") and 'did you mean "icp_number"' in first
    assert second.startswith("ledger.yaml:3:13: ") and 'did you mean "approved"' in second


def test_every_line_with_a_mistake_is_told(tmp_path: Path) -> None:
    text = lines({"complete": 1}, {"icp_number": NUMBER}, RECORD, {"icp_number": 1, "status": "approved"})
    found = mistakes(tmp_path, text, "ledger.jsonl")
    assert [line.split(":")[1] for line in found] == ["1", "2", "4"]


def test_what_stands_for_all_lines_stands_in_the_first(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, lines(RECORD, {"complete": True}), "ledger.jsonl")
    assert found.startswith("ledger.jsonl:2:1: ") and "first line" in found


@pytest.mark.parametrize("text", ["", "- icp_number: x\n", "just text\n"])
def test_a_ledger_is_a_mapping(tmp_path: Path, text: str) -> None:
    (found,) = mistakes(tmp_path, text)
    assert found.startswith("ledger.yaml:1:1: ") and "`records:`" in found


def test_a_ledger_is_one_document(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, "records: []\n---\nrecords: []\n")
    assert found.startswith("ledger.yaml:3:1: ") and "one document" in found


def test_a_ledger_that_does_not_parse_is_told_with_its_line(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "records:\n  - icp_number: [\n")
    assert found[0].startswith("ledger.yaml:2:")


def test_a_day_that_is_none_is_a_mistake(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, "as_of: 2018-02-30\nrecords: []\n")
    assert found.startswith("ledger.yaml:1:8: ")


def test_a_ledger_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the ledger cannot be read"):
        load(str(tmp_path / "nowhere.yaml"), RUN_KEY)


def test_many_mistakes_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    found = mistakes(tmp_path, lines(*[{"icp_number": NUMBER}] * 30), "ledger.jsonl")
    assert len(found) == 21 and found[-1] == "and 10 more"


def test_no_mistake_shows_what_is_personal(tmp_path: Path) -> None:
    number = "110105194912310020"
    subject = f"{{certificate: {{number: {number}}}}}"
    text = f"records:\n  - {{icp_number: x, status: approved, account: {number}, subject: {subject}}}\n"
    assert not any(number in line for line in mistakes(tmp_path, text))
