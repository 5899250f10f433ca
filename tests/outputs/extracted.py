"""The text of every form, taken out by other means than those that wrote it."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

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
    """Every w:t of the text, as lxml finds them, then those of the notes."""
    (file,) = folder.glob("*.docx")
    with ZipFile(file) as archive:
        parts = [etree.fromstring(archive.read(f"word/{n}.xml")) for n in ("document", "footnotes")]
    return "".join(word.text or "" for part in parts for word in part.iter(f"{W}t"))


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
    return "".join(text for page in pages for text in page.find(body).itertext())


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
NOTES_LAST = {"docx"}
"""The forms that keep notes apart from the text."""
