"""The formats agree: the PDF and the Word file of an issue give the same articles back."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.intake.conftest import NAMES, SEEDS
from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.issue import model as m
from typeset.issue.inlines import plain_text
from typeset.issue.model import Article, Heading
from typeset.layout import compose
from typeset.press import paginate, publish


def bare(text: str | None) -> Any:
    """Without white space and the brackets that a layout sets around a bare name."""
    return "".join((text or "").split()).replace("（", "").replace("）", "")


def reported(article: Article) -> Any:
    """All that an article says, in order, for comparing."""
    about = article.about
    words = (about.section, about.kicker, about.headline, *about.deck, *about.byline)
    images = [(bare(image.caption), bare(image.credit)) for image in about.images]
    body = [(type(block).__name__, bare(plain_text(block.children))) for block in article.body]
    return [bare(word) for word in words if word], images, body


def articles(folder: Path) -> Any:
    return [reported(article) for article in load(folder).articles]


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """seed name -> its PDF, set with the layout bulletin."""
    folder = tmp_path_factory.mktemp("pdfs")
    for name in NAMES:
        issue = load(bulletin(name, folder / name))
        publish(paginate(compose(issue)), folder / f"{name}.pdf")
    return folder


def bulletin(name: str, folder: Path) -> Any:
    """The issue that the import makes: always with the layout bulletin, and only the source's."""
    import_issue(SEEDS / name / "source.txt", folder)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_of_an_issue_gives_the_same_articles_back(
    name: str, pdfs: Any, tmp_path: Path
) -> None:
    import_issue(pdfs / f"{name}.pdf", tmp_path / "issue")
    assert articles(tmp_path / "issue") == articles(pdfs / name)


@pytest.mark.parametrize("name", ["000-tonghua-17", "003-tonghua-3"])
def test_masthead_and_colophon_come_back_from_the_pdf(name: str, pdfs: Any, tmp_path: Path) -> None:
    import_issue(pdfs / f"{name}.pdf", tmp_path / "issue")
    again, first = load(tmp_path / "issue").manifest, load(pdfs / name).manifest
    for field in ("masthead", "editors", "contact", "distribution", "printed"):
        assert getattr(again, field) == getattr(first, field)


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_holds_every_character_of_the_source(name: str, pdfs: Any, imported: Any) -> None:
    text = subprocess.run(
        ["pdftotext", str(pdfs / f"{name}.pdf"), "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    _, report = imported[name]
    dropped = "".join(drop.text for drop in report.account.dropped)
    missing = counted((SEEDS / name / "source.txt").read_text(encoding="utf-8"))
    missing.subtract(counted(text))
    missing.subtract(counted(dropped))
    assert {character: n for character, n in missing.items() if n > 0} == {}


def counted(text: str) -> Any:
    from collections import Counter

    return Counter("".join(text.split()))


def as_word(issue: Any, target: str) -> None:
    """The issue as an editor would type it in Word: styles for headings, bold for what runs in."""
    document = docx.Document()
    for article in issue.articles:
        about = article.about
        for words, style in (
            (about.kicker, None),
            (None if about.run_in else about.headline, "Heading 1"),
        ):
            if words:
                document.add_paragraph(words, style=style)
        for deck in about.deck:
            document.add_paragraph(deck, style="Subtitle")
        closing = [name for name in about.byline if name[0] in "（("]
        for name in about.byline:
            if name not in closing:
                document.add_paragraph(name)
        if about.section:
            document.add_paragraph(about.section, style="Heading 1")
        add_text(document, article, closing)
        for image in about.images:
            document.add_paragraph(f"{image.caption} {image.credit}", style="Caption")
    document.save(target)


def add_text(document: Any, article: Any, closing: Any) -> None:
    for number, block in enumerate(article.body):
        words = plain_text(block.children)
        paragraph = document.add_paragraph(
            style="Heading 3" if isinstance(block, Heading) else None
        )
        if number == 0 and article.about.run_in:
            paragraph.add_run(article.about.headline).bold = True
            paragraph.add_run(" ")
        paragraph.add_run(words)
    if closing:
        paragraph.add_run("".join(closing))


@pytest.mark.parametrize("name", NAMES)
def test_the_word_file_of_an_issue_gives_the_same_articles_back(
    name: str, tmp_path: Path, imported: Any
) -> None:
    folder, _ = imported[name]
    as_word(load(folder), str(tmp_path / "issue.docx"))
    import_issue(tmp_path / "issue.docx", tmp_path / "issue")
    assert articles(tmp_path / "issue") == articles(folder)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_what_pandoc_makes_of_a_markdown_page_gives_its_articles_back(
    suffix: str, tmp_path: Path, imported: Any
) -> None:
    folder, _ = imported["004-luohe-city"]
    raw = tmp_path / f"page.{suffix}"
    source = str(SEEDS / "004-luohe-city" / "source.txt")
    subprocess.run(
        ["pandoc", "-f", "markdown", "-s", source, "-o", str(raw), "--quiet"],
        check=True,
        timeout=60,
    )
    import_issue(raw, tmp_path / "issue")
    assert articles(tmp_path / "issue") == articles(folder)


def test_sizes_on_the_page_mark_headings_that_no_word_marks(tmp_path: Path) -> None:
    from weasyprint import HTML

    page = "<p style='font-size:20pt'>Short words</p><p>This is the text, and it ends here.</p>"
    HTML(string=page).write_pdf(tmp_path / "page.pdf")
    import_issue(tmp_path / "page.pdf", tmp_path / "issue")
    assert load(tmp_path / "issue").articles[0].about.headline == "Short words"


WEB = """<html><head><title>t</title><script>x()</script></head><body><nav>menu</nav>
<h1>市总工会召开座谈会</h1><p>6月1日，市总工会召开<b>座谈会</b>，听取意见。</p>
<ul><li>一项</li><li>二项</li></ul>
<table><tr><th>甲</th><th>乙</th></tr><tr><td>1|2</td><td>3</td></tr></table>
<figure><figcaption>图为会场。李四 摄</figcaption></figure>
<p>会议要求抓好落实。</p></body></html>"""


def test_a_web_page_keeps_lists_tables_captions_and_bold_words(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(WEB, encoding="utf-8")
    import_issue(tmp_path / "page.html", tmp_path / "issue")
    text = (tmp_path / "issue/articles/01.md").read_text(encoding="utf-8")
    for part in (
        "headline: 市总工会召开座谈会",
        "**座谈会**",
        "- 一项\n- 二项",
        "| 甲 | 乙 |",
        r"1\|2",
    ):
        assert part in text
    assert "credit: 李四 摄" in text and "menu" not in text and "x()" not in text


def test_a_word_file_keeps_pictures_captions_tables_and_footnote_text(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8), "red").save(tmp_path / "red.png")
    document = docx.Document()
    document.add_heading("Library to open on Sundays", 1)
    document.add_paragraph("From November the library will open on Sundays.")
    document.add_picture(str(tmp_path / "red.png"))
    document.add_paragraph("The new reading room.", style="Caption")
    document.add_paragraph("First point", style="List Bullet")
    document.save(str(tmp_path / "raw.docx"))
    import_issue(tmp_path / "raw.docx", tmp_path / "issue")
    article = load(tmp_path / "issue").articles[0]
    _, figure, points = article.body  # the picture stands where it stood
    assert isinstance(figure, m.Figure) and isinstance(points, m.ListBlock)
    assert figure.picture.caption == "The new reading room."
    assert (tmp_path / "issue" / str(figure.picture.file)).read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        (
            "<tr><td rowspan=2>东区<td>会员<td>3<tr><td>经费<td>7<tr><td colspan=2>合计<td>10",
            ((1, 0, 2, 1), (3, 0, 1, 2)),
        ),
        ("<tr><td>东区<td rowspan=2 colspan=2>停办<tr><td>西区", ((1, 1, 2, 2),)),
        ("<tr><td colspan=0>东区<td rowspan=x>会员<td>3", ()),
        ("<tr><td colspan=100>合计<tr><td>东区<td>会员", ((1, 0, 1, 3),)),
    ],
)
def test_merged_cells_of_a_web_page_are_merged_in_the_issue(
    rows: str, spans: tuple[tuple[int, ...], ...], tmp_path: Path
) -> None:
    head = "<tr><th>区县<th>指标<th>今年"
    raw = tmp_path / "a.html"
    raw.write_text(f"<h1>题</h1><p>正文一段。</p><table>{head}{rows}</table>", encoding="utf-8")
    import_issue(raw, tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    (table,) = [block for block in article.body if isinstance(block, m.Table)]
    assert table.spans == spans
    words = [plain_text(cell) for row in table.rows for cell in row]
    assert [word for word in words if word] == re.sub("<[^>]*>", " ", rows).split()


CODE = """# Hill Farm News

Issue 9

## Server moved

Log in like this:

{fence}
# comment stays
station: 57083

cp a b
{fence}

Then go home.

### When it fails

Go home, too.

## Next fair

The fair is on 1 June.
"""


@pytest.mark.parametrize(("fence", "kept"), [("~~~", True), ("", False)])
def test_a_listing_below_text_stays_one_with_its_blank_lines(
    tmp_path: Path, fence: str, kept: bool
) -> None:
    (tmp_path / "page.md").write_text(CODE.format(fence=fence), encoding="utf-8")
    import_issue(tmp_path / "page.md", tmp_path / "issue")
    text = next((tmp_path / "issue/articles").glob("01-*.md")).read_text(encoding="utf-8")
    assert ("# comment stays\nstation: 57083\n\ncp a b\n```\n\nThen go home." in text) is kept
    assert ("\n## When it fails\n" in text) is kept
