"""The seeds, compiled once for all tests that read their pages."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reading import Sheet, read
from typeset.engine.fontconfig import CONFIGURATION

os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)  # no test sees a font of this machine

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
