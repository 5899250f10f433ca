"""The faces that a document is set with, ready for WeasyPrint: loaded once in a process."""

from __future__ import annotations

import atexit
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from xml.sax.saxutils import escape

from weasyprint import CSS
from weasyprint.text.constants import FONTCONFIG_WEIGHT
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from typeset.faces.fonts import Face, FontSet
from typeset.files.cache import cache_folder

# What fontconfig is told of a face when it reads its file: the names of the role, not of the file.
SCANNED = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="scan"><test name="file" compare="eq"><string>{file}</string></test>
<edit name="family" mode="prepend"><string>{family}</string></edit>
<edit name="slant" mode="assign_replace"><const>{slant}</const></edit>
<edit name="weight" mode="assign_replace"><int>{weight}</int></edit></match></fontconfig>"""
SLANTS = {"normal": "roman", "italic": "italic"}


@dataclass(frozen=True)
class TypeCase:
    """The faces themselves, and the stylesheet that gives them to the roles."""

    configuration: FontConfiguration
    stylesheet: CSS


def type_case(fonts: FontSet) -> TypeCase:
    """The type case of `fonts`; the same one as long as no font file changes."""
    stamps = tuple((file, file.stat().st_mtime_ns) for file in fonts.files)
    return _type_case(fonts.faces, fonts.variables, stamps)


@lru_cache(maxsize=4)
def _type_case(faces: tuple[Face, ...], variables: str, stamps: object) -> TypeCase:
    configuration = _FaceConfiguration()
    configuration.add_files(faces)
    return TypeCase(configuration, CSS(string=variables))


class _FaceConfiguration(FontConfiguration):  # type: ignore[misc]
    """WeasyPrint's fonts, and faces that are used where they stand instead of being copied."""

    def add_files(self, faces: Iterable[Face]) -> None:
        """Add `faces`, as `@font-face` rules would."""
        for face in faces:
            self._add_file(face, _link(face))
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.font_map))

    def _add_file(self, face: Face, link: Path) -> None:
        scanned = SCANNED.format(
            file=escape(str(link)),
            family=escape(face.family),
            slant=SLANTS[face.style],
            weight=FONTCONFIG_WEIGHT[face.weight],
        )
        fontconfig.FcConfigParseAndLoadFromMemory(self._config, scanned.encode(), True)
        fontconfig.FcConfigAppFontAddFile(self._config, bytes(link))


def _link(face: Face) -> Path:
    """A name of its own for the file of `face`: one file may stand for faces of several roles."""
    role = f"{face.path}\0{face.family}\0{face.style}\0{face.weight}"
    link = _links() / f"{sha256(role.encode()).hexdigest()[:32]}{face.path.suffix}"
    with suppress(FileExistsError):  # its name says what it leads to
        link.symlink_to(face.path)
    return link


@cache
def _links() -> Path:
    """The folder of links: in the user's cache, or in one that goes when the process ends."""
    if kept := cache_folder("faces"):
        return kept
    folder = Path(mkdtemp(prefix="typeset-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder
