"""Archives (.docx, .epub) of the same bytes for the same files."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file: that of this moment would make other bytes of the same issue."""


def zipped(files: Mapping[str, bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """The files in an archive, in their order; those named in `stored` are not compressed."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            info = ZipInfo(name, THE_FIRST_DAY)
            info.external_attr = 0o644 << 16
            kind = ZIP_STORED if name in stored else ZIP_DEFLATED
            archive.writestr(info, data, compress_type=kind)
    return out.getvalue()
