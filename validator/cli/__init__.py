"""The command line: the only part that asks the clock, prints and exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from validator.cli import output
from validator.core.errors import UsageError

INTERRUPTED = 130
FAILED = 4
USAGE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """What `icplint` does; the exit status."""
    output.speak_utf8()
    try:
        return _command(sys.argv[1:] if argv is None else argv)
    except UsageError as error:
        output.complain(f"icplint: {error}")
        return USAGE
    except KeyboardInterrupt:
        output.complain("icplint: interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - our own failure: whoever scripts us has to tell it from findings
        output.complain(_failure(error))
        return FAILED


def _command(argv: Sequence[str]) -> int:
    from validator.cli.parser import build

    parser = build()
    arguments = parser.parse_args(argv)
    if getattr(arguments, "run", None) is None:
        parser.print_help()
        return USAGE
    if arguments.debug:
        os.environ["ICPLINT_DEBUG"] = "1"
    status: int = arguments.run(arguments)
    return status


def _failure(error: Exception) -> str:
    """What is said of a failure of ours: where, but not what with, for the text of an exception may quote a file."""
    import traceback

    if os.environ.get("ICPLINT_DEBUG"):
        return "".join(traceback.format_exception(type(error), error, error.__traceback__)).rstrip()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    return f"icplint: the program failed ({type(error).__name__} at {place}); --debug shows the traceback"
