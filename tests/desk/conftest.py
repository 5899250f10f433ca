"""A desk on a copy of the bulletin seed, shared and put right for each test; a window on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.preview.running import ROOT, SEED, Running

PATIENCE = 100_000
"""Milliseconds that a window is waited for: a machine may have other things to do."""


def open_desk(folder: Path) -> Running:
    """Start `typesetter desk`, and wait until it says its address."""
    command = [sys.executable, "-m", "typeset", "desk", str(folder), "--no-browser"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    assert process.stdout is not None
    return Running(folder, process.stdout.readline().strip(), process)


@pytest.fixture(scope="session")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk of a copy of the bulletin seed, which all tests share: it takes long to start."""
    running = open_desk(Path(shutil.copytree(SEED, tmp_path_factory.mktemp("desk") / "issue")))
    yield running
    running.stop()


@pytest.fixture
def desk(one_desk: Running) -> Running:
    """The desk with the seed's files, its pages set from these."""
    before = time.monotonic()
    for path in filter(Path.is_file, one_desk.issue.rglob("*")):
        name = path.relative_to(one_desk.issue)
        if not (SEED / name).exists() and name.parts[0] != ".desk":
            path.unlink()
    (one_desk.issue / ".desk" / "questions.json").unlink(missing_ok=True)
    shutil.copytree(SEED, one_desk.issue, dirs_exist_ok=True)
    next(state for state in one_desk.states() if state["began"] > before and not state["errors"])
    return one_desk


@pytest.fixture
def issue(desk: Running) -> Path:
    """The folder of that desk."""
    return desk.issue


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """window(url) opens it at 1366 × 768 in Chinese."""
    expect.set_options(timeout=PATIENCE)
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)

    def open_window(url: str) -> Page:
        page = context.new_page()
        page.goto(url)
        return page

    yield open_window
    context.close()


def routed(page: Page, address: str, handler: Callable[[Route], None], **how: int) -> None:
    """Have `handler` meet the requests to `address`, from before the window is loaded again.

    In a window that is open, a request that is made soon after may still go past the handler.
    """
    page.route(address, handler, **how)
    page.reload()
    ready(page)


def ready(page: Page) -> None:
    """Wait for the form, and for the first pages."""
    page.wait_for_selector("#edit .fields")
    page.wait_for_selector(".sheet[data-shown] svg.text")


@pytest.fixture
def page(desk: Running, window: Callable[[str], Page]) -> Page:
    """The desk in its window, with its first pages set."""
    found = window(desk.url)
    ready(found)
    return found


class Late:
    """Requests that wait until they are let go."""

    def __init__(self) -> None:
        self.waiting: list[Route] = []
        self.holding = False

    def meet(self, route: Route) -> None:
        if self.holding:
            self.waiting.append(route)
        else:
            route.continue_()

    def let_go(self) -> None:
        self.holding = False
        for each in self.waiting:
            each.continue_()
        self.waiting.clear()


@pytest.fixture
def late(page: Page) -> Late:
    """Answers that are held back, in the desk's window."""
    held = Late()
    routed(page, "**/desk/{act,questions,story**}", held.meet)
    return held
