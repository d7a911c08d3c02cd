"""Commands and options. What a command does is imported only when it is called."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from validator.cli.formats import FORMATS
from validator.reports.look import CAUTION
from validator.version import __version__

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

EPILOG = f"""\
exit codes:
  0    every document passed, or the configuration excludes every file
  1    there are findings at or above --fail-on
  2    the call, the configuration, the ledger or a rule file is at fault, or a path is not there
  3    there is nothing to judge
  4    icplint itself failed
  130  interrupted

example:
  icplint check filings/ --edition current --ledger ledger.yaml --format json --output report.json --format text

{CAUTION.en}
"""
LANGUAGES = ("en", "zh", "both")
FAIL_ON = ("error", "warning", "info", "not-judged")


def build() -> argparse.ArgumentParser:
    """The parser; a namespace it gives has `run`, which does what was asked, unless no command was named."""
    parser = argparse.ArgumentParser(
        prog="icplint",
        description="Judge ICP filing applications (备案) before they are handed in.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"icplint {__version__}")
    # With a name for usages, argparse does not format one here and leaves shutil alone.
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="icplint")
    _add_judge(commands)
    _add_explain(commands)
    _add_rules(commands)
    _add_schema(commands)
    return parser


def _add_judge(commands: Commands) -> None:
    command = _added(commands, "check", "judge application files", EPILOG)
    command.set_defaults(run=_judge)
    command.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH",
        help="files, folders, globs, - for standard input (default: the current folder)",
    )  # fmt: skip
    _add_judging(command.add_argument_group("what is judged, and how"))
    _add_reporting(command.add_argument_group("what is reported"))
    _add_limits(command.add_argument_group("limits"))


def _add_judging(group: argparse._ArgumentGroup) -> None:
    _add_edition(group)
    group.add_argument("--as-of", metavar="DATE", help="count ages and terms to this day (default: submitted_on)")
    group.add_argument("--today", metavar="DATE", help="the day by which waivers end (default: the system's date)")
    group.add_argument("--ledger", metavar="FILE", help="what is on record: YAML, JSON or JSON Lines (default: none)")
    _add_own_rules(group)
    group.add_argument("--engine", choices=("durable", "plain"), help="the engine (default: durable where it is there)")
    group.add_argument("--resolve-env", action="store_true", help="an unset ${VARIABLE} is a finding (default: off)")
    group.add_argument("--select", metavar="IDS", type=_ids, action="extend", help="only these rules (default: all)")
    group.add_argument("--ignore", metavar="IDS", type=_ids, action="extend", help="not these rules (default: none)")
    group.add_argument("--jobs", metavar="N", type=_positive, help="worker processes (default: the usable cores)")
    group.add_argument("--stdin-filename", metavar="NAME", help="how - is called in the report (default: -)")


def _add_reporting(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--format", metavar="FORMAT", type=_format, action="append",
        help=f"{' or '.join(FORMATS)}; may be repeated (default: text)",
    )  # fmt: skip
    group.add_argument(
        "--output", metavar="FILE", action="append",
        help="where the report of the --format in the same order goes (default: standard output)",
    )  # fmt: skip
    group.add_argument(
        "--fail-on", choices=FAIL_ON, default="error", help="exit with 1 from this severity on (default: error)"
    )
    _add_lang(group)
    group.add_argument("--quiet", action="store_true", help="findings only, no summary (default: off)")
    group.add_argument("--statistics", action="store_true", help="count the findings of each rule (default: off)")


def _add_limits(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--max-bytes", metavar="N", type=_positive, help="size of a file (default: 4000000)")
    group.add_argument("--max-depth", metavar="N", type=_positive, help="depth of nesting (default: 64)")
    group.add_argument("--max-nodes", metavar="N", type=_positive, help="values, aliases expanded (default: 100000)")


def _add_explain(commands: Commands) -> None:
    command = _added(commands, "explain", "explain a rule: why, its source, dates and examples", CAUTION.en)
    command.set_defaults(run=_explain)
    command.add_argument("id", metavar="ID", help="the id or the name of a rule or of a finding of the program")
    _add_edition(command)
    _add_own_rules(command)
    _add_lang(command)


def _add_rules(commands: Commands) -> None:
    command = _added(commands, "rules", "the rulebook: list it, prove it, or write its pages")
    command.set_defaults(run=lambda _: command.error("say what to do with the rules: list, test or docs"))
    actions = command.add_subparsers(title="commands", metavar="COMMAND", prog="icplint rules")
    listing = _added(actions, "list", "list the rules with their severity on an edition")
    listing.set_defaults(run=_list)
    _add_edition(listing)
    _add_own_rules(listing)
    _add_lang(listing)
    listing.add_argument("--format", choices=("text", "json"), default="text", help="text or json (default: text)")
    proof = _added(actions, "test", "prove the rules by their examples")
    proof.set_defaults(run=_prove)
    proof.add_argument("folder", nargs="?", metavar="DIR", help="a complete rulebook (default: the shipped one)")
    proof.add_argument("--coverage", action="store_true", help="count what examples notice, by rule (default: off)")
    pages = _added(actions, "docs", "write a Markdown page for each rule, and an index")
    pages.set_defaults(run=_write_pages)
    pages.add_argument("--output", metavar="DIR", help="the folder for the pages (default: docs/rules)")
    _add_own_rules(pages)


def _add_schema(commands: Commands) -> None:
    command = _added(commands, "schema", "print a JSON Schema")
    command.set_defaults(run=_schema)
    command.add_argument(
        "name", nargs="?", default="application", metavar="NAME", help="which schema (default: application)"
    )


def _added(commands: Commands, name: str, what: str, epilog: str = "") -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    return command


def _add_edition(group: argparse._ActionsContainer) -> None:
    group.add_argument(
        "--edition", metavar="E", help="2018-04, current or YYYY-MM-DD: which rules hold (default: 2018-04)"
    )


def _add_own_rules(group: argparse._ActionsContainer) -> None:
    group.add_argument("--rules", metavar="DIR", help="a folder with rules of your own besides (default: none)")


def _add_lang(group: argparse._ActionsContainer) -> None:
    group.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the words (default: en)")


def _format(name: str) -> str:
    if name not in FORMATS:
        raise argparse.ArgumentTypeError(f'there is no format "{name}"; there are {", ".join(FORMATS)}')
    return name


def _ids(written: str) -> list[str]:
    names = [name.strip() for name in written.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("no rule is named; write ids, names or prefixes of ids, separated by commas")
    return names


def _positive(written: str) -> int:
    if not (written.isascii() and written.isdecimal()) or not int(written):
        raise argparse.ArgumentTypeError(f'"{written}" is no whole number from 1 on')
    return int(written)


def _judge(arguments: argparse.Namespace) -> int:
    from validator.cli.judging import judge

    return judge(arguments)


def _explain(arguments: argparse.Namespace) -> int:
    from validator.cli.rulebook import explain

    return explain(arguments)


def _list(arguments: argparse.Namespace) -> int:
    from validator.cli.rulebook import list_rules

    return list_rules(arguments)


def _prove(arguments: argparse.Namespace) -> int:
    from validator.cli.proving import prove_rules

    return prove_rules(arguments)


def _write_pages(arguments: argparse.Namespace) -> int:
    from validator.cli.rulebook import write_pages

    return write_pages(arguments)


def _schema(arguments: argparse.Namespace) -> int:
    from validator.cli.rulebook import print_schema

    return print_schema(arguments)
