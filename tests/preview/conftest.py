"""A running preview of a copy of the seed, and one headless browser for the whole session."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.preview.running import SEED, Running, looks, run

PATIENCE = 100_000
"""Milliseconds that a window is waited for: a machine may have other things to do."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """A copy of the bulletin seed."""
    return Path(shutil.copytree(SEED, tmp_path / "issue"))


@pytest.fixture
def start() -> Iterator[Callable[..., Running]]:
    """start(issue, *options) runs `typesetter preview`; all are stopped at the end."""
    running: list[Running] = []

    def start(*arguments: Any) -> Running:
        running.append(run(*arguments))
        return running[-1]

    yield start
    for each in running:
        each.stop()


@pytest.fixture(scope="session")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all tests that edit; each leaves the folder as it was."""
    running = run(Path(shutil.copytree(SEED, tmp_path_factory.mktemp("living") / "issue")))
    running.looks = looks(running.wait_until_set())
    yield running
    running.stop()


@pytest.fixture
def preview(living: Running) -> Iterator[Running]:
    """A preview of the copied seed, to edit."""
    yield living
    living.restore()


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all tests that only look, with bait inside and outside its folder."""
    home = tmp_path_factory.mktemp("home")
    issue = Path(shutil.copytree(SEED, home / "issue"))
    for path in (home / "secret.png", issue / "own.png", issue / "图 一.png"):
        path.write_bytes(b"\x89PNG\r\n")
    (issue / "link.png").symlink_to(home / "secret.png")
    (issue / "folder").symlink_to(home)
    running = run(issue)
    running.wait_until_set()
    yield running
    running.stop()


@pytest.fixture
def reading(standing: Running, window: Callable[..., Page]) -> Page:
    """The standing preview in a window of its own."""
    return window(standing.url)


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """window(url) opens it at 1440 × 900, in Chinese by default, and waits for the first page."""
    contexts = []

    def open_window(url: str, locale: str = "zh-CN", wait: bool = True, **options: Any) -> Page:
        size = options.pop("viewport", {"width": 1440, "height": 900})
        contexts.append(browser.new_context(viewport=size, locale=locale, **options))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        page.goto(url)
        if wait:
            page.wait_for_selector(".sheet[data-shown] svg.text")
        return page

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def page(preview: Running, window: Callable[..., Page]) -> Page:
    """The preview in its window."""
    return window(preview.url)
