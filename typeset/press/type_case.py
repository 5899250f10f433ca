"""The faces that a document is set with, ready for WeasyPrint: loaded once in a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from typeset import resources
from typeset.layout.fonts import FontSet
from typeset.press.fetcher import FolderFetcher


@dataclass(frozen=True)
class TypeCase:
    """The faces themselves, and the stylesheet that gives them to the roles."""

    configuration: FontConfiguration
    stylesheet: CSS


def type_case(fonts: FontSet) -> TypeCase:
    """The type case of `fonts`; the same one as long as no font file changes."""
    stamps = tuple((file, file.stat().st_mtime_ns) for file in fonts.files)
    return _type_case(fonts.css, stamps, tuple(face.path.parent for face in fonts.faces))


@lru_cache(maxsize=4)
def _type_case(css: str, stamps: object, folders: tuple[Path, ...]) -> TypeCase:
    configuration = FontConfiguration()
    fetcher = FolderFetcher({resources.FONTS, *folders})
    return TypeCase(configuration, CSS(string=css, url_fetcher=fetcher, font_config=configuration))
