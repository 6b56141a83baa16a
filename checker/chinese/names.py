"""Names of persons, companies and organs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from checker.chinese.normalise import narrow

_MASK = re.compile(r"[*＊×xX某某]+")
_COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西"
        "颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生梁丘左丘东门西门南荣第五淳于单于即墨",
    )
)
_SURNAMES = set(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井"
    "段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘"
    "党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利"
    "蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖仝佘佟岳帅缑亢况郈有琴商牟佴伯赏墨哈谯笪年爱阳佟言福代付覃涂区覃粟闫尧"
    "海归伏撒仉督晋楚法汝鄢涂钦洛汲赛苟芦亓练冼麦邝遇锺丘邸原来库宿逯盛尉母库布尹戚谌税银雒揭揣矫但綦旷禤植栗问昌蒙巨敬由线渠苑尧么訾轩禾稽毌郐弋言瑙赫娄昝锁"
)
_NOT_NAMES = {
    "同意", "属实", "无误", "以上", "情况", "执法", "人员", "签名", "签字", "盖章", "日期", "年月", "单位", "当事", "负责", "承办", "记录",
    "见证", "送达", "检查", "询问", "调查", "审核", "法制", "机关", "主任", "局长", "科长", "处长", "经理", "公章", "印章", "姓名", "职务", "电话",
    "地址", "时间", "地点", "公司", "本人", "如下", "无异议", "意见", "成员", "以下", "空白", "应当", "方案", "相关", "高度", "有关", "和解", "全部", "项目",
    "证号", "证件", "资格", "方式", "内容", "依法", "于法", "平均", "明确", "安全", "经济", "经查", "经营", "经核", "时限", "计划", "许可", "成立", "关于",
    "从轻", "从重", "申辩", "陈述", "应予", "别无", "查封", "向本", "须知", "通知", "通过", "全体", "全面", "相对", "年度", "居民", "家属", "都是",
}  # fmt: skip
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?")
_UNIT = re.compile(
    r"(?:公司|厂|集团|企业|中心|合作社|医院|学校|大学|学院|研究院|研究所|设计院|协会|商会|委员会|局|站|场|矿|所|处|院|社|库|队|政府|办事处|小学|中学|幼儿园|卫生室|诊所|总队|支队|银行|支行|分行|事务所|联合社|供电所|粮库|粮站)$"
)
_SOLE = re.compile(
    r"(?:店|铺|行|部|馆|坊|经营部|门市|门市部|商行|超市|加工坊|服务部|批发部|粮油行|维修部|加油站|加气站|摊|户)$"
)
_SPLIT = re.compile(
    r"[\s、，,；;/\v]+|(?<=[\u4e00-\u9fff]{2})[和及与](?=[\u4e00-\u9fff]{2})|(?<=[\x00）)\d])[和及与]"
)
_NOTE = re.compile(r"[（(](?P<note>[^（）()]*)[）)]")
_NUMBER_IN = re.compile(r"湘?[A-Za-z]{0,3}\d{5,20}(?:-\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    number: str = ""  # 执法证号, where it stands with the name
    note: str = ""  # what stands in brackets after it


def is_person(text: str) -> bool:
    """Whether ``text`` as a whole can be a person's name (masks such as 张某某, 李* count)."""
    text = "".join(text.split())
    if text in _NOT_NAMES or (text[:2] in _NOT_NAMES and len(text) < 4):
        return False
    if re.fullmatch(r"[\u4e00-\u9fff](?:某{1,2}|[*＊×xX]{1,3})[\u4e00-\u9fff]?", text):
        return True
    if not _PERSON.fullmatch(text) or (_UNIT.search(text) and len(text) > 3):
        return False
    if text[:2] in _COMPOUND:
        return 3 <= len(text.partition("·")[0]) <= 4
    return (
        "·" in text or (text[0] in _SURNAMES and len(text) <= 3) or (len(text) == 4 and text[0] in _SURNAMES)
    )


_WORDS = re.compile(
    r"同意|批准|意见|审核|审批|审查|立案|结案|处罚|建议|按照|办理|拟|已|属实|签|章|无误|负责|承办|机关|领导|局|委|厅|科|股|处|室|公司|单位|情况|决定|通过|报|请|予|年|月|日|及|等"
)


def may_be_person(text: str) -> bool:
    """Whether ``text`` can be a name where nothing but a name is expected, whatever the surname."""
    text = "".join(text.split())
    return is_person(text) or bool(
        re.fullmatch(r"[\u4e00-\u9fff]{2,3}", text) and text not in _NOT_NAMES and not _WORDS.search(text)
    )


def split_persons(text: str) -> tuple[Person, ...]:
    """The persons in a field: 张三、李四; 张 三 李四; 张三（4301001234）、李四（记录人）. Words that are no
    names are left out; one with a rare surname counts beside a certificate number, or in a list of nothing but names."""
    found: list[Person] = []
    rare: list[tuple[int, Person]] = []
    only_names = True
    notes: dict[int, str] = {}

    def keep(match: re.Match[str]) -> str:
        notes[len(notes)] = match.group("note").strip()
        return f"\x00{len(notes) - 1}\x00 "

    marked = re.sub(r"[（(][^（）()]*$", "", _NOTE.sub(keep, text))  # a bracket that the line's end left open
    marked = re.sub(r"(?<=\d)(?=[\u4e00-\u9fff])", " ", marked)  # the next name behind a number
    # 张 三 → 张三: one character alone before another one alone
    marked = re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]{1,4}([\u4e00-\u9fff])(?![\u4e00-\u9fff])",
        r"\1\2",
        marked,
    )
    for piece in _SPLIT.split(marked):
        note = ""
        for index in re.findall(r"\x00(\d+)\x00", piece):
            note = notes[int(index)]
        piece = re.sub(r"\x00\d+\x00", "", piece)
        number = _NUMBER_IN.search(piece)
        name = re.sub(r"[^\u4e00-\u9fff·*＊×]", "", _NUMBER_IN.sub("", piece) if number else piece)
        name = re.sub(
            r"^(?:执法人员|检查人员?|询问人|调查人员?|承办人|记录人|送达人|签名|签字|证号|执法证号?)+|(?:签名|签字|同志|证号|执法证号|等?[二两三四五六七八九]人|等人)$",
            "",
            name,
        )
        pair = _run_together(name)
        known = len(found)
        if pair and not number:
            found += [Person(part, "", note) for part in pair]
        elif is_person(name):
            code = number.group() if number else ""
            if not code and (inside := _NUMBER_IN.search(note)):
                code = inside.group()
            found.append(Person(name, code, note))
        elif number and found and not found[-1].number:
            found[-1] = Person(found[-1].name, number.group(), found[-1].note)
        elif may_be_person(name) and not re.search(r"[人员长者时]$", name):
            inside = (number or _NUMBER_IN.search(note)) if "证" in piece + note else None
            rare.append((known, Person(name, inside.group() if inside else "", note)))
        elif name:
            only_names = False
    for at, person in reversed(rare):
        if person.number or (found and only_names and len(person.name) == 3):
            found.insert(at, person)
    return tuple(found)


def _run_together(name: str) -> tuple[str, str] | None:
    """Two names of two characters with the space between them lost: 张明王强."""
    if len(name) != 4 or name[:2] in _COMPOUND or "某" in name:
        return None
    one, other = name[:2], name[2:]
    if one[0] in _SURNAMES and other[0] in _SURNAMES and is_person(one) and is_person(other):
        return one, other
    return None


def party_kind(name: str) -> str | None:
    """自然人, 个体工商户 or 单位 by the name alone; None where it does not show."""
    text = "".join(name.split()).replace("(", "（").replace(")", "）")
    if not text:
        return None
    if re.search(r"（个体(?:工商户|户|经营者?)?）$", text):
        return "个体工商户"
    if re.search(r"（(?:个人独资|普通合伙|有限合伙)）$|公司$|集团$", text) or _UNIT.search(text):
        return "单位"
    if _SOLE.search(text):
        return "个体工商户" if "公司" not in text else "单位"
    if is_person(text):
        return "自然人"
    return "单位" if "公司" in text or len(text) > 6 else None


def plain_name(name: str) -> str:
    """A name for comparison: no space, brackets of one form, no trailing remark."""
    text = narrow("".join(name.split())).replace("(", "（").replace(")", "）").strip("：:，,。；;|")
    return re.sub(
        r"（(?:(?:以下|下称|简称|盖章|公章|签名|签章|被处罚人|当事人)[^（）]*|[0-9A-Z*]{15,18})）$", "", text
    )


def near_name(one: str, other: str) -> bool:
    """Whether one character misread or lost may be all that parts two names, the longer of three characters or more.
    For what comes off a scan only: on paper these are two persons."""
    return max(len(one), len(other)) >= 3 and Levenshtein.distance(one, other) == 1


def same_name(one: str, other: str) -> bool:
    """Whether two printed names are one name: spaces, bracket forms and masks (某, *, X) do not count;
    有限公司 and 有限责任公司 are different names."""
    a, b = plain_name(one), plain_name(other)
    if a == b:
        return True
    for masked, full in ((a, b), (b, a)):
        if _MASK.search(masked):
            pattern = "".join(
                ".{0,8}" if _MASK.fullmatch(part) else re.escape(part)
                for part in re.split(r"([*＊×xX某]+)", masked)
                if part
            )
            if len(_MASK.sub("", masked)) >= 1 and re.fullmatch(pattern, full):
                return True
    return False


def alike_party(one: str, other: str) -> bool:
    """Whether two different names may still be one party's: a short form (all its characters stand in the other,
    in order: 恒砾公司 for …恒砾新型建材有限公司), or a branch and its company."""
    short, long = sorted((plain_name(one), plain_name(other)), key=len)
    if len(short) < 3:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


_ORGAN_FORMS = (
    ("发展和改革委员会", "发改委"), ("发展和改革局", "发改局"), ("发展改革委员会", "发改委"), ("发展改革委", "发改委"), ("发展改革局", "发改局"), ("发展和改革委", "发改委"),
    ("粮食和物资储备局", "粮储局"), ("市场监督管理局", "市监局"), ("市场监管局", "市监局"), ("人民政府", "政府"),
)  # fmt: skip


def plain_organ(name: str) -> str:
    text = re.sub(r"（(?:公章|印章|盖章|章)）|[（(]?印章[）)]?$", "", plain_name(name))
    for full, short in _ORGAN_FORMS:
        text = text.replace(full, short)
    return text


def same_organ(one: str, other: str) -> bool:
    """Whether two names mean one organ: full and short forms (发展和改革局 = 发改局), and a name with the
    province or city before it."""
    a, b = plain_organ(one), plain_organ(other)
    return a == b or (min(len(a), len(b)) >= 5 and (a.endswith(b) or b.endswith(a)))
