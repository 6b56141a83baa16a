"""Approval steps (承办 → 承办机构 → 审核 → 法制审核 → 审批): opinion, who signed, when.

The forms differ without end; what a label says decides its step: whose opinion it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from checker.chinese.dates import DateMatch, find_dates, remains_of_date
from checker.chinese.names import may_be_person, split_persons
from checker.chinese.normalise import plain
from checker.chinese.years import usual_year
from checker.facts import flowsheet
from checker.facts.hits import Hit
from checker.facts.labels import bare
from checker.facts.sheet import Sheet, is_blank
from checker.model.fact import Absence
from checker.model.text import PICTURE, Quality

STEPS = ("承办", "承办机构", "审核", "法制审核", "审批")
_OPINION = re.compile(
    r"(?:意见|批示|签批|审批|建议|审批意见|核准|签发|批准|决定意见|审定)(?:及(?:签名|签字|日期|理由))?$"
)
_SIGNER = re.compile(
    r"^(?:承办人|承办人员|经办人|办案人员?|主办人|执法人员|审核人|法制审核人员?|批准人|审批人|签发人|核准人|审定人|复核人|部门负责人|机构负责人|承办机构负责人|机关负责人|分管领导|单位负责人|[局委厅]负责人|管委会负责人|[局委]领导|审核|批准|审定)(?:签名|签字|签章)?$"
)
_LINE_LABEL = re.compile(
    r"(?P<label>(?:[\u4e00-\u9fff（）()、/]{0,22})(?:意\s*见|批\s*示|签\s*批|审\s*批|建\s*议|核准|签发)(?:[（(][^（）()]{0,12}[）)])?|"
    r"(?:承办人员?|经办人|办案人员?|审核人|法制审核人员?|批准人|审批人|签发人|审定人|机关负责人|承办机构负责人|部门负责人|分管领导|[局委厅]负责人|管委会负责人|[局委]领导)(?:[（(]?(?:签名|签字|签章)[）)]?)?|"
    r"(?<![\u4e00-\u9fff])(?:审核|批准|审定))\s*[：:】]"
)


@dataclass(frozen=True, slots=True)
class Block:
    step: str
    label_start: int
    start: int
    end: int


_ROLES = (
    (re.compile(r"(?:承办人员?|经办人|办案人员?|主办人)"), "承办"),
    (re.compile(r"(?:法规|法制|政策法规|法治)(?:股|科|处|室|机构|部门|人员)(?:室|长)?"), "法制审核"),
    (re.compile(r"(?:分管|副)(?:局长|主任|领导|负责人)|分管副?(?:局长|主任)"), "审核"),
    (
        re.compile(
            r"(?:[\u4e00-\u9fff]{0,6}(?:股室?|科室?|处室?)|(?:股|科|处)室?负责人|股长|科长|处长|部门|承办机构|承办部门|部门负责人)"
        ),
        "承办机构",
    ),
    (
        re.compile(
            r"(?:局长|主任|委主任|[局委厅]领导|(?:[局委厅]|管委会|单位)负责人|主要领导|主要负责人|机关负责人|负责人|领导|行政负责人)"
        ),
        "审批",
    ),
)
_HANDLED = re.compile(r"同意|建议|拟|批准|请|报|呈|予以|不予|审核|立案")


def role_of(label: str) -> str | None:
    """The step of a label cell that only names who decides (股室, 局长); for cells whose value is an opinion."""
    word = bare(label)
    return next((step for pattern, step in _ROLES if pattern.fullmatch(word)), None)


def step_of(label: str) -> str | None:
    """Which step a label belongs to; None when it is no step."""
    word = bare(label).replace("（", "").replace("）", "").replace("、", "")
    if not word or len(word) > 22:
        return None
    if re.search(
        r"当事人|被检查|被询问|听证|申请人|复核|会审|讨论|与会|参加|主持|处罚建议|处理建议|整改|听取|监察建议|采纳|告知|送达|相对人",
        word,
    ):
        return None
    if word == "审核":
        return "审核"
    if not _OPINION.search(word) and not _SIGNER.match(word):
        return None
    if re.search(r"法制|法规|合法性", word):
        return "法制审核"
    if re.search(
        r"审批|批准|批示|签批|签发|核准|审定|机关负责|局长|主任|委员会|主要|行政负责|[局委厅]领导|[局委厅会]负责人|领导审|领导意见|单位负责",
        word,
    ) and not re.search(r"分管|承办|办案|经办|科室?|股室?|处室|部门|机构", word):
        return "审批"
    if re.search(r"分管|审核", word) and not re.search(r"承办|办案|经办", word):
        return "审核"
    if re.search(r"承办|办案|经办|主办|执法|调查|科|股|处室|部门|机构", word):
        people = re.search(r"承办人|办案人|经办人|主办人|执法人员|调查人", word)
        return "承办" if people and not re.search(r"负责人|机构|部门", word) else "承办机构"
    if word in ("承办意见", "拟办意见", "承办人建议"):
        return "承办"
    if word in ("负责人意见", "领导意见", "机关意见", "审批", "批准"):
        return "审批"
    return None


def blocks(sheet: Sheet) -> tuple[Block, ...]:
    """The steps of a form in order: label cell and value cell, or a labelled passage up to the next label."""
    found: list[Block] = []
    taken: list[tuple[int, int]] = []
    for cell, table in sheet._cells:
        text = sheet.text[cell.start : cell.end]
        short = 0 < len(plain(text)) <= 24 and "：" not in plain(text)[:-1]
        role = role_of(text) if short else None
        step = step_of(text) if short else None
        if step is None and role is None:
            continue
        value = sheet._value_of(sheet._cells.index((cell, table)), cell, table)
        if step is None and value is not None and _HANDLED.search(sheet.text[value.start : value.end]):
            step = role
        if step is not None and value is not None:
            found.append(Block(step, cell.start, value.start, value.end))
            taken.append((min(cell.start, value.start), max(cell.end, value.end)))
    labels = [
        (m.start("label") + len(m.group("label")) - len(m.group("label").lstrip()), m.end(), step)
        for m in _LINE_LABEL.finditer(sheet.text)
        if (step := step_of(m.group("label"))) and not any(a <= m.start() < b for a, b in taken)
        and _at_start(sheet.text, m.start("label"))
    ]  # fmt: skip
    for index, (label_start, start, step) in enumerate(labels):
        end = labels[index + 1][0] if index + 1 < len(labels) else len(sheet.text)
        following = [a for a, _ in taken if a > start]
        end = min([end, start + 600, *following])
        signer = bool(_SIGNER.match(bare(sheet.text[label_start:start])))
        if signer:  # a signature line is one line, unless it holds the opinion and the name stands below
            tail = sheet.text[start:end]
            stop = _LINE_END.search(tail)
            if stop and _AGREES.search(tail[: stop.start()]) and not find_dates(tail[: stop.start()]):
                stop = _LINE_END.search(tail, stop.end())
            end = start + (
                stop.start() if stop and (tail[: stop.start()].strip() or len(tail) > 40) else len(tail)
            )
        found.append(Block(step, label_start, start, _before_another_day(sheet.text, start, end)))
    found.sort(key=lambda b: b.label_start)
    if found and not any(block.step == "审批" for block in found):
        last = found[-1]
        label = sheet.text[last.label_start : last.start]
        second = any(
            block.step == last.step for block in found[:-1]
        )  # of the section, then of the department
        if (last.step == "审核" and re.search(r"分管|副[局主]|领导", label)) or (second and "负责" in label):
            found[-1] = replace(last, step="审批")  # a head in charge of the matter decides as well
    return tuple(
        _with_signature(
            sheet.text, block, found[index + 1].label_start if index + 1 < len(found) else len(sheet.text)
        )
        for index, block in enumerate(found)
    )


_ANOTHER_DAY = re.compile(
    r"\n[ \t\u3000]*(?!签|审批|批准|审核|承办|审定|核准|日期|时间)[\u4e00-\u9fff]{2,8}(?:日期|时间)[ \u3000]*[：:\t]"
)


def _before_another_day(text: str, start: int, end: int) -> int:
    """Where a passage ends: before a line that asks for another day (移送日期), once its own stands before that."""
    other = _ANOTHER_DAY.search(text, start, end)
    return other.start() if other and find_dates(text[start : other.start()]) else end


_SIGNATURE_LINE = re.compile(
    r"\s{0,4}(?:签名|签字|签章|签名或盖章)(?:[及和、/]?日期)?[（(]?[^\n\t：:]{0,8}[：:\t][^\n\t]{0,60}"
)


def _with_signature(text: str, block: Block, limit: int) -> Block:
    """A value that ends before its signature line (the cell of an unruled form) goes on to it."""
    if _SIGNED.search(text, block.start, block.end) or find_dates(text[block.start : block.end]):
        return block
    for line in re.finditer(r"[^\n]+", text[block.end : min(limit, block.end + 240)]):
        if _SIGNATURE_LINE.match(line.group()) or _names_and_day(line.group()):
            return replace(block, end=min(block.end + line.end(), limit))
        if re.search(r"[：:\t]", line.group()):
            break
    return block


def _names_and_day(line: str) -> bool:
    """Whether a line holds names and the day they signed, and nothing else."""
    dates = find_dates(line)
    if not dates or dates[0].start < 2:
        return False
    words = re.split(r"[\s、，,]+", line[: dates[0].start].strip())
    return not line[dates[-1].end :].strip() and all(may_be_person(w) or set(w) == {PICTURE} for w in words)


_LINE_END = re.compile(r"[\n\t]")


def _at_start(text: str, at: int) -> bool:
    before = text[max(at - 2, 0) : at].rstrip(" \u3000")
    if before.endswith("日") and len(before) < len(text[max(at - 2, 0) : at]):
        return True  # behind the day of the step before
    return not before or not (before[-1].isalnum() and not before[-1].isdigit()) or at == 0


_SIGNED = re.compile(
    r"(?:签名|签字|签章|签名或盖章|承办人员?|审核人|负责人|批准人|审批人|经办人|领导)(?:[（(][^（）()]{0,10}[）)])?\s*[：:]\s*(?P<s>[^\n\t：:]{0,40})"
)
_AGREES = re.compile(
    r"同意|批准|准予|准许|予以立案|可以立案|照办|按程序|依法办理|拟同意|审核通过|通过|可结案|予以结案"
)
_REFUSES = re.compile(r"不同意|不予批准|不批准|退回|暂缓|不予立案|补充调查")


def facts_of(sheet: Sheet) -> dict[str, list[Hit]]:
    """要素 → hits for every step the form has: X意见, X签名 (承办人签名 …), X日期, and 审批同意."""
    found: dict[str, list[Hit]] = {}
    lists = flowsheet.rows(sheet)
    listed = [
        (table.cells[0].start, table.cells[-1].end)
        for table in sheet.document.tables
        if table.cells and any(table.cells[0].start <= row.start < table.cells[-1].end for row in lists)
    ]
    for block in blocks(sheet):
        if not any(start <= block.label_start < end for start, end in listed):
            _of_block(sheet, block, found)
    for row in lists:
        _of_row(sheet, row, found)
    return found


def _of_row(sheet: Sheet, row: flowsheet.Row, found: dict[str, list[Hit]]) -> None:
    """A row of an office system's list, which wins over what its columns look like otherwise."""
    opinion_name, signer_name, date_name = NAMES[row.step]
    opinion = " ".join(sheet.text[slice(*row.opinion)].split())
    written = sheet.text[slice(*row.signer)]
    signers = tuple(p.name for p in split_persons(written)) or tuple(written.replace("、", " ").split())
    day = next((m for m in find_dates(sheet.text[slice(*row.time)]) if m.value), None)
    if opinion:
        found.setdefault(opinion_name, []).append(Hit(*row.opinion, opinion))
    if signers:
        found.setdefault(signer_name, []).append(Hit(*row.signer, signers))
    if day:
        place = row.time[0]
        found.setdefault(date_name, []).append(Hit(place + day.start, place + day.end, day.value))
    if row.step == "审批" and opinion and (_REFUSES.search(opinion) or _AGREES.search(opinion)):
        found.setdefault("审批同意", []).append(Hit(*row.opinion, not _REFUSES.search(opinion)))


NAMES = {
    "承办": ("承办意见", "承办人签名", "承办日期"), "承办机构": ("承办机构意见", "承办机构签名", "承办机构日期"),
    "审核": ("审核意见", "审核人签名", "审核日期"), "法制审核": ("法制审核意见", "法制审核签名", "法制审核日期"),
    "审批": ("审批意见", "审批人签名", "审批日期"),
}  # fmt: skip


def _of_block(sheet: Sheet, block: Block, found: dict[str, list[Hit]]) -> None:
    text = sheet.text[block.start : block.end]
    opinion_name, signer_name, date_name = NAMES[block.step]
    dates = list(sheet.dates(block.start, block.end)) or _short_dates(sheet, text) or _spoilt_date(text)
    signed, sign_at = _signers(text, dates)
    opinion_end = min([sign_at, *([dates[-1].start] if dates else [])]) if (signed or dates) else len(text)
    opinion = re.sub(r"(?:签名|签字|负责人|承办人|审核人)[：:]?\s*$", "", text[:opinion_end].strip())
    signer_line = bool(_SIGNER.match(bare(sheet.text[block.label_start : block.start].rstrip("：: "))))
    if not signer_line:
        if is_blank(opinion.replace(PICTURE, "")):
            found.setdefault(opinion_name, []).append(Hit(block.label_start, block.end))
        else:
            stop = block.start + max(opinion_end, 1)
            found.setdefault(opinion_name, []).append(Hit(block.start, stop, " ".join(opinion.split())))
    elif opinion and _AGREES.match(plain(opinion)):
        found.setdefault(opinion_name, []).append(
            Hit(block.start, block.start + len(opinion), plain(opinion))
        )
    if signed:
        found.setdefault(signer_name, []).append(
            Hit(block.start + sign_at, block.start + sign_at + 8, signed)
        )
    elif not any(h.value for h in found.get(signer_name, [])):
        scanned = sheet.document.quality is not Quality.EXACT and bool(dates)
        unread = scanned and re.search(
            r"[\u4e00-\u9fff\ufffd]{2,}[^\u4e00-\u9fff]*$", text[: dates[-1].start]
        )
        why = Absence.DAMAGED if unread else Absence.BLANK
        found.setdefault(signer_name, []).append(Hit(block.label_start, block.end, why=why))
    last = next((m for m in reversed(dates) if m.value), None)
    if last:
        found.setdefault(date_name, []).append(
            Hit(block.start + last.start, block.start + last.end, last.value)
        )
    elif dates:
        why = Absence.BLANK if dates[-1].blank else Absence.DAMAGED
        found.setdefault(date_name, []).append(
            Hit(block.start + dates[-1].start, block.start + dates[-1].end, why=why)
        )
    else:
        found.setdefault(date_name, []).append(Hit(block.label_start, block.end))
    if block.step == "审批":
        body = re.sub(r"□[^□☑\n\v]*", "", plain(text))  # options left unticked say nothing
        if _REFUSES.search(body):
            found.setdefault("审批同意", []).append(Hit(block.start, block.end, False))
        elif _AGREES.search(body):
            found.setdefault("审批同意", []).append(Hit(block.start, block.end, True))


_SHORT = re.compile(
    r"(?<=[\s\u4e00-\u9fff\ufffc\u3000])(?P<m>1[0-2]|0?[1-9])[.．/](?P<d>3[01]|[12]\d|0?[1-9])(?=[\s\n\v]*$)"
)


def _short_dates(sheet: Sheet, text: str) -> list[DateMatch]:
    """A day without a year behind a name (王某 5.12), in the year of the document's other dates or of its number."""
    match = _SHORT.search(text)
    if not match:
        return []
    year = usual_year(sheet.text)
    if year is None:
        return []
    try:
        day = date(year, int(match.group("m")), int(match.group("d")))
    except ValueError:
        return []
    return [DateMatch(match.start(), match.end(), day)]


def _spoilt_date(text: str) -> list[DateMatch]:
    """What stands in the place of the day and is none as read; the name before it is read all the same."""
    spoilt = remains_of_date(text)
    return [DateMatch(*spoilt, None, damaged=True)] if spoilt else []


def _signers(text: str, dates: list[DateMatch]) -> tuple[tuple[str, ...], int]:
    """Names signed in a step, and where they begin."""
    names: list[str] = []
    at = len(text)
    for match in _SIGNED.finditer(text):
        chunk = match.group("s")
        for day in find_dates(chunk):
            chunk = chunk.replace(match.group("s")[day.start : day.end], " ")
        persons = split_persons(chunk)
        persons_names = ["（图片）"] if not persons and PICTURE in chunk else [p.name for p in persons]
        if persons_names:
            names += [n for n in persons_names if n not in names]
            at = min(at, match.start("s"))
    if names:
        return tuple(names), at
    # a bare name before the date, on its line or the line above: 同意。 王某某 2024年3月5日
    for day in reversed(dates):
        head = text[: day.start]
        lines = re.split(r"[\n\v\t。；]", head.rstrip(" \u3000\n\v\t"))
        chunk = lines[-1]
        behind = re.split(r"[）)：:]", chunk)[-1]  # 粮食股：石某; 罚款叁仟元（大写）王某
        chunk = behind if split_persons(behind) else chunk
        persons = split_persons(chunk[-24:])
        if persons and len(plain(chunk)) <= 20:
            # an opinion may stand before the names without a stop: 建议立案 王某某 2024年3月5日
            place = max(chunk.find(persons[0].name), 0)
            return tuple(p.name for p in persons), len(head.rstrip()) - len(chunk) + place
        words = chunk.split()
        if 1 <= len(words) <= 3 and all(may_be_person(word) for word in words) and len(lines) > 1:
            return tuple(words), len(head.rstrip()) - len(chunk)
        if PICTURE in chunk:
            return ("（图片）",), head.rindex(PICTURE)
        break
    if not dates:
        persons = split_persons(text) if len(plain(text)) <= 14 else ()
        if persons:
            return tuple(p.name for p in persons), 0
        tail = re.split(r"[\n\v\t。；，]", text.rstrip())[-1]
        persons = split_persons(tail) if 2 <= len(plain(tail)) <= 9 else ()
        if persons:
            return tuple(p.name for p in persons), len(text.rstrip()) - len(tail)
    if PICTURE in text:
        return ("（图片）",), text.index(PICTURE)
    return (), len(text)
