"""Where words go: reports to standard output and files, everything else to standard error; always UTF-8."""

from __future__ import annotations

import io
import os
import sys
from typing import NamedTuple

from validator.core.errors import UsageError
from validator.reports.look import Look
from validator.reports.terminal import escaped

WIDTH = 100
WIDEST = 120


class Destination(NamedTuple):
    """A format and the file it goes to; None is standard output."""

    format: str
    path: str | None


def speak_utf8() -> None:
    """UTF-8 goes out whatever the locale says, and lines end the same on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def complain(words: str) -> None:
    """Say something to whoever called us, on standard error; there is nobody to tell where that is closed."""
    lines = "\n".join(escaped(line) for line in words.split("\n"))
    try:
        print(lines, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def destinations(formats: list[str], outputs: list[str]) -> list[Destination]:
    """The n-th format goes to the n-th file, one without a file to standard output. Raises UsageError for more."""
    formats = formats or ["text"]
    if len(outputs) > len(formats):
        raise UsageError(f"--output {outputs[len(formats)]}: there is no --format for it; name one for each --output")
    paths = [None if path == "-" else path for path in outputs] + [None] * (len(formats) - len(outputs))
    if paths.count(None) > 1:
        raise UsageError("two reports cannot go to standard output; give all --format but one an --output")
    twice = next((path for path in paths if path is not None and paths.count(path) > 1), None)
    if twice is not None:
        raise UsageError(f"--output {twice}: two reports cannot go to one file")
    return [Destination(*pair) for pair in zip(formats, paths, strict=True)]


def write_file(path: str, text: str) -> None:
    """Write a file whole or not at all: what was there before stays until the new text is. Raises UsageError."""
    try:
        _write(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"--output {path}: cannot be written ({error.strerror or type(error).__name__})") from error


def make_folder(path: str) -> None:
    """Have a folder, with those above it. Raises UsageError."""
    try:
        os.makedirs(path or ".", exist_ok=True)
    except OSError as error:
        raise UsageError(f"--output {path}: cannot be made ({error.strerror or type(error).__name__})") from error


def _write(path: str, content: bytes) -> None:
    target = os.path.realpath(path)  # a link keeps leading to the report
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb") as device:
            device.write(content)
        return
    partial = f"{target}.{os.getpid()}.partial"
    try:
        with open(partial, "xb") as file:
            file.write(content)
        os.replace(partial, target)
    finally:
        if os.path.lexists(partial):
            os.unlink(partial)


def write_stdout(text: str) -> None:
    """Write the report. A reader that went away is no error; a full disk is. Raises UsageError."""
    if sys.stdout is None:
        raise UsageError("standard output is closed, there is nowhere to write the report")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
    except OSError as error:
        _let_go()
        raise UsageError(f"standard output cannot be written ({error.strerror})") from error


def _let_go() -> None:
    # What is still buffered would be written once more at exit, and fail once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def look(lang: str) -> Look:
    """How text looks on standard output, as the terminal and the environment have it."""
    return Look(lang, colour=_colour(), width=_width())


def plain_look(lang: str) -> Look:
    """How text looks in a file: no colour, and as wide on every machine."""
    return Look(lang, colour=False, width=WIDTH)


def _colour() -> bool:
    environment = os.environ
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return _is_terminal() and environment.get("TERM") != "dumb"


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted) > 0:
        return min(int(wanted), WIDEST)
    if not _is_terminal():
        return WIDTH
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH, WIDEST)
    except OSError:
        return WIDTH
