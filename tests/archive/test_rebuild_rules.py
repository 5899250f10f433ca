"""Touch each kind of input, and see exactly the right issues rebuilt."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

import typeset
from tests.archive.running import regenerate, stale, sums
from typeset.archive.digests import Digests
from typeset.archive.versions import ROOMS, made_with
from typeset.files import resources

ALL = {"2019/01", "2019/02", "2020/01"}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_every_room_that_sets_pages_counts_as_a_tool() -> None:
    package = Path(typeset.__file__).parent
    rooms = {file.parent.name for file in package.glob("*/__init__.py")}
    others = {"archive", "cli", "desk", "editing", "intake", "preflight", "preview", "series"}
    assert set(ROOMS) == rooms - others


def test_every_tool_is_known_by_its_version() -> None:
    made = made_with(Digests())
    assert [name for name, version in made.items() if not re.match(r"\d+\.\d+", version)] == []
    assert {"pango", "harfbuzz", "weasyprint", "typeset"} <= made.keys()


def test_a_clone_in_another_place_knows_that_nothing_changed(archive: Path) -> None:
    assert stale(archive) == {}


def test_an_archive_without_a_build_is_built_whole(unbuilt: Path) -> None:
    assert {name: why[0][0] for name, why in stale(unbuilt).items()} == dict.fromkeys(ALL, "new")


def test_a_new_time_stamp_alone_changes_nothing(archive: Path) -> None:
    for path in archive.rglob("*"):
        os.utime(path, (1, 1))
    assert stale(archive) == {}


def test_a_changed_article_rebuilds_its_issue(archive: Path) -> None:
    edit(archive / "2019/01/articles/01.md", "疗休养", "体检")
    assert stale(archive) == {"2019/01": [("changed", "2019/01/articles/01.md")]}


def test_a_changed_manifest_rebuilds_its_issue(archive: Path) -> None:
    edit(archive / "2020/01/issue.yaml", "总工会", "市总工会")
    assert stale(archive) == {"2020/01": [("changed", "2020/01/issue.yaml")]}


def test_a_changed_picture_rebuilds_its_issue(archive: Path) -> None:
    picture = archive / "2020/01/prize.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    assert stale(archive) == {"2020/01": [("changed", "2020/01/prize.png")]}


def test_a_picture_that_comes_nearer_to_its_article_takes_over(archive: Path) -> None:
    shutil.copy(archive / "2020/01/prize.png", archive / "2020/01/articles/prize.png")
    assert stale(archive) == {"2020/01": [("lookup", "2020/01/articles/prize.png")]}


def test_a_file_that_no_article_uses_changes_nothing(archive: Path) -> None:
    (archive / "2020/01/notes.txt").write_text("…")
    (archive / "2020/01/articles/draft.md").write_text("…")
    assert stale(archive) == {}


def test_a_layouts_css_rebuilds_the_issues_that_use_it(archive: Path) -> None:
    edit(archive.parent / "layouts/house/print.css", "#333", "#222")
    assert stale(archive) == {"2019/02": [("changed", "../layouts/house/print.css")]}


def test_a_template_that_appears_in_a_layout_rebuilds_its_issues(archive: Path) -> None:
    (archive.parent / "layouts/house/page.html.j2").write_text(
        "{% extends 'bulletin/page.html.j2' %}"
    )
    assert stale(archive) == {"2019/02": [("lookup", "../layouts/house")]}


def test_a_project_layout_of_a_built_in_ones_name_takes_over(archive: Path) -> None:
    own = archive.parent / "layouts/bulletin"
    own.mkdir()
    (own / "layout.yaml").write_text("name: bulletin\nextends: bulletin\n")
    assert stale(archive).keys() == ALL


def test_another_layout_of_the_project_changes_nothing(archive: Path) -> None:
    other = archive.parent / "layouts/other"
    other.mkdir()
    (other / "layout.yaml").write_text("name: other\nextends: bulletin\n")
    assert stale(archive) == {}


def test_a_folder_of_layouts_nearer_to_some_issues_concerns_those(archive: Path) -> None:
    (archive / "2019/layouts").mkdir()
    assert stale(archive).keys() == {"2019/01", "2019/02"}


def test_built_in_print_css_rebuilds_every_issue_built_on_it(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources.LAYOUTS, tmp_path / "installed")
    monkeypatch.setattr(resources, "LAYOUTS", tmp_path / "installed")
    assert stale(archive) == {}
    (tmp_path / "installed/bulletin/print.css").write_text("p { color: red }")
    assert stale(archive) == {key: [("changed", "layouts:bulletin/print.css")] for key in ALL}


def test_a_built_in_font_rebuilds_every_issue(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources.FONTS, tmp_path / "installed")
    monkeypatch.setattr(resources, "FONTS", tmp_path / "installed")
    assert stale(archive) == {}
    (tmp_path / "installed/kai.ttf").write_bytes(b"another face")
    assert stale(archive) == {key: [("changed", "fonts:kai.ttf")] for key in ALL}


def test_a_font_dropped_beside_an_issue_rebuilds_it(archive: Path) -> None:
    (archive / "2019/01/fonts").mkdir()
    shutil.copy(resources.FONTS / "latin.otf", archive / "2019/01/fonts/title.otf")
    assert stale(archive) == {"2019/01": [("lookup", "2019/01/fonts")]}


def test_another_engine_rebuilds_everything(archive: Path) -> None:
    for record in (archive / "build/records").rglob("*.json"):
        edit(record, '"weasyprint": "70.0"', '"weasyprint": "69.0"')
    assert stale(archive) == {key: [("tool", "weasyprint 69.0 → 70.0")] for key in ALL}


def test_a_damaged_or_missing_output_is_made_again(archive: Path) -> None:
    before = sums(archive)
    (archive / "build/2019/01.pdf").write_bytes(b"%PDF-1.7 half")
    (archive / "build/covers/2019/02.jpg").unlink()
    assert stale(archive) == {
        "2019/01": [("output-changed", "pdf")],
        "2019/02": [("output-missing", "cover")],
    }
    assert regenerate(archive) == 0
    assert sums(archive) == before


def test_a_change_that_keeps_size_and_time_stamp_is_seen(archive: Path) -> None:
    assert regenerate(archive) == 0
    article = archive / "2019/01/articles/01.md"
    stat = article.stat()
    edit(article, "疗休养", "看演出")
    os.utime(article, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert article.stat().st_size == stat.st_size
    assert stale(archive).keys() == {"2019/01"}


def test_a_rebuild_is_exactly_of_what_changed(archive: Path) -> None:
    before = sums(archive)
    edit(archive / "2019/01/articles/01.md", "疗休养", "体检")
    assert regenerate(archive) == 0
    now = sums(archive)
    changed = {name for name in now if now[name] != before[name]}
    assert changed == {"2019/01.pdf", "covers/2019/01.jpg", "records/2019/01.json"}
    assert stale(archive) == {}


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ({"only": ("2019/*",), "force": True}, {"2019/01", "2019/02"}),
        ({"only": ("2020/01",), "force": True}, {"2020/01"}),
        ({"since": "2020", "force": True}, {"2020/01"}),
        ({"since": "2019-02", "force": True}, {"2019/02", "2020/01"}),
        ({"force": True}, ALL),
    ],
)
def test_what_is_selected(archive: Path, selection: dict[str, object], names: set[str]) -> None:
    assert stale(archive, **selection).keys() == names
