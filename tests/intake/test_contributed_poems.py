"""Contributed verse: soft returns, several poems with titles, and lists that are none."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.intake.test_contributed_heads import verses
from tests.intake.test_contributions import CENTRED, RIGHT, article, line
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

ONE = [
    ["我的螺丝刀柄上", "缠着一圈蓝胶布", "那是师傅退休那天", "留给我的"],
    ["他说拧紧一颗螺丝", "要听它的声音", "“吱”一声是欠", "“咯”一声是过", "不响的时候", "正好"],
]
TWO = [
    ["把安全帽倒过来", "能盛下半碗月亮", "谁也不先说走"],
    ["一列车过去", "我们才站起来", "像七根", "刚立好的杆"],
]


def stanzas(document: docx.document.Document, poem: list[list[str]], white: bool) -> None:
    """Each stanza a paragraph of lines parted by soft returns."""
    for stanza in poem:
        document.add_paragraph("\n".join(stanza))
        if white:
            document.add_paragraph()


def titles(found: m.Article) -> list[str]:
    return [plain_text(block.children) for block in found.body if isinstance(block, m.Heading)]


def poems(found: m.Article) -> list[list[str]]:
    body = [block for block in found.body if not isinstance(block, m.Heading)]
    assert all(isinstance(block, m.Division) for block in body)
    return verses(m.Article(**{**found.__dict__, "body": tuple(body)}))


@pytest.mark.parametrize("white", [True, False])
@pytest.mark.parametrize(
    ("title", "printed"), [("收　工", "收工"), ("《收工》", "《收工》"), ("其二", "其二")]
)
def test_two_poems_with_soft_returns_keep_their_stanzas_and_the_title(
    title: str, printed: str, white: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "不响的时候（外一首）", CENTRED, 18)
    line(document, "线路工　边城", CENTRED)
    stanzas(document, ONE, white)
    if title == "收　工":
        line(document, title, CENTRED)
        document.paragraphs[-1].runs[0].bold = True
    else:
        document.add_paragraph(title)
    stanzas(document, TWO, white)
    line(document, "（作者单位：桐城供电段）", RIGHT)
    found = article(document, tmp_path)
    assert poems(found) == [*ONE, *TWO]
    assert titles(found) == [printed]
    assert found.about.byline == ("线路工　边城",)
    assert found.about.signature == ("（作者单位：桐城供电段）",)


def test_stanzas_show_that_lines_below_bold_ones_are_verse(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "不响的时候", CENTRED, 18)
    for text in ("\n\n".join(map("\n".join, ONE)) + "\n\n").split("\n"):
        document.add_paragraph(text)
    document.add_paragraph().add_run("收工").bold = True
    for text in "\n\n".join(map("\n".join, TWO)).split("\n"):
        document.add_paragraph(text)
    found = article(document, tmp_path)
    assert (poems(found), titles(found)) == ([*ONE, *TWO], ["收工"])


@pytest.mark.parametrize(
    "groups",
    [
        {"工会": ["发放慰问品", "组织义诊活动", "慰问老职工"], "团委": ["清扫道路", "看望老人"]},
        {
            "合唱": ["歌唱祖国", "我和我的家乡", "在希望的田野上"],
            "舞蹈": ["茉莉花开", "春到人间来"],
        },
        {"一车间": ["王立民", "赵建国", "李秀兰"], "二车间": ["孙秀英", "周晓华", "郑大勇"]},
    ],
)
def test_lists_below_bold_headings_are_no_poems(
    groups: dict[str, list[str]], tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "本周安排", CENTRED, 18)
    for title, lines in groups.items():
        document.add_paragraph().add_run(title).bold = True
        for text in lines:
            document.add_paragraph(text)
    found = article(document, tmp_path)
    assert not any(isinstance(block, m.Division) for block in found.body)
    assert titles(found) == [*groups]


@pytest.mark.parametrize(("above", "named"), [("The Weir", False), ("The Editor", True)])
def test_a_title_below_a_headline_is_nobody(above: str, named: bool, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Two poems", 0)
    for text in (above, "I stood beside the falling weir, and heard it call my name."):
        line(document, text)
    assert article(document, tmp_path).about.byline == ((above,) if named else ())
