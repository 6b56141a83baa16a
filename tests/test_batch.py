"""Many dossiers: whatever one of them does, the others are checked and the files are whole."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from checker import batch as module
from checker.batch import check_batch, children, folder_names, without_positions, write_whole
from checker.model.report import Report, Row
from checker.model.rule import Settings
from checker.pipeline import Options, check_dossier
from checker.rulebook import Rulebook, load
from checker.rulebook.settings import find_rules

NOTICE = "行政处罚事先告知书\n沅发改罚告〔2024〕3号\n沅岭县宏达建材有限公司：\n拟处罚款人民币50000元。\n2024年4月1日\n"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load(find_rules(None))


@pytest.fixture
def options() -> Options:
    return Options(datetime(2026, 1, 5, 9, 0))


def three(folder: Path) -> tuple[Path, ...]:
    for name in ("甲案", "乙案", "丙案"):
        (folder / name).mkdir(parents=True)
        (folder / name / "告知书.txt").write_text(NOTICE, encoding="utf-8")
    return children(folder)


def dying(report: Callable[..., Report]) -> Callable[..., Report]:
    """A check that takes its process down on one dossier, as a fault in a native library does."""

    def check(source: Path, rulebook: Rulebook, options: Options) -> Report:
        if source.name == "乙案":
            os._exit(9)
        return report(source, rulebook, options)

    return check


def test_children_are_the_dossiers_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("案10.pdf", "案2.pdf", ".隐藏", "~$案1.docx", "anjuan.yaml", "案1.zip"):
        (tmp_path / name).touch()
    (tmp_path / "案3").mkdir()
    assert [p.name for p in children(tmp_path)] == ["案1.zip", "案2.pdf", "案3", "案10.pdf"]


def test_children_are_not_what_lies_beside_a_dossier(tmp_path: Path) -> None:
    for name in (
        "甲案.pdf",
        "甲案.txt",
        "乙案.pdf",
        "乙案.pdf.hocr",
        "丙案.txt",
        "案卷信息.yaml",
        "index.html",
        "index.json",
    ):
        (tmp_path / name).touch()
    (tmp_path / "丁案.yaml").mkdir()
    assert [p.name for p in children(tmp_path)] == ["丁案.yaml", "丙案.txt", "乙案.pdf", "甲案.pdf"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_costs_one_dossier(
    tmp_path: Path, rulebook: Rulebook, options: Options, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    def failing(source: Path, rulebook: Rulebook, options: Options) -> Report:
        if source.name == "乙案":
            raise ValueError("向晚晴的身份证号")
        return check_dossier(source, rulebook, options)

    monkeypatch.setattr(module, "check_dossier", failing)
    paths = three(tmp_path / "in")
    report = check_batch(paths, rulebook, options, tmp_path / "out", jobs=jobs)
    rows = {row.name: row for row in report.rows}
    assert [row.name for row in report.rows] == [p.name for p in paths], "in the order given"
    assert rows["乙案"].report is None
    assert "ValueError" in rows["乙案"].error
    index = (tmp_path / "out" / "index.json").read_text(encoding="utf-8")
    assert "向晚晴" not in index, "what an exception says may quote the dossier"
    assert json.loads(index)["totals"]["errors"] == 1
    assert rows["甲案"].report is not None
    assert (tmp_path / "out" / "丙案" / "report.html").is_file()


def test_a_process_that_dies_costs_one_dossier(
    tmp_path: Path, rulebook: Rulebook, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "check_dossier", dying(check_dossier))
    report = check_batch(three(tmp_path / "in"), rulebook, options, tmp_path / "out", jobs=2)
    rows = {row.name: row for row in report.rows}
    assert rows["乙案"].report is None
    assert "进程异常退出" in rows["乙案"].error
    assert rows["甲案"].report is not None
    assert rows["丙案"].report is not None


def test_progress_is_told_of_every_dossier(tmp_path: Path, rulebook: Rulebook, options: Options) -> None:
    told: list[tuple[str, int, int]] = []

    def done(row: Row, ended: int, total: int) -> None:
        told.append((row.name, ended, total))

    check_batch(three(tmp_path / "in"), rulebook, options, tmp_path / "out", ("json",), 1, done)
    assert [(ended, total) for _, ended, total in told] == [(1, 3), (2, 3), (3, 3)]
    assert not list((tmp_path / "out").rglob("*.html")), "only the format asked for"


def test_names_given_are_the_names_shown(tmp_path: Path, rulebook: Rulebook, options: Options) -> None:
    paths = three(tmp_path / "in")[:1]
    report = check_batch(paths, rulebook, options, tmp_path / "out", names=("宏达公司：未审先建案",))
    (row,) = report.rows
    assert (row.name, row.folder) == ("宏达公司：未审先建案", "宏达公司：未审先建案")
    written = json.loads((tmp_path / "out" / row.folder / "report.json").read_text(encoding="utf-8"))
    assert written["dossier"]["name"] == "宏达公司：未审先建案"


def test_what_comes_back_has_the_text_but_no_positions(
    tmp_path: Path, rulebook: Rulebook, options: Options
) -> None:
    report = check_dossier(three(tmp_path / "in")[0], rulebook, options)
    light = without_positions(report)
    pages = [page for source in light.dossier.files for page in source.pages]
    assert pages
    assert all(page.text and page.boxes is None for page in pages)
    assert light.findings == report.findings
    assert light.status == report.status


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.json"
    write_whole(target, b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError("no space")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"], "nothing half-written is left behind"


def test_two_hundred_dossiers_of_one_name_get_folders_at_once() -> None:
    names = folder_names(["同名案"] * 200)
    assert len(set(names)) == 200
    assert names[199] == "同名案-200"


# Resuming


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dossiers that are judged, as they are."""
    judged: list[str] = []

    def check(source: Path, rulebook: Rulebook, options: Options) -> Report:
        judged.append(source.name)
        return check_dossier(source, rulebook, options)

    monkeypatch.setattr(module, "check_dossier", check)
    return judged


def tables(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in ("index.html", "index.json")]


def test_nothing_changed_is_not_judged_again_and_the_tables_are_the_same(
    tmp_path: Path, rulebook: Rulebook, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, out = three(tmp_path / "in"), tmp_path / "out"
    judged = counting(monkeypatch)
    first = check_batch(paths, rulebook, options, out, jobs=1, resume=True)
    assert len(judged) == 3
    assert not any(row.kept for row in first.rows)
    before = tables(out)
    again = check_batch(paths, rulebook, options, out, jobs=1, resume=True)
    assert len(judged) == 3
    assert all(row.kept for row in again.rows)
    assert tables(out) == before
    for old, new in zip(first.rows, again.rows, strict=True):
        assert old.report is not None
        assert new.report is not None
        assert new.report.totals == old.report.totals
        assert new.report.questions == old.report.questions
        assert [f.rule for f in new.report.findings] == [f.rule for f in old.report.findings]


def test_without_resume_everything_is_judged(
    tmp_path: Path, rulebook: Rulebook, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, out = three(tmp_path / "in"), tmp_path / "out"
    judged = counting(monkeypatch)
    check_batch(paths, rulebook, options, out, jobs=1, resume=True)
    check_batch(paths, rulebook, options, out, jobs=1)
    assert len(judged) == 6


def change_a_paper(source: Path, out: Path) -> None:
    (source / "告知书.txt").write_text(NOTICE.replace("50000", "40000"), encoding="utf-8")


def add_a_declaration(source: Path, out: Path) -> None:
    (source / "案卷信息.yaml").write_text("公示日期: 2024-05-10\n", encoding="utf-8")


def rename_a_paper(source: Path, out: Path) -> None:
    (source / "告知书.txt").rename(source / "事先告知书.txt")


def lose_the_page(source: Path, out: Path) -> None:
    (out / source.name / "report.html").unlink()


def spoil_the_data(source: Path, out: Path) -> None:
    target = out / source.name / "report.json"
    target.write_bytes(target.read_bytes()[:2000])


@pytest.mark.parametrize(
    "change", [change_a_paper, add_a_declaration, rename_a_paper, lose_the_page, spoil_the_data]
)
def test_what_changed_is_judged_again(
    tmp_path: Path,
    rulebook: Rulebook,
    options: Options,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, Path], None],
) -> None:
    paths, out = three(tmp_path / "in"), tmp_path / "out"
    judged = counting(monkeypatch)
    check_batch(paths, rulebook, options, out, jobs=1, resume=True)
    change(tmp_path / "in" / "乙案", out)
    judged.clear()
    rows = check_batch(paths, rulebook, options, out, jobs=1, resume=True).rows
    assert judged == ["乙案"]
    assert [row.name for row in rows if not row.kept] == ["乙案"]


def test_other_settings_or_rules_judge_all_again(
    tmp_path: Path, rulebook: Rulebook, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, out = three(tmp_path / "in")[:1], tmp_path / "out"
    judged = counting(monkeypatch)
    check_batch(paths, rulebook, options, out, resume=True)
    office = replace(options, settings=Settings(organ="沅岭县发展和改革局"))
    check_batch(paths, rulebook, office, out, resume=True)
    assert len(judged) == 2
    check_batch(paths, replace(rulebook, digest="0" * 64), office, out, resume=True)
    assert len(judged) == 3
    later = replace(office, checked_at=datetime(2026, 2, 1, 9, 0), limits=replace(options.limits, jobs=4))
    check_batch(paths, replace(rulebook, digest="0" * 64), later, out, resume=True)
    assert len(judged) == 3, "neither the hour nor the number of processes changes a result"


def test_what_was_not_read_in_full_is_tried_again(
    tmp_path: Path, rulebook: Rulebook, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, out = three(tmp_path / "in")[:1], tmp_path / "out"
    (paths[0] / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    judged = counting(monkeypatch)
    for _ in range(2):
        check_batch(paths, rulebook, options, out, resume=True)
    assert len(judged) == 2


def test_a_dossier_of_one_file_is_known_by_its_content(
    tmp_path: Path, rulebook: Rulebook, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper, out = tmp_path / "in" / "甲案.txt", tmp_path / "out"
    paper.parent.mkdir()
    judged = counting(monkeypatch)
    for text in (NOTICE, NOTICE, NOTICE.replace("50000", "40000")):
        paper.write_text(text, encoding="utf-8")
        check_batch((paper,), rulebook, options, out, resume=True)
    assert len(judged) == 2
    (tmp_path / "in" / f"{paper.stem}.案卷信息.yaml").write_text("公示日期: 2024-05-10\n", encoding="utf-8")
    check_batch((paper,), rulebook, options, out, resume=True)
    assert len(judged) == 3
