"""A report as a real check gives it, built by hand: facts of every kind, a timeline with windows, and a batch of
four dossiers. All persons and companies are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO

from dossier_sample import NAME, PARTY, TEXTS, boxes, dossier, page, quote
from findings_sample import findings
from PIL import Image, ImageDraw

from checker.model.dossier import Dossier
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
from checker.model.finding import Verdict
from checker.model.picture import Crop, Region
from checker.model.report import BatchReport, Event, Report, Row, Stamp, Window
from checker.model.text import Quality

__all__ = [
    "NAME",
    "STAMP",
    "TEXTS",
    "batch",
    "boxes",
    "clean",
    "dossier",
    "draw",
    "page",
    "sample",
    "timeline",
]

STAMP = Stamp(
    tool="anjuan 0.1.0",
    rulebook="sha256:" + "3f" * 32,
    rulebook_path="rules",
    calendar=(2004, 2026),
    ocr="rapidocr 3.10.0",
    checked_at=datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=8))),
)


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
        Window("办案期限 90 日", date(2024, 3, 4), date(2024, 6, 2), False, "PEN-40a", date(2024, 6, 14)),
        Window("听证申请期 5 个工作日", date(2024, 4, 2), date(2024, 4, 10), None, "PEN-26a"),
        Window("送达 7 日", date(2024, 6, 14), date(2024, 6, 21), False, "PEN-41a"),
        Window("公示 7 个工作日", date(2024, 6, 14), date(2024, 6, 25), True, "OK-05a", date(2024, 6, 20)),
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
