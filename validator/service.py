"""The one place that wires: files in, Report out."""

from __future__ import annotations

from typing import NamedTuple

from validator.core.report import Report


class Options(NamedTuple):
    """What a run is asked to do; the command line and the Python functions both make one.

    `paths` are files, folders, globs or "-"; `edition` is a name or a date, `edition_chosen` whether somebody chose it;
    `as_of` and `today` are YYYY-MM-DD or None; `engine` is "durable", "plain" or None (durable where it can be imported);
    `select` and `ignore` are ids, names or id prefixes; `jobs` is a number of processes, None for the usable cores.
    """

    paths: tuple[str, ...] = (".",)
    edition: str = "2018-04"
    edition_chosen: bool = False
    as_of: str | None = None
    today: str | None = None
    ledger: str | None = None
    rules: str | None = None
    engine: str | None = None
    resolve_env: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int | None = None
    stdin_filename: str = "-"
    max_bytes: int = 4_000_000
    max_depth: int = 64
    max_nodes: int = 100_000


class Run(NamedTuple):
    """What a run gave: the report, remarks for stderr, and the exit status before findings are counted (0, 2, 3 or 4)."""

    report: Report
    remarks: tuple[str, ...]
    status: int


def run(options: Options) -> Run:
    """Judge everything that `options` names. Raises UsageError where the call, the ledger or a rule file is at fault."""
    raise NotImplementedError
