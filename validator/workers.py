"""Worker processes: they start once, take chunks of files and give back what was judged, in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from validator.adapters.files import Target
from validator.adapters.reading import Limits
from validator.judge import Choice, Judge, Judged
from validator.reading_again import documents_of

# A worker costs a fifth of a second to start: fewer files than this are judged quicker by one process.
ENOUGH_FILES = 200
CHUNK = 50


class Task(NamedTuple):
    """Files for one worker to judge."""

    targets: tuple[Target, ...]


class Died(NamedTuple):
    """A file on which a worker died."""

    target: Target


def usable_cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge_all(choice: Choice, limits: Limits, targets: Sequence[Target], jobs: int) -> Iterator[Judged | Died]:
    """Everything judged by `jobs` processes, in the order of `targets`."""
    from concurrent.futures.process import BrokenProcessPool

    chunks = [tuple(targets[n : n + CHUNK]) for n in range(0, len(targets), CHUNK)]
    done = 0
    while done < len(chunks):
        try:
            for found in _pooled(choice, limits, chunks[done:], jobs):
                done += 1
                yield from found
        except BrokenProcessPool:
            yield from _one_by_one(choice, limits, chunks[done])
            done += 1


def _pooled(choice: Choice, limits: Limits, chunks: Sequence[tuple[Target, ...]], jobs: int) -> Iterator[list[Judged]]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # spawn, not fork: the engine and the gate are native code, and a fork copies their state half-way.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(choice, limits)) as pool:
        try:
            yield from pool.map(_chunk, chunks)
        except GeneratorExit:
            pool.shutdown(cancel_futures=True)
            raise


def _one_by_one(choice: Choice, limits: Limits, chunk: Sequence[Target]) -> Iterator[Judged | Died]:
    """A chunk on which a worker died, file by file, each in a process of its own, so that the guilty one is named."""
    from concurrent.futures.process import BrokenProcessPool

    for target in chunk:
        try:
            for found in _pooled(choice, limits, [(target,)], 1):
                yield from found
        except BrokenProcessPool:
            yield Died(target)


_judge: Judge | None = None
_limits = Limits()


def _start(choice: Choice, limits: Limits) -> None:
    global _judge, _limits
    _judge, _limits = Judge(choice), limits


def _chunk(targets: tuple[Target, ...]) -> list[Judged]:
    from validator.service import judged_safely

    assert _judge is not None
    return [judged_safely(_judge, document) for target in targets for document in documents_of(target, _limits)]
