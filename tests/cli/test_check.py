"""The command line, run as a user runs it: files written, lines printed, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.cli.check import Exit

NOTICE = """沅岭县发展和改革局
行政处罚事先告知书
沅发改罚告〔2024〕3号
沅岭县宏达建材有限公司：
经查，你单位于2023年9月开工建设年产十万吨骨料项目，开工前未通过节能审查。
依据《固定资产投资项目节能审查办法》第二十二条，本机关拟对你单位处罚款人民币50000元。
{rights}
沅岭县发展和改革局
2024年4月1日"""
RIGHTS = "你单位有权在收到本告知书之日起五日内向本机关进行陈述和申辩；你单位有权在收到本告知书之日起五个工作日内要求听证。"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def dossier(folder: Path, text: str, name: str = "告知书.docx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / name))
    return folder


@pytest.fixture(autouse=True)
def quiet_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUAN_CACHE", str(tmp_path / "cache"))


def test_check_writes_both_reports_and_says_where(tmp_path: Path) -> None:
    case = dossier(tmp_path / "宏达案", NOTICE.format(rights=""))
    code, out, _ = run("check", case, "-o", tmp_path / "out")
    assert code == Exit.FINDINGS
    report = json.loads((tmp_path / "out" / "宏达案" / "report.json").read_text(encoding="utf-8"))
    assert report["schema"] == 1
    assert sum(report["totals"].values()) == len(report["findings"])
    assert any("PEN-20" in f["covers"] and f["verdict"] == "fail" for f in report["findings"])
    assert "宏达案：不合规" in out
    assert str(tmp_path / "out" / "宏达案" / "report.html") in out.replace("\n", "")


def test_fail_on_never_gives_zero(tmp_path: Path) -> None:
    case = dossier(tmp_path / "宏达案", NOTICE.format(rights=""))
    assert run("check", case, "-o", tmp_path / "out", "--fail-on", "never")[0] == Exit.CLEAN


def test_missing_path_is_a_usage_error_in_one_line(tmp_path: Path) -> None:
    code, _, err = run("check", tmp_path / "没有")
    assert code == Exit.USAGE
    assert "找不到" in err and len(err.strip().splitlines()) == 1


def test_unknown_format_is_refused(tmp_path: Path) -> None:
    code, _, err = run("check", dossier(tmp_path / "案", NOTICE), "--format", "pdf")
    assert code == Exit.USAGE and "--format" in err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--format", "html,xlsx"),
        ("--fail-on", "all"),
        ("--ocr", "yes"),
        ("--decisions", "x"),
        ("--baseline", "x"),
    ],
)
def test_an_option_that_cannot_be_honoured_is_refused_before_anything_is_checked(
    tmp_path: Path, option: str, value: str
) -> None:
    out = tmp_path / "out"
    code, said, err = run("check", dossier(tmp_path / "案", NOTICE), "-o", out, option, value)
    assert code == Exit.USAGE
    assert option in err and len(err.strip().splitlines()) == 1
    assert said == "" and not out.exists()


def test_options_of_a_later_version_are_not_in_the_help() -> None:
    shown = run("check", "--help")[1]
    assert "--redact" in shown and "--decisions" not in shown and "--baseline" not in shown


def test_a_place_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    code, _, err = run("check", dossier(tmp_path / "案", NOTICE), "-o", tmp_path / "out")
    assert code == Exit.USAGE and "不能写入" in err


def test_redact_masks_persons_and_leaves_the_rest(tmp_path: Path) -> None:
    text = NOTICE.format(rights=RIGHTS) + "\n联系人：毛小川　电话：13900001234"
    cases = tmp_path / "案卷"
    dossier(cases / "毛小川案", text)
    _, said, err = run("batch", cases, "-o", tmp_path / "out", "--redact")
    written = [p for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert len(written) == 4
    for content in (said, err, *(p.read_text(encoding="utf-8") for p in written)):
        assert "毛小川" not in content and "13900001234" not in content
    assert all("毛小川" not in str(p) for p in written)
    report = (tmp_path / "out" / "案卷001" / "report.html").read_text(encoding="utf-8")
    assert "沅岭县宏达建材有限公司" in report and "毛**案" in report


def test_wrong_setting_names_file_and_cure(tmp_path: Path) -> None:
    case = dossier(tmp_path / "案", NOTICE)
    (tmp_path / "anjuan.yaml").write_text("机构: 沅岭县发展和改革局\n", encoding="utf-8")
    code, _, err = run("check", case, "-o", tmp_path / "out")
    assert code == Exit.USAGE
    assert "anjuan.yaml" in err and "机构" in err and "本级人民政府" in err


def test_batch_goes_on_past_a_bad_dossier(tmp_path: Path) -> None:
    cases = tmp_path / "案卷"
    dossier(cases / "甲案", NOTICE.format(rights=RIGHTS))
    (cases / "坏案").mkdir()
    (cases / "坏案" / "决定书.pdf").write_bytes(b"%PDF-1.7 broken")
    (cases / "空文件.pdf").write_bytes(b"")
    _, out, _ = run("batch", cases, "-o", tmp_path / "out")
    index = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
    assert [row["name"] for row in index["dossiers"]] == ["坏案", "甲案", "空文件"]
    assert (tmp_path / "out" / "index.html").is_file()
    assert "共 3 宗" in out and "2 宗未能完整读取" in out
    bad = json.loads((tmp_path / "out" / "坏案" / "report.json").read_text(encoding="utf-8"))
    assert bad["status"] == "partial"
    assert bad["dossier"]["files"][0]["status"] == "unread"
    assert bad["dossier"]["files"][0]["problem"]


def test_a_dossier_that_reads_nothing_never_passes_for_absence(tmp_path: Path) -> None:
    case = tmp_path / "坏案"
    case.mkdir()
    (case / "全卷.pdf").write_bytes(b"%PDF-1.7 broken")
    code, _, _ = run("check", case, "-o", tmp_path / "out")
    report = json.loads((tmp_path / "out" / "坏案" / "report.json").read_text(encoding="utf-8"))
    assert report["totals"]["fail"] == 0 and report["totals"]["pass"] == 0
    assert report["totals"]["unsure"] > 0
    assert code == Exit.UNREAD


def test_one_process_and_two_give_the_same_findings(tmp_path: Path) -> None:
    cases = tmp_path / "案卷"
    for name in ("甲案", "乙案", "丙案"):
        dossier(cases / name, NOTICE.format(rights="" if name == "乙案" else RIGHTS))
    run("batch", cases, "-o", tmp_path / "one", "--jobs", "1")
    run("batch", cases, "-o", tmp_path / "two", "--jobs", "2")
    for name in ("甲案", "乙案", "丙案"):
        one, two = (
            json.loads((tmp_path / out / name / "report.json").read_text(encoding="utf-8"))
            for out in ("one", "two")
        )
        assert one["findings"] == two["findings"]


def test_names_that_clash_or_cannot_be_written_get_folders_of_their_own() -> None:
    from checker.batch import folder_names

    assert folder_names(["甲", "甲", "a<script>:b", "..", ""]) == (
        "甲",
        "甲-2",
        "a_script_b",
        "案卷",
        "案卷-2",
    )


def test_text_and_facts_show_what_was_read(tmp_path: Path) -> None:
    case = dossier(tmp_path / "宏达案", NOTICE.format(rights=RIGHTS))
    assert "行政处罚事先告知书" in run("text", case / "告知书.docx")[1]
    shown = run("facts", case)[1]
    assert "行政处罚事先告知书" in shown and "告知日期：2024-04-01" in shown


def test_explain_a_rule_on_a_dossier(tmp_path: Path) -> None:
    case = dossier(tmp_path / "宏达案", NOTICE.format(rights=""))
    _, out, _ = run("explain", "PEN-20a", case)
    assert "结论：不合规" in out
    code, _, err = run("explain", "PEN-20zz")
    assert code == Exit.USAGE and "PEN-20a" in err


def test_help_starts_without_heavy_imports() -> None:
    code = (
        "import sys, checker.cli; "
        "print([m for m in ('pypdfium2','docx','pydantic','jieba','numpy','yaml','lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_an_empty_folder_is_no_clean_dossier(tmp_path: Path) -> None:
    (tmp_path / "空案").mkdir()
    code, out, _ = run("check", tmp_path / "空案", "-o", tmp_path / "out")
    assert code == Exit.UNREAD
    assert "没有读到任何内容" in out and "1 宗未能完整读取" in out


def test_batch_goes_on_where_it_stopped_and_says_so(tmp_path: Path) -> None:
    cases, out = tmp_path / "案卷", tmp_path / "out"
    dossier(cases / "甲案", NOTICE.format(rights=RIGHTS))
    dossier(cases / "乙案", NOTICE.format(rights=""))
    code, said, err = run("batch", cases, "-o", out)
    assert "沿用" not in err
    (out / "乙案" / "report.json").unlink()
    again = run("batch", cases, "-o", out)
    assert (again[0], again[1]) == (code, said), "what is kept counts as what is judged"
    assert "甲案（没有变，沿用上次的结果）" in again[2]
    assert "1 宗的材料、规则、设置都没有变" in again[2]


def test_reports_are_not_written_among_the_dossiers(tmp_path: Path) -> None:
    dossier(tmp_path / "甲案", NOTICE.format(rights=RIGHTS))
    code, _, err = run("batch", tmp_path, "-o", tmp_path)
    assert code == Exit.USAGE and "报告会混进案卷" in err
    assert not list(tmp_path.rglob("report.html"))
