"""Windows metafiles (EMF, WMF): the bitmap that many of them only carry."""

from __future__ import annotations

import io
import struct

from PIL import Image

_EMF_BITMAPS = {81: 48, 80: 48, 76: 84, 77: 84, 114: 84}
"""EMF records that hold a bitmap -> where in the record its offsets stand ([MS-EMF] 2.3.1)."""
_WMF_BITMAPS = {0x0F43: 28, 0x0B41: 26, 0x0940: 22}
"""WMF records that hold a bitmap -> where in the record it begins ([MS-WMF] 2.3.1)."""
_LEAST = 64
"""A bitmap of fewer pixels is a pattern, not the picture."""


def bitmap_inside(data: bytes) -> bytes | None:
    """The largest bitmap inside a metafile, as PNG; None where it draws with lines and text."""
    try:
        found = _emf(data) if data[:4] == b"\x01\0\0\0" else _wmf(data)
        pictures = [picture for bitmap in found if (picture := _picture(bitmap)) is not None]
    except (struct.error, IndexError):
        return None
    if not pictures:
        return None
    largest = max(pictures, key=lambda picture: picture.width * picture.height)
    if largest.width * largest.height < _LEAST:
        return None
    target = io.BytesIO()
    largest.convert("RGB").save(target, "PNG")
    return target.getvalue()


def _emf(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):
            break
        if kind in _EMF_BITMAPS and size > _EMF_BITMAPS[kind] + 16:
            header, header_size, bits, bits_size = struct.unpack_from(
                "<IIII", data, at + _EMF_BITMAPS[kind]
            )
            if header_size and bits_size:
                record = data[at : at + size]
                found.append(
                    record[header : header + header_size] + record[bits : bits + bits_size]
                )
        at += size
    return found


def _wmf(data: bytes) -> list[bytes]:
    at = 22 if data[:4] == b"\xd7\xcd\xc6\x9a" else 0
    at += 2 * struct.unpack_from("<H", data, at + 2)[0]
    found = []
    while at + 6 <= len(data):
        size, kind = struct.unpack_from("<IH", data, at)
        if size < 3 or at + 2 * size > len(data):
            break
        if kind in _WMF_BITMAPS and 2 * size > _WMF_BITMAPS[kind] + 40:
            found.append(data[at + _WMF_BITMAPS[kind] : at + 2 * size])
        at += 2 * size
    return found


def _picture(bitmap: bytes) -> Image.Image | None:
    """A device-independent bitmap, opened with the file header that it lacks."""
    if len(bitmap) < 40:
        return None
    size, _, _, _, bits = struct.unpack_from("<IiiHH", bitmap, 0)
    compression, colours = (
        struct.unpack_from("<I", bitmap, 16)[0],
        struct.unpack_from("<I", bitmap, 32)[0],
    )
    table = 4 * (colours or (1 << bits if bits <= 8 else 0)) + (
        12 if compression == 3 and size == 40 else 0
    )
    head = b"BM" + struct.pack("<IHHI", 14 + len(bitmap), 0, 0, 14 + size + table)
    try:
        picture = Image.open(io.BytesIO(head + bitmap))
        picture.load()
    except (OSError, ValueError, SyntaxError):
        return None
    return picture
