"""Cropped pictures: to a ratio, round a focus, on whole lines, the caption below."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.newspaper.conftest import print_issue, text, write_issue
from typeset.issue import IssueError, load
from typeset.layout import compose
from typeset.press import paginate

GREEN, BLUE = (30, 160, 30), (30, 30, 220)


def shown(
    folder: Path, said: str, size: tuple[int, int] = (800, 1200)
) -> tuple[int, int, int, float]:
    """Points of green and of blue from head to foot, the width, and the air above the caption."""
    picture = Image.new("RGB", size, GREEN)
    picture.paste(BLUE, (0, size[1] // 2, *size))
    picture.save(folder / "p.png")
    about = f"images: [{{file: p.png, caption: 职工在现场。, columns: 2{said}}}]"
    sheet = print_issue(folder, (f"headline: 凝心聚力促发展\n{about}", text(12)))[0]
    document = pypdfium2.PdfDocument(folder / "paper.pdf")
    page = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    green = [at for at in pixels(page) if is_like(page.getpixel(at), GREEN)]
    blue = [at for at in pixels(page) if is_like(page.getpixel(at), BLUE)]
    across = {x for x, _ in (*green, *blue)}
    foot = max(y for _, y in (*green, *blue))
    air = sheet.line("职工在现场").baseline - foot
    return len({y for _, y in green}), len({y for _, y in blue}), len(across), air


def pixels(page: Image.Image) -> list[tuple[int, int]]:
    return [(x, y) for y in range(page.height) for x in range(page.width)]


def is_like(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True))


def test_without_a_crop_all_of_the_picture_is_shown(tmp_path: Path) -> None:
    green, blue, width, _ = shown(tmp_path, "")
    assert abs(green - blue) <= 2
    assert (green + blue) / width == pytest.approx(1.5, abs=0.03)


@pytest.mark.parametrize(("focus", "kept"), [("[0.5, 0]", 0), ("[0.5, 1]", 1)])
def test_a_picture_is_cropped_round_its_focus(tmp_path: Path, focus: str, kept: int) -> None:
    *colours, width, air = shown(tmp_path, f', crop: "3:2", focus: {focus}')
    assert colours[1 - kept] == 0
    assert width / colours[kept] == pytest.approx(1.5, abs=0.03)
    assert 5 < air < 20


def test_a_crop_taller_than_the_picture_takes_from_its_sides(tmp_path: Path) -> None:
    green, blue, width, air = shown(tmp_path, ', crop: "1:1"', (1200, 800))
    assert abs(green - blue) <= 2
    assert width / (green + blue) == pytest.approx(1, abs=0.02)
    assert 5 < air < 20


def test_within_a_range_the_picture_is_as_high_as_the_range_and_whole_lines_allow(
    tmp_path: Path,
) -> None:
    green, blue, width, air = shown(tmp_path, ', crop: ["4:3", "2:1"]')
    assert 1.33 <= width / (green + blue) < 1.45
    assert 5 < air < 20


@pytest.mark.parametrize(
    ("said", "line"),
    [('crop: "3/2"', 3), ("crop: 0:2", 3), ("focus: [2, 0.5]", 3), ("focus: [a, 0.5]", 3)],
)
def test_what_is_no_ratio_and_no_focus_is_an_error(tmp_path: Path, said: str, line: int) -> None:
    with pytest.raises(IssueError) as reported:
        shown(tmp_path, f", {said}")
    [problem] = reported.value.diagnostics
    assert problem.key == "issue.wrong-value"
    assert problem.hint in ("issue.expect-ratio", "issue.expect-share")
    assert problem.position is not None
    assert problem.position.line == line


def test_pictures_of_a_narrow_box_stand_below_one_another(tmp_path: Path) -> None:
    Image.new("RGB", (800, 600), GREEN).save(tmp_path / "p.png")
    picture = "{file: p.png, caption: 职工在现场, credit: 李庆摄}"
    about = f"headline: 凝心聚力\npriority: box\ncolumns: 1\nimages: [{picture}, {picture}]"
    story = ("headline: 强基层促创新", text(20))
    sheet = print_issue(tmp_path, (about, text(2)), story, manifest="options: {columns: 6}")[0]
    first, second = sorted(sheet.pictures, key=lambda one: one.top)
    assert abs(first.x - second.x) < 0.5
    assert second.top > first.bottom


@pytest.mark.parametrize("wide", [800, 1000])
def test_pictures_side_by_side_in_a_box_are_of_one_height(tmp_path: Path, wide: int) -> None:
    Image.new("RGB", (wide, 600), GREEN).save(tmp_path / "p.png")
    Image.new("RGB", (800, 600), BLUE).save(tmp_path / "q.png")
    images = "{file: p.png, caption: 职工在现场}, {file: q.png, caption: 职工在车间}"
    about = f"headline: 凝心聚力\npriority: box\ncolumns: 3\nimages: [{images}]"
    others = [(f"headline: {words}", text(20)) for words in ("强基层促创新", "建新功立新业")]
    sheet = print_issue(tmp_path, (about, text(6)), *others, manifest="options: {columns: 6}")[0]
    first, second = sorted(sheet.pictures, key=lambda one: one.x)
    assert first.right < second.x
    assert first.bottom - first.top == pytest.approx(second.bottom - second.top, abs=0.5)
    assert sheet.line("职工在现场").baseline == pytest.approx(sheet.line("职工在车间").baseline)


@pytest.mark.parametrize(("columns", "crop", "wide"), [(4, "1:1", 4), (5, "1:2", 1)])
def test_a_deep_crop_over_many_columns_is_kept_or_narrower_and_said(
    columns: int, crop: str, wide: int, tmp_path: Path
) -> None:
    Image.new("RGB", (1500, 1000), GREEN).save(tmp_path / "p.png")
    about = f"images: [{{file: p.png, columns: {columns}, crop: '{crop}', alt: 照片}}]"
    issue = write_issue(tmp_path, (f"headline: 凝心聚力促发展\n{about}", text(12)))
    pages = paginate(compose(load(issue)))
    assert pages.made is not None
    [picture] = [piece for piece in pages.made.plan.pieces if piece.kind == "picture"]
    said = [warning.key for warning in pages.warnings]
    assert ("makeup.other-picture-columns" in said) is (picture.span != columns)
    assert picture.span >= wide


@pytest.mark.parametrize("columns", [9, 3])
def test_a_square_over_more_columns_than_there_are_stands_over_all(
    columns: int, tmp_path: Path
) -> None:
    Image.new("RGB", (1600, 1200), "teal").save(tmp_path / "p.png")
    about = (
        f"headline: 凝心聚力\nimages: [{{file: p.png, alt: 会场, columns: {columns}, crop: '1:1'}}]"
    )
    pages = print_issue(tmp_path, (about, text(6)), manifest="options: {columns: 3}")
    [picture] = [each for page in pages for each in page.pictures]
    assert picture.right - picture.x > 690
