"""Officers and their certificates, at labels and in running text."""

from __future__ import annotations

import pytest
from paper import value


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("检查人：游雪、鲍志成", ("游雪", "鲍志成")),
        ("我局执法人员游雪（18090011022）、鲍志成（18090011023）到场检查。", ("游雪", "鲍志成")),
        ("问：我叫游雪，这位是我的同事。", ("游雪",)),
    ],
)
def test_officers_named_anywhere(line: str, names: tuple[str, ...]) -> None:
    text = f"现场检查笔录\n检查时间：2023年6月1日9时\n{line}"
    assert value("现场检查笔录", "执法人员", text) == names


def test_certificate_numbers_are_not_other_numbers() -> None:
    text = (
        "询问笔录\n被询问人：祁静好　身份证号码：430999198803070016　电话：0736-0000000\n"
        "单位：澧南区丰登米业有限公司（91430999MA4LXY6G1T）\n询问人：游雪（18090011022）、鲍志成（湘A18090011023）"
    )
    assert value("询问笔录", "执法证号", text) == ("18090011022", "湘A18090011023")


@pytest.mark.parametrize(
    "line",
    [
        "检查人：游雪 执法证号：18090011022；鲍志成 执法证号：18090011023",
        "询问人：游雪（18090011022）　记录人：鲍志成（18090011023）",
        "询问人 游雪（证号 18090011022） 记录人 鲍志成（证号 18090011023）",
    ],
)
def test_whoever_is_named_with_a_certificate_is_an_officer(line: str) -> None:
    assert set(value("询问笔录", "执法人员", f"询问笔录\n{line}")) == {"游雪", "鲍志成"}  # type: ignore[call-overload]


def test_what_follows_the_names_is_no_name() -> None:
    text = "现场检查笔录\n检查人：游雪（证号18990102）、鲍志成（证号18990105）。执法人员已告知其享有陈述、申辩的权利。"
    assert value("现场检查笔录", "执法人员", text) == ("游雪", "鲍志成")
