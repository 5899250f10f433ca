"""A booklet: folded and stitched, its pages follow each other."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from tests.press.conftest import Write
from tests.reading import MM, Sheet, read
from typeset.cli.main import main
from typeset.press.imposition import Side, sides


def folded(found: tuple[Side, ...], sheets: int) -> list[int | None]:
    """The pages in the order of reading of sheets that are laid in each other and folded."""
    pages: list[int | None] = []
    pairs = list(zip(found[::2], found[1::2], strict=True))
    while pairs:
        signature, pairs = pairs[:sheets], pairs[sheets:]
        for front, back in signature:  # from the outer sheet to the fold
            pages += [front.right, back.left]
        for front, back in reversed(signature):
            pages += [back.right, front.left]
    return pages


@pytest.mark.parametrize("count", [1, 4, 5, 8, 15, 16])
def test_a_saddle_stitched_booklet_reads_from_the_first_page_to_the_last(count: int) -> None:
    found = sides(count, "saddle")
    blank = -count % 4
    assert folded(found, len(found) // 2) == [*range(count), *[None] * blank]
    assert [side.depth for side in found[::2]] == list(range(len(found) // 2))


@pytest.mark.parametrize("count", [1, 5, 8, 10])
def test_a_back_cover_stays_outside_and_blank_pages_come_before_it(count: int) -> None:
    found = sides(count, "saddle", back_cover=True)
    blank = -count % 4
    assert folded(found, len(found) // 2) == [*range(count - 1), *[None] * blank, count - 1]
    assert found[0].left == count - 1


@pytest.mark.parametrize("count", [16, 21, 37])
def test_signatures_follow_each_other(count: int) -> None:
    found = sides(count, 16)
    assert [page for page in folded(found, 4) if page is not None] == list(range(count))
    assert len(found) * 2 == count + -count % 4
    assert max(side.depth for side in found) == 3


def test_control_pages_side_by_side_do_not_fold_so() -> None:
    spread = tuple(Side(page, page + 1, 0) for page in range(0, 8, 2))
    assert folded(spread, 2) != list(range(8))


@pytest.fixture
def issue(write: Write) -> Path:
    text = "\n\n".join(f"正文第{n}段。" for n in range(100))
    return write(f"---\nheadline: 题\n---\n{text}\n")


def booklet(issue: Path, *options: str) -> tuple[Sheet, ...]:
    compiled(issue, *options)
    return read(issue / "out.pdf")


def compiled(issue: Path, *options: str) -> None:
    words = ["compile", str(issue), "-o", str(issue / "out.pdf"), *options]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output


def folios(sheet: Sheet) -> list[tuple[str, float]]:
    found = (line for line in sheet.lines if "—" in line.text)
    numbers = [g for line in found for g in line.glyphs if g.text.isdecimal()]
    return [(g.text, g.x) for g in sorted(numbers, key=lambda g: g.x)]


def test_the_sheets_have_two_pages_and_inner_ones_creep_to_the_fold(issue: Path) -> None:
    found = booklet(issue, "--booklet", "saddle", "--paper", "1mm")
    assert [[text for text, _ in folios(sheet)] for sheet in found] == [
        ["1"],
        ["2"],
        ["6", "3"],
        ["4", "5"],
    ]
    assert found[0].width == pytest.approx(420 * MM, abs=0.01)
    flat = booklet(issue, "--booklet", "saddle", "--paper", "0")
    for number, creep in ((0, 0.0), (1, 0.0), (2, MM), (3, MM)):
        for (_, x), (text, flat_x) in zip(folios(found[number]), folios(flat[number]), strict=True):
            inwards = creep if text in "246" else -creep
            assert x - flat_x == pytest.approx(inwards, abs=0.01)


def test_marks_stand_around_the_sheet_and_the_fold_is_marked(issue: Path) -> None:
    compiled(issue, "--booklet", "saddle", "--bleed", "3mm", "--marks", "crop")
    with pikepdf.open(issue / "out.pdf") as pdf:
        page = pdf.pages[0]
        assert [round(float(v), 1) for v in page.trimbox] == [0, 0, 1190.6, 841.9]
        assert [round(float(v), 1) for v in page.obj.BleedBox] == [-8.5, -8.5, 1199.1, 850.4]
        assert b"[2 2] 0 d" in page.Contents.read_bytes()
        form = page.obj.Resources.XObject["/P0"]
        assert b"/registration" not in form.read_bytes()


def test_the_same_issue_gives_the_same_bytes(issue: Path) -> None:
    booklet(issue, "--booklet", "8")
    first = (issue / "out.pdf").read_bytes()
    booklet(issue, "--booklet", "8")
    assert (issue / "out.pdf").read_bytes() == first


@pytest.mark.parametrize("wrong", [("--booklet", "6"), ("--booklet", "saddle", "--email")])
def test_what_cannot_be_is_refused(issue: Path, wrong: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, ["compile", str(issue), *wrong])
    assert done.exit_code == 2
    assert not list(issue.rglob("*.pdf"))
