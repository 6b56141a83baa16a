"""Penalty tables: what is read, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from writing import book, errors, with_line

from checker.model.fact import Citation
from checker.rulebook.penalties import AFTER_ORDER, FORFEITING

LAW = """\
law: 某法
text: 2020 年 1 月 1 日公布文本
from: 2020-01-01
agencies:
  某部门: {words: [发展和改革], sure: true}
clauses:
  - at: 第七条第一款
    conduct: 不报送
    agency: 某部门
    kinds: [警告, 罚款]
    fines: [{who: 单位, least: 0.005, most: 0.01, base: 项目合同金额}]
    after_order: [罚款]
    order_words: 逾期不改正
"""


def test_a_clause(tmp_path: Path) -> None:
    loaded = book(tmp_path, {"penalties/law.yaml": LAW})
    (clause,) = loaded.penalties
    assert str(clause) == "《某法》第7条第1款"
    assert (clause.kinds, clause.agency_words, clause.agency_sure) == (
        ("警告", "罚款"),
        ("发展和改革",),
        True,
    )
    assert (clause.fines[0].least, clause.fines[0].most, clause.from_) == (
        Decimal("0.005"),
        Decimal("0.01"),
        date(2020, 1, 1),
    )
    assert loaded.lists[AFTER_ORDER] == {"《某法》第7条"}
    assert loaded.lists[FORFEITING] == set()


def test_clauses_that_forfeit_unlawful_gains(tmp_path: Path) -> None:
    other = (
        LAW + "  - {at: 第八条第二款, conduct: 倒卖, kinds: [没收违法所得, 罚款], fines: [{most: 1000}]}\n"
    )
    assert book(tmp_path, {"penalties/law.yaml": other}).lists[FORFEITING] == {"《某法》第8条"}


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (Citation("某法", 7, 1), True),
        (Citation("某法", 7, 1, 3), True),
        (Citation("某法", 7), True),  # stops at the article: all its paragraphs
        (Citation("某法", 7, 2), False),
        (Citation("某法", 8, 1), False),
        (Citation("某某法", 7, 1), False),
    ],
)
def test_citations_that_mean_it(citation: Citation, expected: bool, tmp_path: Path) -> None:
    assert book(tmp_path, {"penalties/law.yaml": LAW}).penalties[0].cited_by(citation) is expected


def test_an_article_only_part_of_which_needs_an_order(tmp_path: Path) -> None:
    other = LAW + "  - {at: 第七条第二款, conduct: 拒绝, kinds: [罚款], fines: [{most: 1000}]}\n"
    assert book(tmp_path, {"penalties/law.yaml": other}).lists[AFTER_ORDER] == {"《某法》第7条第1款"}


KINDS = "警告、通报批评、没收违法所得、没收非法财物、暂扣许可证件、降低资质等级、吊销许可证件、限制开展生产经营活动、责令停产停业、责令关闭、限制从业、行政拘留、罚款"
BAD = {
    "key": (with_line("law: 某法", "law: 某法\nlaws: 1", LAW), ":2：不认识“laws”。可用：law、text、from、until、agencies、clauses。是不是想写“law”？"),
    "no text": (with_line("text: 2020 年 1 月 1 日公布文本\n", "", LAW), ":1：缺少“text”。罚则表要写明 law（法律简称）、text（核对所据文本）、clauses"),
    "date": (with_line("from: 2020-01-01", "from: 2020年", LAW), ":3：日期应当写成 2021-07-15"),
    "article": (with_line("at: 第七条第一款", "at: 七", LAW), ":7：“七”应当写到条或者款。例：at: 第七十三条第二款"),
    "item": (with_line("at: 第七条第一款", "at: 第七条第一款第一项", LAW), ":7：“第七条第一款第一项”应当写到条或者款。例：at: 第七十三条第二款"),
    "kind": (with_line("[警告, 罚款]", "[警示, 罚款]", LAW), f":10：没有“警示”这种处罚。可用：{KINDS}。是不是想写“警告”？"),
    "agency": (with_line("agency: 某部门", "agency: 别的部门", LAW), ":9：agencies 里没有“别的部门”。在本文件 agencies 中写明该部门的名称用语"),
    "agency as a word": (
        with_line("{words: [发展和改革], sure: true}", "发展和改革", LAW),
        ":5：部门“某部门”写错。例：管理节能工作的部门: {words: [发展和改革, 节能]}",
    ),
    "who": (with_line("who: 单位", "who: 企业", LAW), ":11：who 不能是“企业”。可用：单位、个人、责任人员"),
    "number": (
        with_line("least: 0.005", "least: 千分之五", LAW),
        ":11：least 应当是数，现为“千分之五”。例：least: 0.005, most: 0.01, base: 中标项目金额",
    ),
    "ends": (with_line("least: 0.005", "least: 0.05", LAW), ":11：least 大于 most"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_refused(name: str, tmp_path: Path) -> None:
    text, expected = BAD[name]
    assert "penalties/law.yaml" + expected in errors(tmp_path, {"penalties/law.yaml": text})


def test_kinds_and_fines_go_together(tmp_path: Path) -> None:
    text = with_line("    fines: [{who: 单位, least: 0.005, most: 0.01, base: 项目合同金额}]\n", "", LAW)
    found = errors(tmp_path, {"penalties/law.yaml": text})
    assert found[0].startswith(
        "penalties/law.yaml:7：第七条第一款缺 conduct，或者 kinds 与 fines 对不上。例："
    )


def test_a_clause_twice(tmp_path: Path) -> None:
    twice = LAW + "  - {at: 第七条第一款, conduct: 不报送, kinds: [警告]}\n"
    assert errors(tmp_path, {"penalties/law.yaml": twice}) == [
        "penalties/law.yaml:14：《某法》第7条第1款写了两次。请合并成一处"
    ]
