"""How reports say things in Chinese: results, severities, values, places. No layout here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from checker.model.dossier import FileStatus
from checker.model.fact import Absence, Citation, Origin, Period, Searched, Value
from checker.model.finding import Severity, Verdict
from checker.model.rule import STAGES
from checker.model.text import PICTURE, Quality

VERDICTS: dict[Verdict, tuple[str, str]] = {
    Verdict.FAIL: ("不合规", "查到了证据，或者在读得清的全部页面上确实没有。须整改，或者写明理由。"),
    Verdict.UNSURE: (
        "需人工核查",
        "程序看了，但不能确定（页面读不清、日期残缺、法律上有争议等）。请打开所列页面，由人判断。"
        "不等于有问题，也不等于没问题。",
    ),
    Verdict.CRASHED: (
        "程序出错",
        "程序自身的故障，这一条没有跑完，与案卷好坏无关。请反馈，并人工核对这一条。",
    ),
    Verdict.NOT_CHECKED: (
        "未检查",
        "缺少案卷以外的材料（执法人员名录、裁量基准、本单位参数、放假安排等），补上后重新检查即可。",
    ),
    Verdict.PASS: ("合规", "查到了证据，符合要求。证据列在各条之内，可以抽查。"),
    Verdict.NOT_APPLICABLE: ("不适用", "这宗案卷不涉及该要求，或者当时的法律尚无此要求，理由列在各条之内。"),
}
"""Verdict → name and meaning, in the order reports list them."""

DOUBT = ("存疑", "程序看了，但不能确定。请打开所列页面，由人判断。")
QUESTION = (
    "固定提问",
    "性质上只能由人判断的事项，同类案卷都会提出，不表示案卷有疑点。",
)
"""The two sorts of «需人工核查»: name and meaning."""

SIGNS = {
    Verdict.FAIL: "✗",
    Verdict.UNSURE: "？",
    Verdict.CRASHED: "！",
    Verdict.NOT_CHECKED: "○",
    Verdict.PASS: "✓",
    Verdict.NOT_APPLICABLE: "－",
}
"""Verdict → one character, where a name would be repeated line after line."""

SEVERITIES: dict[Severity, tuple[str, str]] = {
    Severity.VETO: ("否决", "影响处罚决定效力，可能被撤销、确认违法或者无效"),
    Severity.MAJOR: ("严重", "违反法定程序或者要求，须整改"),
    Severity.MINOR: ("一般", "文书瑕疵，可以补正"),
    Severity.INFO: ("提示", "法律没有强制要求，或者只宜由人判断"),
}

KINDS = {
    "处罚普通": "行政处罚（普通程序）",
    "处罚简易": "行政处罚（简易程序）",
    "许可": "行政许可",
    "强制": "行政强制",
    "检查": "行政检查",
    "投诉": "投诉举报处理",
    "给付": "行政给付",
    "征收": "行政征收",
    "确认": "行政确认",
    "公开": "政府信息公开",
}

PROBLEMS = {
    "1": "执法不作为",
    "1.1": "上级交办线索不办",
    "1.2": "部门移送线索不办",
    "1.3": "投诉举报不办",
    "1.4": "检查发现问题不处置",
    "1.5": "不责令改正",
    "1.6": "应报告不报告",
    "1.7": "应移送不移送",
    "1.8": "推诿扯皮",
    "2": "执法慢作为",
    "2.1": "拖延履行职责",
    "2.2": "处理投诉不及时",
    "2.3": "处理举报不及时",
    "2.4": "处理信访不及时",
    "2.5": "突发事件报告不及时",
    "2.6": "办理案件超时",
    "2.7": "变相停表",
    "3": "执法乱作为",
    "3.1": "超越职权",
    "3.2": "滥用职权",
    "3.3": "滥用裁量权",
    "3.4": "滥用强制措施",
    "3.5": "辅助人员执法",
    "3.6": "“一刀切”执法",
    "3.7": "运动式执法",
    "3.8": "机械执法",
    "3.9": "过度执法",
    "3.10": "选择性执法",
    "4": "执法不文明不规范",
    "4.1": "简单粗暴、野蛮执法",
    "4.2": "决定公示不及时、不规范",
    "4.3": "文书制作不规范",
    "4.4": "送达程序不完备",
    "4.5": "未全面告知权利",
    "4.6": "不听取陈述申辩",
    "5": "逐利执法",
    "5.1": "下达罚没指标",
    "5.2": "下达检查次数指标",
    "5.3": "下达非税收入任务",
    "5.4": "违规使用电子监控",
    "5.5": "乱罚款",
    "5.6": "乱收费",
    "5.7": "乱摊派",
    "5.8": "以罚代管",
    "5.9": "一罚了之",
    "6": "执法制度执行不力",
    "6.1": "事项未按目录清单管理",
    "6.2": "执法人员资格管理不落实",
    "6.3": "执法责任制不落实",
    "6.4": "“三项制度”不落实",
    "6.4a": "公示制度不落实",
    "6.4b": "全过程记录不落实",
    "6.4c": "重大决定法制审核不落实",
    "6.5": "裁量基准制度不落实",
    "7": "其他突出问题",
    "7.1": "其他突出问题",
    "7.2": "倒签、补造文书",
    "7.3": "变相许可",
}
"""Rows of the rectification list (整治清单, 湘发改法规〔2024〕552号) in short."""

FILES = {FileStatus.READ: "已读取", FileStatus.PARTIAL: "部分读取", FileStatus.UNREAD: "未能读取"}
ORIGINS = {Origin.EXTRACTED: "卷内提取", Origin.DERIVED: "推算", Origin.DECLARED: "经办人申报"}
QUALITIES = {Quality.EXACT: "原生文字", Quality.GOOD: "扫描清晰", Quality.POOR: "读不清"}
ABSENCES = {
    Absence.NO_DOCUMENT: "卷内没有该文书",
    Absence.NOT_FOUND: "文书中没有找到",
    Absence.BLANK: "栏目空白",
    Absence.DAMAGED: "残缺，无法确认",
    Absence.UNREAD: "所在页面没有读到",
}
WEEKDAYS = "一二三四五六日"


def problem_name(problem: str) -> str:
    """``4.5`` → ``4.5 未全面告知权利``."""
    return f"{problem} {PROBLEMS[problem]}" if problem in PROBLEMS else problem


def basis_words(basis: Iterable[str]) -> str:
    """Articles of one law behind its name once: ``行政处罚法 第四十四条、第六十二条；民事诉讼法 第八十七条``."""
    laws: dict[str, list[str]] = {}
    for article in dict.fromkeys(basis):
        law, _, place = article.partition(" ")
        laws.setdefault(law, []).append(place)
    return "；".join(f"{law} {'、'.join(places)}".rstrip() for law, places in laws.items())


def problem_order(problem: str) -> tuple[tuple[int, str], ...]:
    """4.2 before 4.10."""
    parts = (re.match(r"(\d*)(.*)", part) for part in problem.split("."))
    return tuple((int(m[1] or 0), m[2]) for m in parts if m)


def stage_order(stage: str) -> tuple[int, str]:
    """Stages in the order a case runs; those of no rule of ours follow."""
    return (STAGES.index(stage) if stage in STAGES else len(STAGES), stage)


def day(value: date) -> str:
    """2024-03-01（周五）: the weekday helps whoever recounts working days."""
    return f"{value.isoformat()}（周{WEEKDAYS[value.weekday()]}）"


def decimal(value: Decimal) -> str:
    """Without exponent and without trailing zeros: 50000, 1234.5."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def value_words(value: Value) -> str:
    """A fact's value for people."""
    match value:
        case bool():
            return "是" if value else "否"
        case datetime():
            return f"{day(value.date())} {value:%H:%M}"
        case date():
            return day(value)
        case Decimal():
            whole, _, cents = decimal(value).partition(".")
            return f"{int(whole):,}" + (f".{cents}" if cents else "")
        case tuple():
            return "、".join(str(item) for item in value)
        case Period() | Citation():
            return str(value)
        case _:
            return readable(str(value))


def ranges(numbers: Iterable[int]) -> str:
    """1, 2, 3, 7 → ``1—3、7``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(f"{low}" if low == high else f"{low}—{high}" for low, high in runs)


def pages_words(place: Searched) -> str:
    return f"第 {ranges(place.pages)} 页" if place.pages else "全部页面"


def readable(text: str) -> str:
    """Page text for people: layout characters become visible or go, the rest is left alone."""
    plain = text.replace("\t", " │ ").replace("\v", " ").replace(PICTURE, "〔图〕")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", plain)


def shortened(text: str, most: int) -> str:
    """At most about ``most`` characters, with the middle left out and said so."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}……（略 {len(text) - 2 * half} 字）……{text[-half:]}"
