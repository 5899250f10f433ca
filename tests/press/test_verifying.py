"""The press verifies its pages before it writes: nothing lost, doubled, hidden or overprinted."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.press.conftest import Set, Write
from typeset.cli.main import main
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.issue import load
from typeset.layout import compose
from typeset.press import draw, paginate

TEXT = "甲乙丙丁戊己庚辛。\n\n第二段文字。\n"
WHITE = "background: white"


def breaches(set_pages: Set, text: str, css: str) -> list[tuple[str, str | None, int | None]]:
    """Key, file and line of each problem that drawing the pages ends with."""
    with pytest.raises(IssueError) as found:
        draw(set_pages(text, css=css))
    return [
        (each.key, each.position.file, each.position.line)
        if each.position
        else (each.key, None, None)
        for each in found.value.diagnostics
    ]


FIRST, SECOND = ("articles/01.md", 1), ("articles/01.md", 3)


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("article p { display: none }", [("press.lost", *FIRST), ("press.lost", *SECOND)]),
        ("article p:last-child { visibility: hidden }", [("press.lost", *SECOND)]),
        ("article p:last-child { opacity: 0 }", [("press.lost", *SECOND)]),
        ("article p:last-child { color: transparent }", [("press.lost", *SECOND)]),
        ("article p:last-child { height: 5pt; overflow: hidden }", [("press.lost", *SECOND)]),
        ("article p:last-child { margin-left: -300pt }", [("press.off-sheet", *SECOND)]),
        ("article p:last-child { transform: translateX(300mm) }", [("press.off-sheet", *SECOND)]),
        ("article p:last-child { margin-top: -29.53pt }", [("press.overprinted", FIRST[0], 3)]),
        (
            "article p:last-child { position: relative; top: -29.53pt; padding: 9pt 0; "
            f"{WHITE} }}",
            [("press.covered", *FIRST), ("press.overprinted", *SECOND)],
        ),
        ("article p:last-child { color: white }", [("press.unseen", *SECOND)]),
        (
            "article p:last-child { color: #900; background: #900 }",
            [("press.unseen", *SECOND)],
        ),
    ],
)
def test_a_style_that_takes_text_away_is_an_error(
    set_pages: Set, css: str, expected: list[tuple[str, str, int]]
) -> None:
    assert breaches(set_pages, TEXT, css) == expected


@pytest.mark.parametrize(("css", "page"), [("", 1), ("; break-before: page", 2)])
def test_the_page_on_which_a_text_leaves_the_sheet_is_told(
    set_pages: Set, css: str, page: int
) -> None:
    with pytest.raises(IssueError) as found:
        draw(set_pages(TEXT, css=f"article p:last-child {{ margin-left: -300pt{css} }}"))
    assert {each.details["page"] for each in found.value.diagnostics} == {page}


def test_a_closing_block_that_covers_all_is_an_error(set_pages: Set) -> None:
    css = f".closing {{ {WHITE}; position: relative; padding-top: 400pt; margin-top: -400pt }}"
    assert {("press.covered", *FIRST), ("press.covered", *SECOND)} <= {
        *breaches(set_pages, TEXT, css)
    }


@pytest.mark.parametrize(
    "css",
    [
        "",
        "article p:last-child { background: yellow; border: 1pt solid }",
        "article p:last-child { text-transform: uppercase; letter-spacing: 1pt }",
        "article p:last-child { transform: rotate(3deg) }",
        "article { opacity: .5 }",
        "article p::first-line { color: red }",
        "article p:last-child { color: white; background: #900 }",
        "article p:last-child { color: #ccc }",
    ],
)
def test_control_a_style_that_takes_nothing_away(set_pages: Set, css: str) -> None:
    assert draw(set_pages(TEXT + "\nLatin letters, too.\n", css=css))


def test_a_repeated_table_head_and_a_contents_list_are_no_doubles(set_pages: Set) -> None:
    rows = "\n".join(f"| 第{n}行 | {n} |" for n in range(40))
    text = f"---\nheadline: 表格\n---\n\n| 名称甲乙 | 数 |\n|---|---|\n{rows}\n"
    manifest = "options: {contents: true}\nmasthead: {name: 简报}\n"
    pages = set_pages(text, manifest=manifest)
    assert pages.count > 1
    assert draw(pages)


def test_a_template_that_leaves_a_deck_out_is_an_error(write: Write) -> None:
    folder = write("---\nheadline: 题\ndeck: 副题不见了\n---\n\n正文。\n")
    layout = folder / "layouts" / "mine"
    layout.mkdir(parents=True)
    (layout / "layout.yaml").write_text("name: mine\nextends: bulletin\n", encoding="utf-8")
    (layout / "print.css").write_text(".deck { display: none }\n", encoding="utf-8")
    manifest = folder / "issue.yaml"
    manifest.write_text(f"layout: mine\n{manifest.read_text('utf-8')}", encoding="utf-8")
    with pytest.raises(IssueError) as found:
        draw(paginate(compose(load(folder))))
    (breach,) = found.value.diagnostics
    assert (breach.key, breach.details["text"]) == ("press.lost", "副题不见了")
    assert breach.position is not None
    assert breach.position.line == 3


MANIFEST = """masthead: {name: 简报, issuer: 某会, slogan: 口号甲, note: 样张乙}
notices: [祝节日快乐]
editors: {责任编辑: [朱丙, 罗丁]}
contact: {电话: 0435-3213456}
distribution: {报送: 市委办公室}
printed: {office: 某市总工会办公室}
"""


@pytest.mark.parametrize(
    ("hidden", "lost"),
    [
        (".masthead .name", ["简报"]),
        (".masthead .issuer", ["某会"]),
        (".masthead .slogan", ["口号甲"]),
        (".masthead .note", ["样张乙"]),
        (".notice", ["祝节日快乐"]),
        (".closing .part:first-child", ["朱丙", "罗丁", "0435-3213456"]),
        (".closing .hung", ["市委办公室"]),
        (".closing .office", ["某市总工会办公室"]),
        (".column-label", ["栏目戊"]),
    ],
)
@pytest.mark.parametrize("way", ["display: none", "visibility: hidden", "color: white"])
def test_what_the_manifest_says_is_printed(
    set_pages: Set, hidden: str, lost: list[str], way: str
) -> None:
    text = f"---\nheadline: 题\nsection: 栏目戊\n---\n\n{TEXT}"
    found = breaches_of(set_pages, text, f"{hidden}, {hidden} * {{ {way} }}")
    key = "press.unseen" if "white" in way else "press.lost"
    assert {each.key for each in found} == {key}
    if key == "press.lost":
        assert [each.details["text"] for each in found] == lost
    assert all(each.position is not None for each in found)


def breaches_of(set_pages: Set, text: str, css: str) -> list[Diagnostic]:
    with pytest.raises(IssueError) as found:
        draw(set_pages(text, css=css, manifest=MANIFEST))
    return list(found.value.diagnostics)


def test_control_all_of_the_manifest_is_printed(set_pages: Set) -> None:
    assert draw(set_pages(f"---\nheadline: 题\nsection: 栏目戊\n---\n\n{TEXT}", manifest=MANIFEST))


def test_nothing_is_written_and_what_was_there_stays(write: Write, tmp_path: Path) -> None:
    folder = write("甲乙丙。[^1]\n\n[^1]: 注。\n")
    layout = folder / "layouts" / "mine"
    layout.mkdir(parents=True)
    (layout / "layout.yaml").write_text("name: mine\nextends: bulletin\n", encoding="utf-8")
    (layout / "print.css").write_text(".footnote { display: none }\n", encoding="utf-8")
    manifest = folder / "issue.yaml"
    manifest.write_text(f"layout: mine\n{manifest.read_text('utf-8')}", encoding="utf-8")
    target = tmp_path / "out.pdf"
    target.write_bytes(b"before")
    result = CliRunner().invoke(main, ["compile", str(manifest), "-o", str(target)])
    assert result.exit_code == 2
    assert target.read_bytes() == b"before"
    assert "articles/01.md:3" in result.output
