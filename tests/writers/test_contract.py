"""Every key that report.json promises, its type and its allowed values, on the sample report and on dossiers
that were really checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import report_sample

from checker.model.finding import Severity, Verdict
from checker.pipeline import Options, check_dossier
from checker.rulebook import load
from checker.rulebook.settings import find_rules
from checker.writers import write_json

SAMPLES = Path(__file__).resolve().parents[2] / "sample_cases"


class Maybe:
    """The value, or null."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


class Also:
    """An object of which other programs rely on these keys; it may have more."""

    def __init__(self, **keys: Any) -> None:
        self.keys = keys


DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)?")
HASH = re.compile(r"[0-9a-f]{64}")
BOX = Maybe((float, float, float, float))
EVIDENCE = Also(
    document=Maybe(re.compile(r"d\d+")), file=str, page=int, start=int, end=int, quote=str, box=BOX
)
SEARCHED = Also(document=Maybe(re.compile(r"d\d+")), pages=[int], quality={"exact", "good", "poor"})
REPORT = Also(
    schema={1},
    status={"complete", "partial"},
    stamp=Also(
        tool=re.compile(r"anjuan \S+"),
        rulebook=re.compile(r"sha256:[0-9a-f]{64}"),
        calendar=(int, int),
        ocr=str,
        checked_at=MOMENT,
    ),
    dossier=Also(
        name=str,
        kind=re.compile(r"处罚普通|处罚简易|许可|强制|检查|投诉|给付|征收|确认|公开"),
        files=[
            Also(path=str, sha256=HASH, pages=int, status={"read", "partial", "unread"}, problem=Maybe(str)),
        ],
        documents=[
            Also(id=re.compile(r"d\d+"), type=str, title=str, file=str, pages=(int, int), number=Maybe(str)),
        ],
    ),
    facts=[
        Also(
            name=re.compile(r"[^.]+\.[^.]+"),
            document=Maybe(re.compile(r"d\d+")),
            status={"known", "missing", "conflicting"},
            value=object,
            origin=Maybe({"extracted", "derived", "declared"}),
            evidence=[EVIDENCE],
        )
    ],
    findings=[
        Also(
            rule=str,
            covers=[str],
            title=str,
            problem=str,
            stage=str,
            severity={s.value for s in Severity},
            verdict={v.value for v in Verdict},
            document=Maybe(re.compile(r"d\d+")),
            message=str,
            advice=str,
            basis=[str],
            evidence=[EVIDENCE],
            searched=[SEARCHED],
            fingerprint=re.compile(r"[0-9a-f]{16}"),
        )
    ],
    totals=Also(**{v.value: int for v in Verdict}),
)


def faults(shape: Any, value: Any, at: str) -> Iterator[str]:
    match shape:
        case Maybe():
            if value is not None:
                yield from faults(shape.shape, value, at)
        case Also():
            if not isinstance(value, dict):
                yield f"{at}: not an object"
                return
            for key, inner in shape.keys.items():
                if key not in value:
                    yield f"{at}.{key}: lacking"
                else:
                    yield from faults(inner, value[key], f"{at}.{key}")
        case list():
            if not isinstance(value, list):
                yield f"{at}: not a list"
                return
            for number, item in enumerate(value):
                yield from faults(shape[0], item, f"{at}[{number}]")
        case tuple():
            if not isinstance(value, list) or len(value) != len(shape):
                yield f"{at}: not {len(shape)} values"
                return
            for inner, item in zip(shape, value, strict=True):
                yield from faults(inner, item, at)
        case set():
            if value not in shape:
                yield f"{at}: {value!r}"
        case re.Pattern():
            if not isinstance(value, str) or not shape.fullmatch(value):
                yield f"{at}: {value!r}"
        case type():
            right = isinstance(value, int | float) if shape is float else isinstance(value, shape)
            if not right or (shape is int and isinstance(value, bool)):
                yield f"{at}: {type(value).__name__}"


def checked(sample: str) -> dict[str, Any]:
    folder = SAMPLES / sample / "dossier"
    inside = list(folder.iterdir())
    report = check_dossier(
        inside[0] if len(inside) == 1 else folder, load(find_rules(None)), Options(datetime(2026, 1, 5, 9, 0))
    )
    content = json.loads(write_json(report, {}))
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="module", params=["by hand", "lilan-pipeline", "lanting-energy-post"])
def content(request: pytest.FixtureRequest) -> dict[str, Any]:
    if request.param == "by hand":
        return dict(json.loads(write_json(report_sample.sample(), {})))
    return checked(request.param)


def test_every_promised_key_is_there_with_its_type(content: dict[str, Any]) -> None:
    assert list(faults(REPORT, content, "report")) == []
    assert "score" in content


def test_what_refers_to_something_refers_to_something_there(content: dict[str, Any]) -> None:
    files = {f["path"]: f["pages"] for f in content["dossier"]["files"]}
    documents = {d["id"] for d in content["dossier"]["documents"]}
    evidence = [e for f in (*content["facts"], *content["findings"]) for e in f["evidence"]]
    assert evidence
    for one in evidence:
        assert 1 <= one["page"] <= files[one["file"]]
        assert one["start"] <= one["end"]
        assert one["document"] is None or one["document"] in documents
    for document in content["dossier"]["documents"]:
        first, last = document["pages"]
        assert 1 <= first <= last <= files[document["file"]]
    for finding in content["findings"]:
        assert finding["document"] is None or finding["document"] in documents


def test_totals_are_those_of_the_findings(content: dict[str, Any]) -> None:
    for verdict, number in content["totals"].items():
        assert number == sum(1 for f in content["findings"] if f["verdict"] == verdict)


def test_dates_are_iso_and_money_is_a_decimal_string(content: dict[str, Any]) -> None:
    known = [f for f in content["facts"] if f["status"] == "known"]
    days = [f["value"] for f in known if f["name"].endswith(("立案日期", "决定日期", "送达日期"))]
    sums = [f["value"] for f in known if f["name"].endswith("罚款金额")]
    assert days
    assert all(DAY.fullmatch(day[:10]) for day in days)
    assert sums
    assert all(re.fullmatch(r"\d+(\.\d+)?", amount) for amount in sums)
