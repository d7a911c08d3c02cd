"""A quick look at speed: the shipped examples, judged by each engine in turn, and what a cold start costs.

    python benchmarks/quick.py                 medians and ratios of interleaved rounds
    python benchmarks/quick.py --self-check    only that it measures what it says: both engines judge alike

Times say little on a shared machine; ratios taken side by side in one run say more.
"""

from __future__ import annotations

import argparse
import glob
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from validator.adapters.reading import Limits, form_of, read
from validator.judge import Judge
from validator.service import Options, judge_of, judged_safely

HERE = os.path.dirname(os.path.abspath(__file__))
GOOD = os.path.join(HERE, os.pardir, "examples", "good")
BAD = os.path.join(HERE, os.pardir, "examples", "bad")
ENGINES = ("plain", "durable")


def files() -> list[tuple[str, bytes]]:
    found = sorted(path for folder in (GOOD, BAD) for path in glob.glob(os.path.join(folder, "*.icp.*")))
    return [(path, open(path, "rb").read()) for path in found]


def with_engine(engine: str) -> Judge:
    return judge_of(Options(engine=engine))


def judged(judge: Judge, corpus: list[tuple[str, bytes]]) -> list[list[tuple[str, str]]]:
    documents = (d for path, content in corpus for d in read(content, path, form_of(path), Limits()))
    return [[(f.id, f.place.pointer) for f in judged_safely(judge, d).report.findings] for d in documents]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def self_check() -> int:
    corpus = files()
    plain, durable = (judged(with_engine(engine), corpus) for engine in ENGINES)
    faulty = sum(bool(findings) for findings in durable)
    if plain != durable or not faulty or faulty == len(durable):
        print(f"the engines differ, or the corpus is not mixed: {faulty} of {len(durable)} documents with findings")
        return 1
    print(f"{len(corpus)} files, {len(durable)} documents, {faulty} with findings; both engines judge them alike")
    return 0


def measure(rounds: int) -> int:
    corpus = files()
    judges = {engine: with_engine(engine) for engine in ENGINES}
    times: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    for judge in judges.values():
        judged(judge, corpus)
    for _ in range(rounds):
        for engine, judge in judges.items():
            times[engine].append(timed(lambda judge=judge: judged(judge, corpus)) / len(corpus))
    for engine, found in times.items():
        print(f"{engine:8} {statistics.median(found) * 1e6:8.0f} µs a file (median of {rounds})")
    print(
        f"plain / durable {statistics.median(p / d for p, d in zip(times['plain'], times['durable'], strict=True)):.2f}"
    )
    command = [sys.executable, "-m", "validator", "check", corpus[0][0], "--quiet"]
    cold = [timed(lambda: subprocess.run(command, capture_output=True)) for _ in range(rounds)]
    print(f"cold start {statistics.median(cold) * 1e3:.0f} ms for one file (median of {rounds})")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--self-check", action="store_true")
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    sys.exit(self_check() if arguments.self_check else measure(arguments.rounds))
