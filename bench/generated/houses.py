"""House styles: how different offices head, number, date and word their papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model import Style

_DIGITS = "〇一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"


def _chinese_number(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (
        _DIGITS[ones] if ones or not n else ""
    )


def write_date(day: date, form: str) -> str:
    match form:
        case "plain":
            return f"{day.year}年{day.month}月{day.day}日"
        case "padded":
            return f"{day.year}年{day.month:02d}月{day.day:02d}日"
        case "spaced":
            return f"{day.year} 年 {day.month} 月 {day.day} 日"
        case "dotted":
            return f"{day.year}.{day.month}.{day.day}"
        case "iso":
            return day.isoformat()
        case "slashed":
            return f"{day.year}/{day.month}/{day.day}"
        case "chinese":
            year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
            return f"{year}年{_chinese_number(day.month)}月{_chinese_number(day.day)}日"
    raise ValueError(form)


def capital_money(amount: int) -> str:
    """Whole yuan in capitals: 伍万元整."""

    def group(n: int) -> str:
        text, gap = "", False
        for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
            digit, n = divmod(n, unit)
            if digit:
                text += ("零" if gap and text else "") + _CAPITALS[digit] + name
                gap = False
            else:
                gap = True
        return text

    wan, rest = divmod(amount, 10_000)
    text = group(wan) + "万" if wan else ""
    if rest:
        text += ("零" if wan and rest < 1000 else "") + group(rest)
    return text + "元整"


def write_money(amount: int, form: str) -> str:
    match form:
        case "wan" if amount % 1000 == 0 and amount >= 10_000:
            return f"{amount / 10_000:g}万元"
        case "plain" | "wan":
            return f"{amount}元"
        case "capital-first":
            return f"人民币{capital_money(amount)}（¥{amount:,}.00）"
        case "comma":
            return f"{amount:,}元（大写：{capital_money(amount)}）"
        case "rmb":
            return f"人民币{amount}元（{capital_money(amount)}）"
        case "decimal":
            return f"{amount}.00元"
    raise ValueError(form)


@dataclass(frozen=True)
class House:
    name: str
    form: str  # table4 | table2 | lines
    title: str  # plain | spaced | organ-above | organ-in-title | organ-spaced
    date: str
    form_date: str
    seal_date: str
    money: str
    bracket: str  # the pair round the year
    serial: str  # "{n}号", "第{n}号", "{n:03d}号"
    notice: str  # title of the prior notice
    separate_hearing: bool  # the hearing right in a notice of its own
    address: str  # salutation | label | table | prose
    steps: tuple[str, ...]  # labels of an approval form from handler to head
    step_roles: tuple[str, ...]
    style: Style
    code: str  # how a document number calls the kind: "罚", "罚字", "处字"
    titles: tuple[tuple[str, str], ...] = ()  # document type → what this office calls it
    you: str = "你单位"
    period_unit: str = "日"
    discuss_before_notice: bool = False
    footnote: str = ""
    files: str = "each"  # each | stages | one
    numerals: str = "chinese"  # how periods are written: chinese | arabic

    def call(self, kind: str) -> str:
        return dict(self.titles).get(kind, kind)

    def number(self, prefix: str, kind: str, year: int, n: int) -> str:
        left, right = self.bracket
        return f"{prefix}{kind}{left}{year}{right}{self.serial.format(n=n)}"

    def days(self, n: int, unit: str = "") -> str:
        words = {3: "三", 5: "五", 7: "七", 10: "十", 15: "十五", 30: "三十", 60: "六十", 6: "六"}
        return f"{words[n] if self.numerals == 'chinese' else n}{unit or self.period_unit}"


HOUSES = (
    House("forms", "table4", "organ-above", "plain", "plain", "plain", "comma", "〔〕", "{n}号",
          "行政处罚事先告知书", False, "label",
          ("承办人意见", "承办机构意见", "法制审核意见", "负责人审批意见"),
          ("handler", "section", "legal", "chief"), Style(), "罚",
          (("案件来源登记表", "案件来源登记表"), ("责令改正通知书", "责令限期改正通知书"),
           ("罚没票据", "湖南省非税收入一般缴款书（收据）")), "你单位"),
    House("lines", "lines", "plain", "plain", "dotted", "plain", "plain", "[]", "第{n}号",
          "行政处罚事先（听证）告知书", False, "salutation",
          ("经办人意见", "科室意见", "分管领导意见", "主要负责人意见"),
          ("handler", "section", "deputy", "chief"),
          Style(title_font="黑体", size=15, title_size=22, number_at="right"), "罚字",
          (("立案审批表", "行政处罚立案呈批表"), ("案件调查终结报告", "案件调查报告"),
           ("行政处罚决定审批表", "案件处理呈批表"), ("集体讨论记录", "案件集体讨论记录"),
           ("送达回证", "文书送达回执"), ("行政处罚结案审批表", "行政处罚结案报告")), "你公司",
          numerals="arabic", files="each"),
    House("prose", "table2", "organ-in-title", "plain", "plain", "chinese", "capital-first", "〔〕", "{n}号",
          "行政处罚意见告知书", True, "prose",
          ("承办人意见", "股室负责人意见", "局领导审批意见"), ("handler", "section", "chief"),
          Style(title_font="宋体", size=16, spacing=1.6, indent=True), "处",
          (("立案审批表", "行政处罚立案审批表"), ("询问笔录", "调查询问笔录"),
           ("现场检查笔录", "现场检查（勘验）笔录"), ("案件来源登记表", "举报登记表"),
           ("重大执法决定法制审核意见书", "行政处罚决定法制审核意见书"), ("卷宗封面", "案卷封面"),
           ("行政处罚决定书", "行政处理决定书")), "你单位",
          discuss_before_notice=True, files="stages"),
    House("spaced", "table4", "spaced", "chinese", "padded", "chinese", "rmb", "﹝﹞", "{n:03d}号",
          "拟行政处罚告知书", True, "table",
          ("承办人员意见", "承办科室审核意见", "分管副局长意见", "局长审批"),
          ("handler", "section", "deputy", "chief"),
          Style(title_font="方正小标宋简体", ruled=True, page_words="- {page} -"), "行罚",
          (("现场检查笔录", "现场检查记录"), ("责令改正通知书", "责令改正违法行为决定书"),
           ("集体讨论记录", "行政机关负责人集体讨论笔录"), ("整改复查记录", "整改复查意见书")), "当事人",
          files="one"),
    House("commission", "lines", "organ-above", "padded", "plain", "plain", "wan", "（）", "{n}号",
          "拟处罚决定告知书", False, "salutation",
          ("承办人拟办意见", "处室意见", "法规处意见", "委领导批示"),
          ("handler", "section", "legal", "chief"),
          Style(size=15, indent=True, margins=(100, 74, 90, 80), page_words="— {page} —"), "执罚",
          (("立案审批表", "立案呈批表"), ("案件调查终结报告", "案件处理意见书"),
           ("行政处罚决定审批表", "行政处罚案件审批表"), ("案件审核表", "案件核审表"),
           ("先行登记保存证据处理决定书", "登记保存物品处理通知书")), "你公司", numerals="arabic",
          footnote="注：本文书一式二份，一份送达，一份存卷。", files="stages"),
    House("ecology", "table2", "plain", "iso", "iso", "padded", "decimal", "【】", "{n}号",
          "行政处罚告知书", True, "label",
          ("承办人意见及签名", "部门负责人审核意见", "机关负责人审批意见"), ("handler", "section", "chief"),
          Style(ruled=False, size=13, title_size=18, indent=False), "罚",
          (("询问笔录", "调查询问笔录"), ("现场照片(图片)及说明", "现场照片证据"),
           ("送达回证", "送达回执"), ("责令改正通知书", "责令停止违法行为通知书"),
           ("卷宗封面", "行政执法案卷封面")), "当事人", numerals="arabic",
          footnote="（本文书由当事人、承办机构各执一份）", files="each"),
    House("office", "table4", "organ-spaced", "spaced", "slashed", "spaced", "rmb", "()", "第{n:02d}号",
          "行政处罚先行告知书", True, "label",
          ("承办人意见", "执法大队意见", "法制机构意见", "分管领导意见", "主要领导意见"),
          ("handler", "section", "legal", "deputy", "chief"),
          Style(title_font="黑体", title_size=22, page_words="第 {page} 页 共  页"), "(执)罚",
          (("行政处罚听证告知书", "听证权利告知书"), ("陈述申辩复核意见书", "陈述申辩复核表"),
           ("集体讨论记录", "案审会记录"), ("责令改正通知书", "责令限期整改通知书"),
           ("整改复查记录", "复查意见书")), "你单位", discuss_before_notice=True, files="one"),
)  # fmt: skip

BY_NAME = {house.name: house for house in HOUSES}
