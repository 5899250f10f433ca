"""The PDF's objects written with less work than pydyf takes for it.

What is written means the same; streams are compressed with another balance of time and size.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from typeset.engine.stock import PageStream, Pdf, PdfValue


def to_bytes(item: PdfValue) -> bytes:
    """What is written of `item`, the commonest kinds first: pydyf's `_to_bytes`."""
    if isinstance(item, bytes):
        return item
    kind = type(item)
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is int:
        return b"%d" % item
    if isinstance(item, float):
        return (str(int(item)) if item.is_integer() else f"{item:f}".rstrip("0")).encode("ascii")
    if isinstance(item, pydyf.Object):
        return item.data  # type: ignore[no-any-return]
    return str(item).encode("ascii")


def dictionary_data(dictionary: PdfValue) -> bytes:
    """The bytes of a dictionary: pydyf's `Dictionary.data`."""
    parts = [
        b"/%b %b" % (to_bytes(key), value if type(value) is bytes else to_bytes(value))
        for key, value in dictionary.items()
    ]
    return b"<<%b>>" % b"".join(parts)


def array_data(array: PdfValue) -> bytes:
    """The bytes of an array: pydyf's `Array.data`."""
    return b"[%b]" % b" ".join(map(to_bytes, array))


def stream_data(stream: PageStream) -> bytes:
    """The bytes of a stream object: pydyf's `Stream.data`."""
    content = b"\n".join(map(to_bytes, stream.stream))
    extra = pydyf.Dictionary(stream.extra)
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        content = _deflated(content)
    extra["Length"] = len(content)
    # A return at its end would be taken for part of the line end that follows: then it is whole.
    end = b"\r\n" if content.endswith(b"\r") else b"\n"
    return b"".join((extra.data, b"\nstream\n", content, end, b"endstream"))


def _deflated(content: bytes) -> bytes:
    """`content`, compressed in half of the time for 1 to 5 % more bytes."""
    compressor = zlib.compressobj(level=2)
    return compressor.compress(content) + compressor.flush()


def page_references(pdf: Pdf) -> tuple[bytes, ...]:
    """The references of all pages, made once: each tagged block of a document asks for them."""
    kids = pdf.pages["Kids"]
    made: tuple[bytes, ...] = pdf.__dict__.get("made_references", ())
    if len(made) * 3 != len(kids):
        made = pdf.made_references = tuple(f"{number} 0 R".encode() for number in kids[::3])
    return made


ARRAY_DATA = property(array_data)
DICTIONARY_DATA = property(dictionary_data)
STREAM_DATA = property(stream_data)
PAGE_REFERENCES = property(page_references)
