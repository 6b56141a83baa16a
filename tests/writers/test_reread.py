"""report.json read back says the same in the tables over many dossiers as the report it came from."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import report_sample

from checker.model.report import BatchReport, Report, Row
from checker.writers import BATCH_WRITERS, write_json
from checker.writers.reread import read_json


@pytest.mark.parametrize("format", BATCH_WRITERS)
@pytest.mark.parametrize("report", [report_sample.sample(), report_sample.clean()], ids=["bad", "clean"])
def test_the_tables_are_the_same(report: Report, format: str) -> None:
    again = read_json(write_json(report, {}))
    write = BATCH_WRITERS[format]
    name = report.dossier.name
    assert write(BatchReport((Row(name, name, again),), again.stamp)) == write(
        BatchReport((Row(name, name, report),), report.stamp)
    )


def test_what_the_command_line_says_is_the_same() -> None:
    report = report_sample.sample()
    again = read_json(write_json(report, {}))
    for one, other in (
        (report, again),
        (report_sample.clean(), read_json(write_json(report_sample.clean(), {}))),
    ):
        assert (one.totals, one.questions, one.status) == (other.totals, other.questions, other.status)
        assert (one.nothing_read, one.unjudged) == (other.nothing_read, other.unjudged) == (False, False)


def test_the_stamp_comes_back_whole() -> None:
    report = report_sample.sample()
    stamped = replace(report, stamp=replace(report.stamp, inputs="sha256:" + "a" * 64))
    assert read_json(write_json(stamped, {})).stamp == stamped.stamp


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"schema": 1}', b'{"schema": 0}'])
def test_what_is_no_report_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_json(content)


def test_a_verdict_nobody_knows_is_refused() -> None:
    data = json.loads(write_json(report_sample.sample(), {}))
    data["findings"][0]["verdict"] = "perhaps"
    with pytest.raises(ValueError, match="perhaps"):
        read_json(json.dumps(data).encode())
