"""The PDF's objects written with less work than pydyf takes for it.

What is written means the same; streams are compressed with another balance of time and size.
"""

from __future__ import annotations

import zlib
from typing import Any

import pydyf


def stream_data(stream: Any) -> bytes:
    """The bytes of a stream object: pydyf's `Stream.data`."""
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    extra = pydyf.Dictionary(stream.extra)
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        content = _deflated(content, outlines=stream.extra.get("Subtype") == "/OpenType")
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def _deflated(content: bytes, outlines: bool) -> bytes:
    """Outlines in CFF hardly repeat themselves, so only runs of one byte are looked for in them:
    5 % more bytes in a quarter of the time."""
    strategy = zlib.Z_RLE if outlines else zlib.Z_DEFAULT_STRATEGY
    compressor = zlib.compressobj(strategy=strategy)
    return compressor.compress(content) + compressor.flush()


def page_references(pdf: Any) -> tuple[bytes, ...]:
    """The references of all pages, made once: each tagged block of a document asks for them."""
    kids = pdf.pages["Kids"]
    made: tuple[bytes, ...] = pdf.__dict__.get("made_references", ())
    if len(made) * 3 != len(kids):
        made = pdf.made_references = tuple(f"{number} 0 R".encode() for number in kids[::3])
    return made


PARTS = (
    (pydyf.Stream, "data", property(stream_data)),
    (pydyf.PDF, "page_references", property(page_references)),
)
