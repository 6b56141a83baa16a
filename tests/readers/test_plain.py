"""Text and HTML in the encodings and habits of Chinese offices."""

from __future__ import annotations

import pytest

from checker.model.dossier import ProblemKind, SourceFile
from checker.readers import read_file
from checker.readers.guard import Limits

WORDS = "行政处罚决定书\n沅发改罚〔2024〕1号\n当事人：张三，罚款￥5000元。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]
)
def test_encodings(encoding: str) -> None:
    marks = {"utf-16-le-bom": b"\xff\xfe", "utf-16-be-bom": b"\xfe\xff"}
    content = marks.get(encoding, b"") + WORDS.encode(encoding.removesuffix("-bom"))
    source = read_file(content, "决定书.txt")
    assert (source.pages[0].text, source.problems) == (WORDS, ())


@pytest.mark.parametrize(
    ("content", "pages"),
    [("甲\r\n乙\r丙", ["甲\n乙\n丙"]), ("甲\f乙\n", ["甲", "乙"]), ("\n\n甲\n\n", ["甲"])],
)
def test_lines_and_pages(content: str, pages: list[str]) -> None:
    assert [page.text for page in read_file(content.encode(), "a.txt").pages] == pages


def test_pages_beyond_the_limit_are_reported() -> None:
    source = read_file("甲\f乙\f丙".encode(), "a.txt", Limits(pages=2))
    assert [page.text for page in source.pages] == ["甲", "乙"]
    assert [(problem.kind, problem.pages) for problem in source.problems] == [(ProblemKind.TOO_LARGE, (3,))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b" \n\t\r\n"),
        ("a.txt", b"\xef\xbb\xbf"),
        ("a.html", b"<html><body> </body></html>"),
        ("a.html", b"  "),
    ],
)
def test_nothing_written(name: str, content: bytes) -> None:
    source = read_file(content, name)
    assert [problem.kind for problem in source.problems] == [ProblemKind.EMPTY]
    assert source.pages == ()


def test_bytes_that_are_no_text_are_refused() -> None:
    source = read_file(bytes(range(256)) * 4, "a.txt")
    assert [problem.kind for problem in source.problems] == [ProblemKind.DAMAGED]


# ---- HTML ----------------------------------------------------------------------------------------------


def html(body: str) -> SourceFile:
    source = read_file(
        f"<html><head><title>不是正文</title></head><body>{body}</body></html>".encode(), "公示.html"
    )
    assert source.problems == ()
    return source


def test_blocks_are_lines() -> None:
    body = "<h1>行政处罚决定书</h1><p>当事人：<b>张三</b></p><div>罚款<br>五千元</div><ul><li>一</li><li>二</li></ul>尾"
    assert html(body).pages[0].text == "行政处罚决定书\n当事人：张三\n罚款\n五千元\n一\n二\n尾"


def test_what_a_reader_does_not_see() -> None:
    body = "<script>var a='罚款'</script><style>p{}</style><!-- 注 --><noscript>无</noscript><p>可见</p>"
    assert html(body).pages[0].text == "可见"


def test_tables_with_spans() -> None:
    body = (
        "<p>前</p><table><tr><th rowspan='2'>当事人</th><td>姓名</td><td>张三</td></tr>"
        "<tr><td>电话</td><td></td></tr><tr><td colspan='3'>备注</td></tr></table><p>后</p>"
    )
    (page,) = html(body).pages
    assert page.text == "前\n当事人\t姓名\t张三\n电话\t\n备注\n后"
    (table,) = page.tables
    assert [(c.row, c.column, c.rows, c.columns, page.text[c.start : c.end]) for c in table.cells] == [
        (0, 0, 2, 1, "当事人"), (0, 1, 1, 1, "姓名"), (0, 2, 1, 1, "张三"), (1, 1, 1, 1, "电话"), (1, 2, 1, 1, ""), (2, 0, 1, 3, "备注"),
    ]  # fmt: skip


def test_a_table_in_a_cell_is_read_once() -> None:
    body = "<table><tr><td>外<table><tr><td>内</td></tr></table></td><td>旁</td></tr></table>"
    assert html(body).pages[0].text.count("内") == 1


@pytest.mark.parametrize("span", ["0", "-1", "x", "999999999", ""])
def test_spans_that_make_no_sense(span: str) -> None:
    (page,) = html(f"<table><tr><td rowspan='{span}' colspan='{span}'>甲</td></tr></table>").pages
    assert page.text == "甲"
    assert 1 <= page.tables[0].cells[0].columns <= 100


def test_line_breaks_spaces_and_scripts_in_text_and_cells() -> None:
    assert html("<p>张三 <b>李四</b>\n<i>王五</i></p>").pages[0].text == "张三 李四王五"
    (page,) = html(
        "<table><caption>物品清单</caption><tr><td>一<br>二<script>x</script></td><td><p>三</p><p>四</p></td></tr></table>"
    ).pages
    assert page.text == "物品清单\n一\v二\t三\v四"
    assert [page.text[c.start : c.end] for c in page.tables[0].cells] == ["一\v二", "三\v四"]


def test_a_fragment_and_a_page_without_a_body() -> None:
    assert read_file("<!DOCTYPE html><p>甲</p>".encode(), "a.html").pages[0].text == "甲"
    assert read_file("只有文字".encode(), "a.html").pages[0].text == "只有文字"


def test_gbk_html() -> None:
    content = "<html><head><meta charset='gbk'></head><body>处罚决定书</body></html>".encode("gbk")
    assert read_file(content, "a.htm").pages[0].text == "处罚决定书"


def test_markdown_signs_are_no_text() -> None:
    source = "# 案卷封面\n\n**案号**：沅发改立〔2024〕5号\n\n| 项目 | 内容 |\n| --- | --- |\n| 当事人 | 沅岭县宏达建材有限公司 |\n结束"
    page = read_file(source.encode(), "封面.md").pages[0]
    assert (
        page.text
        == "案卷封面\n\n案号：沅发改立〔2024〕5号\n\n项目\t内容\n当事人\t沅岭县宏达建材有限公司\n结束"
    )
    (table,) = page.tables
    cells = [(c.row, c.column, page.text[c.start : c.end]) for c in table.cells]
    assert cells == [(0, 0, "项目"), (0, 1, "内容"), (1, 0, "当事人"), (1, 1, "沅岭县宏达建材有限公司")]


def test_the_same_signs_in_plain_text_stay() -> None:
    assert read_file("# 一\n| 甲 | 乙 |".encode(), "说明.txt").pages[0].text == "# 一\n| 甲 | 乙 |"
