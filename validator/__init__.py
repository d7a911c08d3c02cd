"""icplint: judges an ICP filing application before it is handed in.

    from validator import validate, validate_many, load_rulebook

    report = validate("application.icp.yaml", edition="2018-04", ledger="ledger.yaml")
    report.verdict, report.findings

No legal advice; not affiliated with Alibaba Cloud or the ministry; a pass is no approval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validator.version import __version__

if TYPE_CHECKING:
    from validator.api import load_rulebook, validate, validate_many

__all__ = ["__version__", "load_rulebook", "validate", "validate_many"]


# Loaded on first use: `icplint --version` should not pay for the schema gate and the rulebook.
def __getattr__(name: str) -> Any:
    if name in __all__:
        from validator import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
