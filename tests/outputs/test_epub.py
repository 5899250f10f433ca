"""The EPUB: put together as e-readers ask for it; `benchmarks/outputs` runs epubcheck."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import make

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def book(samples: dict[str, Path]) -> ZipFile:
    return ZipFile(BytesIO(make(edition_of(load(samples["rich"])), "epub")[".epub"]))


def test_it_begins_with_its_kind(book: ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert book.read("mimetype") == b"application/epub+zip"


def test_the_package_lists_every_file(book: ZipFile) -> None:
    package = etree.fromstring(book.read("EPUB/package.opf"))
    listed = {f"EPUB/{item.get('href')}" for item in package.iter("{*}item")}
    inside = {name for name in book.namelist() if name.startswith("EPUB/")}
    assert listed == inside - {"EPUB/package.opf"}
    title = package.find(".//{http://purl.org/dc/elements/1.1/}title")
    assert title.text == "工会工作简报 第十二期"


def test_the_navigation_leads_to_every_article(book: ZipFile) -> None:
    nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
    places = [(a.get("href"), a.text) for a in nav.iter(f"{XHTML}a")]
    assert places == [("article1.xhtml", "“两会”之后怎么干"), ("article2.xhtml", "短讯")]


def test_notes_are_notes_and_links_lead_somewhere(book: ZipFile) -> None:
    page = etree.fromstring(book.read("EPUB/article1.xhtml"))
    ids = {each.get("id") for each in page.iter() if each.get("id")}
    links = [a.get("href") for a in page.iter(f"{XHTML}a")]
    assert {link[1:] for link in links if link.startswith("#")} <= ids
    kind = "{http://www.idpf.org/2007/ops}type"
    assert sum(each.get(kind) == "footnote" for each in page.iter()) == 3
