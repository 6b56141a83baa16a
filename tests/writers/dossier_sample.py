"""The dossier of the sample report: several files and formats, pages with and without boxes, a page that could
not be read. All persons and companies are invented."""

from __future__ import annotations

from array import array

from checker.model.dossier import Document, Dossier, Problem, ProblemKind, SourceFile
from checker.model.text import Boxes, Evidence, Page, Quality, Span

PARTY = "沅岭县宏达建材有限公司"
NAME = f"{PARTY}未经节能审查开工建设案"

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

DOCUMENTS: tuple[
    tuple[str, str, str, tuple[str, tuple[int, ...]], float, tuple[str, ...], str | None], ...
] = (
    ("d01", "立案审批表", "立案审批表", ("01立案审批表.docx", (1,)), 0.98, (), "沅发改罚立〔2024〕3号"),
    ("d02", "现场检查笔录", "现场检查笔录", ("02现场检查笔录.docx", (1,)), 0.97, (), None),
    (
        "d03",
        "行政处罚事先告知书",
        "行政处罚事先告知书",
        ("全卷.pdf", (1,)),
        0.99,
        (),
        "沅发改罚告〔2024〕3号",
    ),
    ("d04", "送达回证", "送达回证", ("全卷.pdf", (2,)), 0.95, ("行政处罚事先告知书",), None),
    ("d05", "集体讨论记录", "集体讨论记录", ("全卷.pdf", (3,)), 0.61, (), None),
    ("d06", "行政处罚决定书", "行政处罚决定书", ("全卷.pdf", (4, 5)), 0.99, (), "沅发改罚〔2024〕3号"),
    ("d07", "送达回证", "送达回证", ("全卷.pdf", (6,)), 0.93, ("行政处罚决定书",), None),
    ("d08", "罚没票据", "湖南省非税收入票据", ("全卷.pdf", (8,)), 0.9, (), None),
    ("d09", "未识别材料", "现场照片", ("照片/IMG_0031.pdf", (1,)), 0.2, (), None),
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
    for id, kind, title, (file, numbers), confidence, serves, number in DOCUMENTS:
        parts = tuple(Span(file, n, 0, len(TEXTS[file, n])) for n in numbers)
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
