"""Workers under supervision: limits, deaths and recycling hit one piece of work, not the rest."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.archive.running import regenerate, sums, typeset
from typeset.archive.executors import executor_for
from typeset.archive.survey import Selection
from typeset.archive.workers import Limits, TimeLimit, WorkerLost, WorkerPool


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, Limits(seconds=3, memory=300 << 20, issues=3)) as pool:
        yield pool


def test_work_over_the_time_limit_is_ended_and_the_rest_goes_on(pool: WorkerPool) -> None:
    looping, quick = pool.submit(time.sleep, 3600), pool.submit(pow, 2, 10)
    assert quick.result() == 1024
    with pytest.raises(TimeLimit):
        looping.result()
    assert pool.submit(pow, 2, 3).result() == 8


def test_work_over_the_memory_limit_fails_alone(pool: WorkerPool) -> None:
    with pytest.raises(MemoryError):
        pool.submit(bytearray, 1 << 30).result()
    assert pool.submit(len, bytearray(1 << 20)).result() == 1 << 20


def test_a_worker_that_dies_each_time_is_told_of(pool: WorkerPool) -> None:
    with pytest.raises(WorkerLost, match="SIGABRT"):
        pool.submit(os.abort).result()


def test_an_error_of_the_work_comes_back_as_itself(pool: WorkerPool) -> None:
    with pytest.raises(FileNotFoundError):
        pool.submit(os.stat, "/no/such/file").result()


@pytest.mark.parametrize("broken_off", [True, False])
def test_work_that_waits_is_left_where_a_run_is_broken_off(
    broken_off: bool, tmp_path: Path
) -> None:
    """The one at work is not begun anew, either: it would go on until its limit."""
    with suppress(KeyboardInterrupt), executor_for(1, Limits(seconds=4), None) as paced:
        at_work = paced.executor.submit(time.sleep, 3600)
        waiting = paced.executor.submit(Path.touch, tmp_path / "written")
        if broken_off:
            raise KeyboardInterrupt
        waiting.result()
    assert (tmp_path / "written").exists() is not broken_off
    if broken_off:
        assert at_work.cancelled() or isinstance(at_work.exception(), WorkerLost)


def test_a_worker_stays_warm_and_is_replaced_in_time() -> None:
    with WorkerPool(1, Limits(issues=3)) as pool:
        served = [pool.submit(os.getpid).result() for _ in range(6)]
    assert served == [served[0]] * 3 + [served[3]] * 3
    assert len({os.getpid(), served[0], served[3]}) == 3


def add_layout(archive: Path, name: str, template: str) -> None:
    folder = archive.parent / "layouts" / name
    folder.mkdir()
    (folder / "layout.yaml").write_text(f"name: {name}\nextends: bulletin\n")
    (folder / "page.html.j2").write_text(template)
    manifest = archive / "2019/01/issue.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("bulletin", name), "utf-8")


LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
EATER = "{{ ('x' * 100000000) * 20 }}"


@pytest.mark.parametrize(
    ("template", "limit", "words"),
    [
        (LOOP, "--time-limit=5", "the template does too much"),
        (EATER, "--memory-limit=600", "the template does too much"),
    ],
)
def test_a_layout_out_of_bounds_is_reported_and_the_rest_goes_on(
    archive: Path, template: str, limit: str, words: str
) -> None:
    before = sums(archive)
    add_layout(archive, "wild", template)
    (archive / "build/2019/02.pdf").unlink()
    run = typeset("regenerate", archive, limit)
    assert run.returncode == 2
    assert words in run.stderr
    assert "1 built, 1 up to date, 1 with errors" in run.stdout
    assert sums(archive) == before


def test_one_bad_issue_stops_nothing_and_keeps_its_pdf(archive: Path) -> None:
    before = sums(archive)
    article = archive / "2019/01/articles/01.md"
    article.write_text("---\nheadlin: 要闻\n---\n正文。\n", "utf-8")
    (archive / "build/2019/02.pdf").unlink()
    run = typeset("regenerate", archive)
    assert run.returncode == 2
    assert "articles/01.md:2:1" in run.stderr
    assert "did you mean “headline”?" in run.stderr
    assert sums(archive) == before


def test_an_article_that_is_not_written_is_reported_and_counted(archive: Path) -> None:
    article = archive / "2019/01/articles/01.md"
    article.write_text("---\nheadline: 要闻\n---\n（待写）\n", "utf-8")
    run = typeset("regenerate", archive)
    assert run.returncode == 0
    assert "2019/01:\nwarning: this article is not written yet" in run.stderr
    assert run.stdout.splitlines()[-1].startswith("1 warning; ")
    again = typeset("regenerate", archive)
    assert not again.stderr, "a control: what is not built again is counted only"
    assert again.stdout.splitlines()[-1].startswith("1 warning; ")


def test_cold_and_warm_workers_give_the_same_bytes(archive: Path, built: Path) -> None:
    assert regenerate(archive, selection=Selection(force=True), limits=Limits(issues=1)) == 0
    assert sums(archive) == sums(built / "archive")
