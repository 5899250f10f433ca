"""The seeds, compiled once for all tests that read their pages."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reading import Sheet, read
from typeset.engine.fontconfig import CONFIGURATION

os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)  # no test sees a font of this machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
QUICK_ROOMS = {"house", "issue", "layout"}
"""Rooms whose tests set few pages: what `run.py test --quick` runs, half a minute of it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of all other rooms as slow."""
    tests = ROOT / "tests"
    for item in items:
        if item.path.relative_to(tests).parts[0] not in QUICK_ROOMS:
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> Iterator[None]:
    """What the tests start can be interrupted, also where a job in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def tonghua_pdf(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of the seed 003, 通化工运信息."""
    from typeset.issue import load
    from typeset.layout import compose
    from typeset.press import paginate, publish

    target = tmp_path_factory.mktemp("tonghua") / "tonghua.pdf"
    publish(paginate(compose(load(seeds / "003-tonghua-3"))), target)
    return target


@pytest.fixture(scope="session")
def tonghua(tonghua_pdf: Path) -> tuple[Sheet, ...]:
    """The pages of the seed 003."""
    return read(tonghua_pdf)


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """launch(**environment) starts a headless browser with the machine's fonts or its own.

    One for all rooms: a process can hold playwright's loop once.
    """
    from playwright.sync_api import sync_playwright

    from tests.browser import executable

    # A browser needs the machine's fonts, from which typeset shuts its own process out.
    machine = {name: value for name, value in os.environ.items() if "FONTCONFIG" not in name}
    with sync_playwright() as playwright:
        browsers = []

        def launch(**environment: str) -> Browser:
            browsers.append(
                playwright.chromium.launch(
                    executable_path=executable(),
                    args=["--no-sandbox"],
                    env={**machine, **environment},
                )
            )
            return browsers[-1]

        yield launch
        for browser in browsers:
            browser.close()


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Browser:
    """A headless browser."""
    return launch()
