"""What a rule writer is told: one case an error, the whole text compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from writing import GOOD, NOTICE, book, errors, with_line

from checker.checks import CHECKS

KEYS = "id、title、covers、stage、severity、basis、applies、check、message、advice"
KINDS_OF_CHECK = "、".join(CHECKS)
STAGES = "主体、立案、调查取证、审核、告知、听证、集体讨论、决定、送达、公示、执行、结案、归档、简易程序"
KINDS = "处罚普通、处罚简易、许可、强制、检查、给付、征收、确认、投诉、公开"


def with_check(lines: str) -> str:
    states = "check: states\ndocument: 行政处罚事先告知书\nall_of: [[陈述], [申辩]]\n"
    return with_line(states, f"check: {lines}\n")


RULES = {
    "missing key": (with_line("advice: 重新告知\n", ""), f":1：缺少“advice”。每条规则都要写明 {KEYS}"),
    "unknown check": (
        with_line("check: states", "check: state"),
        f":8：没有“state”这种检查。可用：{KINDS_OF_CHECK}。是不是想写“states”？",
    ),
    "severity": (
        with_line("severity: veto", "severity: vetoo"),
        ":5：“severity”不能是“vetoo”。可用：veto、major、minor、info。是不是想写“veto”？",
    ),
    "stage": (
        with_line("stage: 告知", "stage: 通知"),
        f":4：“stage”不能是“通知”。可用：{STAGES}。是不是想写“告知”？",
    ),
    "status": (
        with_line("advice: 重新告知", "advice: 重新告知\nstatus: draft"),
        ":13：“status”不能是“draft”。可用：trial、stable、retired。",
    ),
    "applies": (
        with_line("applies: [处罚普通]", "applies: [处罚一般]"),
        f":7：没有“处罚一般”这种案卷。可用：{KINDS}。",
    ),
    "id": (with_line("id: PEN-20a", "id: 告知-1"), ":1：编号“告知-1”的写法不对。例：PEN-20a"),
    "unknown option": (
        with_line("all_of:", "al_of: [[听证]]\nall_of:"),
        ":10：检查“states”没有选项“al_of”。可用：document、all_of、facts、at_least、names。是不是想写“all_of”？",
    ),
    "nothing to look for": (
        with_line("all_of: [[陈述], [申辩]]\n", ""),
        ":8：选项“states”：states 至少要有 all_of 或 facts，例：all_of: [[陈述], [申辩]]。例：document: 行政处罚事先告知书　all_of: [[陈述], [申辩]]",
    ),
    "unit": (
        with_check("deadline\nstart: 本案.立案日期\nend: 本案.决定日期\nwithin: 90日"),
        ":11：选项“within”：时限应当写成“90 days”，单位是 days、working_days、months、years 之一；现为“90日”。"
        "例：start: 本案.立案日期　end: 本案.决定日期　within: 90 days",
    ),
    "two bounds": (
        with_check("compare\nleft: 本案.罚款金额\nat_most: 3\nat_least: 1"),
        ":8：选项“compare”：at_most、at_least、equals 要写且只写一个，例：at_most: 3000。例：left: 行政处罚决定书.罚款金额　at_most: 3000",
    ),
    "condition": (
        with_line("check: states", "when: [{document: 听证笔录, fact: 本案.案由}]\ncheck: states"),
        ":8：“when”的条件写错：一个条件只能写 document、no_document、fact、stage_reached 中的一个。"
        "例：when: [{document: 听证笔录}, {stage_reached: 决定}]",
    ),
    "in_force": (
        with_line("check: states", "in_force: {from: 2021-07-15}\ncheck: states"),
        ":8：“in_force”写错。例：in_force: {from: 2021-07-15, by: 本案.决定日期}",
    ),
    "in_force date": (
        with_line("check: states", "in_force: {from: 2021年7月15日, by: 本案.决定日期}\ncheck: states"),
        ":8：日期应当写成 2021-07-15",
    ),
    "key twice": (with_line("stage: 告知", "stage: 告知\nstage: 听证"), ":5：“stage”写了两次。请合并成一处"),
    "full-width colon": (
        with_line("title: 告知书应当告知陈述、申辩权", "title：告知书应当告知陈述、申辩权"),
        ":2：用了中文冒号“：”，请改成英文冒号加空格“: ”",
    ),
    "full-width colon in a key": (
        with_line("stage: 告知", "stage：告知: 1"),
        ":4：用了中文冒号“：”。请改成英文冒号加空格“: ”",
    ),
    "anchor": (
        with_line("covers: [PEN-20]", "covers: *base"),
        ":3：不能使用 & 和 * 引用",
    ),
    "tag": (with_line("title: 告知书", "title: !text 告知书"), ":2：不能使用 ! 标记。请直接写内容"),
    "tab": (with_line("covers: [PEN-20]", "covers:\n\t- PEN-20"), ":4：缩进用了制表符（Tab），请改用空格"),
    "two documents": (GOOD + "---\nid: PEN-21a\n", ":13：一个文件只能有一段内容，请去掉“---”"),
    "message begins with a brace": (
        with_line("message: 没有告知{missing}", "message: {missing}没有告知"),
        ":11：内容以“{”开头，会被当作一组选项，请给整句加英文引号",
    ),
    "no mapping": ("- id\n", ":1：应当是“名称: 内容”的形式。例：id: PEN-20a"),
}


@pytest.mark.parametrize("name", RULES)
def test_rule(name: str, tmp_path: Path) -> None:
    text, expected = RULES[name]
    assert "notice/rule.yaml" + expected in errors(tmp_path, {"notice/rule.yaml": text})


OTHERS = {
    "same id": (
        {"notice/second.yaml": GOOD},
        "notice/second.yaml:1：编号 PEN-20a 已用于 notice/rule.yaml。编号不能重复",
    ),
    "type without name": (
        {"documents/notice.yaml": "order: 3\n"},
        "documents/notice.yaml:1：缺少“name”。例：name: 行政处罚决定书",
    ),
    "type key": (
        {"documents/notice.yaml": NOTICE + "alias: [告知书]\n"},
        "documents/notice.yaml:5：不认识“alias”。可用：name、aliases、kinds、order、outgoing、recognise、facts",
    ),
    "fact written as a word": (
        {"documents/notice.yaml": "name: 告知书\nfacts:\n  罚款金额: fine\n"},
        "documents/notice.yaml:2：要素“罚款金额”写错。例：决定日期: {kind: date, at: signoff}",
    ),
    "parameter": (
        {
            "parameters/p.yaml": "name: 听证罚款标准\nunit: 元\nvalues: [{from: 2021-07-15, value: 三千, source: 法}]\n"
        },
        "parameters/p.yaml:1：参数写错。例：values: [{from: 2021-07-15, value: 3000, source: 行政处罚法 第五十一条}]",
    ),
    "list": (
        {"lists/l.yaml": "a: 1\n"},
        "lists/l.yaml:1：名单写错。例：name: 垂直领导机关　source: 行政复议法 第二十七条　words: [海关, 税务局]",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_file(name: str, tmp_path: Path) -> None:
    files, expected = OTHERS[name]
    assert expected in [error.replace(f"{tmp_path}/", "") for error in errors(tmp_path, files)]


def test_fact_kind_names_the_nearest(tmp_path: Path) -> None:
    found = errors(tmp_path, {"documents/notice.yaml": "name: 告知书\nfacts:\n  罚款金额: {kind: fines}\n"})
    assert found[0].startswith("documents/notice.yaml:3：要素“罚款金额”的 kind 不能是“fines”。可用：")
    assert found[0].endswith("是不是想写“fine”？")


def test_all_errors_of_all_files_come_together(tmp_path: Path) -> None:
    bad = {
        "notice/rule.yaml": with_line("stage: 告知", "stage: 通知"),
        "notice/second.yaml": "- id\n",
        "lists/l.yaml": "a: 1\n",
    }
    assert len(errors(tmp_path, bad)) == 3


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "notice").mkdir()
    (tmp_path / "notice" / "second.yaml").write_bytes("id: 告知".encode("gb18030"))
    assert errors(tmp_path, {}) == ["notice/second.yaml：文件读不出来。请存为 UTF-8 编码"]


def test_no_such_folder(tmp_path: Path) -> None:
    from checker.rulebook import RuleBookError, load

    with pytest.raises(RuleBookError, match="没有这个规则文件夹"):
        load(tmp_path / "none")


def test_a_good_one_loads(tmp_path: Path) -> None:
    loaded = book(tmp_path, {})
    assert [rule.id for rule in loaded.rules] == ["PEN-20a"]


def test_retired_rules_keep_their_id_but_are_not_judged(tmp_path: Path) -> None:
    retired = GOOD + "status: retired\nreplaced_by: PEN-20b\n"
    assert book(tmp_path, {"notice/rule.yaml": retired}).rules == ()


def test_the_digest_follows_every_file(tmp_path: Path) -> None:
    one = book(tmp_path / "a", {}).digest
    assert one == book(tmp_path / "b", {}).digest
    assert one != book(tmp_path / "c", {"lists/l.yaml": "name: 某\nwords: [海关]\n"}).digest
