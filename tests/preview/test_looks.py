"""A page's digest changes when, and only when, something on the page changes."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from pydyf import PDF
from weasyprint import HTML, Document

from typeset.preview.page_digests import page_looks

PAGES = "<style>@page {{ size: 200px }} p {{ break-after: page }}</style><p>{}</p><p>{}</p>"


def looks(html: str, base: Path | None = None, salt: bytes = b"") -> tuple[str, ...]:
    found: list[str] = []

    def look(_: Document, pdf: PDF) -> None:
        found.extend(page_looks(pdf, salt))

    HTML(string=html, base_url=str(base)).write_pdf(finisher=look)
    return tuple(found)


def test_the_same_pages_look_the_same() -> None:
    assert looks(PAGES.format("one", "two")) == looks(PAGES.format("one", "two"))


def test_only_the_page_that_changed_looks_different() -> None:
    before, after = looks(PAGES.format("one", "two")), looks(PAGES.format("one", "zwei"))
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_a_moved_or_recoloured_page_looks_different() -> None:
    plain = looks("<p>a")
    assert looks("<p style='margin-left: 1px'>a") != plain
    assert looks("<p style='color: red'>a") != plain
    assert looks("<style>@page { size: A5 }</style><p>a") != plain


def test_a_wider_page_looks_different_though_it_draws_the_same() -> None:
    page = "<style>@page {{ size: {} 300px }}</style><p>a"
    assert looks(page.format("200px")) != looks(page.format("210px"))


def test_a_picture_counts_on_its_own_page_alone(tmp_path: Path) -> None:
    html, seen = PAGES.format("<img src='a.png'>", "two"), []
    for colour in ("red", "blue"):
        Image.new("RGB", (4, 4), colour).save(tmp_path / "a.png")
        seen.append(looks(html, tmp_path / "x.html"))
    (first, second), (other, same) = seen
    assert first != other
    assert second == same


def test_another_picture_of_the_same_name_looks_different(tmp_path: Path) -> None:
    html, seen = "<img src='a.png'>", set()
    for colour in ("red", "blue"):
        Image.new("RGB", (4, 4), colour).save(tmp_path / "a.png")
        seen.add(looks(html, tmp_path / "x.html"))
    assert len(seen) == 2


def test_what_a_transparent_group_holds_counts() -> None:
    group = "<div style='opacity: .5; background: {}'>a</div>"
    assert looks(group.format("red")) != looks(group.format("blue"))


def test_a_gradient_counts() -> None:
    box = "<div style='height: 9px; background: linear-gradient(red, {})'></div>"
    assert looks(box.format("blue")) != looks(box.format("green"))


def test_the_salt_counts() -> None:
    assert looks("<p>a", salt=b"font 1") != looks("<p>a", salt=b"font 2")
