"""The text of every form, taken out by other means than those that wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of_txt(folder: Path) -> str:
    """All of it."""
    (file,) = folder.glob("*.txt")
    return file.read_text(encoding="utf-8")


def text_of_md(folder: Path) -> str:
    """What CommonMark makes of it; notes stand below their articles."""
    (file,) = folder.glob("*.md")
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.use(footnote_plugin, move_to_end=False, inline=False)
    said = []
    for token in reader.parse(file.read_text(encoding="utf-8")):
        said += [token.content] if token.type in ("fence", "code_block") else []
        said += [each.content for each in token.children or []]
    return "".join(said)


def text_of_docx(folder: Path) -> str:
    """Every w:t of the text and the words of pictures, as lxml finds them; then the notes."""
    (file,) = folder.glob("*.docx")
    with ZipFile(file) as archive:
        parts = [etree.fromstring(archive.read(f"word/{n}.xml")) for n in ("document", "footnotes")]
    said = (each for part in parts for each in part.iter(f"{W}t", DRAWN))
    return "".join((each.get("descr") if each.tag == DRAWN else each.text) or "" for each in said)


class Reader(HTMLParser):
    """The text of a page that is seen, in its order."""

    UNSEEN = ("head", "style", "script", "title", "button", "aside")
    EMPTY = ("br", "img", "hr", "meta", "link")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unseen: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        labels = ("skip", "to-print")
        hidden = tag in self.UNSEEN or about.get("class") in labels
        hidden = hidden or "display:none" in (about.get("style") or "")
        if tag not in self.EMPTY:
            self.unseen.append(hidden)
        elif tag == "img" and not any(self.unseen):
            self.words.append(about["alt"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY:
            self.unseen.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.unseen):
            self.words.append(data)


def text_of_html(html: str) -> str:
    """The text of a page."""
    reader = Reader()
    reader.feed(html)
    assert reader.unseen == [], "an element is not closed"
    return "".join(reader.words)


def text_of_web(folder: Path) -> str:
    """The page's text."""
    (file,) = folder.glob("*-web.html")
    return text_of_html(file.read_text(encoding="utf-8"))


def text_of_wechat(folder: Path) -> str:
    """The text of what is pasted."""
    (file,) = folder.glob("*-wechat.html")
    return text_of_html(file.read_text(encoding="utf-8"))


def text_of_email(folder: Path) -> str:
    """The text of the HTML part."""
    (file,) = folder.glob("*.eml")
    body = message_from_bytes(file.read_bytes(), policy=policy.default).get_body(("html",))
    return text_of_html(body.get_content())


def text_of_epub(folder: Path) -> str:
    """The text of the files of the spine, in its order."""
    (file,) = folder.glob("*.epub")
    with ZipFile(file) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        space = {"o": "http://www.idpf.org/2007/opf"}
        items = {i.get("id"): i.get("href") for i in package.iterfind(".//o:item", space)}
        names = [items[ref.get("idref")] for ref in package.iterfind(".//o:itemref", space)]
        pages = [etree.fromstring(archive.read(f"EPUB/{name}")) for name in names]
    body = "{http://www.w3.org/1999/xhtml}body"
    return "".join(text for page in pages for text in _words(page.find(body)))


def _words(element: etree._Element) -> Iterator[str]:
    """The text in an element; of a picture, its words."""
    yield element.get("alt") or element.text or ""
    for inner in element:
        yield from _words(inner)
        yield inner.tail or ""


READERS: dict[str, Callable[[Path], str]] = {
    "txt": text_of_txt,
    "md": text_of_md,
    "docx": text_of_docx,
    "web": text_of_web,
    "wechat": text_of_wechat,
    "email": text_of_email,
    "epub": text_of_epub,
}
"""For each form, a function from the folder of its files to all the text in its order."""
CONTENTS = {"web": True, "email": True, "wechat": False, "epub": False}
"""The forms that list their contents, or do not, whatever the layout does."""
TEXT_ONLY = {"txt", "md"}
"""The forms that have words in the place of pictures."""
NOTES_LAST = {"docx"}
"""The forms that keep notes apart from the text."""
