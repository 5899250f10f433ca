"""Differences between PDFs: found, measured, shown; and a threshold for unattended checks."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from tests.archive.running import typeset
from typeset.archive.compare import compare

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def compared(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive after an article and a rule of CSS were changed, and a comparing run."""
    project = tmp_path_factory.mktemp("compared") / "project"
    shutil.copytree(built, project)
    archive = project / "archive"
    article = archive / "2019/01/articles/01.md"
    article.write_text(article.read_text("utf-8").replace("疗休养", "健康体检"), "utf-8")
    css = archive.parent / "layouts/house/print.css"
    css.write_text("p { color: #700 }\n")
    run = typeset("regenerate", archive, "--compare")
    assert run.returncode == 0, run.stderr
    return archive


@pytest.fixture
def changed(compared: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    shutil.copytree(compared.parent, tmp_path / "changed")
    return tmp_path / "changed" / compared.name


def difference(archive: Path, name: str) -> dict[str, object]:
    found = json.loads((archive / "build/differences" / name / "difference.json").read_bytes())
    assert isinstance(found, dict)
    return found


def test_a_change_of_the_text_is_told_in_its_words(changed: Path) -> None:
    found = difference(changed, "2019/01")
    assert found["text"] == [{"before": "疗休养", "after": "健康体检"}]
    assert found["pages"][0]["text_changed"]  # type: ignore[index]


def test_a_change_of_colour_is_seen_though_the_text_is_the_same(changed: Path) -> None:
    found = difference(changed, "2019/02")
    assert found["text"] == []
    assert 0 < found["share"] < 0.02  # type: ignore[operator]


def test_what_was_not_rebuilt_has_no_difference(changed: Path) -> None:
    assert not (changed / "build/differences/2020").exists()


def test_in_the_overlay_what_went_is_orange_and_what_came_is_blue(changed: Path) -> None:
    with Image.open(changed / "build/differences/2019/01/1-both.png") as picture:
        colours: set[Any] = {
            colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or ()
        }
    assert any(red > 200 and blue < 120 for red, _, blue in colours)
    assert any(blue > 200 and red < 120 for red, _, blue in colours)


def test_the_next_comparing_run_forgets_the_last_ones_differences(changed: Path) -> None:
    assert (
        typeset("regenerate", changed, "--compare", "--only", "2020/01", "--force").returncode == 0
    )
    assert not (changed / "build/differences/2019").exists()


def test_an_interrupted_comparing_run_loses_no_difference(changed: Path) -> None:
    (changed / "build/differences/.running").touch()
    typeset("regenerate", changed, "--compare", "--only", "2020/01", "--force")
    assert difference(changed, "2019/01")["text"]


@pytest.mark.parametrize(("threshold", "status"), [("50", 0), ("0.0001", 1)])
def test_a_threshold_makes_a_run_fail(archive: Path, threshold: str, status: int) -> None:
    (archive.parent / "layouts/house/print.css").write_text("p { color: #b00 }\n")
    run = typeset("regenerate", archive, "--compare", "--threshold", threshold)
    assert run.returncode == status


def test_two_pdfs_from_the_command_line(changed: Path, built: Path, tmp_path: Path) -> None:
    old, new = (root / "build/2019/01.pdf" for root in (built / "archive", changed))
    assert typeset("compare", old, old).stdout == "the two PDFs look and read the same\n"
    run = typeset("compare", old, new, "--pictures", tmp_path / "seen")
    assert run.returncode == 1
    assert "“疗休养” → “健康体检”" in run.stdout
    assert (tmp_path / "seen/1-both.png").exists()
    assert typeset("compare", old, new, "--threshold", "50").returncode == 0


def test_of_two_pdfs_with_nothing_in_common_the_beginning_is_told(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for seed, pdf in (("000-tonghua-17", first), ("003-tonghua-3", second)):
        assert typeset("compile", SEEDS / seed, "-o", pdf).returncode == 0
    lines = typeset("compare", first, second).stdout.splitlines()
    assert sum(line.startswith("text: ") for line in lines) == 20
    assert max(map(len, lines)) < 160
    assert re.fullmatch(r"\d+ more changes of the text", lines[-1])


def test_what_is_no_pdf_is_named(built: Path, tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_text("not a PDF")
    run = typeset("compare", built / "archive/build/2019/01.pdf", tmp_path / "note.pdf")
    assert run.returncode == 2
    assert "note.pdf is not a PDF" in run.stderr


def pdf_of_pages(*sizes: tuple[int, int]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for size in sizes:
        document.new_page(*size)
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def test_a_page_that_was_added_or_took_another_size_is_a_difference() -> None:
    one, two, wide = pdf_of_pages((200, 300)), pdf_of_pages((200, 300), (200, 300)), (300, 200)
    added = compare(one, two)
    assert added is not None
    assert (added.pages_before, added.pages_after, [p.page for p in added.pages]) == (1, 2, [2])
    assert compare(one, pdf_of_pages((200, 300))) is None
    turned = compare(one, pdf_of_pages(wide))
    assert turned is not None
    assert turned.share == 1.0


def test_a_damaged_old_pdf_hinders_no_rebuild(archive: Path) -> None:
    shutil.copy(archive / "2019/01/issue.yaml", archive / "build/2019/01.pdf")
    assert typeset("regenerate", archive, "--compare").returncode == 0
    assert not (archive / "build/differences/2019").exists()
