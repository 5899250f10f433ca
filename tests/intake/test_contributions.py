"""Word files in the manners of contributors: each becomes one article, whole, and no issue."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from PIL import Image

from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.issue import model as m

CENTRED, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
SIGNED = ["城北供电所", "2024年5月28日"]
TEXT = "自6月1日起执行夏季作息时间，请各班组互相转告。"


def photo(colour: str) -> io.BytesIO:
    target = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(target, "PNG")
    target.seek(0)
    return target


def line(document: docx.document.Document, text: str, align: object = None, size: int = 12) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align  # type: ignore[assignment]
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), size > 12 or None


def article(document: docx.document.Document, folder: Path) -> m.Article:
    document.save(str(folder / "来稿.docx"))
    import_issue(folder / "来稿.docx", folder / "issue")
    issue = load(folder / "issue")
    manifest = issue.manifest
    assert manifest.masthead is None and not manifest.notices and not manifest.editors
    (found,) = issue.articles
    return found


@pytest.mark.parametrize("number", ["北供〔2024〕3号", ""])
def test_a_letterhead_is_left_out_and_a_large_line_without_number_stays(
    number: str, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "城北供电所文件", CENTRED, 26)
    if number:
        line(document, number, CENTRED)
    line(document, "关于调整作息时间的通知", CENTRED, 18)
    for text in ("各班组：", TEXT):
        line(document, text)
    for text in SIGNED:
        line(document, text, RIGHT)
    about = article(document, tmp_path).about
    assert about.headline == ("关于调整作息时间的通知" if number else "城北供电所文件")
    assert list(about.signature) == SIGNED


def test_a_line_of_date_source_and_author_is_parted(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "质检员的火眼金睛", CENTRED, 18)
    line(document, "2024年5月6日　　来源：质检部　　作者：贺小川", CENTRED)
    line(document, TEXT)
    found = article(document, tmp_path)
    assert (found.about.byline, found.about.source) == (("贺小川",), "来源：质检部")
    assert len(found.body) == 1


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("采访人：小满", ("小满",)),
        ("红星农场　老倪（82岁）", ("红星农场　老倪（82岁）",)),
        ("今年五月三日，大家都到了现场。", ()),
    ],
)
def test_who_stands_in_the_middle_below_a_headline_wrote_it(
    below: str, byline: tuple[str, ...], tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "我的第一台拖拉机", CENTRED, 18)
    line(document, below, CENTRED)
    line(document, TEXT)
    assert article(document, tmp_path).about.byline == byline


def test_captions_in_the_cells_below_pictures_are_theirs(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "防汛物资清点完成", CENTRED, 18)
    line(document, TEXT)
    table = document.add_table(rows=2, cols=2)
    captions = ("清点编织袋", "检查救生衣")
    for at, (colour, caption) in enumerate(zip(("red", "blue"), captions, strict=True)):
        table.cell(0, at).paragraphs[0].add_run().add_picture(photo(colour))
        table.cell(1, at).text = caption
    line(document, "水务站的仓库今年一共清点了三次，账物相符。")
    found = article(document, tmp_path)
    figures = [block.picture.caption for block in found.body if isinstance(block, m.Figure)]
    assert (*(image.caption for image in found.about.images), *figures) == captions
    assert sum(isinstance(block, m.Paragraph) for block in found.body) == 2


def test_capitals_are_a_headline_and_a_dash_signs(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "NOTICE OF ANNUAL GENERAL MEETING")
    line(document, "The meeting will be held in the clubhouse on 12 March at 7.30 pm.")
    line(document, "— Doreen, plot 14")
    about = article(document, tmp_path).about
    assert about.headline == "NOTICE OF ANNUAL GENERAL MEETING"
    assert about.byline == ("Doreen, plot 14",)


@pytest.mark.parametrize("name", ["", "稿件报送单"])
@pytest.mark.parametrize(
    ("label", "headline", "byline"),
    [("标题", "一袋米的接力", ("储运公司工会",)), ("品名", "品名", ())],  # the second is no form
)
def test_a_form_above_a_piece_gives_its_headline_and_its_names(
    label: str, headline: str, byline: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    document = docx.Document()
    if name:
        line(document, name, CENTRED, 18)
    rows = ((label, "一袋米的接力"), ("作者", "储运公司工会"), ("报送日期", "2024年10月8日"))
    table = document.add_table(rows=3, cols=2)
    for at, row in enumerate(rows):
        table.cell(at, 0).text, table.cell(at, 1).text = row
    line(document, "国庆前夕，老范收到一袋米，没有署名。这已经是第五年。")
    document.save(str(tmp_path / "来稿.docx"))
    import_issue(tmp_path / "来稿.docx", tmp_path / "issue")
    (found,) = load(tmp_path / "issue").articles
    shown = headline if label == "标题" else name or None
    assert shown is None or found.about.headline == shown
    assert found.about.byline == byline
    assert any(isinstance(block, m.Table) for block in found.body) is (label != "标题")


@pytest.mark.parametrize("behind", ["  审核：饶平", ""])
def test_who_checked_a_piece_is_not_among_its_names(behind: str, tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "防汛物资清点完成", CENTRED, 18)
    line(document, TEXT)
    line(document, f"供稿：电缆厂工会{behind}")
    assert article(document, tmp_path).about.byline == ("电缆厂工会",)


def test_a_file_of_two_pieces_is_not_asked_for_an_issues_name(tmp_path: Path) -> None:
    for name in ("一.txt", "二.txt"):
        pieces = (
            f"第{n}组开展练兵活动\n\n　　今年以来，小组练兵三次。（第{n}组）\n\n" for n in "甲乙"
        )
        (tmp_path / name).write_text("".join(pieces), encoding="utf-8")
    look = [d.said for d in import_issue(tmp_path / "一.txt", tmp_path / "alone").look]
    assert "check: no name" in look
    both = import_issue([tmp_path / "一.txt", tmp_path / "二.txt"], tmp_path / "both")
    assert "check: no name" not in [d.said for d in both.look]


@pytest.mark.parametrize(("size", "pieces"), [(18, 2), (14, 1)])
def test_lines_set_as_the_headline_is_are_headlines(size: int, pieces: int, tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "河滩地种上了西瓜", CENTRED, 18)
    line(document, "今年河滩地头一回种西瓜，沙土透气，瓜甜。")
    line(document, "抽水机借用登记", CENTRED, size)
    line(document, "抽水机在村部登记借用，一次两天，用完洗净。")
    document.save(str(tmp_path / "村报.docx"))
    import_issue(tmp_path / "村报.docx", tmp_path / "issue")
    assert len(load(tmp_path / "issue").articles) == pieces


def test_a_piece_laid_out_in_cells_keeps_its_caption_and_its_signature(tmp_path: Path) -> None:
    document = docx.Document()
    cells = document.add_table(rows=2, cols=2).rows
    cells[0].cells[0].merge(cells[0].cells[1]).text = "乡村大集上的急救课"
    cells[1].cells[0].text = "县急救中心把模拟人搬到了集市上。"
    cells[1].cells[0].add_paragraph("（县急救中心）")
    cells[1].cells[1].paragraphs[0].add_run().add_picture(photo("green"))
    cells[1].cells[1].add_paragraph("村民学习心肺复苏。")
    found = article(document, tmp_path)
    assert found.about.byline == ("（县急救中心）",)
    assert [image.caption for image in found.about.images] == ["村民学习心肺复苏。"]
    assert len(found.body) == 1
