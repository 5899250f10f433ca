"""The page for phones and screens, in a real browser: no bar to scroll, anchors, words for ears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import make, publish


@pytest.fixture(scope="module")
def file(samples: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    (folder / "issue.pdf").write_bytes(b"%PDF-")
    ((file,), _) = publish(edition_of(load(samples["rich"])), folder / "issue.pdf", ["web"])
    return file


@pytest.fixture
def phone(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=True)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def test_nothing_is_wider_than_a_telephone(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    phone.set_viewport_size({"width": 320, "height": 600})
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_every_link_within_the_page_leads_somewhere(phone: Page) -> None:
    lost = phone.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))"
    )
    assert lost == []
    assert phone.locator("nav a").count() == 2
    assert phone.locator("sup a[href='#note-1']").count() == 2  # it is called twice


def test_names_are_unique_and_the_outline_has_no_gap(phone: Page) -> None:
    ids = phone.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    levels = phone.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_pictures_have_words_and_nothing_is_fetched(phone: Page, file: Path) -> None:
    assert phone.locator("img:not([alt])").count() == 0
    html = file.read_text("utf-8")
    assert not re.search(
        r"(src|href)=\"(?!#|data:|https://example|http://example|mailto:|issue\.pdf)", html
    )
    assert "<script" not in html


def test_the_text_can_be_read_by_day_and_by_night(phone: Page) -> None:
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme)
        for part in (".paragraph", ".caption", ".section", ".imprint"):
            assert contrast(phone, part) >= 4.5, (scheme, part)


def contrast(page: Page, selector: str) -> float:
    """The contrast (WCAG 2.2) of an element's text to the page."""
    colours = page.evaluate(
        "s => [getComputedStyle(document.querySelector(s)).color,"
        " getComputedStyle(document.body).backgroundColor]",
        selector,
    )
    lights = sorted(luminance(colour) for colour in colours)
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_shared_link_has_title_and_headlines(file: Path) -> None:
    html = file.read_text("utf-8")
    assert '<meta property="og:title" content="工会工作简报 第十二期">' in html
    assert '<meta property="og:description" content="“两会”之后怎么干；短讯">' in html
    assert '<a href="issue.pdf">' in html


def test_without_a_pdf_no_link_leads_to_one(samples: dict[str, Path]) -> None:
    page = make(edition_of(load(samples["rich"])), "web")["-web.html"].decode()
    assert ".pdf" not in page
