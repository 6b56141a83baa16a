"""What is read off forms, records and proofs of service."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from paper import fact, facts_of, tabled, types, value

from checker.facts import extract
from checker.model.fact import Absence, Known, Missing

INTERVIEW = """询 问 笔 录
询问时间：2024年1月10日9时30分至2024年1月10日10时45分
询问地点：沅岭县发展和改革局三楼会议室
被询问人：李建国  性别：男  身份证号码：431224198001011234
询问人：张明（执法证号：18120034001）、王强（执法证号：18120034002）  记录人：王强
问：我们是沅岭县发展和改革局的执法人员，这是我们的执法证件，请过目。
答：看清楚了。
"""


def test_times_and_officers_of_an_interview() -> None:
    facts = facts_of(("询问笔录", INTERVIEW))
    expected = {
        "询问日期": date(2024, 1, 10), "开始时间": datetime(2024, 1, 10, 9, 30), "结束时间": datetime(2024, 1, 10, 10, 45),
        "地点": "沅岭县发展和改革局三楼会议室", "执法人员": ("张明", "王强"), "执法证号": ("18120034001", "18120034002"),
        "被询问人": ("李建国",), "记录人": ("王强",),
    }  # fmt: skip
    for name, wanted in expected.items():
        found = facts.of("d01", name)
        assert isinstance(found, Known) and found.value == wanted, name


@pytest.mark.parametrize(
    ("ending", "signed"),
    [
        ("以上笔录我看过，与我说的一致。\n被询问人（签名）：李建国　2024年1月10日", ("李建国",)),
        ("被询问人签字：李建国\n2024年1月10日", ("李建国",)),
        ("被询问人：李建国（签名）", ("李建国",)),
        ("以上记录属实。 李建国 2024年1月10日", ("李建国",)),
        ("被询问人（签名或盖章）：\ufffc　2024年1月10日", ("（图片）",)),
    ],
)
def test_the_signature_of_the_person_asked(ending: str, signed: tuple[str, ...]) -> None:
    assert value("询问笔录", "被询问人签名", INTERVIEW + ending) == signed


@pytest.mark.parametrize(
    "ending", ["被询问人（签名）：　　　　　　年　月　日", "被询问人签名：＿＿＿＿＿＿", "被询问人签字："]
)
def test_an_empty_signature_field_is_blank(ending: str) -> None:
    found = fact("询问笔录", "被询问人签名", INTERVIEW + ending)
    assert isinstance(found, Missing) and found.why is Absence.BLANK


FORM = """立案审批表
案由：涉嫌未经节能审查开工建设案
案件来源：日常检查
当事人：沅岭县宏达建材有限公司
承办人意见：建议立案。
承办人：张明、王强　　2024年1月4日
承办机构意见：拟同意，请审批。
签名：刘志远　　2024年1月4日
行政机关负责人意见：同意立案。
签名：陈建军　　2024年1月5日
"""


def test_steps_of_an_approval() -> None:
    facts = facts_of(("立案审批表", FORM))
    for name, wanted in {
        "承办意见": "建议立案。", "承办人签名": ("张明", "王强"), "承办日期": date(2024, 1, 4), "承办机构签名": ("刘志远",),
        "审批人签名": ("陈建军",), "审批日期": date(2024, 1, 5), "审批同意": True, "立案日期": date(2024, 1, 5),
    }.items():  # fmt: skip
        found = facts.of("d01", name)
        assert isinstance(found, Known) and found.value == wanted, (name, found)


def test_an_approval_without_signature_and_date_is_blank() -> None:
    text = FORM.replace("同意立案。\n签名：陈建军　　2024年1月5日", "\n签名：　　　　　年　月　日")
    for name in ("审批意见", "审批人签名", "审批日期"):
        found = fact("立案审批表", name, text)
        assert isinstance(found, Missing) and found.why is Absence.BLANK, name


def test_a_refusal_is_no_approval() -> None:
    assert (
        value("立案审批表", "审批同意", FORM.replace("同意立案。", "不同意立案，补充线索后再报。")) is False
    )


RECEIPT = """送达回证
受送达人：沅岭县宏达建材有限公司
送达文书名称及文号：行政处罚决定书（沅发改罚〔2024〕5号）
送达方式：{way}
受送达人签名或盖章：{who}
代收人与受送达人关系：
送达人：张明、王强
"""


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ("直接送达", "直接送达"), ("☑直接送达 □留置送达 □邮寄送达", "直接送达"), ("□直接送达 ☑留置送达 □邮寄送达", "留置送达"),
        ("EMS邮寄", "邮寄送达"), ("电子送达（邮箱）", "电子送达"), ("公告", "公告送达"),
    ],
)  # fmt: skip
def test_way_of_service(written: str, way: str) -> None:
    assert value("行政处罚决定书的送达回证", "送达方式", RECEIPT.format(way=written, who="李建国")) == way


@pytest.mark.parametrize("written", ["□直接送达 □留置送达 □邮寄送达", "直接/留置/邮寄", ""])
def test_no_way_of_service_chosen(written: str) -> None:
    found = fact("行政处罚决定书的送达回证", "送达方式", RECEIPT.format(way=written, who="李建国"))
    assert isinstance(found, Missing) and found.why is Absence.BLANK


def test_who_received_and_when() -> None:
    facts = facts_of(("行政处罚决定书的送达回证", RECEIPT.format(way="直接送达", who="李建国　2024年4月8日")))
    assert facts.get("行政处罚决定书.送达日期").value == date(2024, 4, 8)  # type: ignore[union-attr]
    assert facts.of("d01", "签收人").value == ("李建国",)  # type: ignore[union-attr]
    assert facts.of("d01", "文书文号").value == "沅发改罚〔2024〕5号"  # type: ignore[union-attr]


def test_a_receipt_nobody_signed() -> None:
    facts = facts_of(("行政处罚决定书的送达回证", RECEIPT.format(way="直接送达", who="　　　年　月　日")))
    for name in ("签收人", "送达日期"):
        found = facts.of("d01", name)
        assert isinstance(found, Missing) and found.why is Absence.BLANK, name


def test_service_by_announcement_is_complete_after_its_period() -> None:
    text = "送达公告\n因你单位下落不明，现依法向你单位公告送达行政处罚决定书。自公告之日起经过三十日即视为送达。\n沅岭县发展和改革局\n2024年4月10日"
    facts = facts_of(("公告送达材料", text))
    assert facts.of("d01", "公告日期").value == date(2024, 4, 10)  # type: ignore[union-attr]


def test_publication_and_payment() -> None:
    published = facts_of(
        ("行政处罚信息公示材料", "行政处罚信息公示\n行政相对人名称：沅岭县宏达建材有限公司\n行政处罚决定书文号：沅发改罚〔2024〕5号\n处罚金额（元）：50000\n处罚决定日期：2024-04-02\n公示日期：2024/4/9")
    )  # fmt: skip
    assert published.get("本案.公示日期").value == date(2024, 4, 9)  # type: ignore[union-attr]
    paid = facts_of(
        (
            "罚没票据",
            "湖南省非税收入一般缴款书\n缴款人：沅岭县宏达建材有限公司\n金额：￥50,000.00\n缴款日期：2024年4月12日",
        )
    )
    assert paid.of("d01", "缴款金额").value == Decimal("50000.00")  # type: ignore[union-attr]
    assert paid.get("本案.缴款日期").value == date(2024, 4, 12)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "form",
    [
        "案　　号　　沅发改立〔2024〕5号\n当 事 人　　沅岭县宏达建材有限公司\n承办人意见　　建议立案。　　张明　王强　2024年1月4日\n负责人意见　　同意立案。　　陈建军　2024年1月5日",
        "【案号】沅发改立〔2024〕5号\n【当事人】沅岭县宏达建材有限公司\n【承办人意见】建议立案。张明 王强 2024年1月4日\n【负责人意见】同意立案。陈建军 2024年1月5日",
        "案号：沅发改立〔2024〕5号\n当事人姓名或者名称：沅岭县宏达建材有限公司\n承办人意见：建议立案。\n承办人：张明 王强 2024年1月4日\n负责人意见：同意立案。\n签名：陈建军 2024年1月5日",
    ],
)
def test_a_form_without_rules(form: str) -> None:
    facts = facts_of(("立案审批表", f"立案审批表\n{form}"))
    expected = {
        "案号": "沅发改立〔2024〕5号", "当事人名称": "沅岭县宏达建材有限公司", "立案日期": date(2024, 1, 5), "审批人签名": ("陈建军",),
    }  # fmt: skip
    for name, wanted in expected.items():
        found = facts.of("d01", name)
        assert isinstance(found, Known) and found.value == wanted, name


def test_labels_that_ask_for_several_things() -> None:
    text = "送达回证\n送达时间、地点：2024年3月2日，沅岭县桥头路1号\n受送达人签名及日期：李建国 2024年3月2日"
    assert value("送达回证", "送达日期", text) == date(2024, 3, 2)
    assert value("送达回证", "签收人", text) == ("李建国",)


def test_what_one_cell_denies_is_not_denied_of_the_next() -> None:
    form = tabled("证据提取单", ("证明对象", "收购稻谷，未建台账"), ("核对", "与原件核对无误。罗建国"))
    assert extract(form, types()).of("d01", "核对无误").value is True  # type: ignore[union-attr]
    form = tabled("证据提取单", ("证明对象", "收购稻谷"), ("核对", "原件遗失，未与原件核对"))
    assert extract(form, types()).of("d01", "核对无误").value is False  # type: ignore[union-attr]


def test_the_label_of_an_empty_cell_states_nothing() -> None:
    rows = (("核查情况及理由", ""), ("承办人意见", "建议不予立案。 张明 2024年4月1日"))
    facts = extract(tabled("不予立案审批表", *rows), types())
    assert isinstance(facts.get("不予立案审批表.核查情况"), Missing)
    rows = (("复核情况", ""), ("采纳意见及理由", ""), ("复核人", "刘志远 2024年3月15日"))
    facts = extract(tabled("陈述申辩复核意见书", *rows), types())
    assert isinstance(facts.get("陈述申辩复核意见书.采纳情况"), Missing)


def test_what_the_chairman_says_is_no_signature() -> None:
    said = "主持人：请当事人作最后陈述。\n丁立：坚持刚才的意见。\n当事人签名：丁立 2024年3月5日"
    record = f"听证笔录\n案由：未按规定备案\n听证时间：2024年3月5日9时至10时\n调查人员出示证据。\n{said}"
    found = facts_of(("听证笔录", record)).get("听证笔录.主持人签名")
    assert not isinstance(found, Known)
