"""``within_range``: what a decision imposes against the clauses it applies (rules/penalties, the office's 裁量基准)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pydantic import field_validator

from checker.checks.answers import absent, documents, unknown
from checker.checks.cites import is_normative
from checker.checks.conditions import Options, Words, as_number
from checker.checks.discretion import grades
from checker.checks.spans import Span, span, yuan
from checker.checks.states import first_statement
from checker.model.dossier import Document
from checker.model.fact import Citation, Known, Missing
from checker.model.finding import Outcome, Verdict
from checker.model.penalty import PenaltyClause
from checker.model.rule import Case
from checker.model.text import Quality

ASPECTS = {
    "幅度": "的罚款应当在所引条款规定的幅度以内，低于下限的应当有减轻处罚的认定",
    "种类": "的处罚种类应当是所引条款规定的种类",
    "机关": "的处罚机关应当是所引条款规定的部门",
    "基准": "的罚款应当落在本机关裁量基准的相应档次",
}
WHO = {
    "单位": ("", "单位"),
    "自然人": ("", "个人", "责任人员"),
    "个体工商户": ("", "单位", "个人"),  # which of the two it is fined as is disputed
}
EVERYBODY = ("", "单位", "个人", "责任人员")
SEVERAL = (
    "合计罚款",
    "合并处罚",
    "合并执行",
    "合计处",
    "共计罚款",
    "共计处",
    "分别处",
    "分别裁量",
    "主管人员",
    "直接责任人员",
)
"""A fine that may be the sum for several acts or persons cannot be measured by the range for one."""
ELSEWHERE = ("相对集中", "集中行使", "综合行政执法", "受…委托", "委托…实施", "授权")
CONCENTRATED = ("综合", "审批", "镇", "乡", "街道", "管理委员会", "管委会", "开发区", "园区")
READ_SURELY = frozenset(
    (
        "警告",
        "通报批评",
        "没收非法财物",
        "罚款",
        "暂扣许可证件",
        "降低资质等级",
        "吊销许可证件",
        "责令关闭",
        "行政拘留",
    )
)
"""Kinds whose wording is never that of a mere order: 责令停止建设 may be an order or a penalty."""
ALWAYS = "没收违法所得"  # 行政处罚法 第二十八条第二款 gives it beside any clause


class WithinRange(Options):
    """``aspect`` says what is compared. 幅度: ``fact`` with the fines of the clauses cited, for this kind of party;
    FAIL when it is outside every one of them, and not mitigated. A base that is not stated, a law the tables do
    not hold, several acts in one sum: UNSURE or NOT_CHECKED. 种类, 机关: the kinds and the agency those clauses
    name. 基准: the office's own table (anjuan.yaml); none set: NOT_CHECKED."""

    document: Words
    aspect: str = "幅度"
    fact: str = "罚款金额"
    applied: str = "处罚依据"
    mitigated: Words = ()  # wordings by which a decision says that it mitigates

    @field_validator("aspect")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in ASPECTS:
            raise ValueError(f"没有“{value}”，可用：{'、'.join(ASPECTS)}")
        return value

    def judge(self, case: Case) -> Outcome:
        found = documents(case, self.document)
        if not found:
            return absent(case, self.document)
        document = found[-1]
        if self.aspect == "基准" and not case.settings.discretion:
            return Outcome(
                Verdict.NOT_CHECKED,
                reason="没有设置裁量基准（anjuan.yaml 的“裁量基准”）",
                document=document.id,
            )
        applied = case.facts.of(document.id, self.applied)
        if not isinstance(applied, Known) or not isinstance(applied.value, tuple):
            return self._no_clause(document) or unknown(case, applied, self.applied, document.id)
        cited = [c for c in applied.value if isinstance(c, Citation) and c.article and not _general(c.law)]
        clauses = [p for p in case.penalties if any(p.cited_by(c) for c in cited)]
        laws = {p.law for p in case.penalties}
        strange = "、".join(dict.fromkeys(f"《{c.law}》" for c in cited if c.law not in laws))
        if not cited:
            return self._no_clause(document) or Outcome(
                Verdict.UNSURE,
                reason=f"《{document.type}》据以处罚的法律没有认出是第几条，不能核对罚款幅度，请对照原文",
                evidence=applied.evidence,
                document=document.id,
            )
        if self.aspect == "基准":
            return self._by_table(case, document, applied, cited)
        if not clauses and self.aspect != "幅度":
            return Outcome(
                Verdict.NOT_APPLICABLE,
                reason="所引条款不在罚则表内，由罚款幅度一条指出",
                document=document.id,
            )
        if not clauses:
            what = f"罚则表没有收录{strange}" if strange else f"{'、'.join(map(str, cited))}不是罚则条款"
            verdict = Verdict.NOT_CHECKED if strange else Verdict.UNSURE
            return Outcome(
                verdict, reason=f"{what}，请人工核对", evidence=applied.evidence, document=document.id
            )
        old = _out_of_force(case, clauses)
        if old:
            return Outcome(
                Verdict.UNSURE,
                reason=f"{old}，请按当时有效的条文核对",
                evidence=applied.evidence,
                document=document.id,
            )
        if self.aspect == "种类":
            return self._kinds(case, document, applied, clauses, strange)
        if self.aspect == "机关":
            return self._agency(case, document, applied, clauses)
        return self._fine(case, document, applied, clauses, strange)

    def _no_clause(self, document: Document) -> Outcome | None:
        """One rule asks which clause was applied, the one about the sum; the others have nothing to compare."""
        if self.aspect == "幅度":
            return None
        return Outcome(
            Verdict.NOT_APPLICABLE, reason="没有认出据以处罚的条款，无从比较", document=document.id
        )

    # ---- the sum -------------------------------------------------------------------------------------

    def _fine(
        self, case: Case, document: Document, applied: Known, clauses: list[PenaltyClause], strange: str
    ) -> Outcome:
        fact = case.facts.of(document.id, self.fact)
        kinds = case.facts.of(document.id, "处罚种类")
        if isinstance(fact, Missing) and isinstance(kinds, Known) and "罚款" not in _texts(kinds):
            return Outcome(Verdict.NOT_APPLICABLE, reason="没有处以罚款", document=document.id)
        if not isinstance(fact, Known) or not isinstance(fact.value, Decimal):
            return unknown(case, fact, self.fact, document.id)
        amount = fact.value
        every = [span(case, document, c, f) for c in clauses for f in c.fines if f.who in _who(case)]
        spans = [s for s in every if s.applies]
        evidence = fact.evidence + applied.evidence
        lines = tuple(s.line for s in every)
        if not spans:
            return Outcome(
                Verdict.UNSURE, reason=f"{'、'.join(map(str, clauses))}没有对这类当事人的罚款，请核对所引条款", evidence=evidence,
                document=document.id,
            )  # fmt: skip
        inside = [s for s in spans if s.holds(amount)]
        plain = next((s for s in inside if not s.tier or first_statement(document, s.tier)), None)
        if plain:
            return Outcome(
                Verdict.PASS,
                (),
                f"罚款 {yuan(amount)}在法定幅度内",
                evidence,
                computed=lines,
                document=document.id,
            )
        doubt = self._doubt(document, fact, amount, spans, inside, strange)
        if doubt == _MITIGATED:
            return Outcome(Verdict.PASS, (), doubt, evidence, computed=lines, document=document.id)
        limit = "；".join(lines)
        return Outcome(
            Verdict.UNSURE if doubt else Verdict.FAIL,
            (("found", yuan(amount)), ("limit", limit), ("names", "、".join(map(str, clauses))), ("document", document.type)),
            doubt, evidence, expected=limit, found=f"罚款 {yuan(amount)}", computed=lines, document=document.id,
        )  # fmt: skip

    def _doubt(
        self,
        document: Document,
        fact: Known,
        amount: Decimal,
        spans: list[Span],
        inside: list[Span],
        strange: str,
    ) -> str:
        """Why a sum in no plain range is not certainly wrong; empty when it is."""
        if inside:
            said = "”或“".join(inside[0].tier)
            return f"罚款 {yuan(amount)}属于以“{said}”为前提的幅度，决定书没有写明这一情节，请核对"
        open_ = next((s for s in spans if s.least is None), None)
        if open_:
            return f"{open_.why}，罚款 {yuan(amount)}是否在法定幅度内请人工核对"
        if strange:
            return f"另引用了罚则表没有收录的{strange}，罚款幅度请人工核对"
        if fact.quality is Quality.POOR:
            return "页面辨认不清，罚款幅度请对照原页核对"
        lowest = min(s.least for s in spans if s.least is not None)
        if amount < lowest:
            return _MITIGATED if self.mitigated and first_statement(document, self.mitigated) else ""
        if fact.note or first_statement(document, SEVERAL):
            return f"罚款 {yuan(amount)}似为几个违法行为或者几个当事人的合计，请分别核对幅度"
        return ""

    # ---- kinds and agency ----------------------------------------------------------------------------

    def _kinds(
        self, case: Case, document: Document, applied: Known, clauses: list[PenaltyClause], strange: str
    ) -> Outcome:
        kinds = case.facts.of(document.id, "处罚种类")
        if isinstance(kinds, Missing):  # a plain fine may stand outside the passage that lists kinds
            fine = case.facts.of(document.id, self.fact)
            kinds = replace(fine, value=("罚款",)) if isinstance(fine, Known) else kinds
        if not isinstance(kinds, Known):
            return unknown(case, kinds, "处罚种类", document.id)
        offered = {ALWAYS} | {kind for c in clauses for kind in c.kinds}
        extra = [k for k in _texts(kinds) if k not in offered]
        evidence = kinds.evidence + applied.evidence
        names = "、".join(map(str, clauses))
        if not extra:
            return Outcome(
                Verdict.PASS,
                (),
                f"{'、'.join(_texts(kinds))}均为{names}规定的种类",
                evidence,
                document=document.id,
            )
        sure = [k for k in extra if k in READ_SURELY]
        reason = ""
        if strange or not sure:
            where = f"另引用了罚则表没有收录的{strange}" if strange else "可能是责令类措施而不是处罚"
            reason = f"{'、'.join(extra)}不在{names}规定的种类内，{where}，请核对"
        return Outcome(
            Verdict.UNSURE if reason else Verdict.FAIL,
            (("found", "、".join(sure or extra)), ("limit", "、".join(sorted(offered))), ("names", names), ("document", document.type)),
            reason, evidence, expected="、".join(sorted(offered)), found="、".join(extra), document=document.id,
        )  # fmt: skip

    def _agency(
        self, case: Case, document: Document, applied: Known, clauses: list[PenaltyClause]
    ) -> Outcome:
        organ = case.facts.of(document.id, "落款机关")
        if not isinstance(organ, Known):
            return unknown(case, organ, "落款机关", document.id)
        name, evidence = str(organ.value), organ.evidence + applied.evidence
        judged = [c for c in clauses if c.agency_words]
        if not judged:
            return Outcome(
                Verdict.NOT_APPLICABLE, reason="所引条款没有指明部门，职权依各地分工", document=document.id
            )
        strange = [c for c in judged if not any(word in name for word in c.agency_words)]
        if not strange:
            return Outcome(Verdict.PASS, (), f"{name}与条款所定部门相符", evidence, document=document.id)
        clause = strange[0]
        may = any(word in name for word in CONCENTRATED) or first_statement(document, ELSEWHERE)
        reason = (
            "" if clause.agency_sure and not may
            else f"{clause}由{clause.agency}处罚，决定书落款为{name}，请核对权责清单、机构职能或者集中行使处罚权的决定"
        )  # fmt: skip
        return Outcome(
            Verdict.UNSURE if reason else Verdict.FAIL,
            (("found", name), ("limit", clause.agency), ("names", str(clause)), ("document", document.type)),
            reason, evidence, expected=clause.agency, found=name, document=document.id,
        )  # fmt: skip

    # ---- the office's own table ----------------------------------------------------------------------

    def _by_table(self, case: Case, document: Document, applied: Known, cited: list[Citation]) -> Outcome:
        fact = case.facts.of(document.id, self.fact)
        if not isinstance(fact, Known) or not isinstance(fact.value, Decimal):
            return unknown(case, fact, self.fact, document.id)
        amount, evidence = fact.value, fact.evidence + applied.evidence
        rows = grades(case.settings.discretion, cited)
        if not rows:
            return Outcome(
                Verdict.NOT_CHECKED,
                reason=f"裁量基准没有收录{'、'.join(map(str, cited))}的罚款档次",
                document=document.id,
            )
        named = [r for r in rows if r[0] and first_statement(document, (r[0],))]
        lines = tuple(f"{grade or '（未分档）'}：{yuan(low)}至{yuan(high)}" for grade, low, high in rows)
        inside = [r for r in rows if r[1] <= amount <= r[2]]
        if [r for r in inside if not named or r in named]:
            said = inside[0][0] if not named else named[0][0]
            return Outcome(
                Verdict.PASS,
                (),
                f"罚款 {yuan(amount)}落在“{said}”档",
                evidence,
                computed=lines,
                document=document.id,
            )
        reason = ""
        if self.mitigated and first_statement(document, self.mitigated):
            reason = "决定书载明减轻处罚，低于基准，请核对是否经集体讨论"
        elif len(named) > 1:
            reason = "决定书写到几个裁量档次，适用哪一档请人工核对"
        elif fact.note or first_statement(document, SEVERAL):
            reason = "罚款似为几个违法行为或者几个当事人的合计，请分别对照基准"
        limit = "；".join(lines if not named else (f"{g}：{yuan(a)}至{yuan(b)}" for g, a, b in named))
        return Outcome(
            Verdict.UNSURE if reason else Verdict.FAIL,
            (("found", yuan(amount)), ("limit", limit), ("names", "、".join(map(str, cited))), ("document", document.type)),
            reason, evidence, expected=limit, found=f"罚款 {yuan(amount)}", computed=lines, document=document.id,
        )  # fmt: skip

    def describe(self) -> str:
        return f"《{'》《'.join(self.document)}》{ASPECTS[self.aspect]}"

    def references(self) -> tuple[tuple[str, str], ...]:
        facts = (self.applied, *((self.fact,) if self.aspect in ("幅度", "基准") else ()))
        return tuple(
            r for d in self.document for r in (("document", d), *(("fact", f"{d}.{f}") for f in facts))
        )


_MITIGATED = "决定书载明减轻处罚，低于下限不超出法定幅度；减轻的情节另行核对"


def _general(law: str) -> bool:
    """Laws cited beside the clause that imposes: the general law and norms of discretion."""
    return law == "行政处罚法" or "裁量" in law or is_normative(law)


def _texts(fact: Known) -> tuple[str, ...]:
    return tuple(map(str, fact.value)) if isinstance(fact.value, tuple) else (str(fact.value),)


def _who(case: Case) -> tuple[str, ...]:
    kind = case.facts.get("本案.当事人类型")
    return WHO.get(str(kind.value), EVERYBODY) if isinstance(kind, Known) else EVERYBODY


def _out_of_force(case: Case, clauses: list[PenaltyClause]) -> str:
    """Why the clauses' text may not be that of the day of the decision."""
    fact = case.facts.get("本案.决定日期")
    day = as_number(fact.value) if isinstance(fact, Known) else None
    if not isinstance(day, date):
        return ""
    for clause in clauses:
        if (clause.from_ and day < clause.from_) or (clause.until and day > clause.until):
            return f"罚则表所据《{clause.law}》文本自 {clause.from_ or '—'} 起施行，决定作出于 {day}"
    return ""
