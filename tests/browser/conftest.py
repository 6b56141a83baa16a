"""One Chromium for all browser tests; the reports are opened from disk, as a user opens them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "writers"))

import report_sample

from checker.writers import wanted_crops, write_html, write_index_html

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("没有安装 Chromium 浏览器，不能在浏览器里测试报告；安装 chromium 后再运行")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder as a batch leaves it."""
    out = tmp_path_factory.mktemp("报告 out")
    batch = report_sample.batch()
    (out / "index.html").write_bytes(write_index_html(batch))
    for row in batch.rows:
        if row.report:
            crops = report_sample.draw(wanted_crops(row.report))
            (out / row.folder).mkdir()
            (out / row.folder / "report.html").write_bytes(write_html(row.report, crops))
    return out


class Desk:
    """Pages kept from test to test, with and without script: opening one costs more than most tests."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[bool, list[Page]] = {True: [], False: []}
        self._taken: list[tuple[bool, Page]] = []
        self.troubles: list[str] = []
        self.asked: list[str] = []

    def take(self, script: bool) -> Page:
        page = self._free[script].pop() if self._free[script] else self._new(script)
        self._taken.append((script, page))
        return page

    def clear(self) -> None:
        for script, page in self._taken:
            page.goto("about:blank")
            self._free[script].append(page)
        self._taken.clear()
        self.troubles.clear()
        self.asked.clear()

    def _new(self, script: bool) -> Page:
        page = self._browser.new_context(java_script_enabled=script).new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda said: self.troubles.append(said.text) if said.type == "error" else None)
        return page


@pytest.fixture(scope="session")
def desk(chromium: Browser) -> Desk:
    return Desk(chromium)


@pytest.fixture
def open_page(desk: Desk, site: Path) -> Iterator[Open]:
    """``open_page("index.html#…", width=…, script=…)`` → the page. At the end of the test: no error was thrown or
    logged, and nothing was asked for but the files opened."""

    def open_(address: str = "", *, width: int = 1320, script: bool = True) -> Page:
        page = desk.take(script)
        page.set_viewport_size({"width": width, "height": 900})
        path, mark, fragment = address.partition("#")
        file = site / (path or f"{report_sample.NAME}/report.html")
        page.goto(file.as_uri() + mark + fragment)
        return page

    yield open_
    troubles = list(desk.troubles)
    here = site.as_uri()
    outside = [url for url in desk.asked if not url.startswith((here, "data:image/"))]
    desk.clear()
    assert troubles == []
    assert outside == []
