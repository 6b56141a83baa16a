"""One dossier with its labels, and how it is written to a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from checker.chinese.identifiers import number_value

from . import compose, filing, render, summary
from .change import Change
from .houses import HOUSES
from .paper import Papers
from .scenario import Scenario
from .small import SummaryScenario

FORMS = ("docx", "pdf", "merged-pdf", "docx", "zip", "merged-docx")
_LABELLED = frozenset({"案号", "当事人名称", "统一社会信用代码", "立案日期", "告知日期", "决定日期", "送达日期", "公示日期", "罚款金额",
                       "文号", "复议机关", "诉讼法院", "执法人员"})  # fmt: skip
_ONE_OF_MANY = frozenset({"送达回证", "整改复查记录"})


@dataclass
class Made:
    """A composed dossier: its files, its labels and the office's settings that go with it."""

    slug: str
    name: str
    shows: str
    house: str
    form: str
    defect: str
    files: Mapping[str, bytes]
    facts: dict[str, Any]
    documents: dict[str, int]
    must_fail: list[str]
    may_flag: list[str]
    settings: dict[str, Any] = field(default_factory=dict)
    roster: list[tuple[str, str]] = field(default_factory=list)
    benchmark: list[tuple[str, ...]] = field(default_factory=list)  # clause, grade, least, most
    rules: list[str] = field(default_factory=list)  # that have to report the defect
    planted: bool = False

    def write(self, folder: Path) -> Path:
        """Writes dossier/, case.yaml and the settings under ``folder``; gives the dossier's path."""
        place = folder / self.slug
        (place / "dossier").mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (place / "dossier" / name).write_bytes(content)
        if self.settings:
            (place / "anjuan.yaml").write_text(
                yaml.safe_dump(self.settings, allow_unicode=True), encoding="utf-8"
            )
        if self.roster:
            rows = [
                "姓名,证号,有效期起,有效期止,单位",
                *(f"{n},{c},2022-01-01,2027-12-31," for n, c in self.roster),
            ]
            (place / "roster.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        if self.benchmark:
            rows = ["条款,档次,下限,上限", *(",".join(row) for row in self.benchmark)]
            (place / "benchmark.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        label = {"name": self.name, "shows": self.shows, "format": self.form, "house": self.house,
                 "facts": self.facts, "documents": self.documents, "must_fail": self.must_fail,
                 "rules": self.rules, "may_flag": self.may_flag}  # fmt: skip
        (place / "case.yaml").write_text(
            yaml.safe_dump(label, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
        names = sorted(self.files)
        return place / "dossier" / names[0] if len(names) == 1 else place / "dossier"


def _labels(papers: Papers) -> dict[str, Any]:
    """Facts of the contract; a document type found more than once is labelled only where its copies agree."""
    found: dict[str, list[Any]] = {}
    for paper in papers:
        if paper.type in _ONE_OF_MANY:
            continue
        for name, value in paper.facts.items():
            if name in _LABELLED:
                found.setdefault(f"{paper.type}.{name}", []).append(value)
    return {
        name: number_value(values[0]) if name.endswith(("文号", "案号")) else values[0]
        for name, values in found.items()
        if all(value == values[0] for value in values)
    }


def make(seed: int, defect: Change | None = None, options: Mapping[str, Any] | None = None) -> Made:
    """The dossier for this seed. House and format go round with the seed, so a row of seeds meets all."""
    chosen: dict[str, Any] = {"house": HOUSES[seed % len(HOUSES)].name}
    chosen |= dict(options or {})
    if defect:
        chosen |= defect.options
        if defect.houses:
            chosen["house"] = defect.houses[seed % len(defect.houses)]
    small = bool(chosen.get("small"))
    name = defect.name if defect else str(chosen.get("trap", "clean"))
    s = SummaryScenario(f"{seed}-{name}", chosen) if small else Scenario(f"{seed}-{name}", chosen)
    if defect and defect.plan:
        defect.plan(s)
    papers = summary.body(s) if small else compose.body(s)
    if defect and defect.papers:
        defect.papers(s, papers)
    bound = not (defect and defect.loose)
    whole = bool(defect and defect.bound) or s.house_choice("bound", ("yes", "yes", "no")) == "yes"
    if small:
        papers = summary.assembled(s, papers)
    elif bound and whole:
        papers = filing.assembled(s, papers, True, True)
    elif bound:
        papers = filing.assembled(s, papers, True, s.rng.random() < 0.5)
    if defect and defect.bound:
        defect.bound(s, papers)
    form = str(chosen.get("form") or FORMS[crc32(str(seed).encode()) % len(FORMS)])
    if s.settings and form in ("merged-pdf", "merged-docx", "zip"):
        form = "docx" if form != "merged-pdf" else "pdf"
    if chosen.get("pictures"):
        form = "docx"
    roster = [(o.name, o.card) for o in s.officers] if "执法人员名录" in s.settings else []
    roster = s.options.get("roster", roster)
    return Made(
        slug=f"{seed:04d}-{name}", name=f"{s.party.name}{s.clause.cause}案", shows=defect.shows if defect else "合规",
        house=s.house.name, form=form, defect=name if defect else "",
        files=render.rendered(s, papers, form), facts=_labels(papers),
        documents=dict(Counter(paper.type for paper in papers)),
        must_fail=list(defect.rows) if defect else [], may_flag=list(defect.may) if defect else list(s.options.get("may", ())),
        settings=s.settings, roster=roster, benchmark=s.options.get("benchmark", []), rules=list(defect.rules) if defect else [],
        planted=bool(defect and defect.planted),
    )  # fmt: skip
