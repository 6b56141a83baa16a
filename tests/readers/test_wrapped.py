"""Labels and values broken over the lines of narrow columns, in forms without rules."""

from __future__ import annotations

from checker.readers.layout import Glyph, Line, to_lines
from checker.readers.wrapped import rows_joined

COLUMNS = (72, 150, 290, 380)
Row = tuple[tuple[str, ...], ...]

ROWS: tuple[Row, ...] = (
    (("名称",), ("武岗县米粉加工", "厂有限公司"), ("统一社会信", "用代码"), ("91430525MA4", "Q9E5H8D")),
    (("地址",), ("武岗县人民路",), ("法定代表人",), ("李大同",)),
    (
        ("处罚依据", "及决定"),
        ("你单位违反了某条例第五条的规定，", "决定罚款五千元，逾期的，每日", "按百分之三加处罚款。"),
    ),
    (("证据",), ("笔录、营业执照。",)),
    (("救济途径", "和期限"), ("可以在六十日内申请行政复议，", "或者在六个月内提起诉讼。")),
    (("备注",), ("无",)),
)


def form(rows: tuple[Row, ...] = ROWS, pitch: float = 18, apart: float = 24) -> list[Line]:
    """Fields at COLUMNS, their lines ``pitch`` and the rows ``apart`` from each other."""
    glyphs: list[Glyph] = []
    y = 100.0
    for row in rows:
        for x, field in zip(COLUMNS, row, strict=False):
            for n, line in enumerate(field):  # a space is half as wide as a character
                at = x
                for char in line:
                    width = 5.0 if char == " " else 9.6
                    glyphs.append(Glyph(char, at, y + n * pitch, at + width, y + n * pitch + 12))
                    at += width
        y += (max(map(len, row)) - 1) * pitch + apart
    return to_lines(glyphs)


def texts(lines: list[Line]) -> list[str]:
    return [" ".join(line.text.split()) for line in lines]


def test_each_row_is_read_column_by_column() -> None:
    assert texts(rows_joined(form())) == [
        "名称 武岗县米粉加工厂有限公司 统一社会信用代码 91430525MA4Q9E5H8D",
        "地址 武岗县人民路 法定代表人 李大同",
        "处罚依据及决定 你单位违反了某条例第五条的规定，决定罚款五千元，逾期的，每日按百分之三加处罚款。",
        "证据 笔录、营业执照。",
        "救济途径和期限 可以在六十日内申请行政复议，或者在六个月内提起诉讼。",
        "备注 无",
    ]


def test_every_letter_keeps_its_box() -> None:
    before = {(g.char, g.x0, g.y0) for line in form() for g in line.glyphs if not g.char.isspace()}
    after = {
        (g.char, g.x0, g.y0) for line in rows_joined(form()) for g in line.glyphs if not g.char.isspace()
    }
    assert after == before


def test_rows_that_stand_no_further_apart_than_lines_are_left_alone() -> None:
    lines = form(apart=18)
    assert rows_joined(lines) == lines


def test_prose_is_left_alone() -> None:
    prose: tuple[Row, ...] = (
        (("经查，你单位自二〇二四年三月起收购稻谷，未按照规定建", "立经营台账，上述事实有笔录 为证，", "决定如下。"),),
        (("当事人没有提出陈述申辩，也没有要求听证， 本局予以", "确认，并据此作出决定如下， 不服的可以申请复议，"),),
        (("如不服本决定，可以申请 行政复议，也可以 直接起诉，", "逾期不履行的， 本局申请法院 强制执行。"),),
        (("以上为决定的全部内容，", "特此 告知。"),),
    )  # fmt: skip
    lines = form(prose)
    assert texts(rows_joined(lines)) == texts(lines)
