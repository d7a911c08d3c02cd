"""What changed between the founding glossary's world and today, as the rulebook tells it by edition."""

import pytest

from validator import validate
from validator.adapters.rulefiles import load_rulebook

BOOK = load_rulebook()
THEN, NOW = (BOOK.day_of(edition) for edition in ("2018-04", "current"))

# what changed: rule, severity then, severity now (None: not in force)
CHANGES = {
    "the password on a change": ("ICP411", "error", None),
    "the password on a cancellation": ("ICP412", "error", None),
    "the password on a transfer": ("ICP413", "error", None),
    "the password is abolished": ("ICP415", None, "warning"),
    "one password a number": ("ICP908", "error", None),
    "the text message to everybody in charge": ("ICP417", None, "error"),
    "one domain a website, since 2019-04-22": ("ICP312", None, "error"),
    "a change may only drop domains": ("ICP424", None, "warning"),
    "other products than ECS": ("ICP432", "error", None),
    "an instance of one's own in place of a code": ("ICP705", "error", None),
    "a code or an instance of one's own": ("ICP706", None, "error"),
    "subscription": ("ICP713", "error", "warning"),
    "no commerce under a first filing": ("ICP502", "error", None),
    "commerce by licence": ("ICP503", "error", None),
    "a shop states its licence or why none is needed": ("ICP504", None, "warning"),
    "an individual runs no shop": ("ICP506", None, "error"),
    "foreign capital": ("ICP510", "error", "warning"),
    "the claim of 2010": ("ICP451", "error", None),
    "the move of 2017": ("ICP452", None, "error"),
    "suffixes of organs and public institutions, 2024-07-01": ("ICP314", None, "error"),
    "cancelled transfers are transfers": ("ICP470", "error", "warning"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_law_is_a_change_of_the_rulebook(change):
    id_, then, now = CHANGES[change]
    rule = BOOK.find(id_)
    found = tuple(s.value if (s := rule.severity_on(day)) else None for day in (THEN, NOW))
    assert found == (then, now)


def password(edition):
    report = validate("examples/bad/change-needs-filing-password.icp.yaml", edition=edition, engine="plain")
    return "ICP411" in {finding.id for finding in report.findings}


def test_a_day_is_an_edition_of_its_own(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    assert [password(day) for day in ("2018-04", "2020-08-16", "2020-08-17", "current")] == [True, True, False, False]
