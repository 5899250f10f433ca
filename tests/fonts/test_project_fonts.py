"""An office's own fonts take over the roles that their names claim, and are made to fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.fonts.conftest import MakeFont
from tests.reading import read
from typeset.diagnostics.problems import IssueError
from typeset.diagnostics.report import as_text
from typeset.faces.fonts import FontSet, load_fonts
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

ISSUE = """
masthead: {name: 工会简报, issuer: 某市总工会, number: 3, date: 2023-03}
articles: [article.md]
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """A small issue in a folder of its own."""
    (tmp_path / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "article.md").write_text("# 标题2023\n\n正文“引号”2023。\n", encoding="utf-8")
    return tmp_path


def own(fonts: FontSet) -> dict[str, str]:
    """Role (and weight) -> the office's file in its place."""
    return {f"{f.role} {f.weight}": f.file.name for f in fonts.faces if f.family.startswith("Own")}


def complaint(folder: Path) -> str:
    with pytest.raises(IssueError) as caught:
        load_fonts(folder)
    return as_text(caught.value.diagnostics, colour=False, root=folder, language="en")


def test_a_file_named_for_a_role_takes_it_over(issue: Path, make_font: MakeFont) -> None:
    make_font(issue / "fonts" / "title.otf", "Anything", source="song-black.otf")
    make_font(issue / "fonts" / "仿宋.otf", "Anything", source="song.otf")
    make_font(issue / "fonts" / "heading-bold.otf", "Anything", source="hei.otf")
    found = {"title 400": "title.otf", "body 400": "仿宋.otf", "heading 700": "heading-bold.otf"}
    assert own(load_fonts(issue)) == found


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("方正小标宋简体", "title"),
        ("FZXiaoBiaoSong-B05S", "title"),
        ("仿宋_GB2312", "body"),
        ("FangSong", "body"),
        ("楷体_GB2312", "kai"),
        ("SimHei", "heading"),
        ("方正书宋简体", "text"),
    ],
)
def test_a_font_says_by_its_own_name_what_it_is_for(
    issue: Path, make_font: MakeFont, name: str, role: str
) -> None:
    make_font(issue / "fonts" / "FZXB.TTF", name)
    assert own(load_fonts(issue)) == {f"{role} 400": "FZXB.TTF"}


def test_roles_yaml_says_it_outright(issue: Path, make_font: MakeFont) -> None:
    make_font(issue / "fonts" / "a.otf", "仿宋")
    make_font(issue / "fonts" / "b.otf", "黑体")
    (issue / "fonts" / "roles.yaml").write_text("kai: {regular: a.otf, bold: b.otf}\n")
    assert own(load_fonts(issue)) == {"kai 400": "a.otf", "kai 700": "b.otf"}


def test_the_page_is_set_with_it_but_for_letters_and_digits(
    issue: Path, make_font: MakeFont
) -> None:
    make_font(issue / "fonts" / "仿宋_GB2312.otf", "Office Fangsong", source="kai.ttf")
    publish(paginate(compose(load(issue / "issue.yaml"))), issue / "out.pdf")
    words = read(issue / "out.pdf")[0].line("正文").glyphs
    assert {g.font for g in words if g.text in "正文“”引号"} == {"Own-body"}
    assert {g.font for g in words if g.text in "2023"} == {"Typeset-Latin"}


def test_its_line_box_becomes_ours_and_its_file_stays_as_it_was(
    issue: Path, make_font: MakeFont
) -> None:
    file = make_font(issue / "fonts" / "title.otf", "Tall", source="song-bold.otf", ascent=1500)
    before = file.read_bytes()
    face = load_fonts(issue).faces[0]
    with TTFont(face.path) as fitted:
        assert (fitted["hhea"].ascent, fitted["hhea"].descent) == (880, -120)
    assert face.file == file and file.read_bytes() == before


def test_the_second_time_the_fitted_copy_is_there_already(issue: Path, make_font: MakeFont) -> None:
    make_font(issue / "fonts" / "title.otf", "Mine")
    first = load_fonts(issue).faces[0].path
    stamp = first.stat().st_mtime_ns
    assert load_fonts(issue).faces[0].path == first
    assert first.stat().st_mtime_ns == stamp


def test_no_folder_of_fonts_no_change(issue: Path) -> None:
    assert own(load_fonts(issue)) == {}


def test_a_file_that_is_no_font_is_named(issue: Path) -> None:
    (issue / "fonts").mkdir()
    (issue / "fonts" / "title.ttf").write_text("not a font")
    assert "the font file title.ttf cannot be used" in complaint(issue)


def test_a_font_of_no_known_role_asks_for_one(issue: Path, make_font: MakeFont) -> None:
    make_font(issue / "fonts" / "Fancy.otf", "Fancy")
    said = complaint(issue)
    assert "it is not clear what the font file Fancy.otf is for" in said
    assert "fonts/roles.yaml" in said


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ("titel: a.otf", "no font role “titel”"),
        ("titel: a.otf", "did you mean: title"),
        ("title: {fat: a.otf}", "no font variant “fat”"),
        ("title: b.otf", "no file b.otf in fonts/"),
        ("title: ../article.md", "outside fonts/"),
        ("title: [a.otf]", "the name of a font file is expected"),
        ("- a.otf", "`role: file`"),
        ("title: 'a.otf", "roles.yaml:1"),
    ],
)
def test_a_mistake_in_roles_yaml_is_shown_with_its_place(
    issue: Path, make_font: MakeFont, roles: str, said: str
) -> None:
    make_font(issue / "fonts" / "a.otf", "a")
    (issue / "fonts" / "roles.yaml").write_text(f"{roles}\n")
    assert said in complaint(issue)


def test_all_mistakes_are_told_at_once(issue: Path, make_font: MakeFont) -> None:
    make_font(issue / "fonts" / "a.otf", "a")
    (issue / "fonts" / "roles.yaml").write_text("titel: a.otf\nkai: c.otf\n")
    assert "titel" in complaint(issue) and "c.otf" in complaint(issue)
