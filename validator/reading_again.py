"""Files into documents, and documents found anew by their number in the run.

Rules across the run speak of few documents; keeping all of them in memory until the end would cost more
than reading those few again.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence

from validator.adapters.files import Target, open_file, open_stream
from validator.adapters.reading import Limits, form_of, read, read_stream, unread
from validator.core.documents import Document, Fault
from validator.judge import Judged


def documents_of(target: Target, limits: Limits) -> Iterator[Document]:
    """The documents of a file or of standard input; an unreadable file is one document with a fault."""
    if target.path == "-":
        yield from _of_stdin(target.shown, limits)
        return
    if form_of(target.shown) == "jsonl":
        yield from _of_lines(target, limits)
        return
    content = open_file(target.path, limits)
    if isinstance(content, Fault):
        yield unread(target.shown, content)
        return
    yield from read(content, target.shown, form_of(target.shown), limits)


def _of_lines(target: Target, limits: Limits) -> Iterator[Document]:
    """JSON Lines are read line by line: a file of a million never stands in memory."""
    file = open_stream(target.path)
    if isinstance(file, Fault):
        yield unread(target.shown, file)
        return
    with file:
        yield from read_stream(file, target.shown, "jsonl", limits)


_stdin: bytes | None = None


def _of_stdin(shown: str, limits: Limits) -> Iterator[Document]:
    """Standard input can be read once only, and rules across the run may ask for it again."""
    global _stdin
    lines = form_of(shown) == "jsonl"
    if _stdin is None:
        _stdin = sys.stdin.buffer.read() if lines else sys.stdin.buffer.read(limits.max_bytes + 1)
    if lines:
        yield from read_stream(io.BytesIO(_stdin), shown, "jsonl", limits)
        return
    yield from read(_stdin, shown, form_of(shown), limits)


class Again:
    """Finds a judged document anew, by its number in the run; the last file read is kept."""

    def __init__(self, judged: Sequence[Judged], limits: Limits, targets: Sequence[Target]) -> None:
        self._judged = judged
        self._limits = limits
        self._targets = {target.shown: target for target in targets}
        self._kept: tuple[str, list[Document]] = ("", [])

    def document(self, number: int) -> Document:
        """The document with that number in the run."""
        report = self._judged[number].report
        if self._kept[0] != report.path:
            target = self._targets.get(report.path) or Target("-", report.path)
            self._kept = (report.path, list(documents_of(target, self._limits)))
        return self._kept[1][report.document]
