"""The papers of a lawful ordinary-procedure dossier, in their order."""

from __future__ import annotations

from . import decision, filing, inquiry, notice, service
from .paper import Paper, Papers
from .scenario import Scenario


def _followed(s: Scenario, p: Paper, key: str, way: str) -> list[Paper]:
    return [p, service.receipt(s, p, key, way)]


def body(s: Scenario) -> Papers:
    papers = Papers()
    papers.append(filing.source(s))
    inspection = [inquiry.inspection(s), inquiry.photos(s)]
    filed = filing.filing(s)
    if s.clause.first_order:
        papers += [
            *inspection,
            *_followed(s, inquiry.order(s), "order_served", "direct"),
            inquiry.recheck(s, "recheck"),
            filed,
        ]
    elif s.d["inspect"] <= s.d["filed"]:
        papers += [*inspection, filed]
    else:
        papers += [filed, *inspection]
    if s.house_choice("cards", ("yes", "no", "no")) == "yes":
        papers.append(filing.officers_cards(s))
    papers += [inquiry.interview(s), *filing.identity(s)]
    if s.keep:
        papers += inquiry.keeping(s)
    if s.report:
        papers += inquiry.test_report(s)
    if not s.clause.first_order and "order" in s.d:
        papers += [*_followed(s, inquiry.order(s), "order_served", "direct"), inquiry.recheck(s, "recheck")]
    papers += [inquiry.report(s), decision.review(s, "reviewed")]
    if s.discussed and s.house.discuss_before_notice:
        papers.append(decision.discussion(s, "first_talk"))
    if s.house_choice("noticeok", ("yes", "no")) == "yes":
        papers.append(notice.notice_approval(s))
    papers += _followed(s, notice.notice(s), "notice_served", s.notice_service)
    if s.hearing_right and s.house.separate_hearing:
        papers += _followed(s, notice.hearing_notice(s), "notice_served", s.notice_service)
    if s.waiver:
        papers.append(notice.waiver(s))
    if s.hearing:
        ask, call, record, done = notice.hearing(s)
        papers += [
            ask,
            *_followed(s, call, "summon_served", "direct"),
            record,
            done,
            decision.review(s, "re_reviewed"),
        ]
    elif s.reply:
        papers += [notice.reply(s), notice.reply_review(s)]
    if s.discussed:
        papers.append(decision.discussion(s, "talked"))
    made = decision.decision(s)
    papers += [
        decision.approval(s),
        made,
        *service.served(s, made),
        service.payment(s),
        service.publication(s, made),
    ]
    if s.clause.first_order:
        papers.append(inquiry.recheck(s, "final_check"))
    papers.append(service.closing(s, made))
    return papers
