"""Every reason for which applications come back is named, with rules that are active, or with why no file shows it."""

from validator.adapters.rulefiles import load_rulebook
from validator.reports.reasons_markdown import render_reasons

BOOK = load_rulebook()
ROWS = BOOK.tables["reasons"]["rows"]


def test_each_reason_names_active_rules_or_says_why_there_is_none():
    active = {rule.id for rule in BOOK.rules if rule.status == "active"}
    for row in ROWS:
        assert set(row["rules"]) <= active, row["en"]
        assert bool(row["rules"]) is (row["seen"] != "not"), row["en"]
        assert ("lack" in row) is (row["seen"] != "whole"), row["en"]


def test_the_page_tells_every_reason_in_its_order():
    page = render_reasons(BOOK, pages="rules/")
    places = [page.index(row["zh"]) for row in ROWS]
    assert len(places) == 23 and places == sorted(places)
    assert "[ICP306](rules/ICP306.md)" in page
