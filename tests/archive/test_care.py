"""What a run must neither lose nor miss: files of others, changes at the wrong moment, crashes."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.archive.running import regenerate, typeset
from typeset.archive import build as building
from typeset.archive.digests import Digests, sha256
from typeset.archive.job import Built, Job
from typeset.archive.portable_names import PortableNames
from typeset.archive.store import Store
from typeset.archive.survey import Selection
from typeset.press import Pages, draw
from typeset.press.publish import write_whole


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    found = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return found


# ---- prune --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("output", "other"), [("2019/01.pdf", "covers/2019/01.jpg"),
                                               ("covers/2019/01.jpg", "2019/01.pdf")])  # fmt: skip
def test_prune_leaves_a_file_that_somebody_else_put_there(
    archive: Path, output: str, other: str
) -> None:
    shutil.rmtree(archive / "2019/01")
    (archive / "build" / output).write_bytes(b"of somebody")
    assert regenerate(archive, prune=True) == 0
    assert (archive / "build" / output).read_bytes() == b"of somebody"
    assert not (archive / "build" / other).exists()
    assert not (archive / "build/records/2019/01.json").exists()


def test_prune_leaves_what_no_record_speaks_of(archive: Path) -> None:
    shutil.rmtree(archive / "2019")
    (archive / "build/2019/notes.pdf").write_bytes(b"of somebody")
    assert regenerate(archive, prune=True) == 0
    assert [file.name for file in (archive / "build/2019").iterdir()] == ["notes.pdf"]
    assert not (archive / "build/covers/2019").exists()


# ---- digests ------------------------------------------------------------------------------------


def test_the_digest_of_a_file_just_written_is_not_remembered(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh.md", os.__file__
    fresh.write_text("刚写好", "utf-8")
    os.utime(fresh, (1, 1))  # as an unpacked archive leaves it: the system's own time shows it
    digests = Digests()
    assert digests.of(str(fresh)) == sha256(fresh.read_bytes())
    assert digests.of(old)
    assert list(json.loads(digests.settled() or b"{}")) == [old]


# ---- an input that changes during the build -----------------------------------------------------


@pytest.fixture
def edited_meanwhile(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], Built]:
    """Build 2019/01; once, while its pages are drawn, the editor changes the article."""
    article = archive / "2019/01/articles/01.md"

    def draw_meanwhile(pages: Pages) -> object:
        words = article.read_text("utf-8")
        if "疗休养" in words:
            article.write_text(words.replace("疗休养", "健康体检"), "utf-8")
        return draw(pages)

    def build(copied: bool) -> Built:
        monkeypatch.setattr(building, "draw", draw_meanwhile)
        job = Job("2019/01", archive / "2019/01", PortableNames(archive), {}, copied=copied)
        built = building.build(job)
        assert isinstance(built, Built)
        assert built.inputs["2019/01/articles/01.md"] == sha256(article.read_bytes())
        return built

    return build


def test_an_input_changed_during_the_build_is_built_anew(
    edited_meanwhile: Callable[[bool], Built],
) -> None:
    assert "健康体检" in text(edited_meanwhile(False).outputs["pdf"])


def test_control_without_another_look_the_pdf_would_be_the_old_one(
    edited_meanwhile: Callable[[bool], Built],
) -> None:
    assert "疗休养" in text(edited_meanwhile(True).outputs["pdf"])


# ---- threshold ----------------------------------------------------------------------------------


def test_a_threshold_is_in_percent_and_may_be_reached(archive: Path) -> None:
    (archive.parent / "layouts/house/print.css").write_text("p { color: #b00 }\n")
    assert regenerate(archive, compare=True) == 0
    report = json.loads((archive / "build/report.json").read_bytes())
    share = max(row["difference"]["share"] for row in report["issues"] if row["difference"])
    assert share > 0
    assert regenerate(archive, threshold=share * 100) == 0
    assert regenerate(archive, threshold=share * 99) == 1
    assert regenerate(archive, threshold=share) == 1


# ---- on the disk before it has its name ---------------------------------------------------------

WRITERS = {
    "press": write_whole,
    "archive": lambda target, data: Store(target.parent).write(target, data),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_is_on_the_disk_before_it_has_its_name_and_then_its_folder(
    writer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, synced, fsync = tmp_path / "a.pdf", list[object](), os.fsync
    target.write_bytes(b"old")

    def watched(handle: int) -> None:
        found = os.fstat(handle)
        synced.append(
            ("folder" if stat.S_ISDIR(found.st_mode) else found.st_size, target.read_bytes())
        )
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    WRITERS[writer](target, b"a new one")
    assert synced == [(9, b"old"), ("folder", b"a new one")]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o002, 0o664)])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_is_as_open_as_the_umask_says(
    writer: str, umask: int, mode: int, tmp_path: Path
) -> None:
    before = os.umask(umask)
    try:
        WRITERS[writer](tmp_path / "a.pdf", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == mode


def test_a_run_that_leaves_a_failed_issue_alone_still_reports_it(archive: Path) -> None:
    failing, other = (archive / f"{name}/articles/01.md" for name in ("2020/01", "2019/01"))
    failing.write_text("---\nheadlin: 题\n---\n正文。\n", encoding="utf-8")
    assert regenerate(archive) == 2
    other.write_text("---\nheadline: 题\n---\n正文。\n", encoding="utf-8")
    assert regenerate(archive, selection=Selection(only=("2019/01",))) == 0
    report = json.loads((archive / "build/report.json").read_bytes())
    assert report["run"]["built"] == ["2019/01"]
    failed = [row["name"] for row in report["issues"] if row["errors"]]
    assert failed == ["2020/01"]


def test_it_is_explained_which_issues_are_left_alone(archive: Path) -> None:
    words = ("regenerate", archive, "--explain", "--dry-run")
    some = typeset(*words, "--only", "2019/01").stdout.splitlines()
    alone = {line.partition(":")[0] for line in some if line.endswith(": not chosen")}
    names = {each.parent.relative_to(archive).as_posix() for each in archive.rglob("issue.yaml")}
    assert alone == names - {"2019/01"}
    assert "not chosen" not in typeset(*words).stdout, "the control: all are chosen"
