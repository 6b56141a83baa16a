"""anjuan (案卷): a compliance checker for administrative-enforcement dossiers (行政执法案卷合规检查)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.batch import check_batch
    from checker.model.finding import Verdict
    from checker.model.report import Report
    from checker.pipeline import check_dossier
    from checker.rulebook import load as load_rulebook

__version__ = "0.1.0"
__all__ = ["Report", "Verdict", "__version__", "check_batch", "check_dossier", "load_rulebook"]

# Looked up on first use: importing the readers costs more than most commands need.
_PLACES = {
    "check_dossier": ("checker.pipeline", "check_dossier"),
    "check_batch": ("checker.batch", "check_batch"),
    "load_rulebook": ("checker.rulebook", "load"),
    "Report": ("checker.model.report", "Report"),
    "Verdict": ("checker.model.finding", "Verdict"),
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
