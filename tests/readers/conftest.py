"""What was recognised before, on this machine, must not answer for what is recognised in a test."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUAN_CACHE", "off")
