"""Pages made again from where a rule changes them are those that a whole setting gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from weasyprint import Document
from weasyprint.formatting_structure.boxes import LineBox, MarginBox, ReplacedBox

from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.flow import filling
from typeset.press import paginate

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
PICTURE = "figure[data-source^='articles/{}'] > .picture img {{ height: {}pt !important }}"
ACROSS = "figure[data-source^='articles/{}'] {{ column-span: all }}"
COLUMNS = "article > .text { column-count: 1 }"
STEPS = (
    PICTURE.format("0", 150),
    PICTURE.format("0", 150) + PICTURE.format("05", 60),
    PICTURE.format("05", 60) + ACROSS.format("0"),
    "",
    COLUMNS,
    PICTURE.format("02", 90),
)
Place = tuple[str, float, float, float, float]


def places(pages: Sequence[Any]) -> list[list[Place]]:
    """Where lines and pictures stand on each page."""
    return [list(_places(page)) for page in pages]


def _places(page: Any) -> Iterator[Place]:
    for child in page.children:
        if isinstance(child, MarginBox) or child.element_tag in ("@footnote", "@note-area"):
            continue
        for box in child.descendants():
            if isinstance(box, LineBox | ReplacedBox) and box.element_tag != "a::after":
                place = box.position_x, box.position_y, box.width, box.height
                yield box.element_tag, *(round(float(each), 2) for each in place)


@pytest.mark.parametrize("sample", ["school/sample", "campus/sample"])
def test_each_step_is_what_a_whole_setting_gives(
    sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Any, Any]] = []

    def steps(html: str, pages_with: filling.PagesWith, set_html: filling.SetHtml) -> Document:
        for rules in STEPS:
            whole = set_html(html.replace("</head>", f"<style>{rules}</style></head>"))
            boxes = [page._page_box for page in whole.pages]
            seen.append((places(pages_with(rules)), places(boxes)))
        return whole

    monkeypatch.setattr(filling, "filled", steps)
    paginate(compose(load(LAYOUTS / sample)))
    for again, whole in seen:
        assert again == whole
    assert len({str(whole) for _, whole in seen}) >= 4  # control: the rules do change the pages
