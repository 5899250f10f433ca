"""What contributors set around their pieces: decks in the middle, forms in lines, poems."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from tests.intake.test_contributions import CENTRED, RIGHT, TEXT, article, line, photo
from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

POEM = """你从黑暗里开出来
开在钢与钢的唇边

每一朵都只开一次
每一朵都不肯重复

我就看住了它
看住了三十个夏天"""


@pytest.mark.parametrize("centred", [True, False])
@pytest.mark.parametrize("byline", ["本报记者 沈雨", ""])
def test_a_line_in_the_middle_or_above_a_byline_is_a_deck(
    centred: bool, byline: str, tmp_path: Path
) -> None:
    deck = "对话市劳动模范、南塘机械厂钳工周建国"
    document = docx.Document()
    document.add_heading("“我把车间当成另一个家”", 0)
    for text in filter(None, (deck, byline)):
        line(document, text, CENTRED if centred else None)
    line(document, TEXT)
    about = article(document, tmp_path).about
    assert about.deck == ((deck,) if centred or byline else ())
    assert about.byline == ((byline,) if byline else ())


def test_a_report_in_english_names_who_wrote_it_and_whose_the_pictures_are(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("A library saved", 0)
    line(document, "How forty volunteers kept the doors open")
    line(document, "Report: Dan Okafor | Pictures: Jess Lowe")
    line(document, "Ninety people came to the first meeting, and most had to stand outside.")
    about = article(document, tmp_path).about
    assert about.deck == ("How forty volunteers kept the doors open",)
    assert about.byline == ("Report: Dan Okafor | Pictures: Jess Lowe",)


@pytest.mark.parametrize("closing", ["Yours faithfully,", "此致　敬礼！", "The bench was mended:"])
def test_what_stands_below_a_letters_closing_signs_it(closing: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("The bench by the weir", 1)
    for text in ("Sir,", "Might the council not mend it a fifth time?", closing):
        line(document, text)
    for text in ("P. Hargreaves", "Weir Cottage"):
        line(document, text)
    about = article(document, tmp_path).about
    signed = ("P. Hargreaves", "Weir Cottage")
    assert about.signature == (() if closing.endswith(":") else signed)


def test_of_a_form_in_lines_who_sent_it_stays_and_the_rest_is_listed(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "报送单位：区教育工会    报送人：蒋文静    电话：13800000000")
    line(document, "教职工书画展开幕", CENTRED, 20)
    line(document, TEXT)
    line(document, "字数：23")
    found = article(document, tmp_path)
    assert found.about.headline == "教职工书画展开幕"
    assert found.about.byline == ("区教育工会", "蒋文静")
    assert len(found.body) == 1
    dropped = import_issue(tmp_path / "来稿.docx", tmp_path / "again").account.dropped
    assert {"电话：13800000000", "字数：23"} <= {drop.text for drop in dropped}


def test_a_telephone_below_a_notice_is_no_line_of_a_form(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "关于调整作息时间的通知", CENTRED, 18)
    line(document, TEXT)
    line(document, "联系人：赵敏    电话：13800000000")
    found = article(document, tmp_path)
    assert len(found.body) == 2
    assert not found.about.byline


@pytest.mark.parametrize("size", [9, 12])
def test_a_small_line_below_a_picture_is_its_caption(size: int, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Apprentices take the bronze", 1)
    line(document, "Three of our apprentices came home with bronze medals last month.")
    document.add_picture(photo("red"))
    line(document, "Tom Ives, Ada Quill and Sam Roe with their medals", size=size)
    line(document, "The branch paid the travel, and will pay it again in March.")
    found = article(document, tmp_path)
    figures = [block.picture.caption for block in found.body if isinstance(block, m.Figure)]
    assert figures == (
        ["Tom Ives, Ada Quill and Sam Roe with their medals"] if size < 12 else [None]
    )


def verses(found: m.Article) -> list[list[str]]:
    """The stanzas of the poems of an article."""
    poems = [block for block in found.body if isinstance(block, m.Division)]
    assert all(poem.kind == "poem" for poem in poems)
    paragraphs = [block for poem in poems for block in poem.blocks]
    return [
        plain_text(block.children).split("\n")
        for block in paragraphs
        if isinstance(block, m.Paragraph)
    ]


@pytest.mark.parametrize("kind", ["lines", "paragraphs", "text"])
def test_a_poem_keeps_its_lines_and_its_stanzas(kind: str, tmp_path: Path) -> None:
    if kind == "text":
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "诗.txt").write_text(f"焊花\n\n马立新\n\n{POEM}\n", encoding="utf-8")
        import_issue(folder, tmp_path / "issue")
        (found,) = load(tmp_path / "issue").articles
    else:
        document = docx.Document()
        line(document, "焊花", CENTRED, 22)
        line(document, "马立新", CENTRED, 14)
        for part in POEM.split("\n") if kind == "paragraphs" else POEM.split("\n\n"):
            document.add_paragraph(part)
            if kind == "lines":
                document.add_paragraph()
        found = article(document, tmp_path)
    assert (found.about.headline, found.about.byline) == ("焊花", ("马立新",))
    assert verses(found) == [stanza.split("\n") for stanza in POEM.split("\n\n")]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "全体职工要提高认识。",
            "各班组要落实责任。",
            "食堂要备足防暑饮料。",
            "保卫科要加强巡查。",
        ],
        ["一、加强领导", "二、落实责任", "三、严格检查", "四、总结提高"],
        ["王立民", "赵建国", "孙秀英", "周晓华"],
        ["Cake stall", "Raffle", "Tombola", "Bouncy castle"],
    ],
)
def test_short_lines_that_are_notes_names_or_a_list_are_no_poem(
    lines: list[str], tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("本周工作", 1)
    for text in lines:
        document.add_paragraph(text).runs[0].font.size = Pt(12)
    assert not verses(article(document, tmp_path))


@pytest.mark.parametrize("phone", ["联系电话：010-00000000", "活动地点：社区活动室"])
def test_parts_with_labels_are_what_their_labels_say(phone: str, tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("标题：一根红绳", "副标题：——手工活动侧记", "正文：", TEXT, "作者：黄静怡", phone):
        document.add_paragraph(text)
    found = article(document, tmp_path)
    about = found.about
    assert (about.headline, about.deck) == ("一根红绳", ("——手工活动侧记",))
    # what is no writer's number ends the text, and the name above it is no last line
    assert (about.byline, len(found.body)) == ((("黄静怡",), 1) if "电话" in phone else ((), 3))


def test_the_office_and_name_in_the_middle_below_a_speech_are_its_byline(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "在年终工作会议上的讲话", CENTRED, 22)
    line(document, "区人大常委会副主任、区总工会主席　高志远", CENTRED)
    line(document, TEXT)
    assert article(document, tmp_path).about.byline == ("区人大常委会副主任、区总工会主席　高志远",)


@pytest.mark.parametrize("heading", [True, False])
def test_names_below_a_heading_are_a_roll_and_no_byline(heading: bool, tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "竞赛先进个人名单", CENTRED, 20)
    line(document, TEXT)
    if heading:
        line(document, "先进个人（4名）", size=14)
        names = ["罗　兵　宋桂兰", "周建国　何　佳"]
    else:
        names = ["罗　兵　宋桂兰　周建国　何　佳", "吴　桐　许　诺　郑大勇"]
    for name in names:
        document.add_paragraph(name)
    found = article(document, tmp_path)
    assert not found.about.byline
    assert len(found.body) == 3 + heading


def test_numbered_items_of_minutes_are_headings_and_initials_sign(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Minutes of the branch committee", 1)
    for number, name in enumerate(("Apologies", "Treasurer’s report"), 1):
        document.add_paragraph().add_run(f"{number}. {name}").bold = True
        document.add_paragraph("This was taken as read, and nobody spoke against it.")
    line(document, "A.Q.", RIGHT)
    found = article(document, tmp_path)
    headings = [plain_text(b.children) for b in found.body if isinstance(b, m.Heading)]
    assert headings == ["1. Apologies", "2. Treasurer’s report"]
    assert found.about.byline == ("A.Q.",)


@pytest.mark.parametrize("last", ["11月25日", "请各分会相互转告"])
def test_who_signs_a_notice_in_plain_text_is_not_joined_to_its_date(
    last: str, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = (
        f"关于举办长跑活动的预告\n（2026年11月20日）\n\n时间：12月6日上午8:30\n\n文体部\n{last}\n"
    )
    (folder / "1.txt").write_text(text, encoding="utf-8")
    import_issue(folder, tmp_path / "issue")
    (found,) = load(tmp_path / "issue").articles
    assert found.about.deck == ("（2026年11月20日）",)
    assert found.about.signature == (("文体部", "11月25日") if "月" in last else ())


def test_a_name_and_an_office_at_the_end_is_a_byline(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Tenants win on the lift", 1)
    line(document, "The lift in Marlow House is working again, said Ada Quill, who is ninety.")
    line(document, "Lena Brandt, secretary")
    assert article(document, tmp_path).about.byline == ("Lena Brandt, secretary",)


@pytest.mark.parametrize("mark", ["□", "◎", "△ "])
def test_a_marked_byline_stands_below_a_headline_of_two_lines(mark: str, tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("技师学院毕业生", "回厂当师傅"):
        line(document, text, CENTRED)
        document.paragraphs[-1].runs[0].font.size = Pt(22)
    byline = f"{mark}本刊记者 骆驼 通讯员 祁连"
    for text in (byline, TEXT):
        line(document, text)
    about = article(document, tmp_path).about
    assert (about.headline, about.byline) == ("技师学院毕业生 回厂当师傅", (byline,))


@pytest.mark.parametrize(
    ("below", "photos"), [("绿萝绕着管道走。　苗青 摄", 1), ("绿萝长了三米。", 0)]
)
def test_a_line_in_the_middle_with_a_photographer_is_a_caption(
    below: str, photos: int, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("锅炉房里的绿萝", 1)
    for text, align in ((TEXT, None), (below, CENTRED), (TEXT, None)):
        line(document, text, align)
    assert len(article(document, tmp_path).about.images) == photos
