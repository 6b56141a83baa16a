"""Score sheets: what is read, what is refused, how one is asked for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from writing import book, errors, with_line

from checker.model.score import Mode
from checker.rulebook import RuleBookError
from checker.rulebook.settings import read_settings
from checker.rulebook.sheets import find_sheet

SHEET = """\
name: 试验表
source: 试验
applies: [处罚普通]
total: 100
grades: [{name: 不合格, from: 0}, {name: 优秀, from: 90}]
parts:
  - name: 文书
    mode: 折算
    points: 100
    items:
      - {id: A, text: 告知, points: 4, each: 0.5, covers: [P131]}
      - {id: V, text: 主体, veto: true, covers: [G001]}
"""


def test_a_sheet(tmp_path: Path) -> None:
    (sheet,) = book(tmp_path, {"sheets/trial.yaml": SHEET}).sheets
    (part,) = sheet.parts
    assert (part.mode, part.points, [item.id for item in part.items]) == (
        Mode.SCALED,
        Decimal(100),
        ["A", "V"],
    )
    assert (part.items[0].each, part.items[1].veto) == (Decimal("0.5"), True)
    assert [grade.name for grade in sheet.grades] == ["优秀", "不合格"]


BAD = {
    "key": (with_line("source: 试验", "source: 试验\nscore: 1", SHEET), ":3：不认识“score”。可用：name、source、gaps、applies、total、parts、grades、veto_score、veto_grade。"),
    "no source": (with_line("source: 试验\n", "", SHEET), ":1：缺少“source”。评分表要写明 name、source、gaps、applies、total、parts、grades"),
    "mode": (with_line("mode: 折算", "mode: 折合", SHEET), ":8：mode 不能是“折合”。可用：折算、扣分"),
    "item": (with_line("text: 告知, ", "", SHEET), ":11：项目要写明 id、text 和 points（否决项写 veto: true）。例：- {id: A1, text: 告知书已送达, points: 2, covers: [P141]}"),
    "number": (with_line("points: 4", "points: 四", SHEET), ":11：points 应当是数，现为“四”。例：- {id: A1, text: 告知书已送达, points: 2, covers: [P141]}"),
    "twice": (with_line("id: V", "id: A", SHEET), ":12：项目 A 写了两次。编号不能重复"),
    "parts": (with_line("grades: [{name: 不合格, from: 0}, {name: 优秀, from: 90}]", "grades: 优秀", SHEET), ":5：“grades”应当逐项写成“- {…}”。例：- {id: A1, text: 告知书已送达, points: 2, covers: [P141]}"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_refused(name: str, tmp_path: Path) -> None:
    text, expected = BAD[name]
    assert "sheets/trial.yaml" + expected in errors(tmp_path, {"sheets/trial.yaml": text})


def test_asked_for_by_name_by_file_name_and_as_a_file(tmp_path: Path) -> None:
    loaded = book(tmp_path / "rules", {"sheets/trial.yaml": SHEET})
    own = tmp_path / "本单位.yaml"
    own.write_text(SHEET.replace("试验表", "本单位表"), encoding="utf-8")
    assert find_sheet(loaded, "试验表").name == "试验表"
    assert find_sheet(loaded, "trial").name == "试验表"
    assert find_sheet(loaded, str(own)).name == "本单位表"
    with pytest.raises(RuleBookError) as raised:
        find_sheet(loaded, "trail")
    assert str(raised.value) == "评分表：没有“trail”。可用：trial（试验表）。是不是想写“trial”？"


def test_the_settings_name_it(tmp_path: Path) -> None:
    config = tmp_path / "anjuan.yaml"
    config.write_text("评分表: 试验表\n", encoding="utf-8")
    assert read_settings(config, tmp_path).sheet == "试验表"
    (tmp_path / "表.yaml").write_text(SHEET, encoding="utf-8")
    config.write_text("评分表: 表.yaml\n", encoding="utf-8")
    assert read_settings(config, tmp_path).sheet == str(tmp_path / "表.yaml")
