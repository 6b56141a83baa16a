"""The scoreboard on composed dossiers: what is found of each injected defect, and what is said of lawful ones.

    python bench/verdicts.py [--clean 28] [--seed 0] [--rounds 1] [--only NAME] [--lawful] [--out DIR] [--details] [--jobs 2]

Every defect is composed ``rounds`` times, each time in another house style; ``clean`` lawful dossiers and all
traps (lawful, but looking wrong) come on top. A row of the requirements counts as found when a finding of it
fails, as open when it came out as 需人工核查, else as missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from accuracy import CHECKED_AT, plain
from generated.build import Made, make
from generated.change import Change
from generated.defects import DEFECTS
from generated.traps import TRAPS

from checker.model.fact import Known
from checker.model.finding import Severity, Verdict
from checker.model.rule import Settings
from checker.pipeline import Options, check_dossier
from checker.rulebook import load
from checker.rulebook.load import Rulebook
from checker.rulebook.settings import find_rules, read_settings

Job = tuple[int, str, dict[str, Any]]  # seed, defect or trap, options

_BY_NAME: dict[str, Change] = {change.name: change for change in (*DEFECTS, *TRAPS)}


@dataclass
class Result:
    """What the checker said of one dossier, without the dossier."""

    slug: str
    house: str
    form: str
    defect: str
    must: list[str]
    seconds: float = 0.0
    pages: int = 0
    facts: list[tuple[str, str, str]] = field(default_factory=list)  # name, right | wrong | open, detail
    documents: list[str] = field(default_factory=list)
    found: dict[str, list[str]] = field(default_factory=dict)  # row → messages of failed findings
    unsure: dict[str, list[str]] = field(default_factory=dict)
    false: list[tuple[str, str]] = field(default_factory=list)  # rule, message
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)  # rule, verdict
    rows: dict[str, list[str]] = field(default_factory=dict)  # rule → rows it covers


def _rows(covers: Iterable[str], rule: str) -> set[str]:
    return {row for row in covers if row[:4] in ("GEN-", "PEN-", "SIM-")} or {rule}


@cache
def rules() -> Rulebook:
    return load(find_rules(None))


def judge(made: Made, folder: Path) -> Result:
    source = made.write(folder)
    rulebook = rules()
    config = folder / made.slug / "anjuan.yaml"
    settings = read_settings(config, source) if config.is_file() else Settings()
    start = time.perf_counter()
    report = check_dossier(source, rulebook, Options(CHECKED_AT, settings))
    result = Result(
        made.slug, made.house, made.form, made.defect, made.must_fail, time.perf_counter() - start
    )
    result.pages = sum(len(source_file.pages) for source_file in report.dossier.files)
    for name, label in made.facts.items():
        fact = report.facts.get(name)
        if not isinstance(fact, Known):
            result.facts.append((name, "open", f"应为 {plain(label)}，{type(fact).__name__}"))
        elif plain(fact.value) == plain(label):
            result.facts.append((name, "right", ""))
        else:
            result.facts.append((name, "wrong", f"应为 {plain(label)}，得 {plain(fact.value)}"))
    got = Counter(document.type for document in report.dossier.documents)
    for kind, count in (Counter(made.documents) - got).items():
        result.documents.append(f"漏认 {kind} ×{count}")
    for kind, count in (got - Counter(made.documents)).items():
        result.documents.append(f"多认 {kind} ×{count}")
    labelled = set(made.must_fail) | set(made.may_flag)
    for finding in report.findings:
        rows = _rows(finding.covers, finding.rule)
        result.rows[finding.rule] = sorted(rows)
        result.verdicts[finding.rule, finding.verdict.value] += 1
        if finding.verdict is Verdict.FAIL and finding.severity is not Severity.INFO:
            for row in rows:
                result.found.setdefault(row, []).append(f"{finding.rule} {finding.message}")
            if not rows & labelled:
                result.false.append((finding.rule, finding.message))
        elif finding.verdict is Verdict.UNSURE:
            for row in rows:
                result.unsure.setdefault(row, []).append(f"{finding.rule} {finding.message}")
    return result


def run(job: tuple[Job, str]) -> Result:
    (seed, name, options), folder = job
    return judge(make(seed, _BY_NAME.get(name), options), Path(folder))


def plan(clean: int, seed: int, rounds: int) -> list[Job]:
    jobs: list[Job] = [(seed + n, "", {"small": True} if n % 7 == 6 else {}) for n in range(clean)]
    for n, change in enumerate((*TRAPS, *DEFECTS)):
        for turn in range(rounds):
            jobs.append((seed + 1000 + n * 3 + turn * 5, change.name, {}))
    return jobs


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "0/0"


def print_facts(results: list[Result]) -> None:
    by_fact: dict[str, Counter[str]] = defaultdict(Counter)
    by_house: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for name, how, _ in result.facts:
            by_fact[name.partition(".")[2]][how] += 1
            by_house[result.house][how] += 1
    print("\n要素（对/全部；错；未取得）")
    for title, table in (("按要素", by_fact), ("按文书风格", by_house)):
        print(f" {title}")
        for name in sorted(table):
            count = table[name]
            print(
                f"  {name}：{_share(count['right'], count.total())}（错 {count['wrong']}，未取得 {count['open']}）"
            )
    whole = sum(by_house.values(), Counter())
    print(f"  合计：{_share(whole['right'], whole.total())}（错 {whole['wrong']}，未取得 {whole['open']}）")


def how(result: Result, row: str) -> str:
    return "报出" if row in result.found else "存疑" if row in result.unsure else "漏报"


def print_defects(results: list[Result]) -> None:
    print("\n注入的缺陷（要求：缺陷）")
    total: Counter[str] = Counter()
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for row in result.must:
            lines[f"{row} {result.defect}"][how(result, row)] += 1
            total[how(result, row)] += 1
    for name in sorted(lines):
        print(f"  {name}：{'，'.join(f'{word} {count}' for word, count in lines[name].items())}")
    print(f"  合计 {total.total()}：报出 {total['报出']}，存疑 {total['存疑']}，漏报 {total['漏报']}")


def print_rules(results: list[Result]) -> None:
    """A finding is right on a dossier labelled with one of the rule's rows, false where nothing explains it."""
    right, open_, said = (Counter[str]() for _ in range(3))
    false = Counter(rule for result in results for rule, _ in result.false)
    for result in results:
        for rule, rows in result.rows.items():
            counts = {v: result.verdicts[rule, v] for v in ("pass", "fail", "unsure")}
            said[rule] += sum(counts.values())
            open_[rule] += counts["unsure"]
            right[rule] += bool(counts["fail"] and set(result.must) & set(rows))
    clean = [r for r in results if not r.must]
    on_clean = Counter(rule for result in clean for rule, _ in result.false)
    print("\n误报（按规则）")
    for rule, count in false.most_common():
        print(f"  {rule}：{count}（其中合规案卷 {on_clean[rule]}）")
    print(f"  合计 {false.total()}，{len(results)} 宗；合规案卷 {on_clean.total()}，{len(clean)} 宗")
    asked, met, unsettled = (Counter[str]() for _ in range(3))
    for result in results:
        for row in result.must:
            asked[row] += 1
            met[row] += row in result.found
            unsettled[row] += how(result, row) == "存疑"
    print("\n召回（按要求：报出/应报；另有存疑）")
    for row in sorted(asked):
        print(f"  {row}：{_share(met[row], asked[row])}，存疑 {unsettled[row]}")
    print("\n准确（按规则：报对/报对和误报）、弃权（人工核查/作出的结论）；全对而不弃权的不列")
    for rule in sorted(said):
        if false[rule] or open_[rule]:
            print(
                f"  {rule}：准确 {_share(right[rule], right[rule] + false[rule])}，弃权 {_share(open_[rule], said[rule])}"
            )


def print_details(results: list[Result]) -> None:
    print("\n要素取错和未取得")
    for result in results:
        for name, state, detail in result.facts:
            if state != "right":
                print(f"  {result.slug}（{result.house} {result.form}）{name}：{detail}")
    print("\n文书")
    for result in results:
        for line in result.documents:
            print(f"  {result.slug}（{result.house} {result.form}）{line}")
    print("\n漏报和存疑")
    for result in results:
        for row in result.must:
            if row not in result.found:
                print(f"  {how(result, row)} {row} {result.slug}（{result.house} {result.form}）"
                      f"{' | '.join(result.unsure.get(row, ['']))}")  # fmt: skip
    print("\n误报")
    for result in results:
        for rule, message in result.false:
            print(f"  {rule} {result.slug}（{result.house} {result.form}）{message}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clean", type=int, default=28, help="lawful dossiers")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=1, help="dossiers for each defect and trap")
    parser.add_argument("--only", help="only defects and traps whose name holds this, or a row they break")
    parser.add_argument("--lawful", action="store_true", help="no defects: lawful dossiers and traps only")
    parser.add_argument("--out", type=Path, help="keep the dossiers here")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    jobs = plan(arguments.clean, arguments.seed, arguments.rounds)
    if arguments.lawful:
        jobs = [job for job in jobs if not job[1] or not _BY_NAME[job[1]].rows]
    if arguments.only:
        jobs = [j for j in jobs if j[1] and (arguments.only in j[1] or arguments.only in _BY_NAME[j[1]].rows)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        work = [(job, str(folder)) for job in jobs]
        if arguments.jobs > 1:
            with ProcessPoolExecutor(arguments.jobs) as pool:
                results = list(pool.map(run, work, chunksize=4))
        else:
            results = [run(item) for item in work]
    print(
        f"{len(results)} 宗案卷（合规 {sum(not r.must for r in results)}，缺陷 {sum(bool(r.must) for r in results)}）"
    )
    print_facts(results)
    lost = Counter(line.partition("×")[0].strip() for result in results for line in result.documents)
    print(f"\n文书认错：{sum(lost.values())}")
    for line, count in lost.most_common(12):
        print(f"  {line}：{count} 宗")
    print_defects(results)
    print_rules(results)
    seconds = sorted(result.seconds for result in results)
    print(f"\n每宗用时：中位 {seconds[len(seconds) // 2]:.2f} 秒，最长 {seconds[-1]:.2f} 秒")
    if arguments.details:
        print_details(results)


if __name__ == "__main__":
    main()
