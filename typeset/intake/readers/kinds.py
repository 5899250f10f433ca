"""What a file is: by its first bytes, and where these do not say, by its name."""

from __future__ import annotations

import io
import re
import zipfile

from typeset.intake.errors import refuse
from typeset.intake.readers.encodings import looks_like_utf16

PHOTOS = frozenset(
    ("jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp", "webp", "heic", "heif", "avif", "jfif")
)
"""Kinds that are pictures: they stand beside a text."""

_NAMES = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "html",
    "htm": "html", "xhtml": "html", "mht": "mail", "mhtml": "mail", "eml": "mail", "docx": "word",
    "docm": "word", "dotx": "word", "pdf": "pdf", "rtf": "rtf", "odt": "odt", "ott": "odt",
    "fodt": "odt", "xlsx": "sheet", "xlsm": "sheet", "zip": "zip", "doc": "old-word",
    "dot": "old-word", "wps": "old-word", "wpt": "old-word", "xls": "old-sheet",
    "et": "old-sheet", "ods": "other-sheet", "numbers": "other-sheet", "csv": "text",
    "ppt": "slides", "pptx": "slides", "dps": "slides", "key": "slides", "odp": "slides",
    "pages": "pages", "ofd": "ofd", "ceb": "ofd", "caj": "ofd", "rar": "archive",
    "7z": "archive", "gz": "archive", "tar": "archive", "tgz": "archive", "xz": "archive",
    "psd": "drawing", "ai": "drawing", "cdr": "drawing", "indd": "drawing", "eps": "drawing",
    "svg": "drawing", "emf": "drawing", "wmf": "drawing", "fh": "drawing", "fit": "drawing",
    "pub": "drawing", "vsd": "drawing", "vsdx": "drawing", "dwg": "drawing",
    "cr2": "raw-photo", "nef": "raw-photo", "arw": "raw-photo", "dng": "raw-photo",
    "mp4": "film", "mov": "film", "avi": "film", "wmv": "film", "mkv": "film", "mp3": "film",
    "m4a": "film", "wav": "film", "amr": "film", "aac": "film", "msg": "outlook", "pst": "outlook",
    "epub": "book", "mobi": "book", "azw3": "book", "exe": "program", "apk": "program",
    "dll": "program", "url": "shortcut", "lnk": "shortcut", "webloc": "shortcut",
}  # fmt: skip
"""Kinds by the ending of a file's name."""

READ = frozenset(
    ("text", "markdown", "html", "mail", "word", "pdf", "rtf", "odt", "sheet", "old-word")
)
"""Kinds that a reader makes text of."""

_REFUSED = {
    "old-sheet": "intake.is-old-sheet",
    "other-sheet": "intake.is-old-sheet",
    "slides": "intake.is-slides",
    "pages": "intake.is-pages",
    "ofd": "intake.is-ofd",
    "archive": "intake.is-archive",
    "drawing": "intake.is-drawing",
    "raw-photo": "intake.is-raw-photo",
    "film": "intake.is-film",
    "outlook": "intake.is-outlook",
    "book": "intake.is-book",
    "program": "intake.is-program",
    "shortcut": "intake.is-shortcut",
    "photo": "intake.is-photo",
    "zip": "intake.is-zip",
    "unknown": "intake.not-text",
}

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "packed"),
    (b"\xff\xd8\xff", "photo"),
    (b"\x89PNG\r\n\x1a\n", "photo"),
    (b"GIF8", "photo"),
    (b"II*\0", "photo"),
    (b"MM\0*", "photo"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"8BPS", "drawing"),
    (b"%!PS", "drawing"),
    (b"\xdb\xa5", "old-word"),
    (b"\xdc\xa5", "old-word"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"ID3", "film"),
)
_SPELT = (b"GIF8", b"Rar!", b"8BPS", b"MZ", b"ID3", b"RIFF", b"BM")
"""Beginnings that a text may have, too (`RIFFLES`, `MZ Motors`): such a file is no text only where
control characters follow."""
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x19\x1b-\x1f]")
_PARTS = (
    ("word/document", "word"),
    ("xl/workbook", "sheet"),
    ("word/styles", "word"),
    ("ppt/presentation", "slides"),
    ("OFD.xml", "ofd"),
    ("Index/Document.iwa", "pages"),
    ("index.apxl", "slides"),
    ("META-INF/container.xml", "book"),
)
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "other-sheet",
    b"application/vnd.oasis.opendocument.presentation": "slides",
    b"application/epub+zip": "book",
}
_CONTENTS = "META-INF/manifest.xml"
_LONGEST = 1 << 20
"""Bytes of a list of a package's parts; a thousand pictures take a fifth of it."""
_STREAMS = (
    ("WordDocument", "old-word"),
    ("Workbook", "old-sheet"),
    ("Book", "old-sheet"),
    ("PowerPoint Document", "slides"),
    ("__substg1.0_", "outlook"),
    ("EncryptedPackage", "locked"),
    ("MatOST", "old-works"),
)
_MAIL = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:From |(?:From|To|Subject|Date|Received|Return-Path|Message-ID|"
    rb"MIME-Version|X-[\w-]+|Content-Type|DKIM-Signature|Delivered-To): )",
    re.IGNORECASE,
)
_MAIL_FIELDS = re.compile(rb"^(?:MIME-Version|Content-Type|Message-ID|Received): ", re.I | re.M)
_HTML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", re.I)
_FLAT = re.compile(rb"\A\s*<\?xml[^>]*>[^<]*<office:document\s")
_FILM = (b"ftypqt", b"ftypisom", b"ftypmp4", b"ftypM4", b"ftyp3gp", b"ftypavc")


def ending(name: str) -> str:
    """The ending of a file's name, in small letters."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(name: str, data: bytes) -> str:
    """The kind of a file; `photo`, `zip`, a kind of READ, or one that is refused."""
    found = _by_bytes(data)
    by_name = "photo" if ending(name) in PHOTOS else _NAMES.get(ending(name), "")
    if found and not (found == "unknown" and by_name):
        return found
    if found:
        return by_name if by_name in _REFUSED else "word"
    if by_name in ("text", "markdown", "html", "mail", "shortcut"):
        return by_name
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_like_utf16(data)
    if b"\0" in data[:4096] and not wide:
        return by_name if by_name not in ("", "text", "markdown", "html", "mail") else "unknown"
    # Text under the name of something else is read as text; a Word file that is none is broken.
    return by_name if by_name and by_name not in ("old-word",) else "text"


def _by_bytes(data: bytes) -> str:
    if data.startswith(_SPELT) and not _CONTROL.search(data[:4096]):
        return ""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if kind == "packed":
        return _packed(data)
    if kind == "ole":
        return _in_ole(data)
    if not kind and data[4:8] == b"ftyp":
        return "film" if data[4:12].startswith(_FILM) else "photo"
    if not kind and data.startswith(b"RIFF"):
        return "photo" if data[8:12] == b"WEBP" else "film"
    if not kind and data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "photo"
    if not kind and _MAIL.match(data) and _MAIL_FIELDS.search(data[:8192]):
        return "mail"
    if not kind and _FLAT.match(data[:512]):
        return "odt"
    if not kind and _HTML.match(data[:512]):
        return "html"
    return kind


def _packed(data: bytes) -> str:
    """What a zip file holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = _MIMETYPES.get(archive.read("mimetype").strip(), "zip")
                return "locked" if _is_locked(archive) else kind
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return "word"  # its reader says that it is broken
    for part, kind in _PARTS:
        if any(name.startswith(part) for name in names):
            return kind
    return "zip"


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument package has a password (OpenDocument 1.3 part 2, 4.8.1)."""
    if _CONTENTS not in archive.namelist() or archive.getinfo(_CONTENTS).file_size > _LONGEST:
        return False
    return b":encryption-data" in archive.read(_CONTENTS)


def _in_ole(data: bytes) -> str:
    """What a compound file of Windows holds, by the names of its streams."""
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "unknown"


def refuse_kind(kind: str, name: str) -> Exception:
    """The error that names what a file is and says what to do."""
    if kind == "locked":
        return refuse("intake.locked-office", name)
    if kind == "old-works":
        return refuse("intake.is-works", name)
    return refuse(_REFUSED.get(kind, "intake.not-text"), name)
