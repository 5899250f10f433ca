"""The web: an issue as one page for phones and screens, for eyes and for ears."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from typeset.layout.addresses import linked
from typeset.outputs.dress import Dress, Shown, by_class
from typeset.outputs.edition import Edition
from typeset.outputs.markup import MarkupWriter
from typeset.outputs.pictures import PictureSource, picture_of
from typeset.outputs.templates import style_sheet, template, words

WIDEST = 1600
"""Pixels: a screen of 800 points with two pixels to each."""


def web(edition: Edition) -> dict[str, bytes]:
    """The issue as one HTML file with its pictures inside it."""

    def shown(source: PictureSource) -> Shown:
        picture = picture_of(edition.root, source, WIDEST)
        return Shown(picture.data_address, picture.width, picture.height)

    writer = MarkupWriter(edition, Dress(by_class, shown))
    return {"-web.html": linked(str(_page(edition, writer))).encode()}


def description(edition: Edition) -> str:
    """What a preview of a link shows below the title: the headlines."""
    mark = "；" if edition.chinese else "; "
    return mark.join(story.title for story in edition.stories if story.headed)


def _page(edition: Edition, writer: MarkupWriter) -> Markup:
    to_print = date = Markup("")
    if edition.pdf:
        to_print = Markup('<p class="to-print"><a href="{}">{}</a></p>').format(
            quote(edition.pdf), words(edition, "print")
        )
    if edition.date:
        date = Markup('<meta property="article:published_time" content="{}">\n').format(
            edition.date
        )
    style = style_sheet("web.css").replace("#c00", edition.colour)
    style = style.replace("#ff8d7a", edition.night_colour)
    return template("web.html").format(
        language=edition.language,
        locale=edition.language.replace("-", "_"),
        title=edition.title,
        about=description(edition),
        date=date,
        style=Markup(style),
        skip=words(edition, "skip"),
        masthead=writer.masthead(),
        to_print=to_print,
        contents=writer.contents(),
        text=writer.text(),
    )
