"""The text of every form, taken out by other means than those that wrote it."""

from __future__ import annotations

from collections.abc import Callable
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


READERS: dict[str, Callable[[Path], str]] = {
    "txt": text_of_txt,
    "md": text_of_md,
    "docx": text_of_docx,
}
"""For each form, a function from the folder of its files to all the text in its order."""
CONTENTS: dict[str, bool] = {}
"""The forms that list their contents whatever the layout does."""
NOTES_LAST = {"docx"}
"""The forms that keep notes apart from the text."""
