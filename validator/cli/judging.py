"""`icplint check`: options in, report out, exit status back."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence

from validator.cli.formats import FORMATS, Wanted
from validator.cli.output import Destination, complain, destinations, look, plain_look, write_file, write_stdout
from validator.core.errors import UsageError
from validator.core.report import Report
from validator.core.texts import Severity
from validator.service import Options, run

# Which of several statuses a run ends with: our own failure hides nothing, and nothing hides it.
_HIGHEST_FIRST = (4, 2, 1, 3, 0)
_SAME_NAME = ("edition", "as_of", "today", "ledger", "rules", "engine", "jobs", "stdin_filename",
              "max_bytes", "max_depth", "max_nodes")  # fmt: skip


def judge(arguments: argparse.Namespace) -> int:
    """Judge what the arguments name, report it, and give the exit status."""
    wanted = destinations(arguments.format or [], arguments.output or [])
    _spare_applications(wanted, arguments.paths)
    done = run(options(arguments))
    for remark in done.remarks:
        complain(f"icplint: {remark}")
    statuses = [done.status, status_of(done.report, arguments.fail_on)]
    statuses += [_deliver(destination, done.report, arguments) for destination in _files_first(wanted)]
    if arguments.statistics and "text" not in [destination.format for destination in wanted]:
        _complain_statistics(done.report, arguments.lang)
    return highest(statuses)


def options(arguments: argparse.Namespace) -> Options:
    """The options of the run; what is not given keeps its default, for waivers today is the system's date."""
    given = {name: value for name in _SAME_NAME if (value := getattr(arguments, name)) is not None}
    return Options()._replace(
        **{"today": time.strftime("%Y-%m-%d"), **given},
        paths=tuple(arguments.paths),
        edition_chosen=arguments.edition is not None,
        resolve_env=arguments.resolve_env,
        select=tuple(arguments.select or ()),
        ignore=tuple(arguments.ignore or ()),
    )


def status_of(report: Report, fail_on: str) -> int:
    """1 where there is a finding at or above a severity; with "not-judged", also where a rule was not judged."""
    if fail_on == "not-judged" and any(document.outcomes.not_judged for document in report.documents):
        return 1
    weakest = Severity.INFO if fail_on == "not-judged" else Severity(fail_on)
    return int(any(finding.severity.rank <= weakest.rank for finding in report.findings))


def highest(statuses: Sequence[int]) -> int:
    """The status that outranks the others.

    >>> highest([0, 3, 1])
    1
    """
    return min(statuses, key=_HIGHEST_FIRST.index)


def _files_first(wanted: list[Destination]) -> list[Destination]:
    return sorted(wanted, key=lambda destination: destination.path is None)


def _spare_applications(wanted: list[Destination], paths: list[str]) -> None:
    """Refuse to write a report over a file that is to be judged."""
    named = {os.path.realpath(path) for path in paths if path != "-"}
    for destination in wanted:
        if destination.path is not None and os.path.realpath(destination.path) in named:
            raise UsageError(f"--output {destination.path}: this file is to be judged; write the report to another")


def _deliver(destination: Destination, report: Report, arguments: argparse.Namespace) -> int:
    """Write one report; a report that cannot be written does not keep the others back."""
    seen = plain_look(arguments.lang) if destination.path is not None else look(arguments.lang)
    text = FORMATS[destination.format](report, Wanted(seen, arguments.quiet, arguments.statistics))
    try:
        write_stdout(text) if destination.path is None else write_file(destination.path, text)
    except UsageError as error:
        complain(f"icplint: {error}")
        return 2
    return 0


def _complain_statistics(report: Report, lang: str) -> None:
    from validator.reports.text import statistics_of

    complain("\n".join(statistics_of(report, plain_look(lang))))
