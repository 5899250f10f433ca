"""EPUB 3: an issue for e-readers, an article in each of its files."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from markupsafe import Markup

from typeset.layout.addresses import linked
from typeset.outputs.dress import Dress, Shown, by_class
from typeset.outputs.edition import Edition
from typeset.outputs.markup import MarkupWriter
from typeset.outputs.pictures import FittedPicture, PictureSource, picture_of
from typeset.outputs.templates import style_sheet, template
from typeset.outputs.zipped import zipped

WIDEST = 1400
"""Pixels: an e-reader of eight inches has about as many across."""
UNDATED = "2000-01-01T00:00:00Z"
"""EPUB asks for the time of the last change; that of this moment would make other bytes."""


def epub(edition: Edition) -> dict[str, bytes]:
    """The issue as an EPUB with navigation."""
    pictures: dict[PictureSource, FittedPicture] = {}

    def shown(source: PictureSource) -> Shown:
        picture = pictures.setdefault(source, picture_of(edition.root, source, WIDEST))
        number = list(pictures).index(source) + 1
        return Shown(f"picture{number}.{picture.ending}", picture.width, picture.height)

    writer = MarkupWriter(edition, Dress(_attributes, shown))
    pages = dict(_pages(edition, writer))
    names = _names_of_pictures(pictures)
    files: dict[str, bytes] = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/style.css": style_sheet("epub.css").encode(),
        "EPUB/nav.xhtml": _navigation(edition).encode(),
        "EPUB/package.opf": b"",
    }
    files |= {f"EPUB/{name}": page.encode() for name, page in pages.items()}
    files |= {f"EPUB/{name}": picture.data for name, picture in names.items()}
    digest = sha256(b"".join(files.values())).digest()
    files["EPUB/package.opf"] = _package(edition, list(pages), names, digest).encode()
    return {".epub": zipped(files, stored=frozenset({"mimetype"}))}


def _attributes(role: str) -> Markup:
    kinds = {"footnote": "footnote", "notes": "footnotes"}
    kind = kinds.get(role)
    more = Markup(' epub:type="{}"').format(kind) if kind else Markup("")
    return by_class(role) + more


def _names_of_pictures(pictures: dict[PictureSource, FittedPicture]) -> dict[str, FittedPicture]:
    return {f"picture{n}.{p.ending}": p for n, p in enumerate(pictures.values(), 1)}


def _file_of(number: int) -> str:
    return f"article{number}.xhtml"


def _pages(edition: Edition, writer: MarkupWriter) -> Iterator[tuple[str, Markup]]:
    """The files in the order of reading: the head, an article each, the foot."""
    if head := writer.masthead():
        yield "head.xhtml", _page(edition, Markup(linked(str(head))))
    for number, story in enumerate(edition.stories, 1):
        html = linked(str(writer.article(story)))
        yield _file_of(number), _page(edition, Markup(_between_files(edition, html)))
    if foot := writer.foot():
        yield "foot.xhtml", _page(edition, Markup(linked(str(foot))))


def _between_files(edition: Edition, html: str) -> str:
    """Links from one article to another lead to its file."""
    for number, story in enumerate(edition.stories, 1):
        html = html.replace(f'href="#{story.id}"', f'href="{_file_of(number)}#{story.id}"')
    return html


def _page(edition: Edition, inner: Markup) -> Markup:
    return template("epub.xhtml").format(edition.language, edition.title, inner)


def _navigation(edition: Edition) -> Markup:
    rows = Markup("\n").join(
        Markup('<li><a href="{}">{}</a></li>').format(_file_of(number), story.title)
        for number, story in enumerate(edition.stories, 1)
    )
    label = edition.contents_label
    inner = Markup('<nav epub:type="toc" id="toc"><h1>{}</h1>\n<ol>\n{}\n</ol></nav>')
    return _page(edition, inner.format(label, rows))


def _package(
    edition: Edition, pages: list[str], pictures: dict[str, FittedPicture], digest: bytes
) -> Markup:
    """The package document.  The book's identifier is made of what it says."""
    items = [
        Markup('<item id="nav" href="nav.xhtml" media-type="{}" properties="nav"/>').format(XHTML),
        Markup('<item id="style" href="style.css" media-type="text/css"/>'),
    ]
    items += [
        Markup('<item id="{}" href="{}" media-type="{}"/>').format(Path(name).stem, name, XHTML)
        for name in pages
    ]
    items += [
        Markup('<item id="{}" href="{}" media-type="{}"/>').format(
            Path(name).stem, name, picture.media_type
        )
        for name, picture in pictures.items()
    ]
    spine = [Markup('<itemref idref="{}"/>').format(Path(name).stem) for name in pages]
    issuer = edition.head.issuer if edition.head else ""
    creator = Markup("<dc:creator>{}</dc:creator>").format(issuer) if issuer else ""
    date = Markup("<dc:date>{}</dc:date>").format(edition.date) if edition.date else ""
    return template("epub.opf").format(
        language=edition.language,
        identifier=UUID(bytes=digest[:16], version=5).urn,
        title=edition.title,
        creator=creator,
        date=date,
        modified=UNDATED,
        items=Markup("\n").join(items),
        spine=Markup("\n").join(spine),
        features=Markup("\n").join(map(_feature, ("tableOfContents", "readingOrder"))),
    )


def _feature(name: str) -> Markup:
    return Markup('<meta property="schema:accessibilityFeature">{}</meta>').format(name)


XHTML = "application/xhtml+xml"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
