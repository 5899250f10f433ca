"""What each page of a PDF looks like, as a digest: pages whose digest stays are not shown again.

The digest covers what the page draws and the forms and pictures that this names.  Font programs are
left out, for their subset changes with every new character anywhere; the `salt` must change with
the fonts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Dictionary, Object, Stream

DRAWN = ("XObject", "Pattern", "Shading", "ExtGState")
"""The kinds of resources that a page may draw, fonts apart."""


def page_looks(pdf: PDF, salt: bytes = b"") -> tuple[str, ...]:
    """One digest a page, 32 hexadecimal digits, in page order, of a PDF before it is written."""
    numbers = pdf.pages["Kids"][::3]  # each page is three words there: "12", "0", "R"
    return tuple(_digest(pdf, pdf.objects[number], salt) for number in numbers)


def _digest(pdf: PDF, page: Dictionary, salt: bytes) -> str:
    look = hashlib.blake2b(salt, digest_size=16)
    look.update(page["MediaBox"].data)
    content = _content(_resolved(pdf, page["Contents"]))
    look.update(content)
    for part in _drawn(pdf, page["Resources"], content, set()):
        look.update(part)
    return look.hexdigest()


def _drawn(pdf: PDF, resources: Any, content: bytes, seen: set[int]) -> Iterator[bytes]:
    """The data of every form, picture, pattern and mask that `content` names, to any depth."""
    words = set(content.split())
    resources = _resolved(pdf, resources)
    for kind in DRAWN:
        for name, thing in sorted((_resolved(pdf, resources.get(kind)) or {}).items()):
            if f"/{name}".encode() in words:
                yield from _data(pdf, _resolved(pdf, thing), seen)


def _data(pdf: PDF, thing: Any, seen: set[int]) -> Iterator[bytes]:
    if id(thing) in seen:
        return
    seen.add(id(thing))
    extra = thing.extra if isinstance(thing, Stream) else thing
    for key, value in extra.items():
        inner = _resolved(pdf, value)
        if key == "Resources":
            yield from _drawn(pdf, inner, _content(thing), seen)
        elif isinstance(inner, dict | Stream):
            yield from _data(pdf, inner, seen)
        else:
            yield str(key).encode() + _bytes(inner)
    if isinstance(thing, Stream):
        yield _content(thing)


def _content(stream: Stream) -> bytes:
    """What a stream says, before compression."""
    return b"\n".join(map(_bytes, stream.stream))


def _bytes(part: Any) -> bytes:
    if isinstance(part, Object):
        return bytes(part.data)
    return part if isinstance(part, bytes) else str(part).encode()


def _resolved(pdf: PDF, thing: Any) -> Any:
    """The object that a reference (b"12 0 R") means, or the thing itself."""
    if isinstance(thing, bytes) and thing.endswith(b" R"):
        return pdf.objects[int(thing.split()[0])]
    return thing
