"""Files are written whole or not at all; what cannot be written is a sentence."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from tests.press.conftest import Set, Write
from typeset.cli.main import main
from typeset.issue import IssueError, load
from typeset.press import outputs, pdf_options, publish, write_whole
from typeset.press.options import AS_USUAL

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `typeset` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TYPESET_LANG", "en")
    return lambda *arguments: CliRunner().invoke(main, [str(each) for each in arguments])


# ---- writing ------------------------------------------------------------------------------------


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with (tmp_path / "a.pdf").open("rb") as reader:
        write_whole(tmp_path / "a.pdf", b"new")
        assert reader.read() == b"old"  # who had it open still reads the whole old one
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "build/2023/a.pdf", b"new")
    assert (tmp_path / "build/2023/a.pdf").read_bytes() == b"new"


def test_a_file_is_as_readable_as_others(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.fixture
def no_room() -> Iterator[None]:
    """Files of this process may not grow beyond four bytes: the system refuses to write more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_without_room_the_old_file_stays(tmp_path: Path, no_room: None) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(IssueError) as caught:
        write_whole(tmp_path / "a.pdf", b"a new and longer one")
    assert caught.value.diagnostics[0].key == "press.not-written"
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file", encoding="utf-8")
    with pytest.raises(IssueError) as caught:
        write_whole(tmp_path / "build/a.pdf", b"new")
    assert caught.value.diagnostics[0].key == "press.not-written"


def test_a_pipe_is_not_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(IssueError) as caught:
        write_whole(tmp_path / "a.pdf", b"new")
    assert caught.value.diagnostics[0].key == "press.not-a-file"
    assert (tmp_path / "a.pdf").is_fifo()


def test_a_name_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(IssueError):
        write_whole(tmp_path / "a.pdf", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


# ---- formats ------------------------------------------------------------------------------------


def test_pictures_and_html_stand_beside_the_pdf(set_pages: Set, tmp_path: Path) -> None:
    pages = set_pages("工" * 28 * 40)
    target = tmp_path / "out/issue.pdf"
    formats = ("pdf", "png", "html")
    publish(pages, target, formats)
    assert sorted(file.name for file in target.parent.iterdir()) == sorted(
        file.name for file in outputs(pages, target, formats)
    )
    with Image.open(tmp_path / "out/issue-2.png") as picture:
        assert picture.size == (1241, 1754)


def test_pictures_are_numbered_so_that_they_sort(set_pages: Set, tmp_path: Path) -> None:
    pages = set_pages("工" * 28 * 22 * 10)
    names = [file.name for file in outputs(pages, tmp_path / "a.pdf", ("png",))]
    assert names[0] == "a-01.png"
    assert names == sorted(names)


def test_html_needs_nothing_beside_it(write: Write, set_pages: Set, tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "p.png")
    publish(
        set_pages("---\nheadline: 题\n---\n\n正文。\n\n![图](p.png)\n"),
        tmp_path / "a.pdf",
        ["html"],
    )
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    addresses = re.findall(r'(?:src=|url\()"?([^")]+)', html)
    assert addresses
    assert all(address.startswith("data:") for address in addresses)
    assert "device-cmyk" not in html
    assert not (tmp_path / "a.pdf").exists()


def test_a_newsletters_html_has_the_colours_that_its_page_asks_for(
    set_pages: Set, tmp_path: Path
) -> None:
    """A label is white on the accent: without the accent it is white on white."""
    manifest = "layout: newsletter\noptions: {accent: green}\n"
    publish(set_pages("字", manifest=manifest), tmp_path / "a.pdf", ["html"])
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    root = re.search(r"<html\b[^>]*>", html)
    assert root is not None and re.search(r"--accent: rgb\(\d", root[0])
    assert "device-cmyk" not in html
    assert "width: var(--area)" in html, "the style for the screen is not there"


# ---- the command --------------------------------------------------------------------------------


def test_compile_writes_into_build_under_the_issue_s_name(
    run: Run, seeds: Path, tmp_path: Path
) -> None:
    shutil.copytree(seeds / "003-tonghua-3", tmp_path / "2023/03")
    done = run("compile", "2023/03")
    assert (done.exit_code, done.stderr) == (0, "")
    pdf = "build/2023/03/通化工运信息-2023-03.pdf"
    assert done.stdout == f"{pdf}  pages: 5\n"
    assert len(pypdfium2.PdfDocument(tmp_path / pdf)) == 5


def test_two_issues_never_write_one_file(
    run: Run, write: Write, seeds: Path, tmp_path: Path
) -> None:
    places = ("2023/03", "2024/03", "2024/03-second")
    for place in places:
        shutil.copytree(seeds / "003-tonghua-3", tmp_path / place)
    written = [run("compile", place, "-q", "--format", "txt") for place in places]
    assert [done.exit_code for done in written] == [0, 0, 0]
    assert len([*(tmp_path / "build").rglob("*.txt")]) == 3


@pytest.mark.parametrize(
    ("masthead", "stem"),
    [
        ("{name: 简报, date: 2023-03-05, number: 3}", "简报-2023-03-05"),
        ("{name: The Bell, number: Vol. 3 No. 5}", "The-Bell-Vol.-3-No.-5"),
        ("{name: 'A/B: *?', number: 3}", "AB--3"),
        ("{name: 简报}", "简报"),
        ("{issuer: 总工会}", "03"),
        ("{name: '...'}", "03"),
    ],
)
def test_the_pdf_is_called_as_the_series_is(
    run: Run, tmp_path: Path, masthead: str, stem: str
) -> None:
    folder = tmp_path / "03"
    folder.mkdir()
    (folder / "a.md").write_text("甲。\n", encoding="utf-8")
    manifest = f"masthead: {masthead}\narticles: [a.md]\n"
    (folder / "issue.yaml").write_text(manifest, encoding="utf-8")
    done = run("compile", "03", "--format", "txt")
    assert done.stdout == f"build/03/{stem}.txt\n"


def test_quiet_says_nothing(run: Run, write: Write) -> None:
    done = run("compile", write("正文。"), "-q")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_json_says_all(run: Run, write: Write, tmp_path: Path) -> None:
    done = run("compile", write("正文안。"), "--json", "-o", "a.pdf", "--format", "pdf,png")
    said = json.loads(done.stdout)
    assert (said["files"], said["pages"]) == (["a.pdf", "a-1.png"], 1)
    (warning,) = said["diagnostics"]
    assert (warning["file"], warning["line"], warning["column"]) == ("articles/01.md", 1, 3)


def test_json_says_what_is_wrong(run: Run, write: Write) -> None:
    done = run("compile", write("正文。", manifest="layout: buletin\n"), "--json")
    said = json.loads(done.stdout)
    assert done.exit_code == 2
    assert (said["files"], said["diagnostics"][0]["key"]) == ([], "layout.unknown")


def test_strict_writes_nothing_when_a_glyph_is_missing(
    run: Run, write: Write, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    done = run("compile", write("正文안。"), "--strict", "-o", "a.pdf")
    assert done.exit_code == 2
    assert "U+C548" in done.stderr
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_strict_lets_a_face_stand_in_for_another(run: Run, write: Write) -> None:
    text = "# 题\n\n正文。\n\n## 請\n"
    done = run("compile", write(text), "--strict", "-o", "a.pdf")
    assert done.exit_code == 0
    assert "請" in done.stderr


def test_an_unknown_format_is_refused(run: Run, write: Write) -> None:
    done = run("compile", write("正文。"), "--format", "pdf,doc")
    assert done.exit_code == 2
    assert "doc" in done.stderr


def test_new_begins_an_issue_that_compiles(run: Run, tmp_path: Path) -> None:
    begun = run("new", "bulletin", "my-issue")
    assert begun.exit_code == 0
    assert (tmp_path / "my-issue/issue.schema.json").is_file()
    done = run("compile", "my-issue", "--strict")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "样张" in (tmp_path / "my-issue/issue.yaml").read_text(encoding="utf-8")


def test_new_never_writes_over_anything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine", encoding="utf-8")
    done = run("new", "bulletin", "mine")
    assert done.exit_code == 2
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_new_takes_a_project_s_own_layout(run: Run, tmp_path: Path) -> None:
    (tmp_path / "layouts/own").mkdir(parents=True)
    (tmp_path / "layouts/own/layout.yaml").write_text("name: own\nextends: bulletin\n", "utf-8")
    assert run("new", "own", "issues/one").exit_code == 0
    assert "layout: own\n" in (tmp_path / "issues/one/issue.yaml").read_text(encoding="utf-8")
    assert run("compile", "issues/one").exit_code == 0


def test_new_names_the_nearest_layout(run: Run, tmp_path: Path) -> None:
    done = run("new", "buletin", "x")
    assert done.exit_code == 2
    assert "bulletin" in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_program_that_asks_for_nothing_gets_what_an_editor_gets(write: Write) -> None:
    assert pdf_options(load(write("正文。\n"))) == AS_USUAL
    assert pdf_options(load(write("正文。\n", manifest="pdf: {bleed: 3mm}\n"))) != AS_USUAL
