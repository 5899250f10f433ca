"""Files as word processors write them: gaps for blanks, headings on a grid, styles by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from tests.intake.test_kinds import open_document
from typeset.files.resources import FONTS
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.intake.source import Source
from typeset.issue import IssueError, load
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = f"""<style>@font-face {{ font-family: t; src: url({(FONTS / "song.otf").as_uri()}) }}
@page {{ size: 210mm 297mm; margin: 30mm }} * {{ margin: 0; font-weight: normal }}
body {{ font: 16pt/29.5pt t }} p {{ text-indent: 2em }}
h1 {{ font-size: 22pt; line-height: 59pt; text-align: center }}
i {{ font-style: normal; margin-left: .24em }}</style>"""
TEXT = "全市各级工会组织职工群众参加志愿服务活动，把学习成果落实到服务职工的实际行动中去。" * 4


def printed(body: str) -> Source:
    return read_data("旧报.pdf", HTML(string=PAGE + body).write_pdf())


@pytest.mark.parametrize(
    ("set_as", "read_as"),
    [
        ("（黄<i>寰</i>）", "（黄 寰）"),
        ("履行使命<i>践行担当</i><i>传递温度</i>", "履行使命 践行担当 传递温度"),
        ("◎<i>齐增光</i>", "◎ 齐增光"),
        ("履行使命践行担当传递温度", "履行使命践行担当传递温度"),
        ("<b style='letter-spacing: .2em'>履行使命践行担当</b>", "履行使命践行担当"),
    ],
)
def test_a_gap_of_a_quarter_em_between_two_characters_is_a_blank(set_as: str, read_as: str) -> None:
    source = printed(f"<p>{TEXT}<p>{set_as}<p>{TEXT}")
    assert read_as in [line.text for line in source.lines]


@pytest.mark.parametrize("between", [0, 30])
def test_a_headline_of_two_lines_on_the_text_s_grid_is_one(between: int, tmp_path: Path) -> None:
    """A larger line takes two of the grid's; a blank line between parts two headings still."""
    title = "黑龙江省哈尔滨市呼兰区：让群众", "在“微更新”中感知城市温度"
    lines = f"<div style='height: {between}pt'></div>".join(f"<h1>{line}</h1>" for line in title)
    again = "<h1>市总工会召开座谈会</h1>"
    body = f"<p>{TEXT}{again}<p>{TEXT}{lines}<p>{TEXT}<p>{TEXT}{again}<p>{TEXT}"
    (tmp_path / "旧报.pdf").write_bytes(HTML(string=PAGE + body).write_pdf())
    import_issue(tmp_path / "旧报.pdf", tmp_path / "issue")
    headlines = [article.about.headline for article in load(tmp_path / "issue").articles]
    assert ("".join(title) in headlines) is not between


@pytest.mark.parametrize("size", [10.5, 24])
def test_where_headlines_are_large_a_short_line_of_the_text_s_size_is_none(
    size: float, tmp_path: Path
) -> None:
    """A browser's PDF has no names of faces: only sizes tell."""
    seed = load(SEEDS / "004-luohe-city")
    look = f"style='font-size: {size}pt; line-height: 36pt; margin-top: 1em; text-indent: 0'"
    body, inside = "", 0
    for article in seed.articles:
        if article.about.headline:
            body += f"<h1 style='font-size: 24pt'>{article.about.headline}</h1>"
            for block in article.body:
                inside += isinstance(block, m.Heading)
                text = plain_text(block.children)
                body += f"<p {look if isinstance(block, m.Heading) else ''}>{text}</p>"
    page = PAGE.replace("16pt/29.5pt", "10.5pt/18pt").replace("margin: 30mm", "margin: 12mm")
    (tmp_path / "网页.pdf").write_bytes(HTML(string=page + body).write_pdf())
    import_issue(tmp_path / "网页.pdf", tmp_path / "issue")
    titled = [each for each in seed.articles if each.about.headline]
    expected = len(titled) + (inside if size > 20 else 0)
    assert inside > 3 and len(load(tmp_path / "issue").articles) == expected


def rich_text(body: str) -> bytes:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 Heading 1;}{\s2 \u39064\'3f\u27880\'3f;}}"
    text = rf"{{\rtf1\ansi\ansicpg936\uc1{styles}{body}}}"
    return "".join(c if ord(c) < 128 else rf"\u{ord(c)}?" for c in text).encode()


def test_the_styles_of_rich_text_make_headings_and_captions() -> None:
    body = rf"\pard\s1 座谈会\par\pard\s0 {TEXT}\par\pard\s2 会场\par\pard {TEXT}\par"
    kinds = [line.kind for line in read_data("稿.rtf", rich_text(body)).lines]
    assert kinds == ["heading", "text", "caption", "text"]


def test_a_text_box_in_a_head_of_rich_text_is_left_out_with_it() -> None:
    box = r"{\*\shpinst{\shptxt \pard 9\par}}"
    found = read_data("稿.rtf", rich_text(rf"{{\header {box}}}\pard {TEXT}{box}\par"))
    assert [line.text for line in found.lines] == [f"{TEXT}9"]
    assert [(out.text, out.why) for out in found.left_out] == [("9", "left: head or foot")]


@pytest.mark.parametrize(
    ("group", "read_as"), [(r"\i0\*\cs7 ", f"前文{TEXT}"), (r"\*\unheard ", "前文")]
)
def test_a_star_leaves_a_group_of_rich_text_out_only_where_it_begins_it(
    group: str, read_as: str
) -> None:
    found = read_data("稿.rtf", rich_text(rf"\pard 前文{{{group}{TEXT}}}\par"))
    assert [line.text for line in found.lines] == [read_as]


@pytest.mark.parametrize(("columns", "kind"), [(1, "text"), (2, "table")])
def test_a_table_of_one_column_only_frames_its_paragraphs(columns: int, kind: str) -> None:
    cell = r"第二小队：朱明仕\cell "
    row = rf"\trowd\pard\intbl {cell * columns}\row "
    rich = read_data("稿.rtf", rich_text(rf"\pard {TEXT}\par {row * 2}\pard {TEXT}\par"))
    assert [line.kind for line in rich.lines] == ["text", kind, kind, "text"]
    words = "<table:table-cell><text:p>第二小队：朱明仕</text:p></table:table-cell>"
    opened = read_data("稿.odt", open_document(words * columns, words * columns))
    assert [line.kind for line in opened.lines if "朱明仕" in line.text] == [kind, kind]


FORMS_OF_NUMBERS = [
    ("一, 二, 三, ...", "、", ["一、管网检修", "二、储煤", "三、巡线"]),
    ("①, ②, ③, ...", "", ["① 管网检修", "② 储煤", "③ 巡线"]),
    ("1", ".", ["管网检修", "储煤", "巡线"]),  # Markdown counts these
    ("", "", ["管网检修", "储煤", "巡线"]),
]


@pytest.mark.parametrize(("form", "suffix", "read_as"), FORMS_OF_NUMBERS)
def test_lists_of_open_document_keep_their_numbers(
    form: str, suffix: str, read_as: list[str]
) -> None:
    number = f'style:num-format="{form}" style:num-suffix="{suffix}"'
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style")
    )

    def listed(*words: str, goes_on: str = "false") -> str:
        items = "".join(f"<text:list-item><text:p>{w}</text:p></text:list-item>" for w in words)
        how = f'text:style-name="L" text:continue-numbering="{goes_on}"'
        return f"<text:list {how}>{items}</text:list>"

    style = f'<text:list-level-style-number text:level="1" {number}/>'
    text = listed("管网检修", "储煤") + f"<text:p>{TEXT}</text:p>" + listed("巡线", goes_on="true")
    page = (
        f"<office:document{spaces}><office:automatic-styles>"
        f'<text:list-style style:name="L">{style}</text:list-style></office:automatic-styles>'
        f"<office:body><office:text>{text}</office:text></office:body></office:document>"
    )
    lines = read_data("稿.fodt", page.encode()).lines
    assert [line.text for line in lines if line.text != TEXT] == read_as
    ordered = [line.ordered for line in lines if line.text != TEXT]
    assert ordered == [form == "1"] * 3


def paged(*, printed: str = "A", twice: str = "") -> bytes:
    """A flat OpenDocument file whose first paragraph begins the page `printed`; page B is spare."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style")
    )
    pages = "".join(
        f'<style:master-page style:name="{name}"><style:header><text:p>{name}工运信息</text:p>'
        f"</style:header><style:footer><text:p>{name}内部资料</text:p></style:footer>"
        f'<style:header-left style:display="false"><text:p>{name}双页</text:p></style:header-left>'
        "</style:master-page>"
        for name in "AB"
    )
    return (
        f"<office:document{spaces}><office:automatic-styles>"
        f'<style:style style:name="P" style:master-page-name="{printed}"/>'
        f"</office:automatic-styles><office:master-styles>{pages}</office:master-styles>"
        f"<office:body><office:text><!--批语--><text:p {twice}>{TEXT}</text:p>"
        f"<text:p {twice}>{TEXT}</text:p></office:text></office:body></office:document>"
    ).encode()


@pytest.mark.parametrize("printed", ["A", "B"])
def test_heads_and_feet_of_open_document_are_read_as_those_of_word(printed: str) -> None:
    found = read_data("稿.fodt", paged(printed=printed))
    used = "AB"[: "AB".index(printed) + 1]
    assert [(line.kind, line.text) for line in found.lines] == [
        *(("header", f"{name}工运信息") for name in used),
        *[("text", TEXT)] * 2,
        *(("footer", f"{name}内部资料") for name in used),
    ]
    spare = {f"{name}双页" for name in "AB"}
    spare |= {
        f"{name}{words}" for name in set("AB") - {*used} for words in ("工运信息", "内部资料")
    }
    assert {out.text for out in found.left_out} == spare
    assert {out.why for out in found.left_out} == {"left: head or foot of no page"}


def test_an_id_given_twice_does_not_make_a_file_unreadable() -> None:
    found = read_data("稿.fodt", paged(twice='xml:id="list1"'))
    assert [line.text for line in found.lines if line.kind == "text"] == [TEXT] * 2
    with pytest.raises(IssueError):  # what is not well-formed still is none
        read_data("稿.fodt", paged(twice="xml:id=list1"))


@pytest.mark.parametrize(("group", "kind"), [("pntext", "item"), ("bkmkstart", "text")])
def test_numbers_that_an_old_program_wrote_before_items_of_rich_text(group: str, kind: str) -> None:
    item = rf"\pard{{\{group} 1.\tab}}{TEXT}\par"
    [line] = read_data("稿.rtf", rich_text(item)).lines
    assert (line.kind, line.label) == (kind, "1." if kind == "item" else "")
