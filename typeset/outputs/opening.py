"""Whether the files of a form open: their parts are whole, and all that they name is in them."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
NAMES = ("src", "href")
"""Attributes that name another part of an EPUB."""


def damages(ending: str, data: bytes) -> Iterator[str]:
    """What is wrong in a file of a form (`.docx`, `.epub`, `.eml`), by the name of its part."""
    if ending in (".docx", ".epub"):
        yield from _in_package(data)
    if ending == ".epub":
        yield from _in_book(data)
    if ending == ".eml":
        yield from _in_message(data)


def _in_package(data: bytes) -> Iterator[str]:
    """Parts that are no XML; a package that cannot be unpacked."""
    try:
        with ZipFile(BytesIO(data)) as package:
            broken = package.testzip()
            parts = {name: package.read(name) for name in package.namelist() if name != broken}
    except BadZipFile:
        yield "zip"
        return
    if broken:
        yield broken
    for name, part in parts.items():
        if PurePosixPath(name).suffix in (".xml", ".rels", ".xhtml", ".opf"):
            try:
                etree.fromstring(part, PARSER)
            except etree.XMLSyntaxError:
                yield name


def _in_book(data: bytes) -> Iterator[str]:
    """Places of an EPUB that its pages lead to, and that are not there (EPUB 3.3, 3.3 and 5.3)."""
    try:
        with ZipFile(BytesIO(data)) as book:
            pages = {
                name.removeprefix("EPUB/"): etree.fromstring(book.read(name), PARSER)
                for name in book.namelist()
                if PurePosixPath(name).suffix in (".xhtml", ".opf")
            }
            parts = {name.removeprefix("EPUB/") for name in book.namelist()}
    except (BadZipFile, etree.XMLSyntaxError):
        return  # said already
    places = {
        name: {e.get("id") for e in page.iter() if e.get("id")} for name, page in pages.items()
    }
    for name, page in pages.items():
        for address in (e.get(key) for e in page.iter() for key in NAMES):
            if address and ":" not in address:
                file, _, place = unquote(address).partition("#")
                if (file or name) not in parts or (place and place not in places[file or name]):
                    yield f"{name} → {address}"


def _in_message(data: bytes) -> Iterator[str]:
    """Pictures of a mail that its HTML shows, and that are none of its parts (RFC 2392)."""
    message = message_from_bytes(data, policy=policy.default)
    parts = {str(part["Content-ID"]).strip("<>") for part in message.walk()}
    body = message.get_body(("html",))
    if body is None:
        yield "html"
        return
    page = etree.HTML(body.get_content())
    for address in (image.get("src") or "" for image in page.iter("img")):
        if address.startswith("cid:") and unquote(address[4:]) not in parts:
            yield address
