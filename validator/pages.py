"""The pages about the rulebook: which there are, what each tells, and what it leads to."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from validator import resources
from validator.core.pages import OURS, PAGES, REPOSITORY, page_name
from validator.core.program_findings import PROGRAM, ProgramFinding
from validator.core.rulebook import CURRENT, FOUNDING, Rulebook
from validator.core.rules import Rule
from validator.core.sentences import sentence
from validator.reports.glossary_markdown import render_glossary
from validator.reports.reasons_markdown import render_reasons
from validator.reports.rule_index import render_folder, render_index
from validator.reports.rule_markdown import Neighbours, Page, render_program_finding, render_rule

FOLDER = os.path.normpath(PAGES)
INDEX = "README.md"


class Leading(NamedTuple):
    """What pages lead to: `top` leads to the top of the repository, `mistakes` on from there, by name of rule."""

    top: str
    mistakes: Mapping[str, str]

    def to_mistake(self, name: str) -> str | None:
        """The link to an application that breaks a rule; None where there is none."""
        return f"{self.top}{self.mistakes[name]}" if name in self.mistakes else None


def of_rules(book: Rulebook, top: str = REPOSITORY) -> dict[str, str]:
    """The page of every rule and finding of the program, and their index, by file name.

    `top` leads from the pages to the top of the repository.
    """
    leading, around = Leading(top, _mistakes()), _neighbours(book)
    told = {found.id: _program_page(found, around[found.id], leading) for found in PROGRAM.values()}
    told |= {rule.id: render_rule(_page(rule, book, around[rule.id], leading)) for rule in book.rules}
    return {INDEX: render_index(book), **{page_name(id_): text for id_, text in told.items()}}


def of_the_checkout(book: Rulebook) -> dict[str, str]:
    """Everything a checkout keeps that is written from the rulebook, by path below its top."""
    return {
        **{f"{PAGES}{name}": text for name, text in of_rules(book, top="../../").items()},
        "docs/glossary.md": render_glossary(book, pages="rules/"),
        "docs/reasons.md": render_reasons(book, pages="rules/"),
        "rules/README.md": render_folder(book, docs="../docs/"),
    }


def is_top(folder: str) -> bool:
    """Whether a folder is the top of the checkout that this program runs from."""
    rules = resources.rules_folder()
    return rules is not None and os.path.realpath(folder) == os.path.realpath(os.path.dirname(rules))


def _neighbours(book: Rulebook) -> dict[str, Neighbours]:
    ids = [*PROGRAM, *(rule.id for rule in book.rules)]
    return {id_: Neighbours(*pair) for id_, *pair in zip(ids, [None, *ids], [*ids[1:], None], strict=False)}


def _program_page(found: ProgramFinding, around: Neighbours, leading: Leading) -> str:
    return render_program_finding(found, around, leading.to_mistake(found.name))


def _page(rule: Rule, book: Rulebook, around: Neighbours, leading: Leading) -> Page:
    is_ours = rule.id.startswith(OURS)
    return Page(
        rule=rule,
        sentence=sentence(book.raw(rule.id), book.vocabulary),
        sources=book.sources,
        examples=book.examples(rule.id),
        editions=tuple((edition, book.day_of(edition)) for edition in (FOUNDING, CURRENT)),
        neighbours=around,
        file=f"{leading.top}rules/{rule.topic}/{rule.name}.yaml" if is_ours else None,
        mistake=leading.to_mistake(rule.name) if is_ours else None,
    )


def _mistakes() -> dict[str, str]:
    """The applications in a checkout's examples that are named after a rule, by its name; none once installed."""
    rules = resources.rules_folder()
    return dict(_examples_below(os.path.dirname(rules))) if rules is not None else {}


def _examples_below(top: str) -> Iterator[tuple[str, str]]:
    for above, folders, names in os.walk(os.path.join(top, "examples")):
        folders.sort()
        shown = os.path.relpath(above, top).replace(os.sep, "/")
        yield from ((name.partition(".")[0], f"{shown}/{name}") for name in sorted(names) if ".icp." in name)
