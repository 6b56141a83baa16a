"""Prose, several documents a Word file, full of traps for a careless reader; nothing wrong in it."""

from __future__ import annotations

from datetime import date

from ..model import Case, Style
from .d02_xiaoping_texts import (
    APPRAISAL,
    CASE_NO,
    CLOSING,
    CODE,
    DECISION,
    FILING,
    INTERVIEWS,
    NOTICES,
    ORDER,
    ORGAN,
    PARTY,
    PENALTY,
)

CASE = Case(
    slug="xiaoping-bid-splitting",
    name="潇屏县晟湾城市建设投资有限公司规避招标案",
    shows="处处似错而不错的合规案卷：法条引用、“不存在未告知”、幅度、重新告知、国庆调休、延期、掩码和像决定书的公示表。",
    format="docx-folder",
    files={
        "一、立案材料.docx": FILING,
        "二、调查笔录与责令改正.docx": INTERVIEWS,
        "三、证据、鉴定与审核.docx": APPRAISAL,
        "四、告知材料.docx": NOTICES,
        "五、决定材料.docx": DECISION,
        "六、执行结案.docx": CLOSING,
    },
    author=ORGAN,
    made=date(2024, 10, 15),
    style=Style(font="宋体", title_font="黑体", size=15, ruled=True, number_at="right"),
    facts={
        "卷宗封面.案号": CASE_NO,
        "立案审批表.当事人名称": PARTY,
        "立案审批表.统一社会信用代码": CODE,
        "立案审批表.立案日期": date(2024, 7, 8),
        "责令改正通知书.责令日期": date(2024, 7, 16),
        "责令改正通知书.文号": ORDER,
        "整改复查记录.复查日期": date(2024, 8, 19),
        "案件调查终结报告.建议罚款金额": 26000,
        "集体讨论记录.讨论日期": date(2024, 10, 12),
        "集体讨论记录.结论罚款金额": 34000,
        "案件办理延期审批表.延长后期限": date(2024, 11, 5),
        "行政处罚决定书.文号": PENALTY,
        "行政处罚决定书.当事人名称": PARTY,
        "行政处罚决定书.统一社会信用代码": CODE,
        "行政处罚决定书.决定日期": date(2024, 10, 15),
        "行政处罚决定书.罚款金额": 34000,
        "行政处罚决定书.罚款大写": 34000,
        "行政处罚决定书.复议机关": "潇屏县人民政府",
        "行政处罚决定书.诉讼法院": "潇屏县人民法院",
        "行政处罚决定书.送达日期": date(2024, 10, 16),
        "行政处罚决定审批表.审批日期": date(2024, 10, 15),
        "行政处罚信息公示材料.公示日期": date(2024, 10, 22),
        "行政处罚信息公示材料.公示文号": PENALTY,
        "罚没票据.缴款金额": 34000,
        "本案.告知送达日期": date(2024, 9, 27),
        "行政处罚结案审批表.审批日期": date(2024, 11, 20),
    },
    documents={
        "卷宗封面": 1, "卷内目录": 1, "案件移送函": 1, "案件来源登记表": 1, "立案审批表": 1, "询问笔录": 3,
        "责令改正通知书": 1, "送达回证": 4, "整改复查记录": 1, "当事人主体资格证明": 1, "证据提取单": 1,
        "鉴定(检测)委托书": 1, "检测检验鉴定期间告知书": 1, "监测/检测/鉴定报告": 1,
        "检测(鉴定)结果告知书": 1, "案件调查终结报告": 1, "重大执法决定法制审核意见书": 2,
        "行政处罚事先告知书": 2, "陈述申辩笔录": 1, "陈述申辩复核意见书": 1, "案件办理延期审批表": 1,
        "放弃陈述申辩听证声明": 1, "集体讨论记录": 1, "行政处罚决定审批表": 1, "行政处罚决定书": 1,
        "行政处罚信息公示材料": 1, "罚没票据": 1, "行政处罚结案审批表": 1, "备考表": 1,
    },
    may_flag=("PEN-40",),
)  # fmt: skip
