"""Names and paths that lead elsewhere, loop, or are code."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from harm import LIMITS, SECRET, beside_others, found, kinds, sound
from packed import pack

from checker.model.dossier import ProblemKind
from checker.readers import read_dossier


def test_traversal_writes_nothing_and_reads_nothing(tmp_path: Path) -> None:
    case = tmp_path / "内" / "深"
    case.mkdir(parents=True)
    path = case / "案卷.zip"
    path.write_bytes(
        pack({"../../逃.txt": b"x", "/逃.txt": b"x", "..\\逃.txt": b"x", "书.txt": "送达回证".encode()})
    )
    before = {p for p in tmp_path.rglob("*")}
    sources = read_dossier(path, LIMITS)
    for source in sources:
        sound(source)
        assert ".." not in source.path
    assert [kinds(source) for source in sources if not source.pages] == [[ProblemKind.UNSAFE]] * 3
    assert [source.pages[0].text for source in sources if source.pages] == ["送达回证"]
    assert {p for p in tmp_path.rglob("*")} == before


def test_links(tmp_path: Path) -> None:
    outside = tmp_path / "外.txt"
    outside.write_text(SECRET, encoding="utf-8")
    case = tmp_path / "案卷"
    (case / "夹").mkdir(parents=True)
    (case / "书.txt").write_text("送达回证", encoding="utf-8")
    (case / "外链.txt").symlink_to(outside)
    (case / "夹链").symlink_to(tmp_path, target_is_directory=True)
    (case / "夹" / "圈").symlink_to(case, target_is_directory=True)
    (case / "甲环.txt").symlink_to(case / "乙环.txt")
    (case / "乙环.txt").symlink_to(case / "甲环.txt")
    (case / "断链.txt").symlink_to(case / "不在.txt")
    sources = read_dossier(case, LIMITS)
    for source in sources:
        sound(source)
        assert all(SECRET not in page.text for page in source.pages)
    result = {source.path: kinds(source) for source in sources}
    assert result.pop("断链.txt") == [ProblemKind.DAMAGED]
    assert result == {
        "书.txt": [], "外链.txt": [ProblemKind.UNSAFE], "夹链": [ProblemKind.UNSAFE], "甲环.txt": [ProblemKind.UNSAFE], "乙环.txt": [ProblemKind.UNSAFE],
    }  # fmt: skip


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    case = tmp_path / "案卷"
    case.mkdir()
    (case / "书.txt").write_text("送达回证", encoding="utf-8")
    os.mkfifo(case / "管道.txt")
    assert found(case) == {"书.txt": [], "管道.txt": [ProblemKind.UNSAFE]}
    assert found(case / "管道.txt") == {"管道.txt": [ProblemKind.UNSAFE]}


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    (source,) = read_dossier(tmp_path / "没有.pdf", LIMITS)
    assert kinds(source) == [ProblemKind.DAMAGED]
    assert source.problems[0].message == "文件打不开（找不到）"


def test_folders_without_end_and_too_many_files(tmp_path: Path) -> None:
    case = tmp_path / "案卷"
    deep = case.joinpath(*["层"] * 12)
    deep.mkdir(parents=True)
    (deep / "书.txt").write_text("深", encoding="utf-8")
    assert list(found(case).values()) == [[ProblemKind.TOO_DEEP]]
    for number in range(6):
        (case / f"{number}.txt").write_text("a", encoding="utf-8")
    result = found(case, replace(LIMITS, files=5))
    assert list(result.values()) == [[]] * 5 + [[ProblemKind.TOO_LARGE]]


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1).txt",
        "'\"><img src=x onerror=alert(1)>.txt",
        "=cmd|calc!A1.txt",
        "{{7*7}}.txt",
        "a\nb.txt",
        "%s%n.txt",
        "书" * 60 + ".txt",
    ],
)
def test_names_are_data(tmp_path: Path, name: str) -> None:
    source = beside_others(tmp_path, name, "决定书".encode())
    assert (source.path, source.problems) == (name, ())
    assert source.pages[0].file == name


def test_names_that_are_data_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "案卷.zip"
    path.write_bytes(pack({"<script>alert(1)</script>.txt": b"a"}))
    assert found(path) == {"案卷.zip/<script>alert(1)</script>.txt": []}


def test_gbk_names_in_an_archive(tmp_path: Path) -> None:
    written = "行政处罚决定书.txt".encode("gbk")
    placeholder = b"x" * (len(written) - 4) + b".txt"
    path = tmp_path / "案卷.zip"
    path.write_bytes(pack({placeholder.decode(): "正文".encode("gbk")}).replace(placeholder, written))
    (source,) = read_dossier(path, LIMITS)
    assert (source.path, source.pages[0].text) == ("案卷.zip/行政处罚决定书.txt", "正文")


def test_gbk_names_in_a_folder(tmp_path: Path) -> None:
    """As they come out of an archive of Chinese Windows unpacked elsewhere: no UTF-8, yet every report is."""
    case = tmp_path / "案卷"
    case.mkdir()
    Path(os.fsdecode(os.fsencode(case) + b"/" + "处罚决定书.txt".encode("gbk"))).write_bytes("正文".encode())
    (source,) = read_dossier(case, LIMITS)
    assert (source.path, source.pages[0].text) == ("处罚决定书.txt", "正文")
    assert source.path.encode()
