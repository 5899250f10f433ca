"""The pages of this room and what they say of themselves, in both languages."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from typeset.outputs.edition import Edition


def template(name: str) -> Markup:
    """A page of this room, with braces for what is to be filled in."""
    return Markup(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def style_sheet(name: str) -> str:
    """A style sheet of this room, with the rules of text.css behind it."""
    sheets = (Path(__file__).with_name(each) for each in (name, "text.css"))
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


WORDS = {
    "print": ("打印版（PDF）", "For printing (PDF)"),
    "skip": ("跳到正文", "Skip to the text"),
    "copy": ("复制全文，再到公众号编辑器里粘贴", "Copy all, then paste it into the editor"),
    "picture": ("［图片：{}］", "[Picture: {}]"),
    "code": ("二维码", "QR code"),
    "copied": ("已复制", "Copied"),
    "pictures": ("没有随文贴上的图片，请在这里存下再上传", "Pictures, where pasting left them out"),
}  # fmt: skip
"""What forms say of themselves, in Chinese and in English."""


def words(edition: Edition, key: str) -> str:
    """A form's own words in the language of the issue."""
    return WORDS[key][0 if edition.chinese else 1]
