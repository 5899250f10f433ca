"""What readers of the forms see beside the words: numbers of pictures, names, white, faces."""

from __future__ import annotations

import io
import re
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Browser

from typeset.issue import load
from typeset.layout import compose
from typeset.outputs.edition import Edition, edition_of
from typeset.outputs.publishing import make, publish
from typeset.press import paginate
from typeset.press import publish as publish_pages

TEXT = """---
headline: 题
images: [{file: p.png, caption: 末图}]
---
正文，见图1。

![首图](p.png "首图")

::: photos
![次图](p.png "次图")
:::

![](p.png)

::: qr https://example.com/q 扫一扫
"""
LABELLED = ["图1　首图", "图2　次图", "图3　末图"]


def written(folder: Path, text: str, more: str = "") -> Edition:
    Image.new("RGB", (300, 200), "grey").save(folder / "p.png")
    (folder / "a.md").write_text(text, "utf-8")
    manifest = f"layout: bulletin\nmasthead: {{name: 简报}}\narticles: [a.md]\n{more}"
    (folder / "issue.yaml").write_text(manifest, "utf-8")
    return edition_of(load(folder))


def captions(form: str, data: bytes) -> list[str]:
    """The labels that begin the captions of a form, each with its words."""
    if form == "docx":
        text = "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
    elif form == "epub":
        with ZipFile(io.BytesIO(data)) as book:
            text = book.read(next(n for n in book.namelist() if "article1" in n)).decode()
    else:
        text = data.decode()
    return re.findall(r"图\d[　\u2003 ]+.图", re.sub(r'alt="[^"]*"', "", text))


@pytest.mark.parametrize("form", ["docx", "epub", "web", "wechat", "txt"])
def test_pictures_are_numbered_as_in_print(tmp_path: Path, form: str) -> None:
    edition = written(tmp_path, TEXT, "options: {numbered_pictures: true}\n")
    files = make(edition, form)
    data = next(d for name, d in files.items() if name.endswith(("x", "b", "l", "t")))
    assert captions(form, data) == LABELLED


def test_control_without_the_option_they_have_no_numbers(tmp_path: Path) -> None:
    assert captions("txt", make(written(tmp_path, TEXT), "txt")[".txt"]) == []


def test_in_print_they_have_the_same_numbers(tmp_path: Path) -> None:
    edition = written(tmp_path, TEXT, "options: {numbered_pictures: true}\n")
    publish_pages(paginate(compose(edition.issue)), tmp_path / "issue.pdf")
    with pypdfium2.PdfDocument(tmp_path / "issue.pdf") as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    text = "".join(text.split())
    assert re.findall(r"图\d[首次末]图", text) == [one.replace("　", "") for one in LABELLED]
    assert text.count("扫一扫") == 1 and "图4" not in text


@pytest.mark.parametrize(
    ("text", "key", "where"),
    [
        ("---\nheadline: H\nlanguage: he\n---\nשלום\n", "word-right-to-left", ("a.md", 3)),
        (
            "---\nheadline: 题\n---\n话。\n"
            + 2 * "\n::: turned 表\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n:::\n",
            "word-turned",
            ("a.md", 6),
        ),
    ],
)
def test_what_word_cannot_show_is_said_once_and_where(
    tmp_path: Path, text: str, key: str, where: tuple[str, int]
) -> None:
    edition = written(tmp_path, text)
    _, warnings = publish(edition, tmp_path / "out.pdf", ["docx", "epub"])
    (warning,) = warnings
    assert (warning.key, warning.severity) == (f"outputs.{key}", "warning")
    assert warning.position and (warning.position.file, warning.position.line) == where
    _, others = publish(edition, tmp_path / "out.pdf", ["epub", "web"])
    assert others == ()


def test_an_issue_from_right_to_left_is_named_in_the_manifest(tmp_path: Path) -> None:
    edition = written(tmp_path, "---\nheadline: H\n---\nשלום\n", "language: he\n")
    _, (warning,) = publish(edition, tmp_path / "out.pdf", ["docx"])
    assert warning.position and (warning.position.file, warning.position.line) == ("issue.yaml", 4)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\nsection: 短讯\n---\n只有一段话。\n", "只有一段话。"),
        ("---\nimages: [{caption: 5月30日，在某市某镇某村的育秧大棚内，身穿红马甲的志愿者}]\n---\n",
         "5月30日，在某市某镇某村的育秧大棚内，身穿红马…"),
        ("---\nheadline: 题\n---\n正文。\n", "题"),
    ],
)  # fmt: skip
def test_an_e_reader_names_what_has_no_headline_by_its_first_words(
    tmp_path: Path, text: str, name: str
) -> None:
    data = make(written(tmp_path, text), "epub")[".epub"]
    with ZipFile(io.BytesIO(data)) as book:
        contents = book.read(next(n for n in book.namelist() if n.endswith("nav.xhtml"))).decode()
    assert re.findall(r"<li><a [^>]*>([^<]+)</a>", contents) == [name]


@pytest.mark.parametrize(("sample", "face"), [("english", "Georgia"), ("rich", "Source Han Serif")])
def test_english_is_not_set_in_a_chinese_face(
    samples: dict[str, Path], tmp_path: Path, browser: Browser, sample: str, face: str
) -> None:
    """Whose quotation marks are as wide as a character."""
    edition = edition_of(load(samples[sample]))
    ((file,), _) = publish(edition, tmp_path / "issue.pdf", ["web"])
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    faces = page.evaluate("getComputedStyle(document.querySelector('.paragraph')).fontFamily")
    page.close()
    assert faces.strip('"').startswith(face)


def test_headlines_on_a_telephone_leave_no_character_alone(
    tmp_path: Path, browser: Browser
) -> None:
    headline = "通化市“助企开工 送工返岗”专场招聘会为企业和求职者架起了一座“就业桥”"
    edition = written(tmp_path, f"---\nheadline: {headline}\n---\n正文。\n")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_content(make(edition, "wechat")["-wechat.html"].decode())
    last = """node => {
        const range = document.createRange(); range.selectNodeContents(node);
        return [...range.getClientRects()].at(-1).width / node.clientWidth }"""
    found = page.locator("h2").first
    balanced = found.evaluate(last)
    found.evaluate("node => node.style.textWrap = 'wrap'")
    greedy = found.evaluate(last)
    page.close()
    assert balanced > 0.5 > greedy


def test_a_poem_in_an_e_reader_stands_off_the_text_before_it(
    tmp_path: Path, browser: Browser
) -> None:
    text = "---\nheadline: H\n---\nText.\n\n::: poem Spring\nThe gutter counts\n:::\n"
    data = make(written(tmp_path, text, "language: en\n"), "epub")[".epub"]
    with ZipFile(io.BytesIO(data)) as book:
        book.extractall(tmp_path / "book")
    page = browser.new_page(viewport={"width": 390, "height": 600})
    page.goto(next((tmp_path / "book").rglob("article1.xhtml")).as_uri())
    before, title, verse = (
        page.locator(each).bounding_box() for each in (".paragraph", ".division-title", ".verse")
    )
    page.close()
    assert before and title and verse
    assert title["y"] - before["y"] - before["height"] > 12
    assert verse["y"] - title["y"] - title["height"] < 8  # control: it stands near its own


ADDRESS = "https://www.example.org/news/2023/09/" + "detail_of_the_meeting_" * 4
WIDE = f"""---
headline: 题
---
请登录{ADDRESS}查询[^1]。

- 一项{ADDRESS}

| Treasurer | Committee | Volunteers | Household | Subscription | Biscuits |
|---|---|---|---|---|---|
| Albright | 1,234.50 | Wednesday | gardening | 17 | Marmalade |

[^1]: 见{ADDRESS}。
"""


@pytest.mark.parametrize("form", ["web", "wechat", "email", "epub"])
def test_no_page_is_wider_than_a_telephone(tmp_path: Path, form: str, browser: Browser) -> None:
    """Addresses are parted, and a table too wide is moved sideways by itself."""
    assert sideways(written(tmp_path, WIDE), form, tmp_path, browser) == 0


def test_control_an_address_that_is_not_parted_widens_the_page(
    tmp_path: Path, browser: Browser
) -> None:
    whole = "* { overflow-wrap: normal !important }"
    assert sideways(written(tmp_path, WIDE), "email", tmp_path, browser, whole) > 100


def sideways(edition: Edition, form: str, folder: Path, browser: Browser, css: str = "") -> int:
    """How far (px) a form can be moved sideways on a telephone 390 px wide; `css` overrules it."""
    publish(edition, folder / "issue.pdf", [form])
    if form == "email":
        (file,) = folder.glob("*.eml")
        body = message_from_bytes(file.read_bytes(), policy=policy.default).get_body(("html",))
        assert body is not None
        page_file = folder / "mail.html"
        page_file.write_text(body.get_content(), encoding="utf-8")
    elif form == "epub":
        (file,) = folder.glob("*.epub")
        with ZipFile(file) as book:
            book.extractall(folder / "book")
        (page_file,) = (folder / "book").rglob("article1*")
    else:
        (page_file,) = folder.glob(f"*-{form}.html")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(page_file.as_uri())
    if css:
        page.add_style_tag(content=css)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    return int(wide) - 390
