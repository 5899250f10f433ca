"""A plugin of pytest: runs the tests that a file names, in its order, and tells what each costs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

BEGUN: dict[str, float] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """--chosen FILE: the tests' names, one a line; --costs FILE: gets seconds and outcomes."""
    parser.addoption("--chosen", type=Path)
    parser.addoption("--costs", type=Path)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the chosen tests, in the order of the file."""
    file = config.getoption("--chosen")
    if file is not None:
        order = {name: at for at, name in enumerate(file.read_text("utf-8").splitlines())}
        items[:] = sorted(
            (item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid]
        )


def used() -> float:
    """Seconds of a processor that this process and its ended children used."""
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    BEGUN[item.nodeid] = used()
    forget()
    yield
    forget()


def forget() -> None:
    """What was reached before is reached again."""
    recorder = sys.modules.get("typeset._reached")
    if recorder is not None:
        recorder.seen.clear()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Tell what a test costs, after its call."""
    if report.when == "teardown":
        forget()
        return
    if report.when == "call" and (file := CONFIG[0].getoption("--costs")):
        took = used() - BEGUN[report.nodeid]
        with file.open("a") as lines:
            lines.write(json.dumps([report.nodeid, round(took, 3), report.outcome]) + "\n")


CONFIG: list[pytest.Config] = []


def pytest_configure(config: pytest.Config) -> None:
    CONFIG.append(config)
