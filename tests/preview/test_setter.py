"""A setting may loop, crash or eat the memory: the preview goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest
from playwright.sync_api import Page, expect

from tests.preview.running import ROOT, Running, headed, own_layout, run
from tests.preview.seeing import wait_for_text
from typeset.preview.edition import Failure, PreviewEdition
from typeset.preview.pipe import receive, send
from typeset.preview.setting_process import SettingProcess

Result = TypeVar("Result")
Start = Callable[..., Running]
Window = Callable[..., Page]
LONG = "<p>{{ '字' * 4000000 }}"
"""More than can be set in any of the limits below; what a template may do itself is bounded."""
NARROW = """import typeset.preview.worker as worker
worker.MEMORY = 700 << 20
worker.main()"""


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """What `work` gives, run in a thread of its own: the browser's loop runs in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def worker_of(preview: Running) -> psutil.Process:
    return psutil.Process(preview.process.pid).children()[0]


async def _keys(path: Path, limit: float = 60.0) -> list[str]:
    """Set once; the keys of what went wrong."""
    setter = SettingProcess(path, limit)
    outcome = await setter.set()
    setter.stop()
    return [each.key for each in outcome.diagnostics] if isinstance(outcome, Failure) else []


def test_a_missing_system_library_is_named(issue: Path) -> None:
    code = (
        "from typeset.engine import system; system.missing_libraries = lambda: ('Pango',)\n"
        "from typeset.preview.worker import main; main()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=pipe, stdout=pipe, cwd=ROOT
    ) as worker:
        assert worker.stdin and worker.stdout
        send(issue / "issue.yaml", worker.stdin)
        outcome = receive(worker.stdout)
        worker.stdin.close()
    assert isinstance(outcome, Failure)
    assert outcome.diagnostics[0].details["libraries"] == "Pango"


def test_pages_that_take_too_long_are_ended_by_the_limit(issue: Path) -> None:
    own_layout(issue, LONG)
    assert finished(_keys(issue / "issue.yaml", limit=4)) == ["preview.too-long"]


def test_pages_that_eat_the_memory_are_ended(issue: Path) -> None:
    own_layout(issue, LONG)
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", NARROW]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT) as worker:
        assert worker.stdin and worker.stdout
        send(issue / "issue.yaml", worker.stdin)
        outcome = receive(worker.stdout)
        worker.stdin.close()
    assert isinstance(outcome, Failure)
    assert [each.key for each in outcome.diagnostics] == ["press.too-large"]


def test_after_too_long_a_setting_the_next_setting_is_good(issue: Path) -> None:
    template = own_layout(issue, LONG)

    async def fail_and_mend() -> tuple[object, object]:
        setter = SettingProcess(issue / "issue.yaml", limit=3)
        failed = await setter.set()
        template.unlink()  # the bulletin's own is used again
        setter.limit = 60
        mended = await setter.set()
        setter.stop()
        return failed, mended

    failed, mended = finished(fail_and_mend())
    assert isinstance(failed, Failure)
    assert isinstance(mended, PreviewEdition)


def test_too_long_a_setting_is_said_in_the_window_and_the_old_pages_stay(
    start: Start, issue: Path, window: Window
) -> None:
    template = own_layout(issue, headed("先前的报头"))
    page = window(start(issue, "--limit", "10").url)
    template.write_text(LONG, encoding="utf-8")
    expect(page.locator("#errors")).to_contain_text("10 秒", timeout=30_000)
    wait_for_text(page, "先前的报头")
    template.write_text(headed("后来的报头"), encoding="utf-8")
    wait_for_text(page, "后来的报头")


def test_a_setter_that_is_killed_is_started_again(
    start: Start, issue: Path, window: Window
) -> None:
    preview = start(issue)
    page = window(preview.url)
    worker_of(preview).kill()
    preview.replace("articles/01-recuperation.md", "58人", "67人")
    expect(page.locator("#errors")).to_contain_text("意外退出")
    preview.replace("articles/01-recuperation.md", "67人", "68人")
    wait_for_text(page, "68人")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_no_process_behind(
    start: Start, issue: Path, sign: signal.Signals
) -> None:
    preview = start(issue)
    preview.wait_until_set()
    worker = worker_of(preview)
    preview.process.send_signal(sign)
    assert preview.process.wait(timeout=5) in (0, -sign)
    worker.wait(timeout=5)


def test_ctrl_c_in_a_terminal_is_met_without_a_word(issue: Path, tmp_path: Path) -> None:
    """A terminal sends it to the whole group of processes, the worker too."""
    with (tmp_path / "said").open("w+") as said:
        preview = run(issue, stderr=said, start_new_session=True)
        preview.wait_until_set()
        os.killpg(preview.process.pid, signal.SIGINT)
        assert preview.stop() == 0
        said.seek(0)
        assert said.read() == ""


def test_a_server_that_is_killed_takes_its_setter_along(start: Start, issue: Path) -> None:
    preview = start(issue)
    preview.wait_until_set()
    worker = worker_of(preview)
    os.kill(preview.process.pid, signal.SIGKILL)
    worker.wait(timeout=5)


def ends_when_cancelled(path: Path, ticks: int) -> bool:
    """Whether a setting ends that is cancelled `ticks` turns of the loop after its answer came."""

    async def cancel() -> bool:
        setter = SettingProcess(path)
        with ThreadPoolExecutor(1) as executor:
            asyncio.get_running_loop().set_default_executor(executor)
            setting = asyncio.create_task(setter.set())
            for _ in range(5):
                await asyncio.sleep(0)  # until the worker is asked
            executor.submit(int).result()  # until it has answered
            for _ in range(ticks):
                await asyncio.sleep(0)
            came = setting.done()
            setting.cancel()
            await asyncio.wait([setting])
            setter.stop()
            return came or setting.cancelled()

    return finished(cancel())


def test_ctrl_c_at_the_moment_of_an_answer_ends_the_preview(issue: Path) -> None:
    assert all(ends_when_cancelled(issue / "issue.yaml", ticks) for ticks in range(5))
