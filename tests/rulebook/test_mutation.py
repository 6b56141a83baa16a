"""``anjuan rules mutate``: verdicts follow the sentences that findings point to."""

from __future__ import annotations

from pathlib import Path

from writing import book, with_line

from checker.rulebook.mutation import mutations

CASES = """\
- name: 都告知了
  documents:
    行政处罚事先告知书: |
      行政处罚事先告知书
      你单位有权进行陈述和申辩。
      沅岭县发展和改革局
  expect: pass
- name: 漏了申辩
  documents:
    行政处罚事先告知书: |
      行政处罚事先告知书
      特此告知。
      沅岭县发展和改革局
  expect: fail
"""


def test_a_rule_that_reads_what_it_shows(tmp_path: Path) -> None:
    made = list(mutations(book(tmp_path, {"notice/rule.test.yaml": CASES})))
    assert [(m.case, m.change, m.flipped) for m in made] == [
        ("都告知了", "删去", True),
        ("漏了申辩", "补上", True),
    ]


def test_a_rule_that_passes_whatever_stands_there(tmp_path: Path) -> None:
    lines = "check: states\ndocument: 行政处罚事先告知书\nall_of: [[陈述], [申辩]]\n"
    loose = with_line(lines, "check: states\ndocument: 行政处罚事先告知书\nall_of: [[罚款, 特此告知]]\n")
    cases = "- name: 有\n  documents: {行政处罚事先告知书: 拟对你单位作出罚款30000元的行政处罚。特此告知。}\n  expect: pass\n"
    (made,) = mutations(book(tmp_path, {"notice/rule.yaml": loose, "notice/rule.test.yaml": cases}))
    assert (made.change, made.flipped) == ("删去", False)


def test_words_that_must_not_stand_there(tmp_path: Path) -> None:
    lines = "check: states\ndocument: 行政处罚事先告知书\nall_of: [[陈述], [申辩]]\n"
    forbids = with_line(
        lines, "check: forbids\ndocument: 行政处罚事先告知书\nany_of: [决定对你单位]\n"
    ).replace("{missing}", "{found}")
    cases = "- name: 写成决定\n  documents: {行政处罚事先告知书: '本机关决定对你单位罚款。其余照旧。'}\n  expect: fail\n"
    (made,) = mutations(book(tmp_path, {"notice/rule.yaml": forbids, "notice/rule.test.yaml": cases}))
    assert (made.change, made.flipped) == ("删去", True)


def test_presence_is_undone_by_taking_the_document_out(tmp_path: Path) -> None:
    lines = "check: states\ndocument: 行政处罚事先告知书\nall_of: [[陈述], [申辩]]\n"
    present = with_line(lines, "check: present\ndocument: 行政处罚事先告知书\n")
    cases = "- name: 有\n  documents: {行政处罚事先告知书: 行政处罚事先告知书}\n  expect: pass\n"
    (made,) = mutations(book(tmp_path, {"notice/rule.yaml": present, "notice/rule.test.yaml": cases}))
    assert made.flipped


def test_only_some_rules(tmp_path: Path) -> None:
    loaded = book(tmp_path, {"notice/rule.test.yaml": CASES})
    assert list(mutations(loaded, ("GEN",))) == []
    assert len(list(mutations(loaded, ("PEN-20",)))) == 2
