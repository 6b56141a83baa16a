"""Accounts of the organ that fined: where a decision has the fine paid to the organ itself."""

from __future__ import annotations

import re

from checker.chinese.names import plain_organ, same_organ
from checker.facts.hits import Hit
from checker.facts.organs import title_organ
from checker.facts.sheet import Sheet
from checker.facts.signoff import sign_off_organ
from checker.model.doctype import FactSpec

_ORGAN = r"(?P<n>(?:本|我)(?:局|委|机关|单位|厅|办)|[\u4e00-\u9fff（）()]{2,24}?(?:局|委员会|委|厅|大队|支队|中心))"
_OWN = re.compile(r"^(?:本|我)(?:局|委|机关|单位|厅|办)$")
# what makes an account the treasury's or the bank's, though the organ's name stands before it
_TREASURY = r"非税|财政|汇缴|罚没|专户|国库|代收|代理|指定|待结算|缴款码"
_FORBIDDEN = re.compile(r"不得|不能|不要|严禁|请勿")
_PAID_INTO = re.compile(
    rf"(?:缴|交|汇|存|转|打)[纳付款入至到往给在]{{1,3}}{_ORGAN}(?P<rest>(?:(?!{_TREASURY})[^，,。；;：\n]){{0,14}}?"
    r"(?:账户|帐户|账号|帐号|基本户|一般户|对公户|财务室|财务科|财务股|财务处|财务部|收款码|出纳))"
)
_HELD_BY = re.compile(
    rf"(?:户\s*名|账户名称?|帐户名称?|开户名称?|收款人(?:全称|名称)?|收款单位(?:名称|全称)?|收款账户)[：:为是\s]{{1,3}}{_ORGAN}(?P<rest>[^，,。；;：:\n]{{0,14}})"
)


def own_account(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """Where the document has the party pay into an account whose holder is the organ that issued it."""
    issued_by = [str(hit.value) for hit in sign_off_organ(sheet, spec) if hit.value]
    heading = title_organ(sheet.document)
    organs = issued_by + ([heading[0]] if heading else [])
    for pattern in (_PAID_INTO, _HELD_BY):
        for match in pattern.finditer(sheet.text):
            named = "".join(match.group("n").split())
            own = _OWN.match(named) or any(_same(named, organ) for organ in organs)
            before = sheet.text[max(match.start() - 8, 0) : match.start()]
            if own and not re.search(_TREASURY, match.group("rest")) and not _FORBIDDEN.search(before):
                return [Hit(match.start(), match.end(), True)]
    return []


def _same(named: str, organ: str) -> bool:
    return len(plain_organ(named)) >= 4 and same_organ(named, organ)
