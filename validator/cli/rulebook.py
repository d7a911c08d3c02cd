"""`icplint explain`, `rules` and `schema`: what the rulebook and the schemas say."""

from __future__ import annotations

import argparse
import os

from validator import resources
from validator.cli.output import look, make_folder, write_file, write_stdout
from validator.core.errors import UsageError
from validator.core.program_findings import PROGRAM, named
from validator.core.rulebook import FOUNDING, Rulebook
from validator.core.spelling import closest

MOST_MEANT = 3


def explain(arguments: argparse.Namespace) -> int:
    """Print the page of a rule or of a finding of the program. Raises UsageError where there is none of that name."""
    found = named(arguments.id)
    write_stdout(_rule_page(arguments) if found is None else _program_page(arguments))
    return 0


def list_rules(arguments: argparse.Namespace) -> int:
    """Print the rules, in one line each or as JSON."""
    from validator.reports.rule_list import render_list, render_list_json

    book = _rulebook(arguments)
    edition = arguments.edition or FOUNDING
    day = book.day_of(edition)
    if arguments.format == "json":
        write_stdout(render_list_json(book, edition, day))
        return 0
    write_stdout(render_list(book, day, lang=arguments.lang, colour=look(arguments.lang).colour))
    return 0


def write_pages(arguments: argparse.Namespace) -> int:
    """Write the pages about the rules; from the top of a checkout everything else that is written of them too."""
    from validator import pages

    book = _rulebook(arguments)
    folder = arguments.output or pages.FOLDER
    if arguments.output is None and pages.is_top(os.getcwd()):
        written = pages.of_the_checkout(book)
    else:
        written = {os.path.join(folder, name): text for name, text in pages.of_rules(book).items()}
    for path, text in written.items():
        make_folder(os.path.dirname(path))
        write_file(path, text)
    write_stdout(f"{len(written)} pages written, see {os.path.join(folder, pages.INDEX)}\n")
    return 0


def print_schema(arguments: argparse.Namespace) -> int:
    """Print a schema. Raises UsageError where there is none of that name."""
    names = resources.schema_names()
    if arguments.name not in names:
        raise UsageError(
            f'there is no schema "{arguments.name}"{_meant(arguments.name, names)}; there are {", ".join(names)}'
        )
    write_stdout(resources.schema_text(arguments.name))
    return 0


def _program_page(arguments: argparse.Namespace) -> str:
    from validator.reports.rule_page import render_program_finding

    found = named(arguments.id)
    lang, colour, width = look(arguments.lang)
    assert found is not None
    return render_program_finding(found, lang=lang, colour=colour, width=width)


def _rule_page(arguments: argparse.Namespace) -> str:
    from validator.core.sentences import sentence
    from validator.reports.rule_page import RulePage, render_rule

    book = _rulebook(arguments)
    rule = book.find(arguments.id)
    if rule is None:
        raise UsageError(_unknown(arguments.id, book))
    edition = arguments.edition or FOUNDING
    lang, colour, width = look(arguments.lang)
    page = RulePage(
        rule=rule,
        sentence=sentence(book.raw(rule.id), book.vocabulary),
        sources=book.sources,
        examples=book.examples(rule.id),
        edition=edition,
        day=book.day_of(edition),
    )
    return render_rule(page, lang=lang, colour=colour, width=width)


def _rulebook(arguments: argparse.Namespace) -> Rulebook:
    from validator.api import load_rulebook

    return load_rulebook(own=arguments.rules)


def _unknown(name: str, book: Rulebook) -> str:
    known = [word for rule in book.rules for word in (rule.id, rule.name)]
    known += [word for found in PROGRAM.values() for word in (found.id, found.name)]
    return f'no rule is called "{name}"{_meant(name, known)}; `icplint rules list` shows them all'


def _meant(name: str, known: list[str] | tuple[str, ...]) -> str:
    found = closest(name, known)[:MOST_MEANT]
    return f", did you mean {' or '.join(found)}" if found else ""
