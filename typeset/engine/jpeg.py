"""A JPEG's bytes without what does not belong on a printed page: camera, place, thumbnails."""

from __future__ import annotations

import re

_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # a marker that ends a scan's coded data
_SCAN, _END = 0xDA, 0xD9
_KEPT = {*range(0xC0, 0xE1), 0xEE}
"""What decoding needs (ISO/IEC 10918-1); APP0 and APP14 (JFIF, Adobe) say how colours are coded."""


def bare(data: bytes) -> bytes | None:
    """The same picture without other APP segments and comments, and without what follows it.

    None where the bytes are not those of a whole JPEG.
    """
    parts, at = [data[:2]], 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            following = _NEXT.search(data, end)
            if following is None:
                return None
            end = following.start()
        if marker in _KEPT:
            parts.append(data[at:end])
        at = end
        if data[at : at + 2] == bytes((0xFF, _END)):
            return b"".join((*parts, data[at : at + 2]))
    return None
