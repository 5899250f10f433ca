"""The faces in fonts/: whole, licensed, small, and with the characters that Chinese print needs."""

from __future__ import annotations

import hashlib

import pytest
from fontTools.ttLib import TTFont

from typeset.faces import character_sets
from typeset.faces.catalogue import catalogue, checksums
from typeset.faces.coverage import coverage
from typeset.files.resources import FONTS

FILES = tuple(catalogue().files)
CHINESE = tuple(n for n, r in catalogue().files.items() if r.characters.startswith("chinese"))
RARE = "fangsong-rare.ttf"
ALL_HAN = tuple(name for name in CHINESE if not name.startswith("fangsong"))
WHOLE = tuple(name for name in CHINESE if name != RARE)
MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕『』「」—…·～×℃※"
SIGNS = "□■◎●○★☆◆◇△▲→←①②③⑨㈠"


def postscript_name(name: str) -> str:
    with TTFont(FONTS / name, lazy=True) as font:
        return str(font["name"].getDebugName(6))


@pytest.mark.parametrize("name", FILES)
def test_a_face_is_the_one_that_was_built(name: str) -> None:
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == checksums()[name]


def test_every_font_file_has_a_recipe_and_a_licence() -> None:
    on_disk = {str(p.relative_to(FONTS)) for p in FONTS.rglob("*.?tf")}
    assert on_disk == set(FILES) == set(checksums())
    for recipe in catalogue().files.values():
        assert "Copyright" in (FONTS / "licences" / recipe.licence).read_text(encoding="utf-8")


def test_all_faces_together_are_small() -> None:
    assert sum((FONTS / name).stat().st_size for name in FILES) < 42e6


def test_the_marks_of_chinese_print_begin_and_end_where_their_blocks_do() -> None:
    ends = "ⅠⅫⅰⅻ①⑳⑴⒇⒈⒛─╿　〇〿ぁんァヶㄅㄩ㈠㈩㉇㉑㉟㊀㊉㊰！～￠￦"
    assert set(ends) <= character_sets.marks()
    assert not {"㈟", "㉈", "㉐", "㉠", "㊱", "￟", "￧", "⒜"} & character_sets.marks()


def test_the_table_of_standard_characters_is_whole() -> None:
    assert len(character_sets.general_standard()) == 8105
    assert {"一", "齇", "𬭎", "镕", "喆"} <= character_sets.general_standard()


def test_the_traditional_characters_begin_and_end_where_those_of_big5_do() -> None:
    assert {"一", "乙", "籲", "們"} <= character_sets.traditional()
    assert not {"乂", "龘", "们", "、"} & character_sets.traditional()


@pytest.mark.parametrize("name", ALL_HAN)
def test_a_chinese_face_has_every_standard_character(name: str) -> None:
    assert character_sets.general_standard() - coverage(FONTS / name) == frozenset()


def test_fangsong_and_its_complement_have_every_standard_character_between_them() -> None:
    fangsong, rare = coverage(FONTS / "fangsong.otf"), coverage(FONTS / RARE)
    assert character_sets.general_standard() - fangsong - rare == frozenset()
    assert fangsong & rare == {" "}


@pytest.mark.parametrize("name", WHOLE)
def test_a_chinese_face_has_gb2312_and_the_marks(name: str) -> None:
    han = {c for c in character_sets.gb2312() if "一" <= c <= "龥"}
    assert len(han) == 6763
    signs = set(SIGNS) if name in ALL_HAN else set()
    marks = set(MARKS) - set(catalogue().files[name].without)
    assert (han | marks | signs) - coverage(FONTS / name) == set()


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_face_leaves_letters_and_digits_to_the_latin_one(name: str) -> None:
    assert {
        c for c in coverage(FONTS / name) if ord(c) < 0x2E80 and c.isalnum() and c.isascii()
    } == set()
    assert not set("éüāǎ½€°©") & coverage(FONTS / name)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("mark", "“”‘’—…·×±℃※，。《》")
def test_a_chinese_mark_is_one_em_wide(name: str, mark: str) -> None:
    with TTFont(FONTS / name, lazy=True) as font:
        advance, _ = font["hmtx"][font.getBestCmap()[ord(mark)]]
        assert advance == font["head"].unitsPerEm


@pytest.mark.parametrize("name", FILES)
def test_all_faces_have_the_same_line_box(name: str) -> None:
    with TTFont(FONTS / name, lazy=True) as font:
        em, hhea, os2 = font["head"].unitsPerEm, font["hhea"], font["OS/2"]
    assert (hhea.ascent, hhea.descent, hhea.lineGap) == (round(0.88 * em), -round(0.12 * em), 0)
    assert (os2.sTypoAscender, os2.sTypoDescender) == (hhea.ascent, hhea.descent)


def test_no_two_faces_share_a_name_nor_use_a_reserved_one() -> None:
    names = [postscript_name(name) for name in FILES]
    assert len(set(names)) == len(FILES)
    assert not [n for n in names if any(word in n for word in ("Noto", "Source", "LXGW", "Fandol"))]
