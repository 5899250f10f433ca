"""The pages shown are the pages of the PDF: rendered, with their text in its place."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.preview.running import SEED, Running
from tests.preview.seeing import picture, turn_to
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish
from typeset.preview.build import build
from typeset.preview.edition import PreviewEdition
from typeset.preview.renderer import PageRegion, Renderer, UnknownPage


@pytest.fixture(scope="module")
def edition() -> PreviewEdition:
    outcome = build(SEED / "issue.yaml")
    assert isinstance(outcome, PreviewEdition)
    return outcome


@pytest.fixture
def renderer(edition: PreviewEdition) -> Renderer:
    renderer = Renderer()
    renderer.take(edition)
    return renderer


def image(
    renderer: Renderer, look: str, width: int, part: PageRegion | None = None, form: str = "raw"
) -> Image.Image:
    """What the renderer gives, as a picture."""
    data = renderer.picture(look, width, part, form)
    if form == "png":
        return Image.open(io.BytesIO(data)).convert("RGB")
    wide = part.width if part else width
    return Image.frombytes("RGBA", (wide, len(data) // wide // 4), data).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that clearly differ (by a quarter of the way from black to white)."""
    grey = ImageChops.difference(one, other).convert("L")
    return sum(grey.histogram()[64:]) / (grey.width * grey.height)


def test_the_pdf_is_the_one_that_compile_writes(edition: PreviewEdition, tmp_path: Path) -> None:
    publish(paginate(compose(load(SEED))), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == edition.pdf


def test_the_window_shows_the_pixels_of_the_pdf(standing: Running, reading: Page) -> None:
    pdf = reading.request.get(standing.base + "pdf").body()
    shown = picture(reading)
    printed = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("RGB")
    coarse = (shown.width // 4, shown.height // 4)
    shown, printed = shown.resize(coarse), printed.resize(coarse)
    assert difference(shown, printed) < 0.001
    assert difference(shown, Image.new("RGB", coarse, "white")) > 0.03


def test_a_part_is_cut_from_the_whole(renderer: Renderer, edition: PreviewEdition) -> None:
    look = edition.sheets[0].look
    whole = image(renderer, look, 1200)
    part = image(renderer, look, 1200, PageRegion(200, 300, 500, 400))
    assert difference(part, whole.crop((200, 300, 700, 700))) < 0.001
    assert difference(part, whole.crop((201, 300, 701, 700))) > 0.01


def test_raw_and_png_are_the_same_picture(renderer: Renderer, edition: PreviewEdition) -> None:
    look = edition.sheets[0].look
    assert renderer.picture(look, 600)[3::4].strip(b"\xff") == b""
    raw, png = (image(renderer, look, 600, form=form) for form in ("raw", "png"))
    assert raw.size == png.size
    assert difference(raw, png) == 0


def test_on_another_machine_the_pages_are_the_same(
    start: Callable[..., Running], issue: Path, standing: Running, window: Callable[..., Page]
) -> None:
    """A preview that is not for this machine alone packs its pictures."""
    preview = start(issue, "--host", "0.0.0.0")
    page = window(preview.url.replace("0.0.0.0", "127.0.0.1"))
    assert difference(picture(page), picture(window(standing.url))) == 0


def test_the_edition_before_can_still_be_shown_but_no_older_one(
    edition: PreviewEdition, issue: Path
) -> None:
    renderer = Renderer()
    looks = []
    for number in range(3):
        (issue / "articles/01-recuperation.md").write_text(
            f"---\nheadline: {number}\n---\n{number}\n"
        )
        outcome = build(issue / "issue.yaml")
        assert isinstance(outcome, PreviewEdition)
        renderer.take(outcome)
        looks.append(outcome.sheets[0].look)
    assert renderer.picture(looks[2], 100) and renderer.picture(looks[1], 100)
    with pytest.raises(UnknownPage):
        renderer.picture(looks[0], 100)


def test_every_character_of_the_text_layer_lies_where_it_is_printed(
    renderer: Renderer, edition: PreviewEdition
) -> None:
    look = edition.sheets[0].look
    ink = image(renderer, look, 2381).convert("L")  # 4 px per pt
    for run in renderer.runs(look):
        for character, left, right in zip(run.text, run.stops, run.stops[1:], strict=False):
            if character.isalnum():
                edges = (left, run.y - run.size, right, run.y + run.size / 4)
                box: Any = tuple(round(4 * edge) for edge in edges)
                darkest: Any = ink.crop(box).getextrema()[0]
                assert darkest < 140, (character, left, run.y)


def test_characters_beyond_the_first_plane_are_whole(issue: Path) -> None:
    (issue / "articles/01-recuperation.md").write_text(
        "---\nheadline: a\n---\n前\U00020087后\n", "utf-8"
    )
    outcome = build(issue / "issue.yaml")
    assert isinstance(outcome, PreviewEdition)
    renderer = Renderer()
    renderer.take(outcome)
    text = "".join(run.text for run in renderer.runs(outcome.sheets[0].look))
    text.encode("utf-8")
    assert "前" in text and "后" in text


def test_a_zoomed_page_is_sharp(reading: Page) -> None:
    for _ in range(14):
        reading.keyboard.press("+")
    expect(reading.locator("#zoom")).to_have_text("800%")
    reading.wait_for_function(
        """() => { const image = document.querySelector(".sheet .detail");
        return image && Math.abs(image.width - image.getBoundingClientRect().width) < 3 }"""
    )


def test_a_dense_screen_gets_more_pixels(standing: Running, window: Callable[..., Page]) -> None:
    page = window(standing.url, device_scale_factor=2)
    width, natural = page.locator(".picture").first.evaluate("i => [i.clientWidth, i.width]")
    assert abs(natural - 2 * width) < 3


def test_spreads_are_as_bound(reading: Page) -> None:
    reading.keyboard.press("s")
    turn_to(reading, 3)
    boxes: list[Any] = [
        reading.locator(f".sheet[data-page='{n}']").bounding_box() for n in range(3)
    ]
    first, second, third = (box or {} for box in boxes)
    assert second["y"] == third["y"] > first["y"]
    assert second["x"] + second["width"] == third["x"] == first["x"]
