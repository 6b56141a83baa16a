"""Which pages are which document."""

from __future__ import annotations

import pytest
from paper import recognised, types

from checker.facts.recognise import recognise
from checker.facts.titles import Titles
from checker.model.dossier import UNRECOGNISED, SourceFile
from checker.model.text import Page, Quality
from checker.readers import read_file


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("行 政 处 罚 决 定 书", "行政处罚决定书"), ("沅岭县发展和改革局行政处罚决定书", "行政处罚决定书"),
        ("行政处罚事先（听证）告知书", "行政处罚事先告知书"), ("行政处罚听证告知书", "行政处罚听证告知书"),
        ("行政处罚听证通知书", "行政处罚听证通知书"), ("不予行政处罚决定书", "不予行政处罚决定书"),
        ("当场行政处罚决定书", "当场行政处罚决定书"), ("行政处罚决定审批表", "行政处罚决定审批表"),
        ("立案审批表（续页）", "立案审批表"), ("重大执法决定法制审核意见书", "重大执法决定法制审核意见书"),
        ("案件集体讨论笔录", "集体讨论记录"), ("鉴定期间告知书", "检测检验鉴定期间告知书"), ("行政处罚案卷（简易程序）", "卷宗封面"),
        ("简易程序案件备案表", "简易程序备案表"), ("立案呈报审批表", "立案审批表"), ("沅岭县发展和改革局行政执法询问笔录", "询问笔录"),
        ("行政处罚决定书送达回证", "送达回证"), ("先行登记保存证据通知书", "先行登记保存证据通知书"),
        ("“双随机”抽取记录表", "双随机抽取记录"), ("立案审批流转单", "立案审批表"), ("结案审批签批单", "行政处罚结案审批表"),
        ("关于对沅岭县宏达建材有限公司行政处罚的请示", "行政处罚决定审批表"), ("关于沅岭县宏达建材有限公司一案的立案请示", "立案审批表"),
    ],
)  # fmt: skip
def test_title_lines(line: str, kind: str) -> None:
    found = Titles(types()).of_line(line)
    assert found is not None and found.type == kind


@pytest.mark.parametrize(
    "line",
    [
        "依据《行政处罚决定书》的要求",
        "我局向你单位送达了行政处罚决定书，",
        "1.行政处罚决定书一份；",
        "证据：询问笔录一份",
        "处理意见：",
        "审理意见：",
    ],
)
def test_sentences_are_no_titles(line: str) -> None:
    assert Titles(types()).of_line(line) is None


MERGED = """立案审批表
案由：某案
负责人意见：同意立案。 陈建军 2024年1月5日
\f"""


def test_several_documents_in_one_file() -> None:
    text = (
        "沅岭县发展和改革局\n行政处罚事先告知书\n沅发改罚告〔2024〕5号\n沅岭县宏达建材有限公司：\n经查……\n沅岭县发展和改革局\n2024年3月1日\n"
        "送达回证\n送达文书名称：行政处罚事先告知书\n受送达人：沅岭县宏达建材有限公司\n签收人：李建国 2024年3月2日\n"
        "沅岭县发展和改革局\n行政处罚决定书\n沅发改罚〔2024〕5号\n当事人：沅岭县宏达建材有限公司\n决定……\n沅岭县发展和改革局\n2024年4月2日"
    )
    dossier = recognised(("全卷.txt", text))
    assert [d.type for d in dossier.documents] == ["行政处罚事先告知书", "送达回证", "行政处罚决定书"]
    assert dossier.documents[1].serves == ("行政处罚事先告知书",)
    assert [d.number for d in dossier.documents] == ["沅发改罚告〔2024〕5号", None, "沅发改罚〔2024〕5号"]
    covered = sum(part.end - part.start for d in dossier.documents for part in d.parts)
    assert covered >= len("".join(text.split()))


def test_a_publication_table_titled_decision_is_a_publication() -> None:
    text = "行政处罚决定书\n行政相对人名称：沅岭县宏达建材有限公司\n行政处罚决定书文号：沅发改罚〔2024〕5号\n处罚类别：罚款\n处罚机关：沅岭县发展和改革局\n公示日期：2024-04-09"
    assert recognised(("公示.txt", text)).documents[0].type == "行政处罚信息公示材料"


def test_receipts_are_told_apart_by_what_they_serve() -> None:
    decision = "行政处罚决定书\n沅发改罚〔2024〕5号\n当事人：甲公司\n沅岭县发展和改革局\n2024年4月2日"
    notice = "行政处罚事先告知书\n沅发改罚告〔2024〕5号\n甲公司：\n沅岭县发展和改革局\n2024年3月1日"
    first = "送达回证\n送达文书：沅发改罚告〔2024〕5号\n签收人：李建国"
    second = "送达回证\n送达文书：沅发改罚〔2024〕5号\n签收人：李建国"
    dossier = recognised(("1.txt", notice), ("2.txt", first), ("3.txt", decision), ("4.txt", second))
    assert len(dossier.of_type("行政处罚事先告知书的送达回证")) == 1
    assert len(dossier.of_type("行政处罚决定书的送达回证")) == 1


def test_file_names_name_untitled_papers() -> None:
    dossier = recognised(
        ("07 营业执照复印件.txt", "名称：甲公司\n经营范围：建材销售"),
        ("杂项.txt", "随手记下的几句话，看不出是什么。"),
    )
    assert [d.type for d in dossier.documents] == ["当事人主体资格证明", UNRECOGNISED]


def test_the_handlers_corrections_win() -> None:
    files = (read_file("随手记下的几句话，看不出是什么文书。".encode(), "扫描件.txt"),)
    declared = {
        "文书": [{"文件": "扫描件.txt", "页": "1", "类型": "责令改正通知书"}],
        "公示日期": "2024-05-10",
    }
    dossier = recognise("测试", files, types(), declared)
    assert dossier.documents[0].type == "责令改正通知书"
    assert dossier.declared == {"行政处罚信息公示材料.公示日期": "2024-05-10"}


def test_a_correction_that_fits_nothing_is_refused_with_its_cure() -> None:
    files = (read_file("正文".encode(), "a.txt"),)
    dossier = recognise(
        "测试", files, types(), {"文书": [{"文件": "b.txt", "页": "1", "类型": "责令改正通知书"}]}
    )
    assert "没有文件" in dossier.problems[0].message and dossier.problems[0].cure


def _two_pages(second: str) -> list[str]:
    head = "集体讨论记录\n案由：甲公司案\n时间：2025年5月20日\n地点：二楼会议室\n"
    pages = (
        Page("卷.pdf", 1, head + "结论：同意。\n参加人签名：王明", foot="第1页"),
        Page("卷.pdf", 2, second, foot="第2页"),
    )
    return [d.type for d in recognise("测试", (SourceFile("卷.pdf", "", pages),), types()).documents]


def test_a_title_that_asks_for_time_and_place_again_begins_a_document() -> None:
    again = "集体讨论记录\n案由：甲公司案\n时间：2025年6月17日\n地点：二楼会议室\n结论：同意。"
    assert _two_pages(again) == ["集体讨论记录"] * 2
    assert _two_pages("集体讨论记录\n李强：同意。\n结论：同意。\n参加人签名：王明") == ["集体讨论记录"]


@pytest.mark.parametrize(
    ("matter", "kind"),
    [
        ("标 题：立案审批 沅能立[2024]2号", "立案审批表"),
        ("文件标题\t关于对沅岭县宏达建材有限公司行政处罚的请示", "行政处罚决定审批表"),
        ("事由：宏达公司一案结案", "行政处罚结案审批表"),
        ("标题：关于召开年终总结会的通知", UNRECOGNISED),
    ],
)
def test_a_sheet_of_the_office_system_is_what_it_was_passed_round_for(matter: str, kind: str) -> None:
    text = f"沅岭县能源局公文流转单\n{matter}\n案由：未备案\n局长 同意 2024-04-22"
    assert [d.type for d in recognised(("06.txt", text)).documents] == [kind]


def test_the_organ_above_a_title_is_no_title_of_its_own() -> None:
    text = "沅岭县审计局\n审计事项移送处理书\n沅审移〔2024〕7号\n沅岭县发展和改革局：\n现移送你局。\n沅岭县审计局\n2024年3月5日"
    assert [d.type for d in recognised(("a.txt", text)).documents] == ["案件移送函"]


def test_a_page_under_a_heading_of_its_own_is_known_by_its_words() -> None:
    pages = (
        "送达回证\n受送达人：沅岭县宏达建材有限公司\n送达人：张明 李强 2024年3月2日",
        "声明\n我公司对告知的事实没有异议，自愿放弃陈述、申辩及要求听证的权利。\n受托人：蒋宏",
        "某银行客户专用回单\n付款人 沅岭县宏达建材有限公司\n金额 30000.00\n摘要 缴行政罚款",
        "本页续上页，没有标题也没有可以认出的用语",
    )
    source = SourceFile("卷.pdf", "", tuple(Page("卷.pdf", n, text) for n, text in enumerate(pages, 1)))
    documents = recognise("测试", (source,), types()).documents
    assert [(d.type, d.pages) for d in documents] == [
        ("送达回证", (1, 1)),
        ("放弃陈述申辩听证声明", (2, 2)),
        ("罚没票据", (3, 4)),
    ]


def test_a_file_name_in_an_offices_own_words() -> None:
    assert Titles(types()).of_name("13处罚决定审批流转单.pdf").type == "行政处罚决定审批表"  # type: ignore[union-attr]


def _scans(*texts: str, names: str = "IMG_{:04}.jpg", ocr: bool = True) -> list[tuple[str, tuple[str, ...]]]:
    files = tuple(
        SourceFile(name, "", (Page(name, 1, text, ocr=ocr),))
        for n, text in enumerate(texts, 1)
        for name in [names.format(n)]
    )
    return [(d.type, d.files) for d in recognise("测试", files, types()).documents]


def test_scans_of_a_page_each_are_the_pages_of_one_paper() -> None:
    decision = "沅岭县发展和改革局\n行政处罚决定书\n沅发改罚〔2024〕5号\n当事人：甲公司\n决定罚款5000元。\n沅岭县发展和改革局"
    receipt = "送达回证\n送达文书：行政处罚决定书\n受送达人：甲公司"
    papers = (decision, "2024年4月2日", receipt)
    one = [("行政处罚决定书", ("IMG_0001.jpg", "IMG_0002.jpg")), ("送达回证", ("IMG_0003.jpg",))]
    assert _scans(*papers) == one
    # typed files each begin a document of their own, and so do scans of different names
    apart = ["行政处罚决定书", UNRECOGNISED, "送达回证"]
    assert [kind for kind, _ in _scans(*papers, names="{}.pdf", ocr=False)] == apart
    files = tuple(
        SourceFile(name, "", (Page(name, 1, text, ocr=True),))
        for name, text in zip(("决定.jpg", "补页.jpg", "回证.jpg"), papers, strict=True)
    )
    assert [d.type for d in recognise("测试", files, types()).documents] == apart


INSPECTION = (
    "现场检查笔录\n检查时间：2023年11月7日9时20分至11时00分\n检查地点：沅岭县工业小区8号\n被检查人：沅岭县禾满仓米业有限公司\n"
    "检查情况：一号仓存中籼稻约180吨，要求提供台账，现场负责人称还没登，仅提供过磅单46张。\n检查人：毛正初 湛小兰"
)


def _two(one: str, other: str, *ocr: bool) -> list[tuple[str, str]]:
    files = tuple(
        SourceFile(name, "", (Page(name, 1, text, Quality.GOOD if scan else Quality.EXACT, scan),))
        for name, text, scan in zip(("甲.pdf", "乙.pdf"), (one, other), ocr, strict=True)
    )
    return [(d.file, d.type) for d in recognise("测试", files, types()).documents]


def test_a_paper_scanned_twice_counts_once() -> None:
    again = INSPECTION.replace("中籼稻", "中灿稻")
    assert _two(INSPECTION, again, True, True) == [("甲.pdf", "现场检查笔录"), ("乙.pdf", UNRECOGNISED)]
    # the scan shows who signed
    assert _two(INSPECTION, again, False, True) == [("甲.pdf", UNRECOGNISED), ("乙.pdf", "现场检查笔录")]
    later = INSPECTION.replace("11月7日", "11月9日")
    assert [kind for _, kind in _two(INSPECTION, later, True, True)] == ["现场检查笔录"] * 2


def test_receipts_on_one_form_are_no_copies() -> None:
    receipt = "送达回证\n受送达人：沅岭县禾满仓米业有限公司\n送达文书：{}\n送达方式：直接送达\n送达时间：2023年11月7日\n签收人：李建国\n送达人：毛正初 湛小兰\n备注：无"
    kinds = _two(receipt.format("行政处罚事先告知书"), receipt.format("行政处罚听证告知书"), True, True)
    assert [kind for _, kind in kinds] == ["送达回证"] * 2


def test_a_draft_marked_void_counts_where_it_is_the_only_one() -> None:
    text = "沅岭县发展和改革局\n行政处罚决定书\n{}\n当事人：甲公司\n决定罚款{}元。\n沅岭县发展和改革局\n2024年4月2日"
    final, draft = text.format("沅发改罚〔2024〕5号", 5000), text.format("沅发改罚〔2024〕4号（作废）", 6000)
    assert _two(final, draft, False, False) == [("甲.pdf", "行政处罚决定书"), ("乙.pdf", UNRECOGNISED)]
    assert [d.type for d in recognised(("甲.txt", draft)).documents] == ["行政处罚决定书"]


def test_a_contract_between_documents_is_no_part_of_them() -> None:
    pages = (
        INSPECTION,
        "建设工程施工合同（首页）\n发包人：甲公司\n承包人：乙公司\n签订日期：2022年1月5日",
        "送达回证\n受送达人：甲公司\n送达文书：责令改正通知书",
    )
    source = SourceFile("卷.pdf", "", tuple(Page("卷.pdf", n, text) for n, text in enumerate(pages, 1)))
    kinds = [d.type for d in recognise("测试", (source,), types()).documents]
    assert kinds == ["现场检查笔录", UNRECOGNISED, "送达回证"]


def test_what_an_unrecognised_paper_may_be() -> None:
    (document,) = recognised(("最终版2.txt", "关于甲公司的情况\n调查终结的报告材料\n案情如下")).documents
    assert document.type == UNRECOGNISED and "案件调查终结报告" in document.may_be
    (document,) = recognised(("a.txt", "设备购销清单\n发电机组一台")).documents
    assert document.may_be == ()
