"""Killed at any moment: no half-written file, no PDF beside a record of another, the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.archive.running import command, environment, regenerate, stale, sums, typeset, until
from typeset.outputs.opening import damages

KILLS = int(os.environ.get("TYPESET_KILLS", "25"))


def start(archive: Path, *options: str) -> subprocess.Popen[bytes]:
    """A running `typesetter regenerate`, in a process group of its own."""
    return subprocess.Popen(
        command("regenerate", archive, "--jobs", 2, *options),
        env=environment(),
        start_new_session=True,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def kill_somebody(run: subprocess.Popen[bytes], chance: random.Random) -> None:
    """kill -9 of the parent, of one of its workers, or of all at once (as when power is lost)."""
    victims = chance.choice(["parent", "worker", "all"])
    with suppress(psutil.NoSuchProcess, ProcessLookupError, IndexError):
        if victims == "parent":
            run.kill()
        elif victims == "all":
            os.killpg(run.pid, signal.SIGKILL)
        else:
            chance.choice(psutil.Process(run.pid).children(recursive=True)).kill()


def wait_until_gone(group: int) -> None:
    """Until no process of this group lives: workers end themselves when their parent is dead."""
    deadline = time.monotonic() + 30
    while any(_group(process) == group for process in psutil.process_iter()):
        assert time.monotonic() < deadline, "a worker outlived its parent"
        with suppress(psutil.Error):
            psutil.wait_procs([p for p in psutil.process_iter() if _group(p) == group], timeout=1)


def _group(process: psutil.Process) -> int | None:
    try:
        zombie = process.status() == psutil.STATUS_ZOMBIE
        return None if zombie else os.getpgid(process.pid)
    except (psutil.NoSuchProcess, ProcessLookupError):
        return None


def assert_nothing_is_half_written(archive: Path) -> None:
    for pdf in (archive / "build").rglob("*.pdf"):
        assert pdf.read_bytes().rstrip().endswith(b"%%EOF")
    for cover in (archive / "build" / "covers").rglob("*.jpg"):
        assert cover.read_bytes().endswith(b"\xff\xd9")


def test_random_kills_converge_to_the_undisturbed_bytes(archive: Path, built: Path) -> None:
    chance = random.Random(7)
    for _ in range(KILLS):
        run = start(archive, "--force")
        with suppress(subprocess.TimeoutExpired):
            run.wait(timeout=chance.uniform(0.05, 1.6))
        kill_somebody(run, chance)
        run.wait(timeout=60)
        assert_nothing_is_half_written(archive)
    wait_until_gone(run.pid)
    assert regenerate(archive) == 0
    assert sums(archive) == sums(built / "archive")
    assert not list((archive / "build").glob(".typeset-*"))


def test_forms_killed_in_the_middle_open_and_come_to_the_undisturbed_bytes(archive: Path) -> None:
    forms = ("docx", "email", "epub", "txt")
    assert regenerate(archive, forms=forms) == 0
    undisturbed = sums(archive)
    chance = random.Random(5)
    for _ in range(4):
        run = start(archive, "--force", "--format", ",".join(forms))
        with suppress(subprocess.TimeoutExpired):
            run.wait(timeout=chance.uniform(0.5, 3.0))
        kill_somebody(run, chance)
        run.wait(timeout=60)
        files = (archive / "build").rglob("[!.]*")
        made = [file for file in files if file.suffix in (".docx", ".epub", ".eml")]
        assert [d for file in made for d in damages(file.suffix, file.read_bytes())] == []
    wait_until_gone(run.pid)
    assert regenerate(archive, forms=forms) == 0
    assert sums(archive) == undisturbed


def test_the_next_run_does_only_what_is_left(unbuilt: Path) -> None:
    run = start(unbuilt, "--jobs", "1")
    records = unbuilt / "build" / "records"
    until(run, lambda: list(records.rglob("[!.]*.json")))
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    done = {p.relative_to(records).with_suffix("").as_posix() for p in records.rglob("[!.]*.json")}
    assert stale(unbuilt).keys() == {"2019/01", "2019/02", "2020/01"} - done


def test_a_pdf_whose_record_was_not_written_is_built_again(archive: Path) -> None:
    shutil.copy(archive / "build/2019/02.pdf", archive / "build/2019/01.pdf")
    assert stale(archive) == {"2019/01": [("output-changed", "pdf")]}


def test_two_runs_at_once_do_not_harm_each_other(archive: Path, built: Path) -> None:
    runs = [start(archive, "--force") for _ in range(2)]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    assert sums(archive) == sums(built / "archive")
    assert stale(archive) == {}


FULL = """
import resource, signal, sys
from typeset.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
main(["regenerate", sys.argv[1]])
"""


def test_where_nothing_more_can_be_written_what_was_there_stays(archive: Path) -> None:
    before = sums(archive)
    article = archive / "2019/01/articles/01.md"
    article.write_text(article.read_text("utf-8") + "又及。", "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(archive), "2000"],
        env=environment(),
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.returncode == 2
    assert "cannot be written: File too large" in run.stderr
    assert "Traceback" not in run.stderr
    assert sums(archive) == before
    assert not list((archive / "build").rglob(".typeset-*"))


@pytest.mark.parametrize("name", ["gone", "2019/gone"])
def test_outputs_of_a_removed_issue_go_with_prune_only(archive: Path, name: str) -> None:
    shutil.copytree(archive / "2019/01", archive / name)
    assert regenerate(archive) == 0
    shutil.rmtree(archive / name)
    assert f"{name}: the issue is gone" in typeset("regenerate", archive).stdout
    assert (archive / f"build/{name}.pdf").exists()
    typeset("regenerate", archive, "--prune")
    assert not list((archive / "build").rglob("gone*"))
    assert stale(archive) == {}
