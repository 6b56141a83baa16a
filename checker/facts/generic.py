"""Facts every document may carry, whatever its type: number, party, officers, case number, sign-off."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.chinese.dates import find_dates
from checker.chinese.identifiers import (
    IdentifierMatch,
    find_credit_codes,
    find_document_numbers,
    find_resident_ids,
)
from checker.chinese.names import may_be_person
from checker.chinese.normalise import plain
from checker.facts import officers, signoff, values
from checker.facts.hits import Hit
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec

PARTY_LABELS = (
    "当事人名称", "当事人姓名", "当事人", "当事人（姓名或名称）", "当事人名称/姓名", "当事人名称或姓名", "当事人基本情况", "被处罚人", "被处罚人姓名", "被处罚单位", "被处罚单位名称", "被处罚人名称",
    "违法行为人", "违法主体名称或姓名", "违法企业名称", "行政相对人名称", "行政相对人", "被行政处理人", "单位名称", "被检查单位", "被检查人", "被监察单位", "被检查单位名称", "相对人名称", "缴款人", "付款人",
    "受送达人", "受送达人名称", "被告知人", "被责令单位", "案件当事人", "受送达人姓名或名称", "企业名称",
)  # fmt: skip
OFFICER_LABELS = (
    "执法人员", "行政执法人员", "检查人员", "检查人", "调查人员", "询问人", "询问人员", "调查人", "监察人员", "办案人员", "承办人", "承办人员", "案件承办人", "主办人员", "协办人员", "送达人",
    "执法人员姓名", "执法人员及证号", "执法人员姓名及执法证号", "执法人员（姓名、证号）", "执法人员姓名、执法证号", "检查人员及执法证号", "调查询问人", "勘验人",
)  # fmt: skip
CERTIFICATE_LABELS = (
    "执法证号",
    "执法证件号",
    "证件号码",
    "执法证件号码",
    "证号",
    "行政执法证号",
    "执法证编号",
    "执法证件编号",
)
CASE_NUMBER_LABELS = ("案号", "案件编号", "立案号", "立案编号", "案件号")
CAUSE_LABELS = ("案由", "案件名称", "案件来源及案由", "涉案事由", "事由")
ADDRESS_LABELS = (
    "地址",
    "住所",
    "住所地",
    "住址",
    "单位地址",
    "注册地址",
    "住所（住址）",
    "住所或住址",
    "经营场所",
    "地址（住所）",
    "经营地址",
    "联系地址",
)
HEAD_LABELS = (
    "法定代表人",
    "法定代表人（负责人）",
    "负责人",
    "法定代表人或负责人",
    "法定代表人或者负责人",
    "经营者",
    "投资人",
    "法人代表",
    "法定代表人姓名",
    "法定代表人/负责人",
)
CODE_LABELS = (
    "统一社会信用代码",
    "社会信用代码",
    "信用代码",
    "统一社会信用编码",
    "统一代码",
    "代码",
    "营业执照号码",
    "营业执照注册号",
    "统一社会信用代码/身份证号码",
    "身份证号或统一社会信用代码",
    "证照号码",
)
ID_LABELS = (
    "身份证号",
    "身份证号码",
    "居民身份证号",
    "居民身份证号码",
    "公民身份号码",
    "身份证件号码",
    "身份证",
    "证件号码",
)
GENERIC_LABELS = (
    *PARTY_LABELS, *OFFICER_LABELS, *CERTIFICATE_LABELS, *CASE_NUMBER_LABELS, *CAUSE_LABELS, *ADDRESS_LABELS, *HEAD_LABELS, *CODE_LABELS, *ID_LABELS,
)  # fmt: skip
NOT_PARTIES = re.compile(
    r"(?:局|委员会|发改委|发展改革委|人民政府|法院|银行|支行|[^大小]科|股|科室|(?:法规|审批|监督|监察|能源|价格|投资|综合|资源|粮食|招标|执法)[\u4e00-\u9fff]{0,6}处)$"
)


def generic(sheet: Sheet) -> list[tuple[FactSpec, list[Hit]]]:
    """(spec, hits) of the facts looked for in every document."""
    spec = FactSpec
    number = sheet.document.number
    numbers = []
    if number:
        first = next((m for m in find_document_numbers(sheet.text) if m.printed == number), None)
        numbers = [Hit(first.start, first.end, number)] if first else [Hit(0, 1, number)]
    return [
        (spec("标题", "title"), [Hit(0, max(len(sheet.document.title), 1), sheet.document.title)]),
        (spec("文号", "number"), numbers or _blank_number(sheet)),
        (spec("落款日期", "date"), signoff.sign_off_date(sheet, spec("落款日期", "date"))),
        (spec("落款机关", "organ"), signoff.sign_off_organ(sheet, spec("落款机关", "organ"))),
        (spec("印章", "seal"), signoff.seal(sheet, spec("印章", "seal"))),
        (spec("案号", "number"), values.number_value(sheet, spec("案号", "number", CASE_NUMBER_LABELS))[:1]),
        (spec("案由", "text"), _cause(sheet)),
        (spec("当事人名称", "party", PARTY_LABELS), party(sheet)),
        (
            spec("统一社会信用代码", "credit_code"),
            _first(
                values.credit_code_value(sheet, spec("", "", CODE_LABELS)),
                _in_prose(sheet, find_credit_codes),
            ),
        ),
        (
            spec("身份证号", "resident_id"),
            _first(
                values.resident_id_value(sheet, spec("", "", ID_LABELS)), _in_prose(sheet, find_resident_ids)
            ),
        ),
        (spec("地址", "text"), _first(_addresses(sheet), _lives(sheet))),
        (spec("法定代表人", "persons"), _first(values.persons_value(sheet, spec("", "", HEAD_LABELS)))),
        (spec("签收日期", "date"), _acknowledged(sheet)),
        (
            spec("执法人员", "officers"),
            officers.officers(sheet, spec("执法人员", "officers", OFFICER_LABELS)),
        ),
        (
            spec("执法证号", "certificates"),
            officers.certificates(sheet, spec("执法证号", "certificates", CERTIFICATE_LABELS)),
        ),
    ]


def _first(hits: list[Hit], instead: list[Hit] | None = None) -> list[Hit]:
    known = [h for h in hits if h.value is not None] or instead
    return known[:1] if known else hits


_CODE_NAMED = re.compile(
    r"(?:信用代码|信用编码|注册号|身份证(?:件)?(?:号码?)?|身份号码)[^\w*]{0,3}(?:为|是)?[^\w*]{0,2}$"
)


def _in_prose(sheet: Sheet, find: Callable[[str], tuple[IdentifierMatch, ...]]) -> list[Hit]:
    """The code that its name introduces in running text: …有限公司，统一社会信用代码91…"""
    for match in find(sheet.text):
        if _CODE_NAMED.search(sheet.text[max(match.start - 16, 0) : match.start]):
            return [Hit(match.start, match.end, match.value)]
    valid = [match for match in find(sheet.text) if match.valid]
    if (
        len({match.value for match in valid}) == 1 and find is find_credit_codes
    ):  # the only code needs no name
        return [Hit(valid[0].start, valid[0].end, valid[0].value)]
    return []


def _addresses(sheet: Sheet) -> list[Hit]:
    """Addresses at a label; that of the office's own contact is not the party's."""
    return [
        h
        for h in values.text_value(sheet, FactSpec("", "", ADDRESS_LABELS))
        if not _of_contact(sheet, h.start)
    ]


def _of_contact(sheet: Sheet, at: int) -> bool:
    """Whether the line names a contact before ``at``."""
    return bool(re.search(r"联系人|联系电话|电话", sheet.text[max(at - 40, 0) : at].rpartition("\n")[2]))


_LIVES = re.compile(
    r"(?<=[，,。\s])(?:现?住(?:址|所地?|在)?|地址(?:为|在)?|经营场所|户籍地?)[：:]?\s*(?P<a>[\u4e00-\u9fff][\u4e00-\u9fff\w（）()-]{5,40})(?=[，,。；\n])"
)


def _lives(sheet: Sheet) -> list[Hit]:
    """某人，男，…，住某县某乡某村6组。"""
    match = _LIVES.search(sheet.text[:800])
    if not match or _of_contact(sheet, match.start("a")):
        return []
    return [Hit(match.start("a"), match.end("a"), match.group("a"))]


_EMPTY_NUMBER = re.compile(
    r"[〔\[［（(【]\s*(?:20)?[\d_＿×X\s]{0,4}\s*[〕\]］）)】]\s*第?\s*[_＿×X\s]{1,8}\s*号"
)


def _blank_number(sheet: Sheet) -> list[Hit]:
    match = _EMPTY_NUMBER.search(sheet.text[:400])
    return [Hit(match.start(), match.end())] if match else []


def _cause(sheet: Sheet) -> list[Hit]:
    hits = values.text_value(sheet, FactSpec("案由", "text", CAUSE_LABELS))
    return [Hit(h.start, h.end, str(h.value)[:80]) if h.value else h for h in _first(hits)]


_TAKEN = re.compile(
    r"(?:^|[\n\s。])(?:(?:当事人|被告知人|受送达人|被处罚人|被责令人)?(?:签收|签收人|收到人|接收人|收件人|领取人)(?:签名|签字)?(?:（[^（）]{0,16}）)?[：:]|"
    r"(?:本|此|该|上述)(?:[\u4e00-\u9fff]{2,8}(?:书|单))?[^，。；\n]{0,6}?于?(?=[^，。；\n]{0,14}(?:收到|签收|收悉)))"
)


def _acknowledged(sheet: Sheet) -> list[Hit]:
    """The day the party acknowledged receipt on the document itself, below its text: 签收：李某 2024年3月2日; 本告知书于
    2024年3月2日收到。"""
    tail = max(len(sheet.text) - 200, len(sheet.text) // 2)
    for match in _TAKEN.finditer(sheet.text, tail):
        line = sheet.text[match.end() : match.end() + 60].split("\n")[0]
        day = next((d for d in find_dates(line) if d.value), None)
        if day and "送达人" not in line[: day.start]:
            return [Hit(match.end() + day.start, match.end() + day.end, day.value)]
    return []


_SALUTATION = re.compile(r"^[\s\u3000]*(?P<n>[^\n\v\t：:，。；《》]{2,40})[：:]\s*$", re.M)


# 当事人某公司，统一社会信用代码…: named at the head of a sentence
_OPENS = re.compile(
    r"(?:^|[\n。])[\s\u3000]*(?:当事人|被处罚人|被处罚单位)[\s\u3000]*(?P<n>[\u4e00-\u9fff（）()·]{2,40}?)(?=[，,（(])"
)


_PERSON_OPENS = re.compile(
    r"(?:^|[\n。])[\s\u3000]*(?:当事人|被处罚人)[\s\u3000]*(?P<n>[\u4e00-\u9fff·]{2,4})[，,]\s*(?:性别)?[男女]"
)
# 某公司（统一社会信用代码…，住所地…）：
_ADDRESSED = re.compile(r"(?:^|\n)[\s\u3000]*(?P<n>[^\n（(：:，。]{4,40})[（(][^（）()]{10,240}[）)]\s*[：:]")
# papers in which 姓名 or 名称 is somebody else's
_ABOUT_OTHERS = (
    "询问笔录",
    "现场检查笔录",
    "授权委托书",
    "送达回证",
    "听证笔录",
    "罚没票据",
    "证人证言",
    "邮寄送达凭证",
)


def _named_in_form(sheet: Sheet) -> list[Hit]:
    """名称 or 姓名 in the cells of a form whose party is parted into 公民 and 法人或其他组织."""
    labels = ("名称", "单位名称", "姓名（名称）", "名称（姓名）", "姓名或名称", "姓名")
    hits = values.party_value(sheet, FactSpec("当事人名称", "party", labels))
    return [h for h in hits if h.value is not None and not NOT_PARTIES.search(str(h.value))][:1]


_UNIT_NAME = re.compile(
    r"(?:公司|厂|店|铺|社|中心|部|行|站|场|坊|院|校|所|企业|集团|户|超市)(?:（[^）]*）)?$"
)


def party(sheet: Sheet) -> list[Hit]:
    """The party named by a label, or by the salutation under the title. Authorities are no parties."""
    hits = [
        h for h in values.party_value(sheet, FactSpec("当事人名称", "party", PARTY_LABELS))
        if h.value is None or not NOT_PARTIES.search(str(h.value))
    ]  # fmt: skip
    known = [h for h in hits if h.value is not None]
    if known:
        return known[:1]
    for match in _OPENS.finditer(sheet.text[:1200]):
        hit = values.party_at(sheet, match.start("n"), match.end("n"), match.end("n"))
        if hit and _UNIT_NAME.search(str(hit.value)) and not NOT_PARTIES.search(str(hit.value)):
            return [hit]
    for match in _PERSON_OPENS.finditer(sheet.text[:1200]):
        if may_be_person(match.group("n")):
            return [Hit(match.start("n"), match.end("n"), match.group("n"))]
    for match in _ADDRESSED.finditer(sheet.text[:900]):
        hit = values.party_at(sheet, match.start("n"), match.end("n"), match.end("n"))
        if hit and _UNIT_NAME.search(str(hit.value)) and not NOT_PARTIES.search(str(hit.value)):
            return [hit]
    named = _named_in_form(sheet) if sheet.document.type not in _ABOUT_OTHERS else []
    if named:
        return named
    for match in _SALUTATION.finditer(sheet.text[:700]):
        if find_dates(match.group("n")) or re.search(
            r"问|答|如下|记录|内容|事项|决定|给予|你单位|以下|作出|处罚", match.group("n")
        ):
            continue
        hit = values.party_at(sheet, match.start("n"), match.end("n"), match.end("n"))
        if (
            hit
            and not NOT_PARTIES.search(str(hit.value))
            and plain(str(hit.value)) not in ("你单位", "你公司")
        ):
            return [hit]
    return hits
