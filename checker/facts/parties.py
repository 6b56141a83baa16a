"""Who a dossier is about and who handled it (本案.当事人…, 处罚机关, 本级人民政府, 办案人员)."""

from __future__ import annotations

import re

from checker.chinese.names import party_kind, same_name
from checker.facts.organs import title_organ
from checker.facts.whole import DECISIONS, NOTICES, derived, first_known, renamed
from checker.model.dossier import Dossier
from checker.model.fact import Absence, Fact, Facts, Known, Missing, Origin

OFFICER_DOCUMENTS = (
    "立案审批表",
    "现场检查笔录",
    "节能监察现场笔录",
    "粮食监督检查记录",
    "询问笔录",
    "案件调查终结报告",
)


def _registered_as_household(facts: Facts) -> bool:
    """A name like 石材加工厂 does not tell; the code does: the codes of 个体工商户 begin with 92."""
    code = first_known(facts, tuple(f"{t}.统一社会信用代码" for t in (*DECISIONS, *NOTICES, "立案审批表")))
    return isinstance(code, Known) and str(code.value).startswith("92")


def party_facts(dossier: Dossier, facts: Facts) -> dict[str, Fact]:
    name = first_known(
        facts,
        tuple(
            f"{t}.当事人名称"
            for t in (
                *DECISIONS,
                *NOTICES,
                "立案审批表",
                "行政处罚听证告知书",
                "案件调查终结报告",
                "卷宗封面",
            )
        ),
    )
    found: dict[str, Fact] = {"本案.当事人名称": renamed("本案.当事人名称", name)}
    known = name if isinstance(name, Known) else None
    kind = party_kind(str(known.value)) if known else None
    if kind == "单位" and _registered_as_household(facts):
        kind = "个体工商户"
    found["本案.当事人类型"] = (
        derived("本案.当事人类型", kind, known) if kind else Missing("本案.当事人类型", Absence.NOT_FOUND)
    )
    organ = first_known(
        facts, tuple(f"{t}.落款机关" for t in (*DECISIONS, *NOTICES, "行政处罚听证告知书", "责令改正通知书"))
    )
    if not isinstance(organ, Known):
        organ = _organ_of_title(dossier) or organ
    found["本案.曾用名"] = _former_names(dossier)
    found["本案.处罚机关"] = renamed("本案.处罚机关", organ)
    government = government_of(str(organ.value)) if isinstance(organ, Known) else None
    found["本案.本级人民政府"] = (
        derived(
            "本案.本级人民政府", government, organ if isinstance(organ, Known) else None, "由处罚机关名称推定"
        )
        if government
        else Missing("本案.本级人民政府", Absence.NOT_FOUND)
    )
    officers: list[str] = []
    evidence: Known | None = None
    for kind_name in OFFICER_DOCUMENTS:
        for fact in facts.each(f"{kind_name}.执法人员"):
            if isinstance(fact, Known) and isinstance(fact.value, tuple):
                evidence = evidence or fact
                for officer in fact.value:
                    if not any(same_name(str(officer), seen) for seen in officers) and "图片" not in str(
                        officer
                    ):
                        officers.append(str(officer))
    found["本案.办案人员"] = (
        derived("本案.办案人员", tuple(officers), evidence)
        if officers
        else Missing("本案.办案人员", Absence.NOT_FOUND)
    )
    for short, names in (
        ("案号", ("立案审批表.案号", "卷宗封面.案号", "行政处罚决定书.案号")),
        ("案由", ("立案审批表.案由", "卷宗封面.案由")),
    ):
        found[f"本案.{short}"] = renamed(f"本案.{short}", first_known(facts, names))
    return found


def _organ_of_title(dossier: Dossier) -> Known | None:
    for document in dossier.documents:
        named = title_organ(document) if document.type in (*DECISIONS, *NOTICES) else None
        if named:
            name, start, end = named
            return Known(
                "落款机关", name, document.locate(start, end), document.quality, document=document.id
            )
    return None


_FORMER = re.compile(
    r"(?:原名称?|曾用名|变更前(?:的?名称)?|更名前|[（(]原|由(?=\s*[“”][^“”]{4,40}[“”]\s*(?:变更|更名)为))(?:为|是|：|:)?\s*[“”]?(?P<n>[\u4e00-\u9fff（）()]{4,40}?(?:公司|厂|店|合作社|中心|经营部|商行|集团))"
)


# the registrar writes to the company by the name it had
_RENAMED = re.compile(
    r"名称(?:已)?(?:核准)?(?:变更|更名)为[“”\s]{0,2}[\u4e00-\u9fff（）()]{4,40}?(?:公司|厂|店|合作社|中心|集团)"
)
_ADDRESSEE = re.compile(
    r"(?m)^\s*(?P<n>[\u4e00-\u9fff（）()]{4,40}?(?:公司|厂|店|合作社|中心|集团))(?:[（(][^（）()\n]{1,40}[）)])?[：:]"
)


def _former_names(dossier: Dossier) -> Fact:
    """Names the party bore before, where the papers tell of the change."""
    for document in dossier.documents:
        match = _FORMER.search(document.text)
        if not match and _RENAMED.search(document.text):
            match = _ADDRESSEE.search(document.text)
        if match:
            evidence = document.locate(match.start("n"), match.end("n"))
            return Known(
                "本案.曾用名", match.group("n"), evidence, document.quality, Origin.DERIVED, document.id
            )
    return Missing("本案.曾用名", Absence.NOT_FOUND)


_LEVELS = re.compile(
    r"^(?P<area>.*(?:省|自治区|市(?!场)|州|盟|县|区|旗))(?:人民政府)?(?P<rest>.{2,20}(?:局|委|厅|委员会|办公室|中心|支队|大队|总队))$"
)


def government_of(organ: str) -> str | None:
    """The people's government at the organ's level, by its name: 沅岭县发展和改革局 → 沅岭县人民政府; the
    nearest area of the name counts (衡溪市衡北区… → 衡溪市衡北区)."""
    name = re.sub(r"[（(].*?[）)]", "", "".join(organ.split()))
    match = _LEVELS.match(name)
    if not match or re.search(r"(?:高新|经济(?:技术)?开发|新技术产业开发|工业园)区$", match.group("area")):
        return None
    return match.group("area") + "人民政府"
