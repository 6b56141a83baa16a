"""No file may hang a reader, and none here needs LibreOffice."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from checker.readers import legacy

SECONDS = 10  # of processor time, far above what any of these takes


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here needs LibreOffice; test_legacy.py meets it."""
    monkeypatch.setattr(legacy, "program", lambda: None)
