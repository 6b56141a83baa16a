"""A report as a real check gives it, built by hand: every verdict and severity, several files and formats,
quotes with and without boxes, a timeline with windows, a page that could not be read. All persons and
companies are invented."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from checker.model.dossier import Document, Dossier, Problem, ProblemKind, SourceFile
from checker.model.fact import (
    Absence,
    Citation,
    Conflicting,
    Fact,
    Facts,
    Known,
    Missing,
    Origin,
    Period,
    Searched,
)
from checker.model.finding import Finding, Severity, Verdict
from checker.model.picture import Crop, Region
from checker.model.report import BatchReport, Event, Report, Row, Stamp, Window
from checker.model.text import Boxes, Evidence, Page, Quality, Span

PARTY = "沅岭县宏达建材有限公司"
NAME = f"{PARTY}未经节能审查开工建设案"
STAMP = Stamp(
    tool="anjuan 0.1.0",
    rulebook="sha256:" + "3f" * 32,
    rulebook_path="rules",
    calendar=(2004, 2026),
    ocr="rapidocr 3.10.0",
    checked_at=datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=8))),
)

TEXTS: dict[tuple[str, int], str] = {
    ("01立案审批表.docx", 1): (
        "立案审批表\n案号\t沅发改罚立〔2024〕3号\n案件来源\t日常检查\n当事人\t" + PARTY + "\n"
        "案情简介\t该公司于2023年9月开工建设年产十万吨骨料项目，开工前未通过节能审查。\n"
        "承办人意见\t建议立案调查。\v承办人：周明远、李若兰\v2024年3月1日\n"
        "负责人意见\t同意立案。\v签名：陈国栋\v2024年3月4日"
    ),
    ("02现场检查笔录.docx", 1): (
        "现场检查笔录\n检查时间：2024年2月27日9时10分至10时40分\n检查地点：沅岭县城东工业园\n"
        "执法人员：周明远（湘H0012345）、李若兰（湘H0012346），已出示证件。\n"
        "检查情况：现场一条生产线已安装完毕，企业未能提供节能审查意见。\n被检查人签名：\n"
    ),
    ("全卷.pdf", 1): (
        "沅岭县发展和改革局\n行政处罚事先告知书\n沅发改罚告〔2024〕3号\n" + PARTY + "：\n"
        "经查，你单位于2023年9月开工建设年产十万吨骨料项目，\n开工前未通过节能审查，上述行为违反了《固定资产投资项目\n"
        "节能审查办法》第三条。依据该办法第二十二条，本机关拟对\n你单位处罚款人民币80000元。\n"
        "你单位如对上述认定有异议，可自收到本告知书之日起五日内\n向本机关进行陈述，逾期视为放弃。\n"
        "联系人：周明远　　电话：0745-2000000\n沅岭县发展和改革局\n2024年4月1日"
    ),
    ("全卷.pdf", 2): (
        "送达回证\n送达文书：行政处罚事先告知书（沅发改罚告〔2024〕3号）\n受送达人：" + PARTY + "\n"
        "送达方式：直接送达\n签收人：王建业　　2024年4月2日\n送达人：周明远　李若兰"
    ),
    ("全卷.pdf", 3): (
        "集体讨论记录\n时间：2024年4月1□日\n主持人：陈国栋\n参加人员：陈国栋、刘卫东、赵敏\n"
        "会议认为：案件事实清楚，证据确凿，一致同意处罚款80000元。"
    ),
    ("全卷.pdf", 4): (
        "沅岭县发展和改革局\n行政处罚决定书\n沅发改罚〔2024〕3号\n当事人：" + PARTY + "\n"
        "统一社会信用代码：91431200MA4L000000\n经查，当事人于2023年9月开工建设年产十万吨骨料项目，\n"
        "开工前未通过节能审查。本机关于2024年4月1日告知当事人\n拟作出的处罚，当事人在法定期限内未提出陈述、申辩意见。"
    ),
    ("全卷.pdf", 5): (
        "依据《固定资产投资项目节能审查办法》第二十二条，本机关\n决定对当事人处罚款人民币100000元（大写：壹拾万元整）。\n"
        "如不服本决定，可在收到本决定书之日起六十日内向湖南省\n发展和改革委员会申请行政复议，或者在六个月内依法向沅岭\n"
        "县人民法院提起行政诉讼。\n沅岭县发展和改革局\n2024年6月14日"
    ),
    ("全卷.pdf", 6): (
        "送达回证\n送达文书：行政处罚决定书\n受送达人：" + PARTY + "\n送达方式：留置送达\n"
        "拒收事由：\n见证人：\n送达人：周明远　2024年6月28日"
    ),
    ("全卷.pdf", 7): "",
    ("全卷.pdf", 8): "湖南省非税收入票据\n缴款人：" + PARTY + "\n金额：100000.00\n缴款日期：2024年7月1日",
    ("照片/IMG_0031.pdf", 1): "现场照片\n拍摄时间：2024年2月27日\n拍摄人：李若兰",
}

DOCUMENTS = (
    ("d01", "立案审批表", "立案审批表", ["01立案审批表.docx", 1], 0.98, (), "沅发改罚立〔2024〕3号"),
    ("d02", "现场检查笔录", "现场检查笔录", ["02现场检查笔录.docx", 1], 0.97, (), None),
    ("d03", "行政处罚事先告知书", "行政处罚事先告知书", ["全卷.pdf", 1], 0.99, (), "沅发改罚告〔2024〕3号"),
    ("d04", "送达回证", "送达回证", ["全卷.pdf", 2], 0.95, ("行政处罚事先告知书",), None),
    ("d05", "集体讨论记录", "集体讨论记录", ["全卷.pdf", 3], 0.61, (), None),
    ("d06", "行政处罚决定书", "行政处罚决定书", ["全卷.pdf", 4, 5], 0.99, (), "沅发改罚〔2024〕3号"),
    ("d07", "送达回证", "送达回证", ["全卷.pdf", 6], 0.93, ("行政处罚决定书",), None),
    ("d08", "罚没票据", "湖南省非税收入票据", ["全卷.pdf", 8], 0.9, (), None),
    ("d09", "未识别材料", "现场照片", ["照片/IMG_0031.pdf", 1], 0.2, (), None),
)


def boxes(text: str) -> Boxes:
    """Twelve-point characters, lines 24 points apart, from the top left margin."""
    values: array[float] = array("d")
    x, y = 72.0, 80.0
    for character in text:
        if character == "\n":
            values.extend([float("nan")] * 4)
            x, y = 72.0, y + 24
        else:
            values.extend([x, y, x + 14, y + 14])
            x += 14
    return Boxes(values)


def page(file: str, number: int, text: str) -> Page:
    if not file.endswith(".pdf"):
        return Page(file, number, text)
    poor = file == "全卷.pdf" and number in (3, 7)
    return Page(
        file,
        number,
        text,
        quality=Quality.POOR if poor else Quality.GOOD if file.startswith("照片") else Quality.EXACT,
        ocr=poor or file.startswith("照片"),
        boxes=boxes(text),
        width=595.0,
        height=842.0,
        unread="没有文字层，文字识别没有结果" if not text else None,
    )


def dossier(name: str = NAME) -> Dossier:
    pages = [page(file, number, text) for (file, number), text in TEXTS.items()]
    problem = Problem(
        ProblemKind.NO_TEXT,
        "全卷.pdf",
        "这一页是扫描件，文字识别没有结果",
        "换一份 300 dpi 以上的扫描件，或者人工查看这一页",
        (7,),
    )
    extra = Problem(
        ProblemKind.ENCRYPTED, "证据/账册.pdf", "文件加了密码，无法打开", "用 PDF 软件去除密码后重新放入"
    )
    known = Problem(
        ProblemKind.CONTENT_LOST,
        "02现场检查笔录.docx",
        "文件内有 1 张图片没有读",
        "人工查看该图片",
        (),
        False,
    )
    problems = {"全卷.pdf": (problem,), "证据/账册.pdf": (extra,), "02现场检查笔录.docx": (known,)}
    files = tuple(
        SourceFile(
            path,
            f"{number:02x}" * 32,
            tuple(p for p in pages if p.file == path),
            problems.get(path, ()),
            content=(("表格", 1), ("图片", 1)) if path.endswith("docx") else (),
        )
        for number, path in enumerate([*dict.fromkeys(file for file, _ in TEXTS), "证据/账册.pdf"])
    )
    documents = []
    for id, kind, title, (file, *numbers), confidence, serves, number in DOCUMENTS:
        parts = tuple(Span(str(file), int(n), 0, len(TEXTS[str(file), int(n)])) for n in numbers)
        texts = [TEXTS[part.file, part.page] for part in parts]
        starts = [0]
        for text in texts[:-1]:
            starts.append(starts[-1] + len(text) + 1)
        documents.append(
            Document(
                id,
                kind,
                title,
                parts,
                "\n".join(texts),
                tuple(starts),
                number=number,
                serves=serves,
                confidence=confidence,
                reason=f"标题为“{title}”",
            )
        )
    return Dossier(name, "处罚普通", files, tuple(documents))


def quote(case: Dossier, document: str, words: str) -> tuple[Evidence, ...]:
    found = case.document(document)
    start = found.text.index(words)
    return found.locate(start, start + len(words))


def facts(case: Dossier) -> Facts:
    def known(name: str, value: object, id: str, words: str, origin: Origin = Origin.EXTRACTED) -> Known:
        return Known(name, value, quote(case, id, words), origin=origin, document=id)  # type: ignore[arg-type]

    fine = known("行政处罚决定书.罚款金额", Decimal("100000.00"), "d06", "罚款人民币100000元")
    listed: list[tuple[str | None, Fact]] = [
        ("d01", known("立案审批表.案号", "沅发改罚立〔2024〕3号", "d01", "沅发改罚立〔2024〕3号")),
        ("d01", known("立案审批表.立案日期", date(2024, 3, 4), "d01", "2024年3月4日")),
        ("d02", known("现场检查笔录.开始时间", datetime(2024, 2, 27, 9, 10), "d02", "2024年2月27日9时10分")),
        ("d02", known("现场检查笔录.执法人员", ("周明远", "李若兰"), "d02", "周明远（湘H0012345）、李若兰")),
        ("d02", known("现场检查笔录.出示证件", True, "d02", "已出示证件")),
        (
            "d02",
            Missing(
                "现场检查笔录.当事人签名",
                Absence.BLANK,
                (Searched("d02", (1,), Quality.EXACT),),
                quote(case, "d02", "被检查人签名："),
                "d02",
            ),
        ),
        ("d03", known("行政处罚事先告知书.告知日期", date(2024, 4, 1), "d03", "2024年4月1日")),
        ("d03", known("行政处罚事先告知书.拟罚款金额", Decimal(80000), "d03", "80000元")),
        ("d03", known("行政处罚事先告知书.陈述申辩期限", Period(5, "days"), "d03", "五日内")),
        (
            "d03",
            known(
                "行政处罚事先告知书.处罚依据",
                (Citation("固定资产投资项目节能审查办法", 22),),
                "d03",
                "第二十二条",
            ),
        ),
        (
            "d05",
            Missing(
                "集体讨论记录.讨论日期",
                Absence.DAMAGED,
                (Searched("d05", (3,), Quality.POOR),),
                quote(case, "d05", "2024年4月1□日"),
                "d05",
            ),
        ),
        ("d06", known("行政处罚决定书.文号", "沅发改罚〔2024〕3号", "d06", "沅发改罚〔2024〕3号")),
        ("d06", known("行政处罚决定书.当事人名称", PARTY, "d06", PARTY)),
        ("d06", known("行政处罚决定书.统一社会信用代码", "91431200MA4L000000", "d06", "91431200MA4L000000")),
        ("d06", fine),
        ("d06", known("行政处罚决定书.决定日期", date(2024, 6, 14), "d06", "2024年6月14日")),
        ("d07", known("送达回证.送达日期", date(2024, 6, 28), "d07", "2024年6月28日")),
    ]
    derived: dict[str, Fact] = {
        "本案.案号": replace(
            known("立案审批表.案号", "沅发改罚立〔2024〕3号", "d01", "沅发改罚立〔2024〕3号"),
            name="本案.案号",
        ),
        "本案.当事人名称": known("本案.当事人名称", PARTY, "d06", PARTY, Origin.DERIVED),
        "本案.立案日期": known("本案.立案日期", date(2024, 3, 4), "d01", "2024年3月4日", Origin.DERIVED),
        "本案.决定日期": known("本案.决定日期", date(2024, 6, 14), "d06", "2024年6月14日", Origin.DERIVED),
        "本案.公示日期": Known("本案.公示日期", date(2024, 6, 20), (), origin=Origin.DECLARED),
        "本案.罚款金额": Conflicting(
            "本案.罚款金额", (known("行政处罚事先告知书.拟罚款金额", Decimal(80000), "d03", "80000元"), fine)
        ),
    }
    return Facts(listed, derived)


def findings(case: Dossier) -> tuple[Finding, ...]:
    def one(
        rule: str,
        severity: Severity,
        verdict: Verdict,
        stage: str,
        title: str,
        message: str,
        document: str | None = None,
        words: tuple[tuple[str, str], ...] = (),
        **more: object,
    ) -> Finding:
        evidence = tuple(e for id, text in words for e in quote(case, id, text))
        return Finding(
            rule=rule,
            covers=(rule[:-1], "P100"),
            title=title,
            problem=str(more.pop("problem", "4.3")),
            stage=stage,
            severity=severity,
            verdict=verdict,
            message=message,
            advice=str(more.pop("advice", "补正后重新送达，并在卷内说明。")),
            basis=more.pop("basis", ("行政处罚法 第四十四条",)),  # type: ignore[arg-type]
            document=document,
            document_type=case.document(document).type if document else "",
            evidence=evidence,
            **more,  # type: ignore[arg-type]
        )

    veto, major, minor, info = Severity
    fail, unsure, crashed = Verdict.FAIL, Verdict.UNSURE, Verdict.CRASHED
    whole = (Searched(None, (), Quality.POOR),)
    found = [
        one(
            "PEN-20a",
            veto,
            fail,
            "告知",
            "告知书须告知陈述、申辩权",
            "《行政处罚事先告知书》未载明当事人享有申辩的权利",
            "d03",
            (("d03", "向本机关进行陈述，逾期视为放弃。"),),
            problem="4.5",
            searched=(Searched("d03", (1,), Quality.EXACT),),
            expected="告知书写明当事人有权进行陈述和申辩",
            found="只写了陈述，没有申辩",
            basis=("行政处罚法 第四十四条", "行政处罚法 第六十二条"),
        ),
        one(
            "PEN-23a",
            veto,
            fail,
            "决定",
            "决定的处罚不得重于告知",
            "决定罚款 100,000 元，重于告知的 80,000 元，卷内没有重新告知",
            "d06",
            (("d03", "处罚款人民币80000元"), ("d06", "处罚款人民币100000元（大写：壹拾万元整）")),
            problem="3.9",
            expected="不高于告知的 80,000 元；加重的，重新告知",
            found="100,000 元",
            computed=("告知：80,000 元（2024-04-01）", "决定：100,000 元（2024-06-14）", "相差：20,000 元"),
        ),
        one(
            "GEN-33a",
            veto,
            fail,
            "送达",
            "留置送达须有见证人或者影像记录",
            "行政处罚决定书的送达回证写明留置送达，但没有拒收事由，也没有见证人或者影像记录",
            "d07",
            (("d07", "拒收事由："), ("d07", "见证人：")),
            problem="4.4",
            basis=("行政处罚法 第六十一条", "民事诉讼法 第八十九条"),
        ),
        one(
            "PEN-40a",
            major,
            fail,
            "决定",
            "立案之日起九十日内作出处罚决定",
            "自立案（2024-03-04）至作出决定（2024-06-14）共 102 日，超过 90 日",
            "d06",
            (("d01", "2024年3月4日"), ("d06", "2024年6月14日")),
            problem="2.6",
            expected="2024-06-02 以前",
            found="2024-06-14",
            computed=(
                "立案日 2024-03-04（周一）不计入",
                "第 1 日 2024-03-05（周二）",
                "第 90 日 2024-06-02（周日）",
                "决定日 2024-06-14（周五）为第 102 日",
                "卷内没有延期审批、中止、鉴定、公告、听证",
            ),
            basis=("行政处罚法 第六十条",),
            advice="查明是否有延长办案期限的批准文书；有的补入卷内，没有的写明原因。",
        ),
        one(
            "PEN-41a",
            major,
            fail,
            "送达",
            "决定书七日内送达",
            "决定书 2024-06-14 作出，2024-06-28 送达，超过 7 日",
            "d07",
            (("d07", "2024年6月28日"),),
            problem="4.4",
            basis=("行政处罚法 第六十一条",),
            computed=("决定日 2024-06-14 不计入", "第 7 日 2024-06-21", "送达日为第 14 日"),
        ),
        one(
            "GEN-39a",
            major,
            fail,
            "决定",
            "复议机关须为本级人民政府",
            "决定书告知向湖南省发展和改革委员会申请复议，应为沅岭县人民政府",
            "d06",
            (("d06", "湖南省\n发展和改革委员会"),),
            problem="4.5",
            basis=("行政复议法 第二十四条",),
        ),
        one(
            "GEN-22a",
            major,
            fail,
            "审核",
            "重大决定须经法制审核",
            "卷内没有《重大执法决定法制审核意见书》",
            None,
            problem="6.4c",
            basis=("行政处罚法 第五十八条",),
            searched=(Searched("d01", (1,), Quality.EXACT), Searched("d06", (4, 5), Quality.EXACT)),
        ),
        one(
            "GEN-17b",
            minor,
            fail,
            "调查取证",
            "现场检查笔录须由当事人签名",
            "现场检查笔录没有被检查人签名，也没有写明拒签的情况",
            "d02",
            (("d02", "被检查人签名："),),
            problem="6.4b",
            basis=("湖南省行政程序规定 第六十八条",),
        ),
        one(
            "PEN-36a",
            major,
            unsure,
            "集体讨论",
            "集体讨论在决定之前",
            "集体讨论记录的日期残缺，无法确认是否在作出决定之前",
            "d05",
            (("d05", "2024年4月1□日"),),
            problem="6.4c",
            basis=("行政处罚法 第五十七条",),
        ),
        one(
            "PEN-26a",
            veto,
            unsure,
            "听证",
            "较大数额罚款须告知听证权",
            "卷内有一页和一个文件没有读到，无法确认是否另行告知了听证权",
            None,
            problem="4.5",
            basis=("行政处罚法 第六十三条",),
            searched=(Searched("d03", (1,), Quality.EXACT), Searched(None, (7,), Quality.POOR)),
        ),
        one(
            "GEN-13c",
            minor,
            unsure,
            "决定",
            "决定书须加盖印章",
            "决定书是文字版 PDF，看不出是否盖章",
            "d06",
            (("d06", "沅岭县发展和改革局\n2024年6月14日"),),
        ),
        one(
            "GEN-30a",
            info,
            unsure,
            "调查取证",
            "音像记录",
            "现场检查是否同步录音录像，请核对执法记录仪资料",
            "d02",
            (),
            searched=whole,
            problem="6.4b",
        ),
        one(
            "GEN-99a",
            minor,
            crashed,
            "归档",
            "卷内目录与文书一致",
            "这一条规则没有跑完，错误编号 E-7f3a",
            None,
        ),
        one(
            "GEN-04a",
            major,
            Verdict.NOT_CHECKED,
            "主体",
            "执法人员须具备执法资格",
            "没有执法人员名录，未核对周明远、李若兰的证号",
            "d02",
            (("d02", "周明远（湘H0012345）、李若兰（湘H0012346）"),),
            problem="6.2",
            advice="在 anjuan.yaml 中设置“执法人员名录”。",
        ),
        one(
            "GEN-26a",
            minor,
            Verdict.NOT_CHECKED,
            "决定",
            "适用裁量基准",
            "没有裁量基准，未核对罚款幅度",
            "d06",
            problem="6.5",
            advice="在 anjuan.yaml 中设置“裁量基准”。",
            trial=True,
        ),
    ]
    stages = ("主体", "立案", "调查取证", "告知", "决定", "送达", "执行", "结案", "归档")
    places = (
        ("d01", "立案审批表"),
        ("d01", "同意立案"),
        ("d02", "已出示证件"),
        ("d03", "沅发改罚告〔2024〕3号"),
        ("d06", "经查，当事人于2023年9月开工建设年产十万吨骨料项目"),
        ("d04", "签收人：王建业　　2024年4月2日"),
        ("d08", "缴款日期：2024年7月1日"),
        ("d08", "金额：100000.00"),
        ("d09", "拍摄时间：2024年2月27日"),
    )
    for number in range(30):
        at = number % len(stages)
        found.append(
            one(
                f"OK-{number:02d}a",
                (veto, major, minor)[number % 3],
                Verdict.PASS,
                stages[at],
                f"{stages[at]}环节第 {number + 1} 项要求",
                f"《{case.document(places[at][0]).type}》符合第 {number + 1} 项要求",
                places[at][0],
                (places[at],),
            )
        )
    for number in range(15):
        found.append(
            one(
                f"NA-{number:02d}a",
                minor,
                Verdict.NOT_APPLICABLE,
                stages[number % len(stages)],
                f"特殊程序第 {number + 1} 项要求",
                "本案没有采取行政强制措施",
                None,
                problem="",
                basis=(),
            )
        )
    return tuple(found)


def timeline(case: Dossier) -> tuple[tuple[Event, ...], tuple[Window, ...]]:
    events = [
        (date(2024, 2, 27), "现场检查", "d02", "2024年2月27日"),
        (date(2024, 3, 1), "案件来源", "d01", "2024年3月1日"),
        (date(2024, 3, 4), "立案", "d01", "2024年3月4日"),
        (date(2024, 3, 5), "询问", "d01", "2024年3月4日"),
        (date(2024, 3, 6), "先行登记保存", "d01", "2024年3月4日"),
        (date(2024, 3, 7), "责令改正", "d01", "2024年3月4日"),
        (date(2024, 3, 29), "调查终结", "d03", "2024年4月1日"),
        (date(2024, 4, 1), "事先告知", "d03", "2024年4月1日"),
        (date(2024, 4, 2), "告知书送达", "d04", "2024年4月2日"),
        (date(2024, 6, 14), "处罚决定", "d06", "2024年6月14日"),
        (date(2024, 6, 14), "法制审核", "d06", "2024年6月14日"),
        (date(2024, 6, 20), "公示", "d06", "2024年6月14日"),
        (date(2024, 6, 28), "决定书送达", "d07", "2024年6月28日"),
        (date(2024, 7, 1), "缴款", "d08", "2024年7月1日"),
        (date(2025, 1, 15), "结案", "d08", "2024年7月1日"),
    ]
    windows = (
        Window("办案期限 90 日", date(2024, 3, 4), date(2024, 6, 2), False, "PEN-40a"),
        Window("听证申请期 5 个工作日", date(2024, 4, 2), date(2024, 4, 10), None, "PEN-26a"),
        Window("送达 7 日", date(2024, 6, 14), date(2024, 6, 21), False, "PEN-41a"),
        Window("公示 7 个工作日", date(2024, 6, 14), date(2024, 6, 25), True, "OK-05a"),
        Window("缴款 15 日", date(2024, 6, 28), date(2024, 7, 15), True, "OK-06a"),
    )
    return tuple(Event(d, label, id, quote(case, id, words)) for d, label, id, words in events), windows


def sample(name: str = NAME) -> Report:
    """60 findings, totals fail 8, unsure 4, crashed 1, not checked 2, pass 30, not applicable 15."""
    case = dossier(name)
    events, windows = timeline(case)
    return Report(case, facts(case), findings(case), STAMP, events, windows)


def clean(name: str = "沅岭县群力粮油有限公司案") -> Report:
    """Everything read, nothing failed."""
    whole = sample(name)
    files = tuple(
        replace(source, problems=()) for source in whole.dossier.files if source.path != "证据/账册.pdf"
    )
    kept = tuple(
        f for f in whole.findings if f.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)
    )
    return replace(whole, dossier=replace(whole.dossier, files=files), findings=kept)


def batch() -> BatchReport:
    """Four dossiers: bad, clean, half, and one that could not be checked."""
    half = sample("沅岭县星火节能科技有限公司案")
    half = replace(half, findings=half.findings[3:])
    rows = (
        Row("沅岭县群力粮油有限公司案", "沅岭县群力粮油有限公司案", clean()),
        Row(NAME, NAME, sample()),
        Row(half.dossier.name, half.dossier.name, half),
        Row("损坏的案卷.zip", "", None, "压缩包损坏，无法打开"),
    )
    return BatchReport(rows, STAMP)


def draw(regions: list[Region]) -> dict[Region, Crop]:
    """Stand-ins for the pictures readers draw: a block for each character."""
    crops: dict[Region, Crop] = {}
    for region in regions:
        width, height = int(region.box.x1 - region.box.x0), int(region.box.y1 - region.box.y0)
        image = Image.new("L", (width, height), 255)
        pen = ImageDraw.Draw(image)
        text = TEXTS[region.file, region.page]
        places = boxes(text)
        for index in range(len(text)):
            box = places.at(index)
            if box and region.box.y0 <= box.y0 and box.y1 <= region.box.y1:
                top = box.y0 - region.box.y0
                pen.rectangle((box.x0 + 1, top + 1, box.x1 - 2, top + 12), outline=90)
        out = BytesIO()
        image.save(out, "PNG")
        crops[region] = Crop(out.getvalue())
    return crops
