"""The same work on a Dask cluster whose workers have no disk in common with us."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import LocalCluster

from tests.archive.running import command, environment, regenerate, sums, until
from typeset.archive.survey import Selection

Start = Callable[..., subprocess.Popen[str]]


def test_a_local_cluster_gives_the_same_bytes(archive: Path, built: Path) -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        force, address = Selection(force=True), cluster.scheduler_address
        assert regenerate(archive, selection=force, scheduler=address) == 0
    assert sums(archive) == sums(built / "archive")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a part of a cluster from the command line, in an empty folder; killed at the end."""
    with ExitStack() as parts:

        def start(part: str, *options: str) -> subprocess.Popen[str]:
            folder = tmp_path / f"{part}-{len(list(tmp_path.iterdir()))}"
            folder.mkdir()
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{part}", *options],
                env=environment(TMPDIR=str(folder)),
                cwd=folder,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                text=True,
            )
            parts.callback(kill, process)
            return process

        yield start


def kill(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_a_worker_killed_in_the_middle_changes_no_byte(
    archive: Path, start: Start, tmp_path: Path
) -> None:
    for number in range(3, 9):
        shutil.copytree(archive / "2019/01", archive / f"2019/0{number}")
    assert regenerate(archive) == 0
    undisturbed = sums(archive)
    shutil.rmtree(archive / "build")
    file = tmp_path / "scheduler.json"
    scheduler = start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    until(scheduler, lambda: file.exists() and file.read_text())
    doomed, _ = [
        start(
            "worker",
            "--scheduler-file",
            str(file),
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
        )
        for _ in range(2)
    ]
    run = subprocess.Popen(
        command("regenerate", archive, "--scheduler", json.loads(file.read_text())["address"]),
        env=environment(),
    )
    until(run, lambda: list((archive / "build").rglob("*.pdf")))
    kill(doomed)
    assert run.wait(timeout=120) == 0
    assert sums(archive) == undisturbed


def scheduled(archive: Path, address: str) -> subprocess.CompletedProcess[str]:
    words = command("regenerate", archive, "--force", "--scheduler", address)
    return subprocess.run(words, env=environment(), capture_output=True, text=True)


@pytest.mark.parametrize("address", ["", "nonsense", "http://127.0.0.1:8786", "tcp://127.0.0.1"])
def test_an_address_that_is_none_is_refused(archive: Path, address: str) -> None:
    done = scheduled(archive, address)
    assert done.returncode == 2
    assert f"“{address}” is no address of a scheduler" in done.stderr


def test_a_scheduler_that_does_not_answer_is_named(archive: Path) -> None:
    done = scheduled(archive, "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert done.stderr == "error: no Dask scheduler answers at tcp://127.0.0.1:1\n"


def test_without_dask_the_package_is_named(archive: Path) -> None:
    words = [
        "typesetter",
        "regenerate",
        str(archive),
        "--force",
        "--scheduler",
        "tcp://127.0.0.1:1",
    ]
    program = f"import sys; sys.modules['distributed'] = None; sys.argv = {words!r}\n"
    program += "from typeset.cli.main import main; main(prog_name='typesetter')"
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "needs Dask" in done.stderr and "distributed" in done.stderr


def test_a_scheduler_killed_in_the_middle_is_told_of_each_issue(
    archive: Path, start: Start, tmp_path: Path
) -> None:
    for number in range(3, 9):
        shutil.copytree(archive / "2019/01", archive / f"2019/0{number}")
    file = tmp_path / "scheduler.json"
    scheduler = start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    until(scheduler, lambda: file.exists() and file.read_text())
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
    start("worker", "--scheduler-file", str(file), *options)
    address = json.loads(file.read_text())["address"]
    shutil.rmtree(archive / "build")
    words = command("regenerate", archive, "--scheduler", address)
    run = subprocess.Popen(words, env=environment(), stderr=subprocess.PIPE, text=True)
    until(run, lambda: list((archive / "build").rglob("*.pdf")))
    kill(scheduler)
    _, said = run.communicate(timeout=120)
    assert run.returncode == 2
    assert "the connection to the Dask scheduler broke" in said
    assert "Traceback" not in said and "itself failed" not in said
