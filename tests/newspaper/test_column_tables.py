"""Tables that are narrow enough for a column: they stand in the text."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, text


def table(last: str) -> str:
    """A table with numbers in its last column, of which the first ends so."""
    rows = [f"|第{n}车间|{20 + n}人|{90 + n}.{n}%|" for n in range(1, 8)]
    return "\n".join(["|班组|参训|合格率|", "|---|---|---|", *rows, f"|第9车间|29人|{last}|"])


@pytest.mark.parametrize("last", ["99.9%", "100%"])
def test_numbers_stay_whole_and_inside_their_column(last: str, printed: Print) -> None:
    story = ("headline: 合格率", f"{text(1)}\n\n{table(last)}\n\n{text(9)}")
    [page] = printed(story, manifest="options: {columns: 5}")
    lines = [line.glyphs for line in page.lines]
    signs = [(line, at) for line in lines for at, glyph in enumerate(line) if glyph.text == "%"]
    assert len(signs) == 8
    for line, at in signs:
        before = line[at - 1]
        assert before.text.isdigit()
        assert 0 < line[at].x - before.x < before.size
