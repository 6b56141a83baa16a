"""``anjuan rules coverage``: every row has a rule, a question, a reason – or is named as open."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from writing import GOOD, book

from checker.rulebook import Rulebook, RuleBookError, load
from checker.rulebook.coverage import coverage, read_reasons

CASE = "- name: 都告知了\n  documents: {行政处罚事先告知书: 你单位有权进行陈述和申辩。}\n  expect: pass\n"
ASK = """\
id: PEN-35a
title: 请核对资格
covers: [PEN-35]
stage: 审核
severity: info
basis: [行政处罚法 第五十八条]
applies: [处罚普通]
check: ask
question: 是否具备资格？
documents: [行政处罚事先告知书]
message: 请核对
advice: 核对
"""
ASKED = "- name: 提问\n  documents: {行政处罚事先告知书: 告知}\n  expect: unsure\n"


@pytest.fixture
def loaded(tmp_path: Path) -> Rulebook:
    return book(
        tmp_path / "rules",
        {
            "notice/rule.test.yaml": CASE,
            "notice/ask.yaml": ASK,
            "notice/ask.test.yaml": ASKED,
            "coverage.yaml": "卷外材料:\n  PEN-50: 须看考核文件\n  PEN-20: 已有规则\n",
        },
    )


def requirements(folder: Path) -> Path:
    rows = [{"id": f"PEN-{n}", "requirement": f"要求 {n}"} for n in (20, 35, 50, 51)] + [
        {"id": "LIC-01", "requirement": "许可"}
    ]
    path = folder / "requirements.json"
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return path


def test_requirements(loaded: Rulebook, tmp_path: Path) -> None:
    said = coverage(loaded, requirements(tmp_path), None).splitlines()
    assert said[0] == (
        "要求总表（通用、行政处罚、简易程序）：4 项，1 项有规则，1 项由程序提问、由人判断，1 项写明理由，1 项没有着落；"
        "另有其他执法种类的 1 项不在其内"
    )
    body = [line.strip() for line in said]
    assert "PEN-51　　要求 51" in body
    assert "PEN-50　卷外材料：须看考核文件　要求 50" in body
    assert "PEN-35　PEN-35a（1 例）　要求 35" in body
    assert "PEN-20　PEN-20a（1 例）　要求 20" in body
    assert body[-1] == "已有规则、理由可以删去的：PEN-20"


def test_a_rule_without_tests_covers_nothing(tmp_path: Path) -> None:
    untested = book(tmp_path / "rules", {"notice/rule.yaml": GOOD})
    assert "4 项，0 项有规则" in coverage(untested, requirements(tmp_path), None)


def test_checklist_by_stage(loaded: Rulebook, tmp_path: Path) -> None:
    path = tmp_path / "checklist.csv"
    rows = [
        "item_id,kind,stage,check",
        "PEN-20,处罚普通,告知,告知权利",
        "P900,处罚普通|检查,归档,装订",
        "X01,许可,立案,受理",
    ]
    path.write_text("\n".join(rows), encoding="utf-8-sig")
    said = coverage(loaded, None, path).splitlines()
    assert said[0].startswith(
        "评查项目表（处罚普通、处罚简易）：2 项，1 项有规则，0 项由程序提问、由人判断，0 项写明理由，1 项没有着落；另有"
    )
    assert any(line.split() == ["告知", "1", "1", "0", "0", "0"] for line in said)
    assert any(line.split() == ["归档", "1", "0", "0", "0", "1"] for line in said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "没有理由:\n  P1: 某\n",
            "没有“没有理由”这一类。可用：卷外材料、与现行法不合、同另一项、须看实物、须人判断、不属本版范围",
        ),
        ("须看实物:\n  P1: 装订\n须人判断:\n  P1: 印证\n", "P1 写了两次。例：G108: 装订须看实物"),
        ("须看实物:\n  P1:\n", "P1 没有写理由。例：G108: 装订须看实物"),
    ],
)
def test_reasons_refused(text: str, expected: str, tmp_path: Path) -> None:
    loaded = book(tmp_path, {"coverage.yaml": text})
    with pytest.raises(RuleBookError) as raised:
        read_reasons(loaded)
    assert expected in str(raised.value)


@pytest.mark.parametrize(
    ("name", "said"), [("requirements.json", "读不出要求总表"), ("checklist.csv", "读不出评查项目表")]
)
def test_tables_that_cannot_be_read(name: str, said: str, loaded: Rulebook, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xff\xfe\x00[")
    given = (tmp_path / name, None) if name.endswith("json") else (None, tmp_path / name)
    with pytest.raises(RuleBookError, match=said):
        coverage(loaded, *given)


def test_the_shipped_reasons_are_for_rows_without_rules() -> None:
    shipped = load(Path(__file__).resolve().parent.parent.parent / "rules")
    reasons = read_reasons(shipped)
    covered = {row for rule in shipped.rules for row in rule.covers}
    assert reasons
    assert not set(reasons) & covered
    for row, reason in reasons.items():
        if reason.startswith("同另一项"):
            named = re.findall(r"[A-Z]{1,4}-?\d{2,3}", reason)
            assert not named or set(named) & covered, f"{row}: {reason}"
