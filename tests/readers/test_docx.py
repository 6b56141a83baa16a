"""Word files: everything a reader of the printed paper sees, and nothing that is struck out."""

from __future__ import annotations

import io
from datetime import datetime

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import _Relationship
from docx.oxml import parse_xml
from typed import SPACES, document, p, png, run, saved, tbl, tc, word

from checker.model.dossier import FileStatus, ProblemKind, SourceFile
from checker.model.text import PICTURE, MarkKind
from checker.readers import read_file
from checker.readers.guard import Limits


def read(*blocks: str, **options: object) -> SourceFile:
    return read_file(word(*blocks, **options), "文书.docx")


def text(*blocks: str, **options: object) -> str:
    source = read(*blocks, **options)
    assert source.problems == ()
    return "\f".join(page.text for page in source.pages)


def counted(source: SourceFile) -> dict[str, int]:
    return dict(source.content)


def cells(source: SourceFile) -> list[tuple[int, int, int, int, str]]:
    (page,) = source.pages
    (table,) = page.tables
    return [(c.row, c.column, c.rows, c.columns, page.text[c.start : c.end]) for c in table.cells]


# ---- paragraphs and runs -------------------------------------------------------------------------------


def test_paragraphs_are_lines() -> None:
    assert text(p("行政处罚决定书"), p("当事人：", "张三")) == "行政处罚决定书\n当事人：张三"


def test_breaks_tabs_and_hyphens() -> None:
    assert text(p("一", "<w:r><w:br/></w:r>", "二", "<w:r><w:tab/></w:r>", "三")) == "一\n二\u3000三"
    assert text(p("<w:r><w:t>05</w:t><w:noBreakHyphen/><w:t>09号</w:t></w:r>")) == "05-09号"


def test_hidden_text_is_counted_not_read() -> None:
    source = read(p("可见", run("隐藏", "<w:vanish/>"), run("也可见", '<w:vanish w:val="0"/>')))
    assert source.pages[0].text == "可见也可见"
    assert counted(source)["隐藏文字"] == 1


def test_tracked_changes_read_as_accepted() -> None:
    inserted = f'<w:ins w:id="1" w:author="甲">{run("五万元")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="甲"><w:r><w:delText>三万元</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{run("旧处")}</w:moveFrom><w:moveTo w:id="4">{run("新处")}</w:moveTo>'
    source = read(p("罚款", inserted, deleted, moved))
    assert source.pages[0].text == "罚款五万元新处"
    assert (counted(source)["修订插入"], counted(source)["修订删除"]) == (1, 2)


def test_a_table_row_struck_out_in_revision_is_gone() -> None:
    table = tbl([tc("留")], [tc("删")]).replace(
        "<w:tr>", '<w:tr><w:trPr><w:del w:id="9" w:author="甲"/></w:trPr>'
    )
    table = table.replace('<w:trPr><w:del w:id="9" w:author="甲"/></w:trPr>', "", 1)
    assert text(table) == "留"


def test_fields_show_their_result() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2024年3月5日")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(p("落款：", field, "。")) == "落款：2024年3月5日。"
    assert text(p(f'<w:fldSimple w:instr="DATE">{run("2024年3月5日")}</w:fldSimple>')) == "2024年3月5日"


def test_links_formulas_and_readings() -> None:
    formula = "<m:oMath><m:r><m:t>A×B=C</m:t></m:r></m:oMath>"
    ruby = f"<w:r><w:ruby><w:rt>{run('yuan')}</w:rt><w:rubyBase>{run('沅')}</w:rubyBase></w:ruby></w:r>"
    assert text(p(f"<w:hyperlink>{run('链接')}</w:hyperlink>")) == "链接"
    assert text(p(formula)) == "A×B=C"
    assert text(p(f"<m:oMathPara>{formula}</m:oMathPara>")) == "A×B=C"
    assert text(p(ruby, "江")) == "沅江"


def test_text_box_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框一')}{p('框二')}</w:txbxContent>"
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>'
        f"{box}</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    source = read(p("正文", shape, "续"), p("下段"))
    assert source.pages[0].text == "正文续\n框一\n框二\n下段"
    assert counted(source)["文本框"] == 1


@pytest.mark.parametrize("kept", ["Choice", "Fallback"])
def test_alternatives_in_a_paragraph_are_taken_once(kept: str) -> None:
    choice = run("新") if kept == "Choice" else ""
    alternate = f'<mc:AlternateContent><mc:Choice Requires="w14">{choice}</mc:Choice><mc:Fallback>{run("旧")}</mc:Fallback></mc:AlternateContent>'
    assert text(p("前", alternate, "后")) == f"前{'新' if kept == 'Choice' else '旧'}后"


def test_footnote_follows_its_paragraph() -> None:
    source = read(
        p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>', "续"), p("下段"), notes={"2": "脚注内容"}
    )
    assert source.pages[0].text == "正文续\n脚注内容\n下段"
    assert counted(source)["脚注"] == 1


# ---- check boxes and controls --------------------------------------------------------------------------


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def ticked(state: str) -> str:
    return control(run("☒"), f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>')


def test_check_boxes_of_three_makes() -> None:
    assert text(p(ticked("1"), "听证", ticked("0"), "放弃")) == "☑听证□放弃"
    symbols = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    )
    assert text(p(symbols[0], "听证", symbols[1], "放弃")) == "☑听证□放弃"

    def legacy(inner: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{inner}</w:checkBox></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    boxes = legacy("<w:checked/>"), legacy('<w:default w:val="0"/>'), legacy('<w:default w:val="1"/>')
    assert text(p(boxes[0], "甲", boxes[1], "乙", boxes[2], "丙")) == "☑甲□乙☑丙"


def test_letters_of_a_symbol_font_are_boxes_or_nothing() -> None:
    font = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    assert text(p(run("R", font), "听证", run("£", font), "放弃", run("K", font))) == "☑听证□放弃"
    assert text(p("☒听证", "☐放弃", "\uf0fe陈述")) == "☑听证□放弃☑陈述"


def test_content_control_is_read_its_prompt_is_not() -> None:
    prompt = control(run("单击此处输入文字"), "<w:showingPlcHdr/>")
    source = read(p("姓名：", control(run("张三"))), p("电话：", prompt), control(p("整段")))
    assert source.pages[0].text == "姓名：张三\n电话：\n整段"
    assert counted(source)["未填写的控件"] == 1


# ---- tables --------------------------------------------------------------------------------------------


def test_merged_cells() -> None:
    source = read(
        p("前"),
        tbl(
            [tc("案由"), tc("违反节能审查规定", span=2)],
            [tc("当事人", merge="restart"), tc("姓名"), tc("张三")],
            [tc(merge="continue"), tc("电话"), tc("")],
        ),
        p("后"),
    )
    assert source.pages[0].text == "前\n案由\t违反节能审查规定\n当事人\t姓名\t张三\n电话\t\n后"
    assert cells(source) == [
        (0, 0, 1, 1, "案由"), (0, 1, 1, 2, "违反节能审查规定"), (1, 0, 2, 1, "当事人"), (1, 1, 1, 1, "姓名"), (1, 2, 1, 1, "张三"),
        (2, 1, 1, 1, "电话"), (2, 2, 1, 1, ""),
    ]  # fmt: skip


def test_line_breaks_and_tables_inside_a_cell() -> None:
    source = read(tbl([tc("一", "二"), tc(tbl([tc("内一"), tc("内二")]), "尾")]))
    assert [cell[-1] for cell in cells(source)] == ["一\v二", "内一\u3000内二\v尾"]
    assert counted(source)["嵌套表格"] == 1


def test_controls_around_cells_and_rows() -> None:
    inner = tbl([control(tc("甲")), tc("乙")])
    inner = inner.replace("</w:tbl>", control("<w:tr>" + tc("丙") + tc("丁") + "</w:tr>") + "</w:tbl>")
    assert [cell[-1] for cell in cells(read(inner))] == ["甲", "乙", "丙", "丁"]


def test_a_row_that_begins_late() -> None:
    table = tbl([tc("甲"), tc("乙")], [tc("丙")])
    head, _, tail = table.rpartition("<w:tr>")
    source = read(f'{head}<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tail}')
    assert cells(source)[-1][:4] == (1, 1, 1, 1)


# ---- numbering -----------------------------------------------------------------------------------------

LEVELS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(words: str, level: int = 0, number: int = 1) -> str:
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("form", "count", "last"),
    [
        ("chineseCounting", 3, "三、"), ("chineseCounting", 10, "十、"), ("chineseCounting", 12, "十二、"), ("chineseCountingThousand", 21, "二十一、"),
        ("chineseCounting", 115, "一百一十五、"), ("chineseLegalSimplified", 11, "壹拾壹、"), ("decimal", 12, "12、"), ("decimalEnclosedCircle", 3, "③、"),
        ("lowerLetter", 2, "b、"), ("upperLetter", 3, "C、"), ("upperRoman", 9, "IX、"), ("lowerRoman", 4, "iv、"), ("bullet", 2, ""), ("none", 2, "、"),
    ],
)  # fmt: skip
def test_automatic_numbers_are_printed(form: str, count: int, last: str) -> None:
    read_text = text(*[item("项")] * count, numbering=LEVELS.format(form=form, pattern="%1、"))
    assert read_text.split("\n")[-1] == last + "项"


def test_levels_count_by_themselves_and_begin_anew() -> None:
    blocks = [item("事实"), item("甲", 1), item("乙", 1), item("依据"), item("丙", 1)]
    assert text(*blocks, numbering=LEVELS.format(form="chineseCounting", pattern="%1、")).split("\n") == [
        "一、事实", "（1）甲", "（2）乙", "二、依据", "（1）丙",
    ]  # fmt: skip


def test_a_second_list_goes_on_or_begins_anew_as_it_says() -> None:
    numbering = LEVELS.format(form="chineseCounting", pattern="%1、")
    assert (
        text(item("甲"), item("乙", number=2), item("丙", number=2), numbering=numbering)
        == "一、甲\n一、乙\n二、丙"
    )


# ---- pages, heads and feet -----------------------------------------------------------------------------

BREAK = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ((p("前", BREAK, "后"),), ["前", "后"]),
        ((p("前"), p("后", properties="<w:pageBreakBefore/>")), ["前", "后"]),
        ((p("前", properties='<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'), p("后")), ["前", "后"]),
        ((p("前", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>'), p("后")), ["前\n后"]),
        ((p("前"), p(RENDERED, "后")), ["前", "后"]),
        ((p("前", BREAK), p(RENDERED, "后")), ["前", "\n后"]),
        ((p(RENDERED, "唯一"),), ["唯一"]),
        ((p("前", BREAK),), ["前"]),
        ((p("前", BREAK, BREAK, "后"),), ["前", "", "后"]),
        ((tbl([tc(p("前", BREAK, "后"))]),), ["前后"]),
    ],
)
def test_page_breaks(blocks: tuple[str, ...], pages: list[str]) -> None:
    """Word writes its own break again after one set by hand: that is one break."""
    found = read(*blocks).pages
    assert [page.text for page in found] == pages
    assert [page.number for page in found] == list(range(1, len(pages) + 1))


def test_head_and_foot_are_kept_apart() -> None:
    made = document(p("正文"))
    made.sections[0].header.paragraphs[0].text = "沅江市发展和改革局"
    made.sections[0].footer.paragraphs[0].text = "第1页"
    (page,) = read_file(saved(made), "a.docx").pages
    assert (page.text, page.head, page.foot) == ("正文", "沅江市发展和改革局", "第1页")


def test_head_of_the_first_page_and_of_even_pages() -> None:
    made = document(p("正文"))
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].text = "首页"
    section.header.paragraphs[0].text = "单页"
    section.even_page_header.paragraphs[0].text = "双页"
    assert read_file(saved(made), "a.docx").pages[0].head == "首页\n单页\n双页"


def test_a_text_box_in_the_head_is_read_once() -> None:
    box = f"<w:txbxContent>{p('编号：1')}</w:txbxContent>"
    made = document(p("正文"))
    head = made.sections[0].header
    head.is_linked_to_previous = False
    head.paragraphs[0]._p.append(
        parse_xml(
            f'<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>{box}</wps:txbx></wp:anchor>'
            f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    )
    assert read_file(saved(made), "a.docx").pages[0].head == "编号：1"


# ---- what is lost is said ------------------------------------------------------------------------------

PICTURED = "<w:r><w:drawing><wp:inline><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>"


def test_picture_in_line_is_a_mark() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("当事人签名：")
    paragraph.add_run().add_picture(io.BytesIO(png()))
    made.add_paragraph("日期")
    source = read_file(saved(made), "a.docx")
    (page,) = source.pages
    assert page.text == f"当事人签名：{PICTURE}\n日期"
    ((kind, place),) = [(mark.kind, mark.at) for mark in page.marks]
    assert (kind, place) == (MarkKind.PICTURE, page.text.index(PICTURE))
    assert source.status is FileStatus.READ


def test_picture_in_a_cell_and_after_a_page_break() -> None:
    source = read(p("前", BREAK, PICTURED, "后"), tbl([tc("签名"), tc(p(PICTURED))]))
    page = source.pages[1]
    assert [page.text[mark.at] for mark in page.marks if mark.at is not None] == [PICTURE, PICTURE]


def diagram(inner: str) -> bytes:
    """A docx with a SmartArt drawing whose data part holds ``inner``."""
    made = document(
        p("执法流程"),
        p(
            '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:dm="rId77"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        ),
    )
    part = Part(
        PackURI("/word/diagrams/data1.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        f'<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{inner}</d>'.encode(),
        made.part.package,
    )
    made.part.rels["rId77"] = _Relationship("rId77", RELATIONSHIP_TYPE.DIAGRAM_DATA, part, "/word")
    return saved(made)


def test_words_of_a_diagram_are_read() -> None:
    source = read_file(
        diagram(
            "<a:p><a:r><a:t>立</a:t></a:r><a:r><a:t>案</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>调查</a:t></a:r></a:p>"
        ),
        "图.docx",
    )
    assert (source.pages[0].text, source.problems) == ("执法流程\n\n立案\n调查", ())
    assert read_file(diagram("<broken"), "图.docx").problems[0].message == "其中的智能图形 1 个没有读取"


def test_a_file_taken_into_the_file_is_reported_lost() -> None:
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
    source = read(p("正文"), chunk)
    assert [problem.message for problem in source.problems] == ["其中的并入的文件 1 个没有读取"]


def test_objects_and_charts_are_reported_lost() -> None:
    source = read(
        p(
            "文",
            "<w:r><w:object><o:OLEObject/></w:object></w:r>",
            "<w:r><w:drawing><wp:inline><c:chart/></wp:inline></w:drawing></w:r>",
        )
    )
    (problem,) = source.problems
    assert problem.kind is ProblemKind.CONTENT_LOST
    assert problem.message == "其中的嵌入对象 1 个、图表 1 个没有读取"
    assert not problem.blocking
    assert source.pages[0].text == "文"


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [((p(),), ProblemKind.EMPTY), ((p("  "),), ProblemKind.EMPTY), ((p(PICTURED),), ProblemKind.NO_TEXT)],
)
def test_a_file_without_words_says_so(blocks: tuple[str, ...], kind: ProblemKind) -> None:
    source = read(*blocks)
    assert [problem.kind for problem in source.problems] == [kind]
    assert source.status is not FileStatus.READ


def test_pages_beyond_the_limit_are_reported() -> None:
    source = read_file(word(*[p(str(n), BREAK) for n in range(5)], p("末")), "a.docx", Limits(pages=4))
    assert len(source.pages) == 4
    (problem,) = source.problems
    assert (problem.kind, problem.pages) == (ProblemKind.TOO_LARGE, (5, 6))


def test_time_of_the_last_change() -> None:
    made = document(p("正文"))
    made.core_properties.modified = datetime(2024, 3, 5, 9, 30)
    assert read_file(saved(made), "a.docx").modified == datetime(2024, 3, 5, 9, 30)
