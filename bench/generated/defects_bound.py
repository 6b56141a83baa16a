"""Defects of the bound dossier, rule by rule: cover, table of contents, remarks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from .change import Plan, Register, Rewrite, blanks, gaps, puts, removes
from .houses import write_date
from .paper import Item, Papers
from .scenario import Scenario, working_day

BOUND = Register()
_COVER, _CONTENTS, _REMARKS = "卷宗封面", "卷内目录", "备考表"


def _bound(
    name: str,
    rules: str,
    shows: str,
    change: Rewrite,
    may: str = "",
    plan: Plan | None = None,
    **options: Any,
) -> None:
    BOUND.add(name, rules, shows, "GEN-48 " + may, plan, bound=change, **options)


def _rows(papers: Papers) -> list[Item]:
    """The lines of the table of contents: serial, number, title, day, page, remark."""
    return [item for item in papers.get(_CONTENTS).items if item.role == "row"][1:]


def _row(papers: Papers, kind: str) -> Item:
    title = papers.get(kind).title
    return next(item for item in _rows(papers) if f"| {title} |" in item.text)


def _cell(item: Item, place: int, write: str) -> None:
    cells = item.text.split("|")
    cells[place] = f" {write} "
    item.text = "|".join(cells)


_bound(
    "cover-half-empty",
    "G102a",
    "封面没有案卷名称、当事人和办案机关",
    blanks(_COVER, "title", "party_name", "maker", "handlers"),
)


def _promised(s: Scenario, papers: Papers) -> None:
    row = _rows(papers)[-1]
    n = len(_rows(papers)) + 1
    page = int(row.text.split("|")[5]) + 1
    papers.get(_CONTENTS).items.append(
        Item("row", f"| {n} |  | 听证笔录 | {s.form_on('decided')} | {page} |  |")
    )


_bound("listed-not-there", "G103a", "目录列有听证笔录，卷内没有", _promised, hearing=False)


def _unlisted(s: Scenario, papers: Papers) -> None:
    papers.get(_CONTENTS).items.remove(_row(papers, "行政处罚决定书"))


_bound("there-not-listed", "G103b", "决定书没有列入目录", _unlisted, "G105a")
_bound("listed-other-number", "G103c", "目录的决定书文号不符",
       lambda s, p: _cell(_row(p, "行政处罚决定书"), 2, s.house.number(s.organ.prefix, s.house.code, s.d["decided"].year, s.n + 31)))  # fmt: skip
_bound("listed-other-day", "G103d", "目录的决定书日期不符",
       lambda s, p: _cell(_row(p, "行政处罚决定书"), 4, write_date(s.d["decided"] + timedelta(9), s.house.form_date)))  # fmt: skip


def _pages(cover: int | None, remarks: int | None) -> Rewrite:
    """How many pages cover and remarks state, more (or fewer) than the table of contents ends with."""

    def rewrite(s: Scenario, papers: Papers) -> None:
        last = int(_rows(papers)[-1].text.split("|")[5])
        if cover is not None:
            papers.get(_COVER).ask("pages", "页数", f"共{last + cover}页")
        if remarks is not None:
            papers.get(_REMARKS).put("state", f"本卷共{last + remarks}页，材料齐全。")

    return rewrite


_bound("fewer-pages-than-listed", "G103e", "封面的页数少于目录", _pages(-4, None))
_bound("pages-differ", "G103f", "封面与备考表的页数不同", _pages(3, 6))


def _backwards(s: Scenario, papers: Papers) -> None:
    row = _rows(papers)[len(_rows(papers)) // 2]
    _cell(row, 5, str(max(int(row.text.split("|")[5]) - 5, 1)))


def _exchanged(s: Scenario, papers: Papers) -> None:
    items = papers.get(_CONTENTS).items
    one, other = (items.index(_row(papers, kind)) for kind in ("立案审批表", "行政处罚决定书"))
    items[one].text, items[other].text = items[other].text, items[one].text


_bound("listed-in-other-order", "G104a", "目录里立案审批表与决定书的次序颠倒", _exchanged, "G103c G103d G103g G105a",
       form="merged-pdf")  # fmt: skip
_bound("pages-backwards", "G105a", "目录的页号倒退", _backwards)
_bound("remarks-empty", "G107a", "备考表没有立卷人、检查人和日期", lambda s, p: (
    p.get(_REMARKS).put("filer", "立卷人："), p.get(_REMARKS).put("checker", "检查人："), p.get(_REMARKS).put("day", "立卷时间：")))  # fmt: skip
_bound(
    "checks-own-work",
    "G107b",
    "备考表的检查人就是立卷人",
    puts(_REMARKS, "checker", lambda s: f"检查人：{s.recorder.name}"),
)
_bound("filed-late", "G111a", "结案半年后才归档", lambda s, p: None, plan=gaps(archived=130), year=2024)
_bound("filed-before-closing", "G111b", "归档早于结案", lambda s, p: None, "PEN-58",
       plan=lambda s: s.d.update(archived=working_day(s.d["closed"] - timedelta(9))))  # fmt: skip
_bound("kept-how-long", "G112a", "封面没有保管期限", blanks(_COVER, "kept_for"))
_bound("cover-other-party", "G118a", "封面的当事人与决定书不同", lambda s, p: p.get(_COVER).swap("有限", "实业有限", ("party_name", "title")),
       "PEN-09", party="company")  # fmt: skip


def _cover_day(name: str, rules: str, shows: str, role: str, key: str, may: str) -> None:
    _bound(
        name,
        rules,
        shows,
        puts(_COVER, role, lambda s: write_date(s.d[key] + timedelta(11), s.house.form_date)),
        may,
    )


_cover_day(
    "cover-filed-other-day", "G118c", "封面的立案日期与立案审批表不同", "filed", "filed", "PEN-58 PEN-40"
)
_cover_day(
    "cover-closed-other-day", "G118d", "封面的结案日期与结案审批表不同", "closed", "closed", "PEN-58 G111b"
)
_bound(
    "cover-other-sum",
    "G118e",
    "封面的罚款与决定书不同",
    lambda s, p: p.get(_COVER).swap(s.money(), s.money(s.amount + 3000), ("result",)),
)
_bound("cover-other-number", "G118f", "封面的决定书文号与决定书不同", lambda s, p: p.get(_COVER).ask(
    "decision_no", "处罚决定书文号", s.house.number(s.organ.prefix, s.house.code, s.d["decided"].year, s.n + 31)))  # fmt: skip
_bound("no-cover", "GEN-48 GEN-48b", "没有封面", removes(_COVER))
_bound("no-contents", "GEN-48 GEN-48c", "没有卷内目录", removes(_CONTENTS))
_bound("no-remarks", "GEN-48 GEN-48d", "没有备考表", removes(_REMARKS))
