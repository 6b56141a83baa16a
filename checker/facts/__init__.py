"""Floor 1: which pages are which document, and which facts (要素) they carry."""

from __future__ import annotations

from dataclasses import replace

from checker.facts import steps
from checker.facts.derive import derive
from checker.facts.generic import GENERIC_LABELS, generic
from checker.facts.hits import copy_to, settle
from checker.facts.kinds import KINDS
from checker.facts.labels import Labels
from checker.facts.nearly import doubted
from checker.facts.organs import mended_organs
from checker.facts.service import SERVICE_LABELS
from checker.facts.sheet import Sheet
from checker.model.doctype import DocumentType, FactSpec
from checker.model.dossier import UNRECOGNISED, Document, Dossier
from checker.model.fact import Absence, Fact, Facts, Known, Missing, Origin, Searched
from checker.model.text import Quality

__all__ = ["extract"]

STAND_INS: dict[str, dict[str, tuple[str, ...]]] = {
    "卷宗封面": {"案号": ("文号",)},
    "罚没票据": {"缴款金额": ("金额大写",)},
    "立案审批表": {"立案日期": ("审批日期", "审核日期", "落款日期"), "案号": ("文号",)},
    "行政处罚结案审批表": {"结案日期": ("审批日期", "审核日期", "落款日期")},
    "重大执法决定法制审核意见书": {
        "审核日期": ("法制审核日期", "审批日期", "承办机构日期"), "审核人签名": ("法制审核签名",), "负责人签名": ("审批人签名", "承办机构签名"),
    },
    "案件审核表": {"审核日期": ("法制审核日期", "审批日期"), "审核人签名": ("法制审核签名",)},
    "案件调查终结报告": {"终结日期": ("承办日期",), "报告人签名": ("承办人签名",)},
    "陈述申辩复核意见书": {"复核日期": ("承办日期", "审批日期"), "复核人签名": ("承办人签名", "审核人签名")},
    "先行登记保存证据审批表": {"审批日期": ("落款日期",)},
    "案件来源登记表": {"来源日期": ("承办日期", "落款日期")},
}  # fmt: skip
"""Document type → fact → the facts that stand in for it where the form has no such field: the approval makes
the date (立案日期 is the day the responsible person approved it)."""


def extract(dossier: Dossier, types: tuple[DocumentType, ...]) -> Facts:
    """Every fact of every document, then those of the dossier as a whole (本案.…). What the handler declared in
    案卷信息.yaml wins and says so."""
    by_name = {kind.name: kind for kind in types}
    labels = Labels(types, (*GENERIC_LABELS, *SERVICE_LABELS))
    unread_pages = {
        (source.path, page.number) for source in dossier.files for page in source.pages if page.unread
    }
    pairs: list[tuple[str | None, Fact]] = []
    for document in dossier.documents:
        kind = by_name.get(document.type)
        if kind is None and document.type != UNRECOGNISED:
            continue
        unread = any((part.file, part.page) in unread_pages for part in document.parts)
        facts = _of_document(document, kind, labels, unread)
        pairs += [(document.id, fact) for fact in facts.values()]
    pairs = mended_organs(dossier, pairs)
    pairs, extra = _declared(dossier, pairs)
    first = Facts(pairs, {})
    derived = derive(dossier, first, by_name)
    derived.update({name: fact for name, fact in extra.items()})
    return Facts(pairs, derived, _fallback(dossier, types))


def _of_document(
    document: Document, kind: DocumentType | None, labels: Labels, unread: bool
) -> dict[str, Fact]:
    sheet = Sheet(document, labels)
    found: dict[str, Fact] = {}
    specs: dict[str, FactSpec] = {}
    for spec in kind.facts if kind else ():
        specs[spec.name] = spec
        found[spec.name] = settle(document, spec, KINDS[spec.kind](sheet, spec), unread)
    for spec, hits in generic(sheet):
        if spec.name not in found or isinstance(found[spec.name], Missing):
            fact = doubted(sheet, spec, settle(document, spec, hits, unread))
            if isinstance(fact, Known) or spec.name not in found:
                found[spec.name] = fact
    for name, hits in steps.facts_of(sheet).items():
        current = found.get(name)
        if current is None or isinstance(current, Missing):
            spec = FactSpec(name, "step", pick="last")
            fact = settle(document, spec, hits, unread)
            if current is None or not isinstance(fact, Missing):
                found[name] = fact
    for name, spec in specs.items():
        found[name] = doubted(sheet, spec, found[name])
    for name, others in STAND_INS.get(document.type, {}).items():
        own = found.get(name)
        if own is None or isinstance(own, Missing):
            damaged = own is not None and own.why is Absence.DAMAGED
            for other in others:
                stand_in = found.get(other)
                if isinstance(stand_in, Known):
                    found[name] = copy_to(stand_in, f"{document.type}.{name}", f"按{other}认定")
                    break
                if damaged:
                    continue  # what stands there is nothing left empty elsewhere
                if isinstance(stand_in, Missing) and stand_in.why in (Absence.BLANK, Absence.DAMAGED):
                    # the field that counts is there, but holds nothing: no other date may take its place
                    found[name] = copy_to(stand_in, f"{document.type}.{name}")
                    break
    return found


def _declared(
    dossier: Dossier, pairs: list[tuple[str | None, Fact]]
) -> tuple[list[tuple[str | None, Fact]], dict[str, Fact]]:
    """Replace facts by what the handler declared; names of documents not in the dossier stand on their own."""
    from checker.facts.declared import declared_value

    extra: dict[str, Fact] = {}
    for name, text in dossier.declared.items():
        value = declared_value(name, text)
        replaced = False
        for index, (owner, fact) in enumerate(pairs):
            if fact.name == name:
                pairs[index] = (
                    owner,
                    Known(name, value, (), origin=Origin.DECLARED, document=owner, note="案卷信息.yaml 载明"),
                )
                replaced = True
        if not replaced:
            extra[name] = Known(name, value, (), origin=Origin.DECLARED, note="案卷信息.yaml 载明")
    return pairs, extra


def _fallback(dossier: Dossier, types: tuple[DocumentType, ...]) -> dict[str, Fact]:
    """Names that no document carries: unread pages may hold the document."""
    if dossier.fully_read:
        return {}
    present = {document.type for document in dossier.documents}
    places = tuple(
        Searched(
            None,
            tuple(p.number for p in source.pages),
            Quality.worst([p.quality for p in source.pages]),
            source.path,
        )
        for source in dossier.files
    )
    found: dict[str, Fact] = {}
    for kind in types:
        if kind.name in present:
            continue
        for spec in kind.facts:
            name = f"{kind.name}.{spec.name}"
            found[name] = replace(Missing(name, Absence.UNREAD), searched=places)
    return found
