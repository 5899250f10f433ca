"""黑框: an obituary stands in a black frame, whatever the paper's colour is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newspaper.conftest import text, write_issue
from tests.reading import read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

BLACK = (0, 0, 0, 1)


def frame(folder: Path, priority: str, layout: str) -> set[tuple[float, ...]]:
    """The colours of what is drawn around the obituary, and around nothing else."""
    about = f"headline: 讣告\npriority: {priority}\ncolumns: 1"
    stories = ("headline: 强基层", text(3)), (about, "高振华同志因病逝世，享年93岁。")
    manifest = f"layout: {layout}\nmasthead: {{name: 工会时报}}"
    write_issue(folder, *stories, manifest=manifest)
    publish(paginate(compose(load(folder))), folder / "paper.pdf")
    (page,) = read(folder / "paper.pdf")
    word = next(glyph for glyph in page.glyphs if glyph.text == "逝")
    around = (
        rule
        for rule in page.rules
        if rule.x < word.x < rule.right and rule.top < word.baseline < rule.bottom < rule.top + 200
    )
    return {rule.colour for rule in around}


@pytest.mark.parametrize("layout", ["newspaper", "newsletter"])
@pytest.mark.parametrize("priority", ["mourning", "黑框"])
def test_an_obituary_has_a_black_frame(tmp_path: Path, priority: str, layout: str) -> None:
    assert frame(tmp_path, priority, layout) == {BLACK}


@pytest.mark.parametrize("layout", ["newspaper", "newsletter"])
def test_control_a_box_has_the_papers_colour(tmp_path: Path, layout: str) -> None:
    colours = frame(tmp_path, "box", layout)
    assert colours
    assert BLACK not in colours
