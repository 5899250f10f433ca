"""The faces that a document is set with, ready for WeasyPrint: loaded once in a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from xml.sax.saxutils import escape

from weasyprint import CSS
from weasyprint.text.constants import FONTCONFIG_WEIGHT
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from typeset.layout.fonts import Face, FontSet

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
        self._folder = Path(mkdtemp(prefix="typeset-"))
        for number, face in enumerate(faces):
            self._add_file(face, self._folder / f"{number}{face.path.suffix}")
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.font_map))

    def _add_file(self, face: Face, link: Path) -> None:
        """One file may stand for faces of several roles, so each has a link of its own."""
        link.symlink_to(face.path)
        scanned = SCANNED.format(
            file=escape(str(link)),
            family=escape(face.family),
            slant=SLANTS[face.style],
            weight=FONTCONFIG_WEIGHT[face.weight],
        )
        fontconfig.FcConfigParseAndLoadFromMemory(self._config, scanned.encode(), True)
        fontconfig.FcConfigAppFontAddFile(self._config, bytes(link))
