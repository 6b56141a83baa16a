"""What the office says of itself, and what the handler of a dossier declares."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from checker.model.rule import Settings
from checker.rulebook import RuleBookError
from checker.rulebook.settings import find_rules, read_declared, read_rows, read_settings


def office(folder: Path, text: str) -> Path:
    place = folder / "anjuan.yaml"
    place.write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "2024年" / "甲案"
    folder.mkdir(parents=True)
    return folder


def test_without_a_file_nothing_is_assumed(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dossier)
    assert read_settings(None, dossier) == Settings()


def test_the_nearest_file_counts(dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    office(tmp_path, "机关: 当前文件夹\n")
    assert read_settings(None, dossier).organ == "当前文件夹"
    office(dossier.parent, "机关: 上一层\n")
    assert read_settings(None, dossier).organ == "上一层"
    office(dossier, "机关: 案卷旁边\n")
    assert read_settings(None, dossier).organ == "案卷旁边"
    (dossier / "全卷.pdf").touch()
    assert read_settings(None, dossier / "全卷.pdf").organ == "案卷旁边"
    named = office(tmp_path, "机关: 指定的\n")
    assert read_settings(named, dossier).organ == "指定的"


def test_tables_are_looked_for_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "名录.csv").write_text(
        "姓名,证号,单位\n游雪, 18090011022 ,执法大队\n,,\n", encoding="gb18030"
    )
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["文号", "公示日期"])
    sheet.append(["巫发改罚〔2023〕2号", 20230501])
    book.save(tmp_path / "公示.xlsx")
    place = office(tmp_path, "执法人员名录: 名录.csv\n公示记录: 公示.xlsx\n参数:\n  听证罚款标准: 20000\n")
    settings = read_settings(place, tmp_path)
    assert settings.roster == ({"姓名": "游雪", "证号": "18090011022", "单位": "执法大队"},)
    assert settings.publications == ({"文号": "巫发改罚〔2023〕2号", "公示日期": "20230501"},)
    assert settings.parameters == {"听证罚款标准": "20000"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("机构: 某局\n", ("“机构”", "机关")),
        ("执法人员名录: 没有的.csv\n", ("执法人员名录", "没有的.csv")),
        ("执法人员名录: 缺列.csv\n", ("缺少“证号”列", "姓名、电话")),
        ("裁量基准: 空.csv\n", ("表是空的",)),
        ("参数: 20000\n", ("参数", "听证罚款标准: 20000")),
        ("机关：某局\n", ("中文冒号",)),
    ],
)
def test_what_cannot_be_used_is_said_with_its_cure(tmp_path: Path, text: str, told: tuple[str, ...]) -> None:
    (tmp_path / "缺列.csv").write_text("姓名,电话\n游雪,1\n", encoding="utf-8")
    (tmp_path / "空.csv").write_text("", encoding="utf-8")
    with pytest.raises(RuleBookError) as raised:
        read_settings(office(tmp_path, text), tmp_path)
    assert all(word in str(raised.value) for word in told), str(raised.value)


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError) as raised:
        read_settings(office(tmp_path, "机构: 甲\n名录: 乙\n参数: 丙\n"), tmp_path)
    assert len(raised.value.errors) == 3


def test_a_file_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="没有这个设置文件"):
        read_settings(tmp_path / "没有.yaml", tmp_path)


def test_rows_of_a_table_with_a_byte_order_mark(tmp_path: Path) -> None:
    table = tmp_path / "事项.csv"
    table.write_bytes("﻿事项,依据\n节能监察,条例\n".encode())
    assert read_rows(table, ("事项",)) == ({"事项": "节能监察", "依据": "条例"},)


def test_what_the_handler_declares(dossier: Path) -> None:
    assert read_declared(dossier) is None
    (dossier / "案卷信息.yaml").write_text("公示日期: 2024-05-10\n", encoding="utf-8")
    assert read_declared(dossier) == {"公示日期": "2024-05-10"}
    merged = dossier / "全卷.pdf"
    merged.touch()
    assert read_declared(merged) is None, "the folder's declaration is not that of one file in it"
    (dossier / "全卷.案卷信息.yaml").write_text("公示日期: 2024-06-01\n", encoding="utf-8")
    assert read_declared(merged) == {"公示日期": "2024-06-01"}


def test_a_slip_of_the_handler_does_not_stop_the_check(dossier: Path) -> None:
    (dossier / "案卷信息.yaml").write_text("公示日期：2024-05-10\n", encoding="utf-8")
    declared = read_declared(dossier)
    assert declared is not None and "中文冒号" in declared[""]


def test_the_rule_book_of_the_working_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (find_rules(None) / "documents").is_dir(), "the one that came with the program"
    (tmp_path / "rules" / "documents").mkdir(parents=True)
    assert find_rules(None) == Path("rules")
    assert find_rules(tmp_path / "别的") == tmp_path / "别的"
