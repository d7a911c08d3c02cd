"""icplint as a Python library."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Union

from validator.adapters.reading import Limits, form_of, read
from validator.adapters.rulefiles import load_rulebook
from validator.core.documents import Document
from validator.core.errors import UsageError
from validator.core.report import DocumentReport, Report
from validator.service import Options, judge_documents, judge_of, judged_safely, run

Source = Union[str, "os.PathLike[str]", Mapping[str, Any]]
__all__ = ["load_rulebook", "validate", "validate_many"]

IN_MEMORY = "<application>"


def validate(
    source: Source,
    *,
    edition: str | None = None,
    as_of: str | None = None,
    ledger: str | os.PathLike[str] | None = None,
    rules: str | os.PathLike[str] | None = None,
    engine: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    resolve_env: bool = False,
) -> Report:
    """Judge a file, every application of a folder, or one application given as a mapping.

    `edition` is "2018-04" (the default), "current" or a day as YYYY-MM-DD: which rules hold. `as_of` (YYYY-MM-DD)
    is the day to which terms are counted where the application names no `submitted_on`. `ledger` is a file of what
    is on record, `rules` a folder of rules of your own, `engine` "durable" or "plain" (default: durable where it can
    be imported), `select` and `ignore` are ids, names or id prefixes.

    Raises UsageError where an argument, the ledger or a rule file is at fault or the path is not there; faults of the
    application itself are findings of the report.
    """
    options = _options(edition, as_of, ledger, rules, engine, select, ignore, resolve_env=resolve_env)
    if isinstance(source, Mapping):
        return judge_documents(judge_of(options), list(_documents(source)), options)
    path = os.fspath(source)
    if not os.path.exists(path):
        raise UsageError(f"{path}: there is no such file or folder")
    return run(options._replace(paths=(path,), jobs=1)).report


def validate_many(
    sources: Iterable[Source],
    *,
    edition: str | None = None,
    as_of: str | None = None,
    ledger: str | os.PathLike[str] | None = None,
    rules: str | os.PathLike[str] | None = None,
    engine: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    resolve_env: bool = False,
) -> Iterator[DocumentReport]:
    """Judge files or mappings one after the other, each by itself, and give each report as soon as it is there.

    Memory stays flat however many there are. Rules across the applications of a run are not judged here, and the
    outcomes say so. Arguments as for `validate`. Raises UsageError before the first report.
    """
    judge = judge_of(_options(edition, as_of, ledger, rules, engine, select, ignore, resolve_env=resolve_env))
    return (judge.alone(judged_safely(judge, d)) for source in sources for d in _documents(source))


def _documents(source: Source) -> Iterator[Document]:
    if isinstance(source, Mapping):
        text = json.dumps(source, ensure_ascii=False, indent=2, default=str)
        yield from read(text.encode("utf-8", "surrogatepass"), IN_MEMORY, "json", Limits())
        return
    path = os.fspath(source)
    with open(path, "rb") as file:
        yield from read(file.read(), path, form_of(path), Limits())


def _options(
    edition: str | None,
    as_of: str | None,
    ledger: str | os.PathLike[str] | None,
    rules: str | os.PathLike[str] | None,
    engine: str | None,
    select: Iterable[str],
    ignore: Iterable[str],
    *,
    resolve_env: bool,
) -> Options:
    return Options(
        edition=edition or "2018-04",
        edition_chosen=edition is not None,
        as_of=as_of,
        ledger=None if ledger is None else os.fspath(ledger),
        rules=None if rules is None else os.fspath(rules),
        engine=engine,
        resolve_env=resolve_env,
        select=tuple(select),
        ignore=tuple(ignore),
    )
