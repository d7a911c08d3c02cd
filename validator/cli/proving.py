"""`icplint rules test`: what the proof of a rulebook finds, a line for each fault, with its place."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from validator.cli.output import write_stdout
from validator.core.errors import RuleFileError

if TYPE_CHECKING:
    from validator.proving import Proven


def prove_rules(arguments: argparse.Namespace) -> int:
    """Print what the proof of a rulebook finds; 1 where it finds a fault, or a rule file that cannot be read."""
    from validator.proving import prove_folder

    try:
        proven = prove_folder(arguments.folder)
    except RuleFileError as error:
        told = f"{_count(len(error.mistakes), 'mistake')} in the rule files; mended, they can be proved"
        write_stdout("".join(f"{line}\n" for line in (*error.mistakes, told)))
        return 1
    coverage = _coverage(proven) if arguments.coverage else ()
    write_stdout("".join(f"{line}\n" for line in (*coverage, *proven.lines, _summary(proven))))
    return int(bool(proven.lines))


def _coverage(proven: Proven) -> Iterator[str]:
    """How many changes of each rule its examples notice."""
    width = max(len(proof.rule) for proof in proven.proofs)
    for proof in proven.proofs:
        counted = f"{proof.killed} of {proof.mutants}"
        yield f"{proof.rule:<{width}}  {counted:>12}  {proof.name}"


def _summary(proven: Proven) -> str:
    noticed, changed = (sum(counts) for counts in zip(*((p.killed, p.mutants) for p in proven.proofs), strict=True))
    rules, faults = _count(len(proven.proofs), "rule"), _count(len(proven.lines), "fault")
    judges = " and ".join(proven.engines)
    noticing = f"examples notice {noticed} of {changed} changed conditions"
    return f"{rules}, {faults}; {noticing}; judged by the engines {judges}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
