"""``within_range`` beyond the cases beside its rules: bases, tiers, kinds of party, the office's own table."""

from __future__ import annotations

from decimal import Decimal

import pytest
from judging import judged, rulebook, verdict
from pydantic import ValidationError

from checker.model.finding import Verdict
from checker.model.penalty import PenaltyClause
from checker.rulebook.penalties import AFTER_ORDER

CHECK = """
check: within_range
document: 行政处罚决定书
mitigated: [减轻处罚]
message: 罚款{found}，{names}：{limit}
"""


def decision(law: str, fine: str, said: str = "", party: str = "沅岭县金穗粮油有限公司") -> dict[str, str]:
    return {
        "行政处罚决定书": f"沅岭县发展和改革局\n行政处罚决定书\n当事人：{party}\n{said}\n"
        f"依据{law}的规定，本机关决定处以罚款人民币{fine}元。\n沅岭县发展和改革局\n2024年8月2日"
    }


@pytest.mark.parametrize(
    ("value", "fine", "expected"),
    [
        ("8000", "10000", Verdict.PASS),  # under ten thousand: plain sums
        ("8000", "9000", Verdict.FAIL),
        ("8000", "60000", Verdict.FAIL),
        ("20000", "20000", Verdict.PASS),  # from ten thousand: one to five times
        ("20000", "100000", Verdict.PASS),
        ("20000", "100500", Verdict.FAIL),
        ("20000", "15000", Verdict.FAIL),
    ],
)
def test_a_base_that_decides_which_range_holds(value: str, fine: str, expected: Verdict) -> None:
    papers = decision("《粮食流通管理条例》第四十七条", fine, f"该批粮食货值金额{value}元。")
    assert verdict(CHECK, documents=papers) is expected


def test_a_rounded_base_leaves_a_yuan_of_slack() -> None:
    law = "《企业投资项目核准和备案管理条例》第十八条第一款"
    said = "项目总投资额12345678元。"
    assert verdict(CHECK, documents=decision(law, "61728", said)) is Verdict.PASS  # 5‰ is 61,728.39
    assert verdict(CHECK, documents=decision(law, "61900", said)) is Verdict.FAIL
    found = judged(CHECK, documents=decision(law, "90000", said))
    assert "项目总投资额 12345678 元的1‰以上5‰以下" in found.message


def test_parts_and_their_total() -> None:
    said = "甲标合同价2000000元，乙标合同价3000000元，合同金额合计5000000元。"
    law = "《中华人民共和国招标投标法》第四十九条"
    assert verdict(CHECK, documents=decision(law, "50000", said)) is Verdict.PASS
    assert verdict(CHECK, documents=decision(law, "60000", said)) is Verdict.FAIL
    apart = "甲标合同价2000000元，乙标合同价3000000元。"
    assert verdict(CHECK, documents=decision(law, "60000", apart)) is Verdict.UNSURE


def test_an_article_without_its_paragraph_means_all_of_them() -> None:
    # 第七十三条: 3–5 万, 1–3 万 and 5–10 万 by paragraph
    law = "《中华人民共和国节约能源法》第七十三条"
    assert verdict(CHECK, documents=decision(law, "20000")) is Verdict.PASS
    assert verdict(CHECK, documents=decision(law + "第一款", "20000")) is Verdict.FAIL


@pytest.mark.parametrize(
    ("party", "fine", "expected"),
    [
        ("周平", "10000", Verdict.PASS),
        ("周平", "100000", Verdict.FAIL),
        ("沅岭县金穗粮油有限公司", "10000", Verdict.FAIL),
        ("沅岭县金穗粮油店（个体工商户）", "10000", Verdict.PASS),  # as a person or as a unit: disputed
        ("沅岭县金穗粮油店（个体工商户）", "100000", Verdict.PASS),
    ],
)
def test_persons_and_units(party: str, fine: str, expected: Verdict) -> None:
    papers = decision("《中华人民共和国粮食安全保障法》第六十八条", fine, party=party)
    assert verdict(CHECK, documents=papers) is expected


def test_a_clause_that_states_no_sum() -> None:
    found = judged(CHECK, documents=decision("《中华人民共和国粮食安全保障法》第六十七条", "50000"))
    assert found.verdict is Verdict.UNSURE
    assert "没有写明罚款数额" in found.message


def test_an_article_that_punishes_nothing() -> None:
    found = judged(CHECK, documents=decision("《中华人民共和国节约能源法》第五十三条", "50000"))
    assert found.verdict is Verdict.UNSURE
    assert "不是罚则条款" in found.message


def test_poor_pages_only_ask() -> None:
    papers = decision("《中华人民共和国节约能源法》第八十二条", "80000")
    assert verdict(CHECK, documents=papers, quality="poor") is Verdict.UNSURE


def test_norms_of_discretion_and_the_general_law_do_not_disturb() -> None:
    law = "《中华人民共和国行政处罚法》第二十八条、《中华人民共和国节约能源法》第八十二条、《节能监察行政处罚裁量权基准》第三条"
    assert verdict(CHECK, documents=decision(law, "80000")) is Verdict.FAIL
    assert verdict(CHECK, documents=decision(law, "30000")) is Verdict.PASS


TABLE = [
    {"条款": "《节约能源法》第八十二条", "档次": "较轻", "下限": "10000", "上限": "20000"},
    {"条款": "《节约能源法》第八十二条", "档次": "一般", "下限": "2万元", "上限": "3.5万元"},
    {"条款": "《节约能源法》第八十二条", "档次": "按倍数", "下限": "一倍", "上限": "三倍"},
]


@pytest.mark.parametrize(
    ("said", "fine", "expected"),
    [
        ("", "30000", Verdict.PASS),
        ("", "45000", Verdict.FAIL),
        ("情节一般。", "30000", Verdict.PASS),
        ("情节较轻。", "30000", Verdict.FAIL),
        ("情节较轻，不属于一般情节。", "15000", Verdict.PASS),
        ("依法减轻处罚。", "5000", Verdict.UNSURE),
        ("两个违法行为分别裁量、合并处罚。", "45000", Verdict.UNSURE),
    ],
)
def test_the_offices_own_table(said: str, fine: str, expected: Verdict) -> None:
    papers = decision("《中华人民共和国节约能源法》第八十二条", fine, said)
    assert verdict(CHECK + "aspect: 基准\n", documents=papers, settings={"discretion": TABLE}) is expected


def test_a_clause_the_table_does_not_hold() -> None:
    papers = decision("《中华人民共和国节约能源法》第八十四条", "15000")
    check = CHECK + "aspect: 基准\n"
    assert verdict(check, documents=papers, settings={"discretion": TABLE}) is Verdict.NOT_CHECKED
    assert verdict(check, documents=papers) is Verdict.NOT_CHECKED


def test_aspects_are_named() -> None:
    with pytest.raises(ValidationError, match="没有“数额”，可用：幅度、种类、机关、基准"):
        verdict(CHECK + "aspect: 数额\n")


def test_the_table_of_clauses_holds_together() -> None:
    clauses = rulebook().penalties
    assert len({str(c) for c in clauses}) == len(clauses)
    for clause in clauses:
        assert set(clause.after_order) <= set(clause.kinds), clause
        assert bool(clause.after_order) == bool(clause.order_words), clause
        for fine in clause.fines:
            assert fine.most is None or fine.least < fine.most, clause
            if fine.base and fine.base_below is None:
                assert (fine.most or Decimal(0)) <= 10, f"{clause}: a factor, not a sum"
            else:
                assert fine.most is None or fine.most >= 1000, f"{clause}: a sum, not a factor"


def test_clauses_that_need_an_order_first_are_a_list_for_conditions() -> None:
    listed = rulebook().lists[AFTER_ORDER]
    assert {"《节约能源法》第82条", "《节约能源法》第73条第2款", "《粮食流通管理条例》第43条"} <= listed
    # an order may go with the fine there, it need not come first
    assert not any(
        text.startswith(("《节约能源法》第80条", "《石油天然气管道保护法》第54条")) for text in listed
    )


PLAIN = [
    clause
    for clause in rulebook().penalties
    if clause.fines and all(fine.most is not None and not fine.base for fine in clause.fines)
]


@pytest.mark.parametrize("clause", PLAIN, ids=str)
def test_the_ends_of_every_plain_range(clause: PenaltyClause) -> None:
    """Both ends are inside; above the highest and below the lowest a fine is outside, whoever the party is."""
    for fine in clause.fines:
        party = "周平" if fine.who == "个人" else "沅岭县金穗粮油有限公司"
        law = f"《{clause.law}》第{clause.article}条" + (
            f"第{clause.paragraph}款" if clause.paragraph else ""
        )
        said = f"你的行为属于{fine.tier[0]}。" if fine.tier else ""

        def of(amount: Decimal, law: str = law, said: str = said, party: str = party) -> Verdict:
            papers = (
                decision(law, f"{amount:f}", said, party).popitem()[1].replace("2024年8月2日", "2025年8月4日")
            )
            return verdict(CHECK, documents={"行政处罚决定书": papers})

        if fine.who == "责任人员":
            continue  # named beside the unit, whose own range holds for the decision
        most = fine.most or Decimal(0)
        assert of(max(fine.least, Decimal(100))) is Verdict.PASS, fine
        assert of(most) is Verdict.PASS, fine
        highest = max(f.most or Decimal(0) for f in clause.fines)
        assert of(highest * 2) is Verdict.FAIL, fine
        lowest = min(f.least for f in clause.fines)
        if lowest > 200:
            assert of(Decimal(150)) is Verdict.FAIL, fine
