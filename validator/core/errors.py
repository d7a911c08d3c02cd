"""Our errors: one root, one class for each thing a caller does differently."""

from __future__ import annotations


class ValidatorError(Exception):
    """Root of every error that icplint raises on purpose; its text says what to do."""


class UsageError(ValidatorError):
    """The call, the configuration, the ledger or a rule file is at fault (exit 2)."""


class RuleFileError(UsageError):
    """Rule files are at fault: its text is a line for each mistake, with file, place and the likely intention."""

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The lines."""
        return tuple(str(self).split("\n"))


class EngineError(ValidatorError):
    """The rules engine failed on one memory; the document becomes finding ICP003."""


class EngineCapError(ValidatorError):
    """A memory is over the caps of the durable engine; the plain engine judges it instead."""
