"""zip: every member arrives under the name its maker gave it, or with the reason why not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from packed import flagged, pack, pack_infos, renamed, sized
from typed import p, word

from checker.model.dossier import Problem, ProblemKind
from checker.readers import read_dossier, source_bytes
from checker.readers.archive import members
from checker.readers.guard import Limits, Unreadable


def opened(content: bytes, limits: Limits | None = None) -> dict[str, bytes | ProblemKind]:
    found = members(content, "案卷.zip", limits or Limits())
    return {name: data.kind if isinstance(data, Problem) else data for name, data in found}


def test_members_under_the_name_of_the_archive() -> None:
    content = pack({"立案/审批表.txt": "甲".encode(), "决定书.txt": b"", "空/": b""})
    assert opened(content) == {"案卷.zip/立案/审批表.txt": "甲".encode(), "案卷.zip/决定书.txt": b""}


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_names_without_the_utf8_flag(encoding: str) -> None:
    written = "处罚决定书.txt".encode(encoding)
    placeholder = b"x" * (len(written) - 4) + b".txt"
    content = renamed(pack({placeholder.decode(): b"a"}), placeholder, written)
    assert list(opened(content)) == ["案卷.zip/处罚决定书.txt"]


def test_backslashes_of_old_programs_part_folders() -> None:
    content = renamed(pack({"ab/cd.txt": b"a"}), b"ab/cd.txt", b"ab\\cd.txt")
    assert list(opened(content)) == ["案卷.zip/ab/cd.txt"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a/../../b.txt", "C:/Windows/a.txt", "..\\..\\a.txt"]
)
def test_a_path_out_of_the_dossier_is_refused_and_not_repeated(name: str) -> None:
    ((shown, kind),) = opened(pack({name: b"a"})).items()
    assert kind is ProblemKind.UNSAFE
    assert ".." not in shown
    assert shown.startswith("案卷.zip/")
    assert "//" not in shown


def test_a_link_is_refused() -> None:
    info = zipfile.ZipInfo("链接.txt")
    info.external_attr = 0o120777 << 16
    assert list(opened(pack_infos((info, b"/etc/passwd"))).values()) == [ProblemKind.UNSAFE]


def test_an_encrypted_member() -> None:
    assert opened(flagged(pack({"a.txt": b"a"}), 0)) == {"案卷.zip/a.txt": ProblemKind.ENCRYPTED}


def test_a_damaged_member_does_not_harm_its_neighbours() -> None:
    content = pack({"a.txt": b"first" * 50, "b.txt": b"second" * 50, "c.txt": b"third" * 50})
    place = content.index(b"b.txt") + 5
    torn = content[:place] + b"\xff" * 8 + content[place + 8 :]
    assert opened(torn) == {
        "案卷.zip/a.txt": b"first" * 50, "案卷.zip/b.txt": ProblemKind.DAMAGED, "案卷.zip/c.txt": b"third" * 50,
    }  # fmt: skip


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_every_byte_may_be_wrong(method: int) -> None:
    """Whatever byte is damaged, a member is read, or is said to be damaged; nothing else comes out."""
    content = pack({"a.txt": "处罚决定书".encode() * 20, "b.txt": b"b"}, method)
    for place in range(len(content)):
        torn = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
        try:
            found = opened(torn)
        except Unreadable as error:
            assert error.kind is ProblemKind.DAMAGED
        else:
            assert all(isinstance(data, (bytes, ProblemKind)) for data in found.values())


def test_two_members_of_one_name_are_told_apart() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = pack_infos((zipfile.ZipInfo("书.txt"), b"1"), (zipfile.ZipInfo("书.txt"), b"2"))
    assert opened(content) == {"案卷.zip/书.txt": b"1", "案卷.zip/书（2）.txt": b"2"}


def test_a_member_larger_than_it_says() -> None:
    assert list(opened(sized(pack({"a.txt": b"a" * 5000}), 10)).values()) in (
        [ProblemKind.TOO_LARGE],
        [ProblemKind.DAMAGED],
    )


@pytest.mark.parametrize(
    ("limits", "content"),
    [
        (Limits(file_size=1000), {"a.txt": b"a" * 1001}),
        (Limits(unpacked_size=1500), {"a.txt": b"a" * 1000, "b.txt": b"b" * 1000}),
        (Limits(), {"a.txt": b"\0" * 3_000_000}),
    ],
)
def test_too_much(limits: Limits, content: dict[str, bytes]) -> None:
    assert list(opened(pack(content), limits).values())[-1] is ProblemKind.TOO_LARGE


def test_too_many() -> None:
    with pytest.raises(Unreadable) as caught:
        opened(pack({f"{n}.txt": b"" for n in range(6)}), Limits(files=5))
    assert caught.value.kind is ProblemKind.TOO_LARGE
    assert caught.value.message == "压缩包里有 6 个文件，超过 5 个"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"PK\x05\x06", b"no zip", pack({"a.txt": b"a"})[:-10]]
)
def test_no_archive(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        opened(content)
    assert caught.value.kind is ProblemKind.DAMAGED


# ---- as a dossier --------------------------------------------------------------------------------------


def dossier(folder: Path, content: bytes) -> Path:
    path = folder / "案卷.zip"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_office_files_in_an_archive_do_not_make_it_one(tmp_path: Path, method: int) -> None:
    """A stored docx shows the names of its parts among the bytes of the dossier."""
    path = dossier(
        tmp_path, pack({"1决定书.docx": word(p("处罚决定书")), "2回证.txt": "送达回证".encode()}, method)
    )
    assert [(f.path, f.pages[0].text) for f in read_dossier(path)] == [
        ("案卷.zip/1决定书.docx", "处罚决定书"), ("案卷.zip/2回证.txt", "送达回证"),
    ]  # fmt: skip


def test_members_in_the_order_of_leafing_through(tmp_path: Path) -> None:
    path = dossier(
        tmp_path,
        pack(
            {name: b"a" for name in ("10.txt", "2.txt", "一、立案/a.txt", "二、调查/a.txt", "十、送达/a.txt")}
        ),
    )
    names = [f.path.removeprefix("案卷.zip/") for f in read_dossier(path)]
    assert names.index("2.txt") < names.index("10.txt")
    assert names.index("一、立案/a.txt") < names.index("二、调查/a.txt") < names.index("十、送达/a.txt")


def test_leftovers_of_systems_are_no_papers(tmp_path: Path) -> None:
    path = dossier(
        tmp_path,
        pack(
            {
                name: b"a"
                for name in (
                    "__MACOSX/._a.txt",
                    ".DS_Store",
                    "Thumbs.db",
                    "~$书.docx",
                    "案卷信息.yaml",
                    "书.txt",
                )
            }
        ),
    )
    assert [f.path for f in read_dossier(path)] == ["案卷.zip/书.txt"]


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    path = dossier(tmp_path, pack({"内.zip": pack({"书.txt": "内层".encode()})}))
    (source,) = read_dossier(path)
    assert (source.path, source.pages[0].text) == ("案卷.zip/内.zip/书.txt", "内层")
    assert source_bytes(path, [source.path], Limits()) == {source.path: "内层".encode()}


def test_the_bounds_hold_for_all_archives_together(tmp_path: Path) -> None:
    inner = pack({"书.txt": b"a" * 1000})
    path = dossier(tmp_path, pack({f"{n}.zip": inner for n in range(5)}))
    found = read_dossier(path, Limits(unpacked_size=5 * len(inner) + 2500))
    read = [f.path for f in found if f.pages]
    assert read == ["案卷.zip/0.zip/书.txt", "案卷.zip/1.zip/书.txt"]
    assert {problem.kind for f in found for problem in f.problems} == {ProblemKind.TOO_LARGE}
    found = read_dossier(path, Limits(files=7))
    assert sum(bool(f.pages) for f in found) == 2
