"""What an issue lacks for a standard, reported with the places where it is to be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

from typeset.diagnostics.problems import Diagnostic, Position, about_file
from typeset.files.resources import FONTS
from typeset.press.pages import Pages
from typeset.press.standards import Standard

_PICTURE = re.compile(r"<img\b[^>]*>")
_PLACE = re.compile(r'data-source="([^"]*):(\d+)"')
_ALTERNATIVE = re.compile(r'\balt\s*=\s*("[^"]*"|\'[^\']*\'|\S)')
_LANGUAGE = re.compile(r'<html\b[^>]*\blang\s*=\s*["\']?\w')
_TITLE = re.compile(r"<title[^>]*>\s*[^<\s]")

# OS/2, fsType: the licence forbids embedding, subsetting, or embedding outlines.
_FORBIDDEN = {0x0002: "restricted", 0x0100: "no-subsetting", 0x0200: "bitmap-only"}
_RIGHTS = 0x000F


def lacking(pages: Pages, standard: Standard) -> Iterator[Diagnostic]:
    """What the composed issue lacks: alternative texts, the language, the title."""
    html = pages.source.html
    details: dict[str, object] = {"standard": standard.title}
    layout = str(pages.source.stylesheets[-1].parent / "page.html.j2")
    if standard.tagged and not _LANGUAGE.search(html):
        yield about_file(layout, "press.standard-language", details)
    if not _TITLE.search(html):
        yield about_file(layout, "press.standard-title", details)
    if standard.tagged:
        yield from _pictures_without_words(html, details)


def _pictures_without_words(html: str, details: dict[str, object]) -> Iterator[Diagnostic]:
    """Pictures without `alt`; an empty one says that the picture is an ornament."""
    for picture in _PICTURE.finditer(html):
        if not _ALTERNATIVE.search(picture[0]):
            found = [*_PLACE.finditer(html, 0, picture.end())]
            place = Position(unescape(found[-1][1]), int(found[-1][2])) if found else None
            yield Diagnostic("press.standard-alt", place, details, hint="press.hint-standard-alt")


def unembeddable(pages: Pages, standard: Standard) -> Iterator[Diagnostic]:
    """The faces among those drawn with that may not be embedded, or not in part.

    Asked once the pages are drawn, for only then are the faces known.
    """
    used = {font.family for font in pages.document.fonts.values()}
    files = (face.file for face in pages.source.fonts.faces if face.family in used)
    for file in sorted(set(files)):
        if not file.is_relative_to(FONTS) and (right := _forbidden(file)):
            details: dict[str, object] = {"standard": standard.title, "name": file.name}
            key = f"press.standard-face-{right}"
            yield about_file(str(file), key, details, hint="press.hint-standard-face")


def _forbidden(file: Path) -> str | None:
    """What the licence in a font's file forbids (OpenType, OS/2, fsType)."""
    try:
        with TTFont(file, lazy=True, fontNumber=0) as font:
            rights: Any = font["OS/2"].fsType if "OS/2" in font else 0
    except (OSError, TTLibError):
        return None
    if rights & _RIGHTS == 0x0002:
        return _FORBIDDEN[0x0002]
    return next((word for bit, word in _FORBIDDEN.items() if bit > _RIGHTS and rights & bit), None)
