"""Persons, parties and organs."""

from __future__ import annotations

import pytest

from checker.chinese.names import is_person, party_kind, same_name, same_organ, split_persons


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("张三", "自然人"), ("王某某", "自然人"), ("李*", "自然人"), ("欧阳修远", "自然人"), ("阿不都·热合曼", "自然人"), ("张 三", "自然人"),
        ("沅江市某某有限公司", "单位"), ("湖南天宇能源有限责任公司沅江分公司", "单位"), ("沅江市粮食购销合作社", "单位"), ("某某加油站", "单位"),
        ("茶盘洲镇人民政府", "单位"), ("红星村卫生室", "单位"), ("江南小学", "单位"), ("沅江市湘北建材厂（普通合伙）", "单位"),
        ("沅江市李记粮油店", "个体工商户"), ("陈记五金经营部", "个体工商户"), ("张三（个体工商户）", "个体工商户"), ("张三(个体户)", "个体工商户"),
        ("", None), (" ", None),
    ],
)  # fmt: skip
def test_party_kind(name: str, kind: str | None) -> None:
    assert party_kind(name) == kind


@pytest.mark.parametrize(
    "text",
    ["同意", "情况属实", "无异议", "以上", "执法人员", "张", "", "ABC", "一二三四五六", "有关", "沅江市"],
)
def test_no_person(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张 三", "张三"),
        ("张三（被处罚人）", "张三"),
        ("沅江(湖南)有限公司", "沅江（湖南）有限公司"),
        ("ＡＢＣ有限公司", "ABC有限公司"),
        ("王某某", "王小明"),
        ("王某", "王小明"),
        ("李**", "李小明"),
        ("湖南XX有限公司", "湖南天宇有限公司"),
        ("湖南天宇有限公司（盖章）", "湖南天宇有限公司"),
        ("湖南天宇有限公司：", "湖南天宇有限公司"),
    ],
)
def test_same_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张三", "李四"), ("张三", "张三丰"), ("天宇有限公司", "天宇有限责任公司"), ("王某某", "李小明"), ("湖南XX有限公司", "湖北天宇有限公司"), ("***", "张三"), ("", "张三"),
    ],
)  # fmt: skip
def test_other_name(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("沅江市发展和改革局", "沅江市发改局"),
        ("沅江市发展和改革局", "湖南省沅江市发展和改革局"),
        ("湖南省发展和改革委员会", "湖南省发改委"),
        ("沅江市人民政府", "沅江市政府"),
        ("沅江市发展和改革局（公章）", "沅江市发展和改革局"),
        ("沅江市市场监督管理局", "沅江市市场监管局"),
    ],
)
def test_same_organ(one: str, other: str) -> None:
    assert same_organ(one, other)
    assert same_organ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("沅江市发改局", "益阳市发改局"),
        ("人民政府", "沅江市人民政府"),
        ("沅江市发改委", "沅江市发改局"),
        ("沅江市人民政府", "益阳市人民政府"),
    ],
)
def test_other_organ(one: str, other: str) -> None:
    assert not same_organ(one, other)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李四", ["张三", "李四"]),
        ("张 三 李 四", ["张三", "李四"]),
        ("张三\n李四", ["张三", "李四"]),
        ("张三，李四；王五", ["张三", "李四", "王五"]),
        ("执法人员：张三、李四", ["张三", "李四"]),
        ("张三、李四、王五三人", ["张三", "李四", "王五"]),
        ("张三等人", ["张三"]),
        ("张明王强", ["张明", "王强"]),
        ("陈伟和李娜", ["陈伟", "李娜"]),
        ("欧阳修远、张三", ["欧阳修远", "张三"]),
        ("阿不都·热合曼、张三", ["阿不都·热合曼", "张三"]),
        ("王某某、赵某", ["王某某", "赵某"]),
        ("张三\ufffc", ["张三"]),
        ("签名：", []),
        ("同意", []),
        ("\ufffc\ufffc", []),
        ("", []),
    ],
)
def test_split_persons(text: str, names: list[str]) -> None:
    assert [person.name for person in split_persons(text)] == names


@pytest.mark.parametrize(
    "text",
    ["张三（18090012001）、李四（18090012002）", "张三 18090012001 李四 18090012002", "张三(18090012001)李四(18090012002)",
     "张三，执法证号：18090012001；李四，执法证号：18090012002"],
)  # fmt: skip
def test_numbers_of_warrants_stay_with_their_names(text: str) -> None:
    assert [(p.name, p.number) for p in split_persons(text)] == [
        ("张三", "18090012001"),
        ("李四", "18090012002"),
    ]


def test_note_in_brackets() -> None:
    one, other = split_persons("张三（检查人）、李四（记录人）")
    assert (one.note, other.note) == ("检查人", "记录人")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("谌定波、过小薇", ["谌定波", "过小薇"]),
        ("过小薇（执法证CX2203022）", ["过小薇"]),
        ("张小三 见证人", ["张小三"]),
        ("陈述、申辩", []),
    ],
)
def test_rare_surnames_in_a_list_of_names(text: str, names: list[str]) -> None:
    assert [person.name for person in split_persons(text)] == names
