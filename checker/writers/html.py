"""report.html and index.html: one file each, nothing fetched, readable without JavaScript.

Everything that comes from a dossier is escaped by the templates (autoescape is on for all of them). The one
style and the one script are inlined and named by their hashes in the content security policy, so nothing
else in the file can run or style.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from checker.model.dossier import UNRECOGNISED, Dossier
from checker.model.fact import Conflicting, Fact, Known
from checker.model.finding import Severity, Verdict
from checker.model.picture import Crop, Region
from checker.model.report import BatchReport, Report, Status
from checker.writers.crops import MOST, affordable, covers, wanted_crops
from checker.writers.drawing import draw_timeline, state_words
from checker.writers.index import KEY_FACTS, Line, index_of
from checker.writers.matrix import matrix_of
from checker.writers.places import document_name
from checker.writers.view import MOST_DOUBTS, Quote, View
from checker.writers.words import (
    DOUBT,
    FILES,
    KINDS,
    QUESTION,
    SEVERITIES,
    SIGNS,
    VERDICTS,
    day,
    problem_name,
    ranges,
    readable,
    value_words,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = Path(__file__).resolve().parent.parent
TEMPLATES = (_PACKAGE / "bundled" / "templates", _PACKAGE.parent / "reports" / "templates")
"""Where the look of reports is found: in the installed package, else in the source tree."""

MOST_CORRECTIONS = 40
"""Documents written out in the ready-made 案卷信息.yaml."""

MOST_COMMON = 10
"""Problems named at the top of the index."""

MOST_LISTED = 20
"""Dossiers named behind a rule, a stage or a row; all of them are a click away."""

SURE = 0.7
"""Confidence below which a reader is asked to look at a document's type and pages."""


def write_html(report: Report, crops: Mapping[Region, Crop]) -> bytes:
    """report.html. Pictures that are not in ``crops`` are left out; the quote stands as text anyway."""
    view = View(report)
    dossier = report.dossier
    pictures = affordable(wanted_crops(report), crops)
    problems = sorted(dossier.all_problems, key=lambda problem: not problem.blocking)
    recognised = [d for d in dossier.documents if d.type != UNRECOGNISED]
    return render(
        "report.html.j2",
        "report.js",
        report=report,
        view=view,
        pictures=pictures,
        picture=_Pictures([region for region, _ in pictures]),
        key_facts=_key_facts(report),
        drawing=draw_timeline(report.events, report.windows, view.faulty_days),
        matrix=matrix_of(report),
        partial=report.status is Status.PARTIAL,
        problems=problems,
        page_count=sum(len(source.pages) for source in dossier.files),
        recognised=len(recognised),
        doubtful=len(dossier.documents) - sum(1 for d in recognised if d.confidence >= SURE),
        correction=correction(dossier),
        rule_count=len({finding.rule for finding in report.findings}),
        most_crops=MOST,
        most_doubts=MOST_DOUBTS,
    )


def write_index_html(batch: BatchReport) -> bytes:
    """index.html: the dossiers, worst first, and how often each rule and problem row is not met."""
    index = index_of(batch)
    order = sorted(range(len(index.lines)), key=lambda number: _weight(index.lines[number], number))
    return render(
        "index.html.j2",
        "index.js",
        batch=batch,
        index=index,
        order=order,
        shows=_SHOWS,
        columns=[column for column in _COLUMNS if column[0] != "crashed" or index.counts["crashed"]],
        common=[g for g in index.rules if g.frequency.failed and g.severity is not Severity.INFO],
        most_common=MOST_COMMON,
        most_listed=MOST_LISTED,
        vetoes=sum(len(line.vetoes) for line in index.lines),
        headings=("当事人名称", "决定书文号", "立案日期", "决定日期", "罚款金额"),
        fact_words=_short_fact_words,
        address=lambda folder: "/".join(quote(part) for part in (folder, "report.html")),
    )


def correction(dossier: Dossier) -> str:
    """案卷信息.yaml ready to be corrected: the documents to look at; when there are none, those of files that
    were cut; when nothing was cut, an example."""
    doubtful = [d for d in dossier.documents if d.type == UNRECOGNISED or d.confidence < SURE]
    files = Counter(d.file for d in dossier.documents)
    listed = doubtful or [d for d in dossier.documents if files[d.file] > 1] or list(dossier.documents[:1])
    lines = ["文书:"]
    for document in listed[:MOST_CORRECTIONS]:
        first, last = document.pages
        pages = f"{first}" if first == last else f"{first}-{last}"
        kind = "" if document.type == UNRECOGNISED else document.type
        lines.append(f"  - {{文件: {_scalar(document.file)}, 页: {pages}, 类型: {_scalar(kind)}}}")
    if not listed:
        lines.append("  - {文件: 全卷.pdf, 页: 12-14, 类型: 责令改正通知书}")
    return "\n".join([*lines, "公示日期: 2024-05-10"])


def _scalar(text: str) -> str:
    """A YAML scalar for flow style, quoted where plain would be read otherwise."""
    plain = re.fullmatch(r"[\w\u4e00-\u9fff./（）〔〕、-]+", text)
    return text if plain else json.dumps(text, ensure_ascii=False)


_SHOWS = (
    ("veto", "有否决项"),
    *((verdict.value, f"有{name}") for verdict, (name, _) in VERDICTS.items()),
    ("doubt", "有存疑"),
    ("question", "有固定提问"),
    ("partial", "读取不完整"),
    ("error", "未能检查"),
    ("clean", "没有不合规且读取完整"),
)
"""Value → name of the dossiers the index can be narrowed to."""


_COLUMNS = tuple(
    column
    for verdict, (name, _) in VERDICTS.items()
    for column in (
        (("doubt", DOUBT[0]), ("question", QUESTION[0]))
        if verdict is Verdict.UNSURE
        else ((verdict.value, name),)
    )
)
"""Columns of the index's table: value → name. What needs people is told apart there, or it would rank no dossier."""


class _Pictures:
    """Finds the picture that shows a quote; a quote two findings share is one picture."""

    def __init__(self, regions: list[Region]) -> None:
        self._regions = regions

    def __call__(self, quote: Quote) -> int | None:
        if not quote.lines:
            return None
        line = quote.lines[0]
        return next(
            (n for n, region in enumerate(self._regions) if covers(region, quote.file, quote.page, line)),
            None,
        )


def _key_facts(report: Report) -> list[tuple[str, str]]:
    shown = ((heading, report.facts.get(name)) for heading, name in KEY_FACTS.items())
    return [
        (heading, _fact_words(fact) + (" 元" if heading == "罚款金额" and isinstance(fact, Known) else ""))
        for heading, fact in shown
        if isinstance(fact, Known | Conflicting)
    ]


def _fact_words(fact: Fact) -> str:
    match fact:
        case Known():
            return value_words(fact.value) + ("（申报）" if fact.origin.value == "declared" else "")
        case Conflicting():
            return "各处不一致：" + " ≠ ".join(dict.fromkeys(value_words(c.value) for c in fact.candidates))
        case _:
            return "—"


def _short_fact_words(fact: Fact) -> str:
    """For a table cell: dates without weekday."""
    if isinstance(fact, Known) and isinstance(fact.value, date):
        return f"{fact.value:%Y-%m-%d}"
    return "不一致" if isinstance(fact, Conflicting) else _fact_words(fact)


def _weight(line: Line, number: int) -> tuple[bool, int, int, int, int]:
    """What needs a person first: not checked at all, then vetoes, failures, doubts."""
    return (
        line.row.report is not None,
        -len(line.vetoes),
        -len(line.failures),
        -len(line.doubts),
        number,
    )


def render(template: str, script: str, *, stylesheet: str = "style.css", **content: Any) -> bytes:
    environment = _environment()
    style_text, script_text = _asset(stylesheet), _asset(script)
    policy = (
        f"default-src 'none'; style-src '{_hash(style_text)}'; script-src '{_hash(script_text)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    from markupsafe import Markup

    text = environment.get_template(template).render(
        policy=policy, style=Markup(style_text), script=Markup(script_text), **content
    )
    # A broken text layer may hold lone surrogates, which UTF-8 has no place for.
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "day": day,
        "readable": readable,
        "ranges": ranges,
        "document_name": document_name,
        "problem_name": problem_name,
    }
    environment.globals |= {
        "VERDICTS": VERDICTS,
        "DOUBT": DOUBT,
        "QUESTION": QUESTION,
        "SIGNS": SIGNS,
        "SEVERITIES": SEVERITIES,
        "KINDS": KINDS,
        "FILES": FILES,
        "FAIL": Verdict.FAIL,
        "UNSURE": Verdict.UNSURE,
        "UNRECOGNISED": UNRECOGNISED,
        "SURE": SURE,
        "state_words": state_words,
    }
    return environment


@cache
def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0].strip("\n")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
