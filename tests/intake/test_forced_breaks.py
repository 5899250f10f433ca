"""A forced line break in mid-sentence came along with a copied text; others part lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.words import p, word, write
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.issue import load


def lines(*broken: str) -> list[str]:
    """The lines of a Word file's one paragraph that has forced breaks."""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{each}</w:t>' for each in broken)
    return [line.text for line in read_data("a.docx", word(f"<w:p><w:r>{runs}</w:r></w:p>")).lines]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            (
                "The fair on the village green last summer raised more than",
                "Nine Hundred pounds, and our thanks ",
                "go to all. The next fair is on 4 July.",
            ),
            [
                "The fair on the village green last summer raised more than",
                "Nine Hundred pounds, and our thanks",
                "go to all. The next fair is on 4 July.",
            ],
        ),
        (
            (
                "The spring fair on the village green was held on ",
                "Saturday and raised nine hundred pounds for the hall, and thanks",
                "go to all who helped with the stalls.",
                "The next fair is on 4 July.",
            ),
            [
                "The spring fair on the village green was held on Saturday and raised nine hundred "
                "pounds for the hall, and thanks go to all who helped with the stalls.",
                "The next fair is on 4 July.",
            ],
        ),
        (
            (
                "走访中，工会干部详细询问了职工的身体状况和子女上学情况，鼓励他们树立信",
                "心，克服困难。",
                "　　职工们表示感谢。",
            ),
            [
                "走访中，工会干部详细询问了职工的身体状况和子女上学情况，鼓励他们树立信心，克服困难。",
                "职工们表示感谢。",
            ],
        ),
    ],
)
def test_a_sentence_goes_on_over_a_forced_break(broken: tuple[str, ...], whole: list[str]) -> None:
    assert lines(*broken) == whole


@pytest.mark.parametrize(
    "broken",
    [
        ("春风拂过柳梢头，", "一路歌声到码头。", "汗水洒在甲板上，", "丰收装满大车斗。"),
        ("Where the river bends and slows,", "and the heron stands alone,", "there I go."),
        ("The Old School, Mill Lane, Wickham, near the", "Post Office"),
        ("关于召开职工代表大会有关事项的通知及会议日程安排、代表名额分配办法", "（征求意见稿）"),
        (
            "会议地点：市总工会办公楼三层东侧会议室，请提前十分钟入场并签到",
            "会议时间：11月3日上午9时。",
        ),
        ("一是加强理论学习，提高政治站位，坚持党的领导，推动工会改革创新", "二是做好帮扶。"),
    ],
)
def test_lines_that_stand_by_themselves_stay(broken: tuple[str, ...]) -> None:
    assert lines(*broken) == list(broken)


def headed(below: str, properties: str, *, broken: bool) -> str:
    """Two lines of one form: of one paragraph, or each a paragraph of its own."""
    parts = [f"<w:r><w:rPr>{properties}</w:rPr><w:t>{t}</w:t></w:r>" for t in ("夜里两点", below)]
    return (
        p(inner="<w:r><w:br/></w:r>".join(parts)) if broken else "".join(p(inner=x) for x in parts)
    )


@pytest.mark.parametrize(
    ("below", "broken", "headline"),
    [
        ("教会我的三件事", True, "夜里两点教会我的三件事"),
        ("三件事情", True, "夜里两点 三件事情"),
        ("教会我的三件事", False, "夜里两点"),
        ("——急诊科手记", True, "夜里两点"),
        ("王小明", True, "夜里两点"),
    ],
)
def test_a_headline_that_a_forced_break_cuts_is_one(
    below: str, broken: bool, headline: str, tmp_path: Path
) -> None:
    large = '<w:b/><w:sz w:val="32"/>'
    text = p("老院长把用了一辈子的听诊器捐给院史馆，胸件还是1961年的那一只。")
    name = p(inner='<w:r><w:rPr><w:sz w:val="60"/></w:rPr><w:t>仁安院讯</w:t></w:r>')
    other = p(inner=f"<w:r><w:rPr>{large}</w:rPr><w:t>五楼的走廊不再堆床</w:t></w:r>")
    body = name + p("第61期　2024年9月27日") + headed(below, large, broken=broken) + text
    import_issue(write(tmp_path / "a.docx", body + other + text), tmp_path / "issue")
    first, second = (each.about for each in load(tmp_path / "issue").articles)
    assert first.headline == headline and bool(first.deck) == (below not in headline)
    assert second.headline == "五楼的走廊不再堆床"


@pytest.mark.parametrize(("size", "issuer"), [(32, None), (21, "送戏进敬老院")])
def test_a_headline_that_ends_as_units_do_is_no_issuer(
    size: int, issuer: str | None, tmp_path: Path
) -> None:
    def large(text: str, size: int) -> str:
        return p(inner=f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r>')

    text = p("演到一半，有位老太太跟着唱了起来，一个字也没有错。")
    head = large("鹿川文艺报", 52) + p("第25期　2024年9月27日") + large("送戏进敬老院", size)
    body = head + (text if issuer is None else "") + large("旧书店的关门启事", 32) + text
    import_issue(write(tmp_path / "a.docx", body), tmp_path / "issue")
    masthead = load(tmp_path / "issue").manifest.masthead
    assert masthead is not None and masthead.issuer == issuer
