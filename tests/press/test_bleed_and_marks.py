"""Bleed and printer's marks: boxes, colours over the edge, marks on every plate."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from tests.press.conftest import Write
from tests.reading import MM
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, pdf_options, publish

BAND = (
    "@page { background: device-cmyk(0 0 20% 0) }"
    " .masthead { margin: -37mm -26mm 0 -28mm; padding: 37mm 26mm 0 28mm;"
    " background: device-cmyk(60% 0 0 0) }"
)
INSIDE = ".masthead { background: device-cmyk(60% 0 0 0) }"
TEXT = "---\nheadline: 题\n---\n正文。\n"


def printed(write: Write, css: str, **options: object) -> Path:
    folder = write(TEXT)
    sheet = folder / "more.css"
    sheet.write_text(css)
    issue = load(folder)
    source = compose(issue)
    source = replace(source, stylesheets=(*source.stylesheets, sheet))
    publish(paginate(source, pdf_options(issue, options)), folder / "out.pdf")
    return folder / "out.pdf"


def colour(pdf: Path, x: float, y: float) -> tuple[int, int, int]:
    """The colour at a place in pt from the trimmed page's upper left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    left, _, _, top = page.get_mediabox()
    _, _, _, trim = page.get_trimbox()
    drawn = page.render(scale=4).to_pil().convert("RGB")
    document.close()
    return drawn.getpixel((round((x - left) * 4), round((top - trim + y) * 4)))


def boxes(pdf: Path) -> dict[str, list[float]]:
    with pikepdf.open(pdf) as document:
        page = document.pages[0].obj
        return {
            name: [float(v) for v in page[f"/{name}"]]
            for name in ("MediaBox", "BleedBox", "TrimBox")
        }


def grown(box: list[float], by: float) -> Any:
    return pytest.approx([box[0] - by, box[1] - by, box[2] + by, box[3] + by], abs=0.01)


@pytest.mark.parametrize("bleed", [3 * MM, 5 * MM])
def test_the_boxes_say_where_to_cut(write: Write, bleed: float) -> None:
    found = boxes(printed(write, "", bleed=bleed))
    assert found["TrimBox"] == pytest.approx([0, 0, 210 * MM, 297 * MM], abs=0.01)
    assert found["BleedBox"] == grown(found["TrimBox"], bleed)
    assert found["MediaBox"] == grown(found["TrimBox"], bleed)
    marked = boxes(printed(write, "", bleed=bleed, marks=("crop",)))
    assert marked["BleedBox"] == grown(found["TrimBox"], bleed)
    assert marked["MediaBox"][0] < marked["BleedBox"][0] - 5 * MM


def test_without_them_the_page_is_as_it_was(write: Write) -> None:
    found = boxes(printed(write, ""))
    assert found["MediaBox"] == found["TrimBox"] == found["BleedBox"]


def test_colours_that_reach_the_edge_go_over_it(write: Write) -> None:
    pdf = printed(write, BAND, bleed=3 * MM)
    cyan, cream = colour(pdf, 50, 20), colour(pdf, 50, 600)
    assert cyan != cream
    x: float
    y: float
    for x, y in ((-6, 20), (100, -6), (210 * MM + 6, 20), (-6, -6)):
        assert colour(pdf, x, y) == cyan
    for x, y in ((-6, 600), (210 * MM + 6, 600), (100, 297 * MM + 6)):
        assert colour(pdf, x, y) == cream


def test_control_a_colour_that_ends_before_the_edge_stays_there(write: Write) -> None:
    pdf = printed(write, INSIDE, bleed=3 * MM)
    assert colour(pdf, 28 * MM + 5, 37 * MM + 5) != (255, 255, 255)
    assert colour(pdf, 28 * MM - 5, 37 * MM + 5) == colour(pdf, -5, 200) == (255, 255, 255)


def test_marks_stand_outside_the_bleed_and_on_every_plate(write: Write) -> None:
    pdf = printed(write, "", bleed=3 * MM, marks=("crop", "register", "colour"))
    with pikepdf.open(pdf) as document:
        page = document.pages[0]
        space = page.obj.Resources.ColorSpace.registration
        assert [str(part) for part in space[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
        marks = page.Contents.read_bytes().decode("latin-1").rpartition("/Artifact BMC")[2]
    assert marks.count(" l S") == 8 + 8
    assert marks.count(" re f") == 11
    found = [tuple(map(float, words.split())) for words in re.findall(r"([\d. ]+) k", marks)]
    inks = [tuple(float(n == ink) for n in range(4)) for ink in range(4)]
    halves = [tuple(part / 2 for part in ink) for ink in inks]
    pairs = [tuple(map(sum, zip(*two, strict=True))) for two in combinations(inks[:3], 2)]
    assert found == [*inks, *pairs, *halves]
    dark = colour(pdf, -3 * MM - 8, 0)
    assert sum(dark) < 400  # the crop mark at the upper left corner, in line with the edge
    assert colour(pdf, -3 * MM + 2, 0) == (255, 255, 255)  # it does not reach into the bleed


def test_control_no_marks_are_asked_for(write: Write) -> None:
    assert b"/All" not in printed(write, "", bleed=3 * MM).read_bytes()


def test_the_manifest_asks_for_them_too(write: Write) -> None:
    folder = write(TEXT, manifest="pdf: {bleed: 3mm, marks: [crop, colour]}\n")
    issue = load(folder)
    assert pdf_options(issue).bleed == pytest.approx(3 * MM)
    assert pdf_options(issue, {"marks": ()}).marks == ()
    publish(paginate(compose(issue)), folder / "out.pdf")
    found = boxes(folder / "out.pdf")
    assert found["BleedBox"] == grown(found["TrimBox"], 3 * MM)
    assert found["MediaBox"] != found["BleedBox"]
