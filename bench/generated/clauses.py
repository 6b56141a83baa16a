"""Breaches a development-and-reform, energy or grain authority may punish, with the clauses they fall under.

Articles only; the words of the law are paraphrased.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    key: str
    cause: str  # 案由
    law: str
    breach: str  # article broken
    penalty: str  # article of the penalty
    low: int
    high: int
    per_mille: tuple[int, int] | None = None  # of a base sum, instead of low and high
    first_order: bool = False  # fined only when not put right in time
    warning: bool = False
    bodies: tuple[str, ...] = ("发改",)  # kinds of authority that may punish it
    parties: tuple[str, ...] = ("company",)
    act: str = ""
    base: str = ""  # what the base sum is
    duty: str = ""  # what has to be done
    range_words: str = ""
    trade: str = "energy"
    lasting: bool = False  # nothing is left to put right once it has happened


CLAUSES = (
    Clause("energy-report", "未按照规定报送能源利用状况报告", "中华人民共和国节约能源法", "第五十三条",
           "第八十二条", 10_000, 50_000, first_order=True, bodies=("发改", "能源"),
           act="系重点用能单位，未按照规定报送{year}年度能源利用状况报告",
           duty="完成{year}年度能源利用状况报告的报送", range_words="一万元以上五万元以下罚款"),
    Clause("energy-manager", "未按照规定设立能源管理岗位", "中华人民共和国节约能源法", "第五十五条",
           "第八十四条", 10_000, 30_000, first_order=True, bodies=("发改", "能源"),
           act="系重点用能单位，未设立能源管理岗位，未聘任能源管理负责人并报备案",
           duty="设立能源管理岗位、聘任能源管理负责人并报我{body}备案",
           range_words="一万元以上三万元以下罚款"),
    Clause("energy-free", "对能源消费实行包费制", "中华人民共和国节约能源法", "第二十八条",
           "第七十七条", 50_000, 200_000, first_order=True, bodies=("发改", "能源"),
           act="对职工宿舍用电按每户每月三十元包干收取，实行能源消费包费制",
           duty="停止包费制，改为按表计量收费", range_words="五万元以上二十万元以下罚款"),
    Clause("filing", "未依法将项目信息告知备案机关", "企业投资项目核准和备案管理条例", "第十三条",
           "第十九条", 20_000, 50_000, first_order=True, act="投资建设的仓储扩建项目属于备案管理项目，"
           "开工建设前未通过在线平台将项目信息告知备案机关",
           duty="通过在线平台补办项目备案", range_words="2万元以上5万元以下的罚款", trade="build"),
    Clause("filing-change", "未将已备案项目变更信息告知备案机关", "企业投资项目核准和备案管理条例", "第十四条",
           "第十九条", 20_000, 50_000, first_order=True, act="已备案的厂房项目建设规模由8000平方米变更为"
           "12000平方米，未及时告知备案机关",
           duty="将变更信息告知备案机关", range_words="2万元以上5万元以下的罚款", trade="build"),
    Clause("approval", "未办理核准手续开工建设", "企业投资项目核准和备案管理条例", "第六条",
           "第十八条第一款", 0, 0, (1, 5), act="投资建设的取水发电项目属于核准管理项目，未办理核准手续即开工建设",
           base="项目总投资额", duty="停止建设，依法办理项目核准手续",
           range_words="项目总投资额1‰以上5‰以下的罚款", trade="build"),
    Clause("split", "化整为零规避招标", "中华人民共和国招标投标法", "第四条", "第四十九条", 0, 0, (5, 10),
           act="将依法必须进行招标的厂区道路工程拆分为四个合同直接发包，化整为零规避招标",
           base="项目合同金额", duty="停止规避招标行为，今后依法组织招标",
           range_words="项目合同金额千分之五以上千分之十以下的罚款", trade="build", lasting=True),
    Clause("restrict", "以不合理的条件限制潜在投标人", "中华人民共和国招标投标法", "第十八条第二款",
           "第五十一条", 10_000, 50_000, act="在设备采购招标文件中要求投标人在本县注册并具有本县业绩，"
           "以不合理的条件限制潜在投标人",
           duty="修改招标文件并重新发布招标公告", range_words="一万元以上五万元以下的罚款", trade="build"),
    Clause("bid-time", "招标文件发售时限不符合规定", "中华人民共和国招标投标法实施条例", "第十六条第一款",
           "第六十四条第一款第二项", 1_000, 100_000, act="发售招标文件仅三日，少于规定的发售期",
           duty="重新组织招标文件发售", range_words="10万元以下的罚款", trade="build", lasting=True),
    Clause("bond", "逾期未退还投标保证金", "中华人民共和国招标投标法实施条例", "第五十七条第二款",
           "第六十六条", 1_000, 50_000, act="签订书面合同后三个月仍未向三家未中标的投标人退还投标保证金",
           duty="退还投标保证金及银行同期存款利息", range_words="5万元以下的罚款", trade="build"),
    Clause("pipe-unit", "在管道保护范围内使用机械挖掘", "中华人民共和国石油天然气管道保护法",
           "第三十条第二项", "第五十二条", 10_000, 100_000, bodies=("发改", "能源"),
           act="在天然气管道中心线两侧三米处使用挖掘机挖掘施工，致管道防腐层外露，情节较重",
           duty="停止挖掘，恢复管道覆土", range_words="一万元以上十万元以下的罚款"),
    Clause("pipe-person", "在管道保护范围内种植深根植物", "中华人民共和国石油天然气管道保护法",
           "第三十条第一项", "第五十二条", 200, 2_000, bodies=("发改", "能源"), parties=("person",),
           act="在天然气管道中心线两侧五米范围内种植樟树四十余株，经管道企业两次劝阻仍继续种植，情节较重",
           duty="清除种植的樟树", range_words="二百元以上二千元以下的罚款"),
    Clause("grain-filing", "粮食收购企业未按照规定备案", "粮食流通管理条例", "第九条第二款", "第四十三条",
           20_000, 50_000, first_order=True, warning=True, bodies=("发改", "粮食"),
           act="从事稻谷收购，未按照规定办理粮食收购企业备案",
           duty="办理粮食收购企业备案", range_words="2万元以上5万元以下罚款", trade="grain"),
    Clause("grain-pay", "未及时向售粮者支付售粮款", "粮食流通管理条例", "第十一条第一款",
           "第四十五条第一款第二项", 1_000, 200_000, warning=True, bodies=("发改", "粮食"),
           parties=("company", "household"), act="收购早籼稻后拖欠二十三户农户售粮款，最长达七十余日",
           duty="付清拖欠的售粮款", range_words="20万元以下罚款", trade="grain"),
    Clause("grain-ledger", "未建立粮食经营台账", "粮食流通管理条例", "第二十三条第一款",
           "第四十五条第一款第五项", 1_000, 200_000, warning=True, bodies=("发改", "粮食"),
           parties=("company", "household"), act="从事粮食收购、销售期间未建立粮食经营台账",
           duty="建立粮食经营台账", range_words="20万元以下罚款", trade="grain"),
    Clause("power-safety", "危害用电安全", "中华人民共和国电力法", "第三十二条第一款", "第六十五条",
           1_000, 50_000, warning=True, bodies=("发改", "能源"), parties=("company", "household"),
           act="在厂区专用变压器低压侧私自架设线路向相邻工棚供电，经供电企业书面劝阻后拒绝改正，情节严重",
           duty="拆除私自架设的线路", range_words="五万元以下的罚款"),
)  # fmt: skip

BY_KEY = {clause.key: clause for clause in CLAUSES}
