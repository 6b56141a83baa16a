"""The handbook: one file that stands alone, with all that is to be signed off."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from writing import GOOD, book, with_line

from checker.model.penalty import Fine
from checker.rulebook import Rulebook, load
from checker.rulebook.handbook import fine_words, handbook

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def shipped() -> Rulebook:
    return load(ROOT / "rules")


@cache
def page() -> str:
    return handbook(shipped()).decode("utf-8")


def test_every_rule_parameter_clause_list_and_sheet_is_there() -> None:
    for rule in shipped().rules:
        assert f'id="{rule.id}"' in page(), rule.id
    for name in (*shipped().parameters, *shipped().lists, *(sheet.name for sheet in shipped().sheets)):
        assert name in page(), name
    assert page().count('<td class="day">第') == len(shipped().penalties)


def test_nothing_is_fetched_and_nothing_foreign_may_run() -> None:
    assert not re.findall(r'(?:src|href|action)="(?!#)[^"]*"', page())
    assert "http" not in page().replace('http-equiv="Content-Security-Policy"', "")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page())
    assert policy is not None
    allowed = policy.group(1).replace("&#39;", "'")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page(), re.S)
        digest = b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
        assert f"'sha256-{digest}'" in allowed
    assert "default-src 'none'" in allowed


def test_an_entry(tmp_path: Path) -> None:
    rule = with_line(
        "check: states",
        "in_force: {from: 2021-07-15, by: 本案.决定日期}\nwhen: [{fact: 本案.罚款金额, at_least: 参数.听证罚款标准}]\n"
        "known_false_positives: [<b>别处</b>告知]\nsince: '2024-05-01'\nstatus: trial\ncheck: states",
    )
    cases = "- name: 漏了申辩\n  documents: {行政处罚事先告知书: 你单位有权进行陈述。}\n  expect: fail\n  message: 没有告知申辩\n"
    parameter = (
        "name: 听证罚款标准\nunit: 元\nby: 本案.决定日期\nvalues:\n  - {from: 2021-07-15, when: {本案.当事人类型: 单位}, value: null, source: 待确认}\n"
        "  - {from: 2025-01-01, value: 20000, source: 某规定 第三条}\n"
    )
    files = {"notice/rule.yaml": rule, "notice/rule.test.yaml": cases, "parameters/hearing.yaml": parameter}
    text = handbook(book(tmp_path, files)).decode("utf-8")
    for said in (
        "试行", "自 2021-07-15 起（按决定日期判断）", "自 2024-05-01 起", "&lt;b&gt;别处&lt;/b&gt;告知", "没有告知〔缺少的内容〕",
        "当事人类型为单位的为待本单位设定", "为 20000 元", "某规定 第三条", "你单位有权进行陈述。", "说：没有告知申辩", "不合规",
    ):  # fmt: skip
        assert said in text, said
    assert "<b>" not in text


def test_a_plain_rule_book_has_no_empty_chapters(tmp_path: Path) -> None:
    text = handbook(book(tmp_path, {"notice/rule.yaml": GOOD})).decode("utf-8")
    assert 'id="parameters"' not in text and 'id="penalties"' not in text and 'id="sheets"' not in text


@pytest.mark.parametrize(
    ("fine", "said"),
    [
        (Fine("单位", Decimal(50000), Decimal(200000)), "单位：5 万元以上20 万元以下"),
        (Fine(most=Decimal(5000)), "5000 元以下"),
        (Fine("", Decimal("0.005"), Decimal("0.01"), "项目合同金额"), "项目合同金额的5‰以上10‰以下"),
        (
            Fine("责任人员", Decimal("0.05"), Decimal("0.1"), "单位罚款数额"),
            "责任人员：单位罚款数额的5%以上10%以下",
        ),
        (
            Fine("", Decimal(1), Decimal(5), "货值金额", Decimal(10000)),
            "货值金额 10000 元以上：货值金额的1倍以上5倍以下",
        ),
        (
            Fine("", Decimal(10000), Decimal(50000), "货值金额", None, Decimal(10000)),
            "货值金额不足 10000 元：1 万元以上5 万元以下",
        ),
        (
            Fine(tier=("情节严重",), least=Decimal(200000), most=Decimal(500000)),
            "情节严重：20 万元以上50 万元以下",
        ),
        (Fine(when="本条没有写明数额"), "本条没有写明数额"),
        (Fine(), "没有写明数额"),
    ],
)
def test_fines_in_words(fine: Fine, said: str) -> None:
    assert fine_words(fine) == said
