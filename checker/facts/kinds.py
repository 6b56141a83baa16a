"""Extractor kinds that document types may name in ``facts:``, by the word the YAML uses."""

from __future__ import annotations

from checker.facts import (
    accounts,
    agents,
    bases,
    choices,
    listing,
    minutes,
    officers,
    payment,
    penalty,
    privacy,
    prose,
    remedies,
    service,
    signatures,
    signoff,
    values,
)
from checker.facts.hits import Extractor, Hit
from checker.facts.sheet import Sheet
from checker.model.doctype import FactSpec


def _date(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    """``at: signoff`` reads the end of the document, ``at: only`` takes the one date a paper holds, ``after``/
    ``before`` a sentence, ``label`` a field; what is named is tried in the order label, sentence, place."""
    hits = values.date_value(sheet, spec) if spec.label else []
    if not any(h.value for h in hits) and spec.label:
        hits = values.named_date(sheet, spec) or hits
    if not any(h.value for h in hits) and (spec.after or spec.before):
        hits += prose.tracked_date(sheet, spec) or prose.stated_date(sheet, spec)
    if not any(h.value for h in hits) and spec.at == "signoff":
        hits = [h for h in hits if h.value] or signoff.sign_off_date(sheet, spec) or hits
    if not any(h.value for h in hits) and spec.at == "only":
        hits = values.only_date(sheet) or hits
    return hits


def _organ(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    return signoff.sign_off_organ(sheet, spec) if spec.at == "signoff" else values.organ_value(sheet, spec)


def _period(sheet: Sheet, spec: FactSpec) -> list[Hit]:
    hits = values.period_value(sheet, spec) if spec.label else []
    return hits if any(h.value for h in hits) or not spec.wording else prose.period(sheet, spec)


KINDS: dict[str, Extractor] = {
    "text": values.text_value,
    "date": _date,
    "session_start": values.session_part(0),
    "session_end": values.session_part(1),
    "session_day": values.session_part(2),
    "money": values.money_value,
    "number": values.number_value,
    "party": values.party_value,
    "persons": values.persons_value,
    "agents": agents.agents,
    "host": agents.host,
    "credit_code": values.credit_code_value,
    "resident_id": values.resident_id_value,
    "organ": _organ,
    "signature": signatures.signature,
    "seal": signoff.seal,
    "citations": values.citations_value,
    "violated": prose.violated,
    "applied": prose.applied,
    "period": _period,
    "flag": choices.flag,
    "narrated": prose.narrated,
    "choice": choices.choice,
    "count": values.count_value,
    "officers": officers.officers,
    "certificates": officers.certificates,
    "review_organs": remedies.review_organs,
    "court": remedies.court,
    "fine": penalty.fine,
    "concluded_fine": penalty.concluded,
    "fine_range": penalty.fine_range,
    "fine_capitals": penalty.fine_capitals,
    "forfeit": penalty.forfeit,
    "sum_after": bases.sum_after,
    "penalty_kinds": penalty.penalty_kinds,
    "undecided": penalty.undecided,
    "service_way": service.way,
    "service_date": service.received,
    "recipient": service.recipient,
    "stated_sum": payment.stated_sum,
    "receipt_sum": payment.receipt_sum,
    "own_account": accounts.own_account,
    "page_count": listing.page_count,
    "silent": minutes.silent,
    "unsigned": minutes.unsigned,
    "open_numbers": privacy.open_numbers,
}
