"""The one place that wires: files in, Report out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from validator.adapters.files import Discovery, Target, discover
from validator.adapters.reading import Limits
from validator.adapters.rulefiles import load_rulebook
from validator.core import program_findings
from validator.core.days import is_day
from validator.core.documents import Document
from validator.core.errors import UsageError
from validator.core.judging import reading_order
from validator.core.report import DocumentReport, Finding, Note, Outcomes, Report
from validator.core.rulebook import Rulebook
from validator.core.texts import Text
from validator.crossing import judge_across
from validator.engines import durable_is_there
from validator.judge import Choice, Judge, Judged
from validator.reading_again import Again, documents_of
from validator.version import __version__
from validator.workers import ENOUGH_FILES, Died, judge_all, usable_cores


class Options(NamedTuple):
    """What a run is asked to do; the command line and the Python functions both make one.

    `paths` are files, folders, globs or "-"; `edition` is a name or a date, `edition_chosen` whether somebody chose it;
    `as_of` and `today` are YYYY-MM-DD or None; `engine` is "durable", "plain" or None (durable where it is there);
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
    """What a run gave: the report, remarks for stderr, and the exit status but for findings (0, 2, 3 or 4)."""

    report: Report
    remarks: tuple[str, ...]
    status: int


NO_ENGINE = Note(
    Text(
        "durable-rules cannot be imported here, the plain engine judged; install durable-rules (it needs a C compiler)",
        "未能加载 durable-rules，已改用内置引擎校验；安装 durable-rules 需要 C 编译器",
    )
)


def run(options: Options) -> Run:
    """Judge everything `options` names. Raises UsageError where the call, the ledger or a rule file is at fault."""
    discovery = discover(options.paths, os.getcwd())
    judge = judge_of(options)
    judged = list(_judged(judge, _limits(options), discovery.targets, options))
    report = _report(options, judge, judged, _across(judge, judged, _limits(options), discovery.targets))
    return Run(report, _remarks(discovery, report), _status(discovery, report))


def judge_documents(judge: Judge, documents: Sequence[Document], options: Options) -> Report:
    """The report on documents that were read already."""
    judged = [judged_safely(judge, document) for document in documents]
    return _report(options, judge, judged, _merged(judge, judged, lambda number: documents[number]))


def judge_of(options: Options) -> Judge:
    """A judge for the options. Raises UsageError where they make no sense."""
    book = load_rulebook(own=options.rules)
    return Judge(choice_of(options, book), book)


def choice_of(options: Options, book: Rulebook) -> Choice:
    """The options as a Judge needs them. Raises UsageError where they make no sense."""
    for name, value in (("--as-of", options.as_of), ("--today", options.today)):
        if value is not None and not is_day(value):
            raise UsageError(f'{name}: "{value}" is no day; write YYYY-MM-DD')
    known = tuple(program_findings.PROGRAM)
    return Choice(
        day=book.day_of(options.edition),
        edition_chosen=options.edition_chosen,
        as_of=options.as_of,
        ledger=options.ledger,
        rules=options.rules,
        engine=options.engine or ("durable" if durable_is_there() else "plain"),
        resolve_env=options.resolve_env,
        select=book.chosen(options.select, known),
        ignore=book.chosen(options.ignore, known),
        run_key=os.urandom(16),
    )


def judged_safely(judge: Judge, document: Document) -> Judged:
    """A document judged; where a rule or the engine breaks, a finding that says so, and the run goes on."""
    try:
        return judge.judge(document)
    except Exception:
        if os.environ.get("ICPLINT_DEBUG"):
            raise
        return judge.failure(document)


def _judged(judge: Judge, limits: Limits, targets: Sequence[Target], options: Options) -> Iterator[Judged]:
    jobs = usable_cores() if options.jobs is None else options.jobs
    if jobs < 2 or len(targets) < ENOUGH_FILES or any(target.path == "-" for target in targets):
        for target in targets:
            shown = target._replace(shown=options.stdin_filename) if target.path == "-" else target
            for document in documents_of(shown, limits):
                yield judged_safely(judge, document)
        return
    for found in judge_all(judge.choice, limits, targets, jobs):
        yield judge.failure(program_findings.lost(found.target.shown)) if isinstance(found, Died) else found


def _across(
    judge: Judge, judged: Sequence[Judged], limits: Limits, targets: Sequence[Target]
) -> tuple[DocumentReport, ...]:
    return _merged(judge, judged, Again(judged, limits, targets).document)


def _merged(judge: Judge, judged: Sequence[Judged], again: object) -> tuple[DocumentReport, ...]:
    """Each document's own report with what the rules across the run say of it."""
    if not judge.run_rules:
        return tuple(one.report for one in judged)
    found = judge_across(judge, judged, again)  # type: ignore[arg-type]
    return tuple(_joined(one.report, *found[n]) if n in found else one.report for n, one in enumerate(judged))


def _joined(report: DocumentReport, findings: Sequence[Finding], further: Outcomes) -> DocumentReport:
    own = report.outcomes
    return report._replace(
        findings=tuple(sorted((*report.findings, *findings), key=reading_order)),
        outcomes=Outcomes(
            passed=tuple(sorted((*own.passed, *further.passed))),
            failed=tuple(sorted((*own.failed, *further.failed))),
            not_applicable=tuple(sorted((*own.not_applicable, *further.not_applicable))),
            not_judged=tuple(sorted((*own.not_judged, *further.not_judged))),
        ),
    )


def _report(options: Options, judge: Judge, judged: Sequence[Judged], documents: tuple[DocumentReport, ...]) -> Report:
    return Report(
        version=__version__,
        edition=options.edition,
        engine=judge.engine.name,
        reviewed_on=judge.rulebook.reviewed_on,
        rulebook_digest=judge.rulebook.digest,
        ledger_digest=None if judge.ledger is None else judge.ledger.digest,
        documents=documents,
        notes=tuple(_notes(options, judge, judged)),
    )


def _notes(options: Options, judge: Judge, judged: Sequence[Judged]) -> Iterator[Note]:
    if options.engine is None and judge.engine.name == "plain":
        yield NO_ENGINE
    for one in judged:
        if one.over_the_cap:
            path = one.report.path
            yield Note(
                Text(
                    f"{path}: more facts than the durable engine takes, the plain engine judged it",
                    f"{path}：事实数量超出 durable 引擎上限，已由内置引擎校验",
                )
            )


def _limits(options: Options) -> Limits:
    return Limits(options.max_bytes, options.max_depth, options.max_nodes)


def _remarks(discovery: Discovery, report: Report) -> tuple[str, ...]:
    missing = [f"{path}: there is no such file or folder" for path in discovery.missing]
    nothing = [] if report.documents else ["nothing to judge: no *.icp.yaml, *.icp.yml, *.icp.json or *.icp.jsonl here"]
    hints = [f"{path} looks like an application; name it, or call it *.icp.yaml" for path in discovery.hints]
    return (*missing, *nothing, *hints, *(note.message.en for note in report.notes))


def _status(discovery: Discovery, report: Report) -> int:
    if any(finding.id == "ICP003" for finding in report.findings):
        return 4
    if discovery.missing:
        return 2
    return 0 if report.documents else 3
