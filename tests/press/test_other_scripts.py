"""Letters of other scripts and pictographs in a Chinese or English text, as the PDF shows them."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.press.conftest import MANIFEST, Print, Set, Write
from tests.reading import read
from typeset.files.resources import FONTS
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

FACES = {
    "Привет": "Typeset-World",
    "Καλημέρα": "Typeset-World",
    "שלום": "Typeset-World",
    "[tʃ]": "Typeset-World",
    "السلام": "Typeset-Arabic",
    "😀🎄": "Typeset-Pictographs",
    "₽": "Typeset-Pictographs",
}
KOREAN = "안녕"
THAI = "สวัสดี"  # two of its six are marks on a letter


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("word", FACES)
def test_a_word_of_another_script_has_a_face_of_its_own(
    print_pages: Print, set_pages: Set, word: str, language: str
) -> None:
    manifest = f"language: {language}\n{MANIFEST}"
    assert "press.missing-glyph" not in {
        each.key for each in set_pages(f"工会 {word} 工会。\n", manifest=manifest).warnings
    }
    (page,) = print_pages(f"工会 {word} 工会。\n", manifest=manifest)
    used = {glyph.font for glyph in page.glyphs if glyph.text in word and not glyph.text.isascii()}
    assert FACES[word] in used
    assert used <= {FACES[word], "Typeset-Latin"}  # which has Greek letters without accents


def test_control_a_script_without_a_face_is_named(set_pages: Set) -> None:
    (warning,) = set_pages(f"工会{KOREAN}。\n").warnings
    assert (warning.key, warning.details["char"]) == ("press.missing-glyph", KOREAN)


def korean_face(path: Path) -> None:
    """A face that draws the Korean word's letters, as the letters of ours."""
    path.parent.mkdir()
    with TTFont(FONTS / "world.ttf", recalcBBoxes=False) as font:
        for table in font["cmap"].tables:
            table.cmap |= {ord(each): table.cmap[ord("Ж")] for each in KOREAN}
        font.save(path)


def test_an_office_s_own_face_sets_a_script_that_ours_lack(write: Write, tmp_path: Path) -> None:
    folder = write(f"工会{KOREAN}。\n")
    korean_face(folder / "fonts" / "world.ttf")
    pages = paginate(compose(load(folder)))
    assert pages.warnings == ()
    publish(pages, tmp_path / "out.pdf")
    (page,) = read(tmp_path / "out.pdf")
    assert {glyph.font for glyph in page.glyphs if glyph.text in KOREAN} == {"Own-world"}


def test_what_no_font_has_stands_side_by_side_a_mark_on_a_letter_too(print_pages: Print) -> None:
    (page,) = print_pages(f"工会工会说{THAI}工会。\n")
    line = next(line for line in page.lines if THAI[0] in line.text)
    for left, right in pairwise(line.glyphs):  # a quarter of an em parts Chinese from other letters
        assert -0.1 < right.x - left.right < 4.1


JOINED = "👩\u200d👩\u200d👧"


def moves(pdf: Path) -> list[bytes]:
    """The arrays of strings and moves by which the PDF shows text."""
    found = re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf.read_bytes(), re.DOTALL)
    streams = [zlib.decompressobj().decompress(each[1]) for each in found if each[1][:1] == b"x"]
    return [array for stream in streams for array in re.findall(rb"\[(<.*?)\] TJ", stream)]


def test_a_joined_pictograph_in_a_loose_line_leaves_the_page_readable(
    set_pages: Set, tmp_path: Path
) -> None:
    """What joins it has no glyph: the moves on its sides are two numbers."""
    for number, words in enumerate((JOINED, "👩👩👧")):
        pages = set_pages(f"{'工会' * 9}说{words}，{'a' * 18}，工会。\n")
        publish(pages, tmp_path / f"{number}.pdf")
        shown = moves(tmp_path / f"{number}.pdf")
        assert shown
        assert not [array for array in shown if re.search(rb"\d-\d|\.\d+\.", array)]
