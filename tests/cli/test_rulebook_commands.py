"""``anjuan rules …`` and ``--sheet``, run as a user runs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.cli.check import Exit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "rulebook"))

from writing import GOOD, with_line, write

CASES = """\
- name: 都告知了
  documents: {行政处罚事先告知书: 你单位有权进行陈述和申辩。}
  expect: pass
- name: 漏了申辩
  documents: {行政处罚事先告知书: 你单位有权进行陈述。}
  expect: fail
- name: 否定
  documents: {行政处罚事先告知书: 未告知陈述、申辩。}
  expect: fail
"""


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write(tmp_path / "rules", {"notice/rule.test.yaml": CASES})


def test_list(rules: Path) -> None:
    code, out, _ = run("rules", "list", "--rules", rules)
    assert (code, out) == (
        Exit.CLEAN,
        f"PEN-20a\t告知\t否决\t告知书应当告知陈述、申辩权\n共 1 条（{rules}）\n",
    )


def test_lint_is_clean_or_ends_in_two(rules: Path) -> None:
    assert run("rules", "lint", "--rules", rules)[:2] == (Exit.CLEAN, "1 条规则，0 处问题\n")
    write(rules, {"notice/rule.yaml": with_line("{missing}", "{found}"), "notice/rule.test.yaml": CASES})
    code, out, _ = run("rules", "lint", "--rules", rules)
    assert code == Exit.USAGE
    assert out.endswith("1 条规则，1 处问题\n")


def test_tests_pass_or_end_in_one(rules: Path) -> None:
    assert run("rules", "test", "--rules", rules)[:2] == (Exit.CLEAN, "3 passed, 0 failed\n")
    assert run("rules", "test", "GEN", "--rules", rules)[:2] == (Exit.CLEAN, "0 passed, 0 failed\n")
    write(rules, {"notice/rule.test.yaml": CASES.replace("expect: pass", "expect: fail")})
    code, out, _ = run("rules", "test", "--rules", rules)
    assert (code, out.splitlines()[-1]) == (Exit.FINDINGS, "2 passed, 1 failed")


@pytest.mark.parametrize("command", ["test", "mutate", "handbook"])
def test_a_malformed_test_file_is_said_in_words(command: str, rules: Path) -> None:
    write(rules, {"notice/rule.test.yaml": "- name: 例\n  expect: ok\n"})
    code, _, err = run("rules", command, "--rules", rules)
    assert code == Exit.USAGE
    assert "notice/rule.test.yaml:1：expect 写错" in err


def test_mutate(rules: Path) -> None:
    code, out, _ = run("rules", "mutate", "--rules", rules)
    assert code == Exit.CLEAN
    assert out.splitlines()[-1].startswith(
        "1 条规则，3 处改动，3 处结论随之改变（1.000）；始终不变的规则 0 条"
    )


def test_handbook(rules: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "手册.html"
    code, out, _ = run("rules", "handbook", "-o", target, "--rules", rules)
    assert (code, out) == (Exit.CLEAN, f"规则手册：{target}\n")
    assert 'id="PEN-20a"' in target.read_text(encoding="utf-8")


def test_schema() -> None:
    assert json.loads(run("rules", "schema")[1])["title"] == "anjuan 规则"


def test_coverage(rules: Path, tmp_path: Path) -> None:
    rows = tmp_path / "requirements.json"
    rows.write_text('[{"id": "PEN-20", "requirement": "告知"}]', encoding="utf-8")
    code, out, _ = run("rules", "coverage", "--requirements", rows, "--rules", rules)
    assert code == Exit.CLEAN and "1 项，1 项有规则" in out
    code, _, err = run("rules", "coverage", "--requirements", tmp_path / "none.json", "--rules", rules)
    assert code == Exit.USAGE and "读不出要求总表。应当是 JSON，每项有 id" in err
    code, _, err = run("rules", "coverage", "--rules", rules)
    assert code == Exit.USAGE and "请用 --requirements 或 --checklist" in err


def test_explain(rules: Path) -> None:
    code, out, _ = run("rules", "explain", "PEN-20a", "--rules", rules)
    assert code == Exit.CLEAN and "要求：《行政处罚事先告知书》应当载明全部：“陈述”；“申辩”。" in out


SHEET = """\
name: 试验表
source: 试验
applies: [处罚普通]
total: 100
grades: [{name: 合格, from: 60}, {name: 不合格, from: 0}]
parts: [{name: 告知, mode: 折算, points: 100, items: [{id: A, text: 告知权利, points: 4, rules: [PEN-20a]}]}]
"""
PAPER = "沅岭县发展和改革局\n行政处罚事先告知书\n沅发改罚告〔2024〕3号\n沅岭县宏达建材有限公司：\n你单位有权进行陈述。\n沅岭县发展和改革局\n2024年4月1日"


def test_a_sheet_scores_the_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUAN_CACHE", str(tmp_path / "cache"))
    rules = write(tmp_path / "rules", {"notice/rule.yaml": GOOD, "sheets/trial.yaml": SHEET})
    (tmp_path / "宏达案").mkdir()
    (tmp_path / "宏达案" / "告知书.txt").write_text(PAPER, encoding="utf-8")

    def score(*more: str | Path) -> object:
        out = tmp_path / "out"
        code, _, err = run("check", tmp_path / "宏达案", "-o", out, "--rules", rules, "--jobs", "1", *more)
        assert code == Exit.FINDINGS, err
        return json.loads((out / "宏达案" / "report.json").read_text(encoding="utf-8"))["score"]

    assert score() is None
    scored = score("--sheet", "trial")
    assert isinstance(scored, dict)
    assert (scored["sheet"], scored["min"], scored["max"], scored["grade"]) == ("试验表", 0.0, 0.0, "不合格")
    (tmp_path / "anjuan.yaml").write_text("评分表: 试验表\n", encoding="utf-8")
    assert score("--config", tmp_path / "anjuan.yaml") == scored


def test_an_unknown_sheet_ends_in_two(tmp_path: Path) -> None:
    (tmp_path / "案").mkdir()
    code, _, err = run("check", tmp_path / "案", "-o", tmp_path / "out", "--sheet", "湖南省评查标准")
    assert code == Exit.USAGE
    assert "没有“湖南省评查标准”。可用：" in err
