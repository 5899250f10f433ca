"""The numbers by which a PDF's pages name the glyphs of a cut face.

While a page is drawn its text names the glyphs of the whole face; which of them a document uses is
known at its end.  So the text strings are written again when the page is: `[<00d5>-12<0311>] TJ` of
a face that keeps glyphs 3, 213 and 785 becomes `[<0002>-12<0003>] TJ`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import pydyf
from weasyprint.pdf.stream import Stream

if TYPE_CHECKING:
    from typeset.engine.stock import PdfValue

Codes = Mapping[bytes, bytes]
"""A glyph's number in the whole face -> its code in the cut one, both as hexadecimal digits."""


def codes(numbers: Mapping[int, int]) -> dict[bytes, bytes]:
    """Numbers in the whole face and their codes in the cut one, as a page's text writes them."""
    return {b"%04x" % number: b"%04x" % code for number, code in numbers.items()}


def stream_data(stream: Stream) -> bytes:
    """What is written of a page or a part of one (`Stream.data`): text in its faces' codes."""
    by_name = {
        b"/" + font.hash.encode(): font.codes
        for font in stream._fonts.values()
        if getattr(font, "codes", None)
    }
    parts = list(_recoded(stream.stream, by_name))
    written: bytes = pydyf.Stream(parts, stream.extra, stream.compress).data
    return written


def _recoded(parts: Iterable[PdfValue], by_name: Mapping[bytes, Codes]) -> Iterator[PdfValue]:
    known: Codes | None = None
    for part in parts:
        if type(part) is bytes:
            if part.endswith(b"] TJ"):
                yield _strings(part, known) if known else part
                continue
            if part.endswith(b" Tf"):
                known = by_name.get(part.split(b" ", 1)[0])
        yield part


def _strings(operator: bytes, known: Codes) -> bytes:
    """`[<00d5>-12<0311>] TJ` with the glyphs' codes for their numbers."""
    done, *strings = operator.split(b"<")
    pieces = [done]
    for string in strings:
        glyphs, move = string.split(b">")
        places = range(0, len(glyphs), 4)
        pieces += (b"<", *[known[glyphs[at : at + 4]] for at in places], b">", move)
    return b"".join(pieces)


STREAM_DATA = property(stream_data)
