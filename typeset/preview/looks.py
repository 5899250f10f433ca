"""What each page of a PDF looks like, as a digest: pages whose digest stays need not be shown anew.

The digest covers the page's content and the forms and pictures it draws, as they stand in the
file.  Font programs are left out, for their subset changes with every new character anywhere;
the caller's `salt` must change with the fonts.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1


def page_looks(pdf: bytes, salt: bytes = b"") -> tuple[str, ...]:
    """One digest a page, 32 hexadecimal digits, in page order."""
    document = PDFDocument(PDFParser(io.BytesIO(pdf)))
    return tuple(_digest(page, salt) for page in PDFPage.create_pages(document))


def _digest(page: PDFPage, salt: bytes) -> str:
    look = hashlib.blake2b(salt, digest_size=16)
    look.update(repr(page.mediabox).encode())
    contents = b"".join(resolve1(stream).get_data() for stream in page.contents)
    look.update(contents)
    for part in _drawn(page.resources, contents, set()):
        look.update(part)
    return look.hexdigest()


def _drawn(resources: Any, contents: bytes, seen: set[int | None]) -> Iterator[bytes]:
    """The data of every form, picture, pattern and mask that `contents` names, to any depth."""
    words = set(contents.replace(b"/", b" ").split())
    for kind in ("XObject", "Pattern", "Shading", "ExtGState"):
        for name, reference in sorted((resolve1(resources.get(kind)) or {}).items()):
            if name.encode() in words:
                yield from _data(resolve1(reference), seen)


def _data(thing: Any, seen: set[int | None]) -> Iterator[bytes]:
    if isinstance(thing, PDFStream):
        yield from _stream(thing, seen)
    elif isinstance(thing, dict):
        for key, value in sorted(thing.items()):
            yield str(key).encode()
            yield from _data(resolve1(value), seen)
    elif isinstance(thing, list):
        for value in thing:
            yield from _data(resolve1(value), seen)
    else:
        yield repr(thing).encode()


def _stream(stream: PDFStream, seen: set[int | None]) -> Iterator[bytes]:
    if stream.objid in seen:
        return
    seen.add(stream.objid)
    yield from _data({k: v for k, v in stream.attrs.items() if k != "Resources"}, seen)
    resources = resolve1(stream.attrs.get("Resources"))
    if resources is None:
        yield stream.get_rawdata() or b""
    else:
        yield stream.get_data()
        yield from _drawn(resources, stream.get_data(), seen)
