"""Which face a character is taken from, as the finished PDF shows it."""

from __future__ import annotations

import pytest

from tests.fonts.conftest import Proof
from tests.reading import Sheet
from typeset.faces.fonts import load_fonts

CHINESE_ROLES = {
    "body": ("Fangsong", "Latin"),
    "text": ("Song", "Latin"),
    "heading": ("Hei", "Latin-Sans"),
    "kai": ("Kai", "Latin"),
    "title": ("Biaosong", "Latin-Title"),
    "display": ("Dabiaosong", "Latin-Title"),
}


def faces(sheet: Sheet) -> dict[str, str]:
    """Character -> the face that it was drawn with."""
    return {glyph.text: glyph.font.removeprefix("Typeset-") for glyph in sheet.glyphs}


@pytest.mark.parametrize("role", CHINESE_ROLES)
def test_chinese_marks_come_from_the_chinese_face_and_digits_from_the_latin(
    proof: Proof, role: str
) -> None:
    found = faces(proof(f'<p style="font-family: var(--font-{role})">工“会”——…·×，2023Ab</p>'))
    chinese, latin = CHINESE_ROLES[role]
    assert {found[mark] for mark in "工会“”—…·×，"} == {chinese}
    assert {found[char] for char in "2023Ab"} == {latin}


@pytest.mark.parametrize("role", CHINESE_ROLES)
def test_in_an_english_text_they_come_from_the_latin_face(proof: Proof, role: str) -> None:
    body = f'<p style="font-family: var(--font-{role})">“We’re” — 2023… 工会</p>'
    found = faces(proof(body, language="en"))
    chinese, latin = CHINESE_ROLES[role]
    assert {found[char] for char in "“”’—…We2"} == {latin}
    assert {found[char] for char in "工会"} == {chinese}


def test_an_english_quotation_in_a_chinese_issue_has_latin_marks(proof: Proof) -> None:
    css = "[lang] { font-family: var(--font-body) }"
    found = proof('<p>工“会”<span lang="en">“an union”</span></p>', css=css)
    quotes = [glyph.font for glyph in found.glyphs if glyph.text == "“"]
    assert quotes == ["Typeset-Fangsong", "Typeset-Latin"]


def test_what_fangsong_lacks_comes_from_its_complement_and_signs_from_song(proof: Proof) -> None:
    found = faces(proof("朱镕基①★"))
    assert (found["基"], found["镕"]) == ("Fangsong", "Fangsong-Rare")
    assert (found["①"], found["★"]) == ("Song", "Song")


def test_the_six_dots_of_an_ellipsis_stand_in_the_middle_of_the_line(proof: Proof) -> None:
    left, right = (g for g in proof("工……会").glyphs if g.text == "…")
    assert right.x - left.x == pytest.approx(20, abs=0.01)


def test_a_space_after_a_chinese_character_is_a_quarter_em_of_nothing(proof: Proof) -> None:
    with_space, without = (proof(text).glyphs for text in ("工 会", "工会"))
    widened = with_space[-1].x - without[-1].x
    assert widened == pytest.approx(0.25 * 20, abs=0.01)


def test_a_double_dash_is_one_unbroken_stroke(proof: Proof) -> None:
    left, right = (g for g in proof("工——会").glyphs if g.text == "—")
    assert right.x - left.x == pytest.approx(20, abs=0.01)


def test_bold_and_italic_have_faces_of_their_own(proof: Proof) -> None:
    found = proof(
        '<p style="font-family: var(--font-text)">宋a<b>粗b</b><i>c</i><b><i>d</i></b></p>'
    )
    assert list(faces(found).values()) == [
        "Song",
        "Latin",
        "Song-Bold",
        "Latin-Bold",
        "Latin-Italic",
        "Latin-Bold-Italic",
    ]


def test_generic_and_unknown_families_lead_to_our_faces(proof: Proof) -> None:
    body = "".join(
        f'<p style="font-family: {family}">文a</p>' for family in ("serif", "monospace", "Nowhere")
    )
    assert {g.font for g in proof(body).glyphs} <= {"Typeset-Song", "Typeset-Latin", "Typeset-Mono"}


def test_missing_names_what_no_face_has() -> None:
    fonts = load_fonts()
    assert fonts.missing("镕，A\u200b 안中안𠮷", "body") == ("안", "𠮷")
    assert fonts.missing("中文", "body") == ()


def test_substituted_names_what_another_role_stands_in_for() -> None:
    fonts = load_fonts()
    assert fonts.substituted("朱镕基 2023，“喆”", "body") == ("镕", "喆")
    assert fonts.substituted("朱镕基", "text") == ()
