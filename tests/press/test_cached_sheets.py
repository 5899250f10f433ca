"""Built-in style sheets are kept parsed, beside the code, and nothing on the page shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.running import environment
from tests.reading import read

LAYOUT = "name: house\nextends: bulletin\n"
COLOURED = ".paragraph {{ color: {} }}\n"


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python's own compiled files after one run, and nothing of ours beside them."""
    folder = tmp_path_factory.mktemp("compiled")
    laid_out(folder)
    compile_issue(folder)
    for file in (folder / "code").rglob("*.bin"):
        file.unlink()
    return folder / "code"


@pytest.fixture
def project(tmp_path: Path, code: Path) -> Path:
    """A project that nothing of ours was kept for; that Python starts fast is all that was."""
    shutil.copytree(code, tmp_path / "code", copy_function=os.link)
    return laid_out(tmp_path)


def laid_out(folder: Path) -> Path:
    """A bulletin whose layout is its project's own, with all that is kept in folders beside it."""
    shutil.copytree("seeds/003-tonghua-3", folder / "issue")
    manifest = folder / "issue" / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("bulletin", "house"), "utf-8")
    (folder / "layouts" / "house").mkdir(parents=True)
    (folder / "layouts" / "house" / "layout.yaml").write_text(LAYOUT)
    write_css(folder, COLOURED.format("#333"))
    return folder


def write_css(project: Path, css: str) -> None:
    (project / "layouts" / "house" / "print.css").write_text(css)


def compile_issue(project: Path) -> tuple[bytes, str]:
    """The PDF, made by a new process, and what that process said."""
    target = project / "issue.pdf"
    command = [
        sys.executable,
        "-m",
        "typeset",
        "compile",
        str(project / "issue"),
        "-o",
        str(target),
    ]
    variables = environment(
        XDG_CACHE_HOME=str(project / "cache"), PYTHONPYCACHEPREFIX=str(project / "code")
    )
    ran = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    return target.read_bytes(), ran.stderr


def kept(project: Path) -> list[Path]:
    return sorted((project / "code").rglob("sheet-*.bin"))


def test_the_second_start_finds_them_and_prints_the_same(project: Path) -> None:
    first = compile_issue(project)
    times = [file.stat().st_mtime_ns for file in kept(project)]
    assert len(times) == 4, "WeasyPrint's three and the bulletin's; never an office's own"
    assert compile_issue(project) == first
    assert [file.stat().st_mtime_ns for file in kept(project)] == times


def test_a_sheet_that_changed_is_read_again(project: Path) -> None:
    compile_issue(project)
    write_css(project, COLOURED.format("#0000ff"))
    compile_issue(project)
    colours = {glyph.colour for sheet in read(project / "issue.pdf") for glyph in sheet.glyphs}
    assert (0.0, 0.0, 1.0) in colours


def test_what_is_wrong_in_a_sheet_is_told_each_time(project: Path) -> None:
    write_css(project, ".paragraph { colour: red }\n")
    first, second = compile_issue(project)[1], compile_issue(project)[1]
    assert "print.css:1:14" in first
    assert second == first


def test_what_is_damaged_is_made_again(project: Path) -> None:
    first = compile_issue(project)
    files = kept(project) + sorted((project / "code").rglob("template-*.bin"))
    whole = [file.read_bytes() for file in files]
    assert len(whole) > 4
    for number, file in enumerate(files):
        file.write_bytes(whole[number][: 40 * number] if number % 2 else whole[number][:-9])
    assert compile_issue(project) == first
    assert [len(file.read_bytes()) for file in files] == [len(each) for each in whole]


def test_where_nothing_can_be_kept_the_page_is_the_same(project: Path) -> None:
    first = compile_issue(project)
    for name in ("cache", "code"):
        shutil.rmtree(project / name)
        (project / name).write_text("no folder")
    assert compile_issue(project) == first


def test_the_user_s_cache_holds_no_code(project: Path) -> None:
    compile_issue(project)
    found = {path.relative_to(project / "cache") for path in (project / "cache").rglob("*")}
    assert {str(path).split("/")[1] for path in found if len(path.parts) > 1} == {"faces"}
    assert all((project / "cache" / path).is_symlink() for path in found if len(path.parts) > 2)
