"""The scoreboard on composed dossiers: what is found of each injected defect, and what is said of lawful ones.

    python bench/verdicts.py [--clean 28] [--seed 0] [--rounds 1] [--every 1] [--noise 3] [--no-tests] [--only NAME]
                             [--lawful] [--rules] [--details] [--out DIR] [--jobs 2]

Every defect is composed ``rounds`` times, each time in another house style; ``clean`` lawful dossiers and all
traps (lawful, but looking wrong) come on top, and the failing tests of the rules set into lawful dossiers. A rule
has found its defect when a finding of it fails; it is open when it came out as 需人工核查, else missed. Lawful
dossiers and every third defect are judged again with the errors that recognition of scans makes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generated import tables
from generated.build import make
from generated.change import Change
from generated.coverage import sources
from generated.defects import DEFECTS
from generated.judged import Result, check, rules
from generated.noise import LEVELS
from generated.planted import planted
from generated.traps import TRAPS

Job = tuple[int, str, dict[str, Any], bool]  # seed, change, options, whether with noise


@cache
def changes() -> dict[str, Change]:
    return {change.name: change for change in (*DEFECTS, *TRAPS, *planted(rules()))}


def run(work: tuple[Job, str]) -> Result:
    (seed, name, options, noised), folder = work
    return check(make(seed, changes().get(name), options), Path(folder), LEVELS if noised else ())


def plan(arguments: argparse.Namespace) -> list[Job]:
    seed, every = arguments.seed, max(arguments.every, 1)
    jobs: list[Job] = [
        (seed + n, "", {"small": True} if n % 7 == 6 else {}, True) for n in range(arguments.clean)
    ]
    for n, change in enumerate((*TRAPS, *DEFECTS)):
        if n % every and change.rules:
            continue
        noised = (not change.rules and not change.rows) or (
            bool(arguments.noise) and n % arguments.noise == 0
        )
        for turn in range(arguments.rounds):
            jobs.append((seed + 1000 + n * 3 + turn * 5, change.name, {}, noised))
    if not arguments.no_tests:
        for n, change in enumerate(planted(rules())):
            if n % every == 0:
                jobs.append((seed + 5000 + n * 3, change.name, {}, False))
    if not arguments.noise:
        jobs = [(*job[:3], False) for job in jobs]
    if arguments.lawful:
        jobs = [job for job in jobs if not job[1] or not (changes()[job[1]].rows or changes()[job[1]].rules)]
    if arguments.only:
        jobs = [job for job in jobs if job[1] and _meant(changes()[job[1]], arguments.only)]
    return jobs


def _meant(change: Change, word: str) -> bool:
    return word in change.name or word in change.rows or word in change.rules


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clean", type=int, default=28, help="lawful dossiers")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=1, help="dossiers for each defect and trap")
    parser.add_argument("--every", type=int, default=1, help="only every such defect, for a quick look")
    parser.add_argument("--noise", type=int, default=3, help="every such defect with noise; 0: no noise")
    parser.add_argument("--no-tests", action="store_true", help="without the failing tests of the rules")
    parser.add_argument("--only", help="only what has this in its name, or breaks this row or rule")
    parser.add_argument("--lawful", action="store_true", help="no defects: lawful dossiers and traps only")
    parser.add_argument("--out", type=Path, help="keep the dossiers here")
    parser.add_argument("--rules", action="store_true", help="all rules, not only the worst")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    jobs = plan(arguments)
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
        f"{len(results)} 宗案卷（合规 {sum(r.lawful for r in results)}，自拟缺陷 {sum(not r.lawful and not r.planted for r in results)}，"
        f"植入规则测试原文 {sum(r.planted for r in results)}）"
    )
    composed = [r for r in results if not r.planted]
    tables.facts(composed)
    tables.documents(composed)
    tables.rows(composed)
    tables.RuleTable(results, sources(rules())).print(results, arguments.rules)
    tables.noise(results)
    tables.times(results)
    if arguments.details:
        tables.details(results)


if __name__ == "__main__":
    main()
