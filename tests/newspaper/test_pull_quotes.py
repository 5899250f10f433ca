"""A pull quote in its text: leading of its own, white about it, whole in one column."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.newspaper.conftest import print_issue, text
from tests.newspaper.measuring import off_grid, text_size
from tests.reading import Glyph, Sheet

QUOTE = "一滴水也不浪费是我们每个人的本分，家家户户都要记在心上，落在手上，见在行动上！"
AIRY = 1.25
"""The leading in em that a larger line needs, so as not to look solid."""


def page_of(folder: Path, leading: str, css: str = "") -> Sheet:
    """A story of five columns with a quote in the midst, where `css` is added to the layout's."""
    layout = folder / "layouts" / "ours"
    layout.mkdir(parents=True, exist_ok=True)
    (layout / "layout.yaml").write_text("name: ours\nextends: newspaper\n", encoding="utf-8")
    (layout / "print.css").write_text(css, encoding="utf-8")
    body = f"{text(2)}\n\n{text(1)}\n\n::: pull-quote\n{QUOTE}\n:::\n\n{text(3)}"
    manifest = f"layout: ours\noptions: {{columns: 5, leading: '{leading}'}}"
    [page] = print_issue(folder, ("headline: 节水", body), manifest=manifest)
    return page


def quoted(page: Sheet) -> list[list[Glyph]]:
    """The lines of the quote, from the first to the last."""
    large = [
        g for g in page.glyphs if round(g.size / text_size(page), 2) == 1.3 and g.text in QUOTE
    ]
    heights = sorted({round(glyph.baseline, 1) for glyph in large})
    return [[g for g in large if round(g.baseline, 1) == height] for height in heights]


def is_airy(page: Sheet) -> bool:
    """Whether no line of the quote is solid, or touches the text about it."""
    lines = quoted(page)
    size, left, right = lines[0][0].size, lines[0][0].x, lines[0][-1].right
    steps = [below[0].baseline - above[0].baseline for above, below in pairwise(lines)]
    own = [g for g in page.glyphs if left - 1 < g.x < right and abs(g.size - text_size(page)) < 0.1]
    first, last = lines[0][0].baseline, lines[-1][0].baseline
    above = max((g.baseline for g in own if g.baseline < first), default=0.0)
    below = min((g.baseline for g in own if g.baseline > last), default=page.height)
    around = min(first - 0.88 * size - above, below - 0.88 * text_size(page) - last)
    return min(steps) > AIRY * size and around > 0.5 * size


@pytest.mark.parametrize("leading", ["1.3", "2"])
def test_a_quote_is_airy_and_whole_on_the_grid_of_its_text(leading: str, tmp_path: Path) -> None:
    page = page_of(tmp_path, leading)
    assert "".join(g.text for line in quoted(page) for g in line) == QUOTE
    assert len({round(line[0].x) for line in quoted(page)}) == 1
    assert is_airy(page)
    assert off_grid(page) < 0.1


def test_control_on_the_leading_of_the_text_it_is_solid(tmp_path: Path) -> None:
    own = "break-inside: auto; line-height: var(--line); margin: 0; padding: 0"
    solid = f".pull-quote, .pull-quote p {{ {own} }}"
    assert not is_airy(page_of(tmp_path, "1.3", solid))
