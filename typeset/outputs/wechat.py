"""The public account (公众号): an article to paste, a cover, and the issue as one long picture.

What is pasted has inline styles alone: the account's editor takes out scripts, style sheets,
classes, ids and links that lead outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from typeset.layout.wording import ems
from typeset.outputs.drawn import drawn, without_foot
from typeset.outputs.dress import Dress, Shown, by_class
from typeset.outputs.edition import Edition
from typeset.outputs.inline_styles import ACCOUNT, InlineStyles
from typeset.outputs.markup import MarkupWriter
from typeset.outputs.pictures import FittedPicture, PictureSource, picture_of
from typeset.outputs.templates import template, words

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST = 1080
"""Pixels: the editor makes wider pictures as wide."""
MOST_TITLE, MOST_TEXT = 64, 50_000
"""Characters that the editor takes."""
BRACKETED = {"ruby": "span", "rt": "span", "rp": "span"}
"""A reading stands in brackets behind its text."""
SECTION = BRACKETED | {
    "article": "section", "header": "section", "footer": "section", "nav": "section",
    "figure": "section", "div": "section", "figcaption": "p",
}  # fmt: skip
"""The editor keeps sections and paragraphs."""
COVER = Path(__file__).with_name("cover.css")
LONG = Path(__file__).with_name("long.css")
LONG_MARGIN = 40
MOST_SHEETS = 8
"""Sheets of 8,000 pixels in one long picture: a JPEG is 65,535 pixels high at most."""
NAME_SIZE, ABOUT_SIZE, FIRST_SIZE, NAMELESS_SIZE = 76.0, 26.0, 32.0, 56.0
"""Pixels, of the cover's lines; smaller where a line would not hold them."""
COVER_WIDTH = 740.0


def wechat(edition: Edition) -> dict[str, bytes]:
    """The page with the article and a button that copies it; the cover; the long picture."""
    pictures: dict[PictureSource, FittedPicture] = {}

    def shown(source: PictureSource) -> Shown:
        picture = pictures.setdefault(source, picture_of(edition.root, source, WIDEST))
        return Shown(picture.data_address, picture.width, picture.height)

    styles = InlineStyles(ACCOUNT, edition.colour, edition.chinese)
    writer = MarkupWriter(edition, Dress(styles, shown, SECTION, links=False, anchors=False))
    article = writer.masthead() + writer.text()
    saved = Markup("\n").join(
        Markup('<a href="{0}" download="{1}"><img src="{0}" alt="{1}"></a>').format(
            picture.data_address, f"{edition.name}-{number}.{picture.ending}"
        )
        for number, picture in enumerate(pictures.values(), 1)
    )
    page = template("wechat.html").format(
        language=edition.language,
        title=edition.title,
        copy=words(edition, "copy"),
        copied=words(edition, "copied"),
        article=article,
        pictures=Markup("<h2>{}</h2>\n{}").format(words(edition, "pictures"), saved)
        if saved
        else "",
    )
    long = {
        f"-wechat-long{'' if number == 1 else f'-{number}'}.jpg": _jpeg(picture)
        for number, picture in enumerate(long_pictures(edition), 1)
    }
    return {
        "-wechat.html": page.encode(),
        "-wechat-cover.jpg": _jpeg(cover(edition)),
        **long,
    }


def cover(edition: Edition) -> Image:
    """The cover, 900 × 383 pixels: whose issue it is, and its first headline."""
    head = edition.head
    name = (head.name or head.issuer) if head else ""
    about = " ".join(filter(None, (head.number, head.date))) if head else ""
    first = edition.stories[0]
    lines = (
        ("name", name, NAME_SIZE, 1),
        ("about", about, ABOUT_SIZE, 1),
        ("first", first.title if first.headed else "", FIRST_SIZE if name else NAMELESS_SIZE, 2),
    )
    inner = Markup("\n").join(
        Markup('<p class="{}" style="font-size: {:.1f}px">{}</p>').format(
            role, min(size, COVER_WIDTH * rows / ems(text)), text
        )
        for role, text, size, rows in lines
        if text
    )
    (image, *_) = drawn(edition, _html(edition, inner), COVER)
    return image


def long_pictures(edition: Edition) -> Iterator[Image]:
    """The issue as one picture, 750 pixels wide, where no page can be sent; several if long."""

    def shown(source: PictureSource) -> Shown:
        picture = picture_of(edition.root, source, WIDEST)
        return Shown(picture.data_address, picture.width, picture.height)

    dress = Dress(by_class, shown, BRACKETED, links=False, anchors=False, counters=True)
    writer = MarkupWriter(edition, dress)
    html = _html(edition, writer.masthead() + writer.text())
    sheets = [without_foot(each, 0) for each in drawn(edition, html, LONG)]
    for first in range(0, len(sheets), MOST_SHEETS):
        yield _below_one_another(sheets[first : first + MOST_SHEETS])


def _below_one_another(sheets: Sequence[Image]) -> Image:
    """The sheets as one picture, with a margin at its foot."""
    from PIL import Image as Images

    height = sum(each.height for each in sheets) + LONG_MARGIN
    whole = Images.new("RGB", (sheets[0].width, height), "white")
    below = 0
    for sheet in sheets:
        whole.paste(sheet, (0, below))
        below += sheet.height
    return whole


def _html(edition: Edition, inner: Markup) -> str:
    page = (
        '<!DOCTYPE html><html lang="{}" style="--red: {}"><head><title>{}</title></head>{}</html>'
    )
    body = Markup("<body>{}</body>").format(inner)
    return str(Markup(page).format(edition.language, edition.colour, edition.title, body))


def _jpeg(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()
