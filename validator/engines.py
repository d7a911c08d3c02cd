"""The engines by name, and whether the default one can be used here."""

from __future__ import annotations

from functools import cache

from validator.core.engine import Engine
from validator.core.errors import UsageError
from validator.core.plain_engine import PlainEngine


def engine_named(name: str) -> Engine:
    """The engine of that name. Raises UsageError where durable is asked for and cannot be imported."""
    if name == "plain":
        return PlainEngine()
    from validator.adapters.durable_engine import DurableEngine, available

    if not available():
        raise UsageError(
            "durable-rules cannot be imported here; install it (it needs a C compiler), or judge with --engine plain"
        )
    return DurableEngine()


@cache
def durable_is_there() -> bool:
    """Whether the durable engine can be used."""
    from validator.adapters.durable_engine import available

    return available()
