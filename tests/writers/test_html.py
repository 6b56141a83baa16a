"""report.html: what stands in the file, before any script runs."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from itertools import pairwise

import pytest
import report_sample
from lxml import html
from report_page import parse, sample_bytes, text_of

from checker.model.dossier import Dossier
from checker.model.fact import Facts, Known
from checker.model.finding import Severity, Verdict
from checker.model.report import Event, Report, Window
from checker.model.text import Evidence, Span
from checker.writers import WRITERS, wanted_crops, write_html
from checker.writers.view import MOST_DOUBTS

NASTY = "</script><script>alert('甲')</script><img src=x onerror=alert(1)>\"'&<b>"


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return parse(sample_bytes())


def poisoned() -> Report:
    """A report in which everything that can come from a dossier or a rule tries to break out of its place."""
    report = report_sample.sample(NASTY)
    dossier = report.dossier
    files = tuple(
        replace(
            source,
            path=NASTY + source.path,
            pages=tuple(replace(p, file=NASTY + p.file, text=p.text and NASTY + p.text[len(NASTY) :]) for p in source.pages),
            problems=tuple(replace(p, file=NASTY, message=NASTY, cure=NASTY) for p in source.problems),
            content=((NASTY, 1),),
        )
        for source in dossier.files
    )  # fmt: skip
    documents = tuple(
        replace(
            d,
            title=NASTY,
            number=NASTY,
            reason=NASTY,
            parts=tuple(replace(part, file=NASTY + part.file) for part in d.parts),
        )
        for d in dossier.documents
    )
    evidence = (Evidence(Span(files[0].path, 1, 0, len(NASTY)), NASTY), Evidence(Span(NASTY, 3, 0, 5), NASTY))
    findings = tuple(
        replace(
            f,
            title=NASTY,
            message=NASTY + f.message,
            advice=NASTY,
            basis=(NASTY,),
            covers=(NASTY,),
            expected=NASTY,
            found=NASTY,
            computed=(NASTY,),
            evidence=evidence,
        )
        for f in report.findings
    )
    facts = Facts(
        [("d06", Known("行政处罚决定书.当事人名称", NASTY, evidence, document="d06", note=NASTY))], {}
    )
    event = Event(report.events[0].date, NASTY, "d01", evidence)
    window = Window(NASTY, report.windows[0].start, report.windows[0].end, False, NASTY)
    return replace(
        report,
        dossier=Dossier(NASTY, NASTY, files, documents),
        findings=findings,
        facts=facts,
        events=(event,),
        windows=(window,),
    )


# Self-contained


def test_nothing_is_fetched(page: html.HtmlElement) -> None:
    text = sample_bytes().decode("utf-8")
    assert not re.search(r"""(?:src|href|action|poster|srcset)\s*=\s*["']?\s*(?:https?:|//|file:)""", text)
    assert not re.search(r"url\(\s*['\"]?(?!#)", text), "only url(#hatch) of the drawing"
    assert "@import" not in text
    assert not page.xpath("//link|//iframe|//object|//embed|//base|//*[local-name()='foreignObject']")
    addresses = [str(a) for a in page.xpath("//@href|//@src")]
    assert addresses
    assert all(a.startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,")) for a in addresses)


def test_the_policy_allows_this_style_and_this_script_alone(page: html.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    scripts, styles = page.xpath("//script"), page.xpath("//style")
    assert len(scripts) == len(styles) == 1

    def digest(element: html.HtmlElement) -> str:
        return "'sha256-" + b64encode(hashlib.sha256(element.text.encode()).digest()).decode() + "'"

    assert rules == {
        "default-src": "'none'",
        "style-src": digest(styles[0]),
        "script-src": digest(scripts[0]),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_relies_on_what_the_policy_forbids(page: html.HtmlElement) -> None:
    assert not page.xpath("//@style")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not page.xpath("//a[starts-with(@href, 'javascript:')]")


def test_the_policy_stands_before_everything_it_governs(page: html.HtmlElement) -> None:
    head = [e.tag for e in page.xpath("//head/*")]
    assert head.index("meta") < head.index("style")
    names = [e.get("http-equiv") or e.get("charset") or e.tag for e in page.xpath("//head/*")]
    assert names[:2] == ["utf-8", "Content-Security-Policy"]


# Escaping


def test_text_of_the_dossier_stays_text() -> None:
    content = write_html(poisoned(), {})
    page = parse(content)
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img"), "no element comes out of a dossier"
    assert not page.xpath("//@onerror")
    assert "alert('甲')" not in page.xpath("//script")[0].text
    assert page.xpath("//title")[0].text.startswith(NASTY)
    assert NASTY in page.xpath("//h1")[0].text_content()
    assert any(NASTY in q.text_content() for q in page.xpath("//blockquote"))
    own = {e.tag for e in parse(sample_bytes()).iter() if isinstance(e.tag, str)}
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= own


def test_ids_of_findings_are_plain_whatever_the_rule_is_called() -> None:
    report = report_sample.sample()
    finding = replace(report.findings[0], rule='X"><i>-1')
    page = parse(write_html(replace(report, findings=(finding, finding)), {}))
    ids = page.xpath("//article/@id")
    assert ids == ["f-X_i_-1-d03", "f-X_i_-1-d03-2"]


def test_layout_and_direction_characters_do_not_reach_the_reader() -> None:
    report = report_sample.sample("甲\u202e乙\x00\u200b丙")
    content = write_html(report, {}).decode("utf-8")
    assert "甲乙丙" in content
    assert not re.search("[\x00\u202e\u200b]", content)


def test_a_lone_surrogate_does_not_stop_the_report() -> None:
    report = report_sample.sample("甲\ud800乙")
    assert "甲?乙" in write_html(report, {}).decode("utf-8")


# The top


def test_top_says_what_was_checked(page: html.HtmlElement) -> None:
    top = text_of(page.xpath("//header")[0])
    for words in (
        "沅岭县宏达建材有限公司未经节能审查开工建设案",
        "行政处罚（普通程序）",
        "5 个文件、11 页",
        "认出文书 8 份",
        "核对规则 60 条",
        "2026-03-02 09:30",
        "沅发改罚〔2024〕3号",
        "2024-03-04（周一）",
    ):
        assert words in top, words


def test_totals_add_up_everywhere_they_stand(page: html.HtmlElement) -> None:
    totals = {v.value: n for v, n in report_sample.sample().totals.items()}
    tiles = {a.get("data-filter"): int(a.xpath("./b")[0].text) for a in page.xpath("//ul[@class='tiles']//a")}
    assert tiles == {f"verdict={name}": n for name, n in totals.items()}
    articles = page.xpath("//article/@data-verdict")
    assert {name: articles.count(name) for name in totals} == totals
    groups = {
        s.get("data-group"): int(s.xpath(".//*[@data-count]")[0].get("data-count"))
        for s in page.xpath("//section[@data-group]")
    }
    questions = groups.pop("question")
    assert questions == 1
    assert groups == totals | {"unsure": totals["unsure"] - questions}
    said = text_of(page.xpath("//p[@class='sum']")[0])
    assert f"需人工核查 {totals['unsure']}（存疑 {groups['unsure']}、固定提问 {questions}）" in said
    numbers = [int(n) for n in re.findall(r"\d+", re.sub("（.*?）", "", said))]
    assert numbers[0] == sum(numbers[1:]) == len(articles) == 60
    bar = page.xpath("//div[@class='bar']//rect")
    assert sum(int(r.get("width")) for r in bar) == 60
    assert [int(r.get("x")) for r in bar] == [
        sum(int(o.get("width")) for o in bar[:n]) for n in range(len(bar))
    ]


def test_numbers_of_the_conclusion_lead_to_what_they_count(page: html.HtmlElement) -> None:
    conclusion = page.xpath("//p[@class='conclusion']")[0]
    assert text_of(conclusion) == (
        "发现 8 项不合规，其中否决项 3 项；4 项需要人工核查（其中否决性要求 1 项，固定提问 1 项）。"
    )
    assert conclusion.xpath("./a/@data-filter") == [
        "verdict=fail",
        "verdict=fail&severity=veto",
        "verdict=unsure",
        "verdict=doubt&severity=veto",
        "verdict=question",
    ]


def test_veto_comes_first(page: html.HtmlElement) -> None:
    order = [s.value for s in Severity]
    for table, vetoes in zip(page.xpath("//table[contains(@class, 'issues')]"), (3, 1), strict=True):
        listed = [row.get("class") for row in table.xpath("./tbody/tr[not(@class='paper')]")]
        assert listed == sorted(listed, key=order.index)
        assert listed.count("veto") == vetoes
    assert page.xpath("//article[1]/@data-severity")[0] == "veto"
    verdicts = page.xpath("//article/@data-verdict")
    assert verdicts == sorted(
        verdicts, key=["fail", "unsure", "crashed", "not_checked", "pass", "not_applicable"].index
    )


def test_unread_list_says_page_trouble_and_cure(page: html.HtmlElement) -> None:
    rows = [
        [text_of(c) for c in row.xpath("./td")] for row in page.xpath("//section[@id='unread']//tbody/tr")
    ]
    assert [
        "全卷.pdf",
        "第 7 页",
        "这一页是扫描件，文字识别没有结果",
        "换一份 300 dpi 以上的扫描件，或者人工查看这一页",
    ] in rows
    assert ["证据/账册.pdf", "整个文件", "文件加了密码，无法打开", "用 PDF 软件去除密码后重新放入"] in rows
    assert rows[-1][2].startswith("提醒"), "what costs no text comes last"
    assert page.xpath("//p[contains(@class, 'banner partial')]")


def test_a_partly_read_dossier_is_never_called_clean() -> None:
    report = report_sample.sample()
    passes = tuple(f for f in report.findings if f.verdict is Verdict.PASS)
    page = parse(write_html(replace(report, findings=passes), {}))
    assert "不能认定案卷合规" in text_of(page.xpath("//p[@class='conclusion']")[0])


def test_a_clean_dossier_says_so() -> None:
    page = parse(write_html(report_sample.clean(), {}))
    assert text_of(page.xpath("//p[@class='conclusion']")[0]) == "没有发现不合规的项目。"
    assert page.xpath("//p[contains(@class, 'banner complete')]")
    assert not page.xpath("//table[contains(@class, 'issues')]")


# The whole


def test_same_report_same_bytes() -> None:
    report = report_sample.sample()
    assert write_html(report, report_sample.draw(wanted_crops(report))) == sample_bytes()


def test_readable_without_script(page: html.HtmlElement) -> None:
    """What is hidden in the file are only the controls that need the script, and its empty messages."""
    hidden = {e.get("id") or e.get("class") for e in page.xpath("//*[@hidden]")}
    assert hidden == {"filterbox", "filter-note", "nothing", "fact-filter", "copy"}


def test_headings_descend_one_level_at_a_time(page: html.HtmlElement) -> None:
    levels = [int(h.tag[1]) for h in page.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")]
    assert levels[0] == 2
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_an_empty_dossier_still_makes_a_report() -> None:
    report = report_sample.sample()
    bare = replace(
        report,
        dossier=Dossier("空案卷", "处罚普通", (), ()),
        facts=Facts([], {}),
        findings=(),
        events=(),
        windows=(),
    )
    page = parse(write_html(bare, {}))
    assert "没有读到任何要素" in text_of(page)
    assert text_of(page.xpath("//p[@class='sum']")[0]).startswith("共 0 条结果")


def test_the_table_of_writers_writes_what_the_module_writes() -> None:
    report = report_sample.clean()
    assert WRITERS["html"](report, {}) == write_html(report, {})


def test_where_nothing_was_read_there_is_one_thing_to_do() -> None:
    report = report_sample.sample()
    files = tuple(replace(source, pages=()) for source in report.dossier.files)
    page = parse(write_html(replace(report, dossier=replace(report.dossier, files=files, documents=())), {}))
    assert text_of(page.xpath("//p[@class='conclusion']")[0]) == "没有读到任何内容，等于没有检查。"
    assert not page.xpath("//table[contains(@class, 'doubts')]"), "all is open for one reason"
    assert page.xpath("//section[@id='unread']//tbody/tr")


def test_no_rule_that_applies_is_not_called_clean() -> None:
    report = report_sample.clean()
    idle = tuple(replace(f, verdict=Verdict.NOT_APPLICABLE) for f in report.findings)
    page = parse(write_html(replace(report, findings=idle), {}))
    assert "没有一条规则适用于这宗案卷" in text_of(page.xpath("//section[@id='summary']")[0])


def test_many_doubts_are_a_list_of_lines() -> None:
    report = report_sample.sample()
    doubt = next(f for f in report.findings if f.verdict is Verdict.UNSURE)
    many = tuple(replace(doubt, rule=f"X-{n}") for n in range(MOST_DOUBTS + 5))
    page = parse(write_html(replace(report, findings=many), {}))
    rows = page.xpath("//table[contains(@class, 'doubts')]/tbody/tr[not(@class='paper')]")
    assert len(rows) == MOST_DOUBTS + 1
    assert text_of(rows[-1]) == "其余 5 处，见逐项结果"
    assert not page.xpath("//article/details/@open")
    few = parse(write_html(replace(report, findings=many[:MOST_DOUBTS]), {}))
    assert len(few.xpath("//article/details/@open")) == MOST_DOUBTS


def test_doubts_stand_under_the_document_to_open(page: html.HtmlElement) -> None:
    table = page.xpath("//table[contains(@class, 'doubts')]")[0]
    papers = {
        text_of(body.xpath(".//th")[0]): body.xpath(
            "./tr[not(@class='paper')]//a[contains(@href, '#f-')]/@href"
        )
        for body in table.xpath("./tbody")
    }
    assert papers == {
        "《行政处罚事先告知书》 全卷.pdf 第 1 页": ["#f-PEN-26a"],
        "《集体讨论记录》 全卷.pdf 第 3 页": ["#f-PEN-36a-d05"],
        "《行政处罚决定书》 全卷.pdf 第 4—5 页": ["#f-GEN-13c-d06"],
    }


def test_standing_questions_are_a_checklist_of_their_own(page: html.HtmlElement) -> None:
    (section,) = page.xpath("//section[@id='questions']")
    assert section.xpath(".//article/@data-rule") == ["GEN-30a"]
    assert section.xpath(".//article/@data-sort") == ["question"]
    assert [text_of(label) for label in section.xpath(".//label[input]")] == [
        "没有问题",
        "有问题",
        "与本案无关",
    ]
    assert not page.xpath("//table[contains(@class, 'doubts')]//a[contains(@href, 'GEN-30a')]")
    assert not page.xpath("//section[@id='v-unsure']//article[@data-rule='GEN-30a']")


def test_with_nothing_but_standing_questions_no_doubt_is_spoken_of() -> None:
    report = report_sample.clean()
    asked = tuple(f for f in report_sample.sample().findings if f.question)
    page = parse(write_html(replace(report, findings=report.findings + asked), {}))
    conclusion = text_of(page.xpath("//p[@class='conclusion']")[0])
    assert conclusion.startswith("没有发现不合规的项目，没有存疑；固定提问 1 项须由人判断。")
    assert "在人工核查完成之前，不能认定案卷合规" in conclusion


def test_without_standing_questions_nothing_is_said_of_them() -> None:
    report = report_sample.sample()
    page = parse(
        write_html(replace(report, findings=tuple(f for f in report.findings if not f.question)), {})
    )
    assert not page.xpath("//section[@id='questions']")
    assert "固定提问" not in text_of(page.xpath("//section[@id='summary']")[0])
    assert not page.xpath("//input[@name='verdict'][@value='doubt' or @value='question']")
