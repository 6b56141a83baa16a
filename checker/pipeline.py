"""The straight line: a dossier on disk → pages → documents and facts → findings → report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from checker import __version__
from checker.chinese.calendar import known_years
from checker.facts import extract
from checker.facts.recognise import recognise
from checker.judge import judge
from checker.model.dossier import Dossier, Problem, ProblemKind
from checker.model.fact import Facts
from checker.model.report import Report, Stamp
from checker.model.rule import Case, Settings
from checker.model.score import Sheet
from checker.readers import Limits, read_dossier
from checker.readers.ocr import engine_name
from checker.rulebook import Rulebook
from checker.rulebook.settings import read_declared
from checker.scoring import score
from checker.timeline import events, windows


@dataclass(frozen=True, slots=True)
class Options:
    """How to check. ``checked_at`` comes from outside: nothing below the command line reads the clock."""

    checked_at: datetime
    settings: Settings = field(default_factory=Settings)
    limits: Limits = field(default_factory=Limits)
    debug: bool = False  # let the exception of a crashed check through
    sheet: Sheet | None = None  # score the dossier by this sheet


def read(source: Path, rulebook: Rulebook, options: Options) -> tuple[Dossier, Facts]:
    """Read and recognise one dossier, without judging it."""
    files = read_dossier(source, options.limits)
    declared = read_declared(source)
    dossier = recognise(source.stem if source.is_file() else source.name, files, rulebook.types, declared)
    if not files:
        empty = Problem(
            ProblemKind.EMPTY, "", "这里面没有任何文件", "请核对路径，或者把案卷材料放进来后重新检查"
        )
        dossier = replace(dossier, problems=(*dossier.problems, empty))
    return dossier, extract(dossier, rulebook.types)


def check_dossier(source: Path, rulebook: Rulebook, options: Options) -> Report:
    """Read one dossier, judge it by every rule, and report. Never raises for a bad document."""
    dossier, facts = read(source, rulebook, options)
    case = Case(
        dossier, facts, options.settings, rulebook.parameters, rulebook.lists, penalties=rulebook.penalties
    )
    findings = judge(rulebook.rules, case, debug=options.debug)
    return Report(
        dossier=dossier,
        facts=facts,
        findings=findings,
        stamp=stamp(rulebook, options),
        events=events(dossier, facts),
        windows=windows(facts, findings),
        score=score(findings, options.sheet, dossier.kind) if options.sheet else None,
    )


def stamp(rulebook: Rulebook, options: Options) -> Stamp:
    return Stamp(
        tool=f"anjuan {__version__}",
        rulebook=f"sha256:{rulebook.digest}",
        rulebook_path=rulebook.path,
        calendar=known_years(),
        ocr="off" if options.limits.ocr == "off" else engine_name(),
        checked_at=options.checked_at,
    )
