"""``anjuan doctor`` says what is there, what is lacking, and what that means."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app, doctor


def said(monkeypatch: pytest.MonkeyPatch, folder: Path) -> str:
    rules = Path(__file__).resolve().parents[2] / "rules"
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, ["doctor", "--rules", str(rules)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_the_office_has_not_set_is_named_with_what_it_costs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = said(monkeypatch, tmp_path).splitlines()
    assert "缺　执法人员名录：未设置，执法资格不核对" in lines
    assert any(line.startswith("缺　参数 听证罚款标准：") for line in lines)
    assert any(line.startswith("有　规则 ") for line in lines)


def test_what_the_office_has_set_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "人员.csv").write_text(
        "姓名,证号,有效期起,有效期止,单位\n周明远,湘H1,2022-01-01,2027-01-01,沅岭县发展和改革局\n",
        encoding="utf-8",
    )
    (tmp_path / "anjuan.yaml").write_text(
        "机关: 沅岭县发展和改革局\n执法人员名录: 人员.csv\n参数:\n  听证罚款标准: 20000\n", encoding="utf-8"
    )
    lines = said(monkeypatch, tmp_path).splitlines()
    assert "有　机关：沅岭县发展和改革局" in lines
    assert "有　执法人员名录：1 人" in lines
    assert "有　参数 听证罚款标准：20000" in lines


def test_a_year_without_holidays_is_lacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "years", lambda: (2004, 2020))
    assert "缺　放假调休：只到 2020 年" in said(monkeypatch, tmp_path)
