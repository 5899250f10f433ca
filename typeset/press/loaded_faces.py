"""The faces that a document is set with, ready for WeasyPrint: loaded once in a process."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

from weasyprint import CSS
from weasyprint.text.constants import FONTCONFIG_WEIGHT
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from typeset.engine.fontconfig import without_machine_fonts
from typeset.faces.fonts import Face, FontSet
from typeset.files.cache import cache_folder, private_folder

# What fontconfig takes for a face when it reads its file: the names of the role, not of the file.
SCANNED = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="scan"><test name="file" compare="eq"><string>{file}</string></test>
<edit name="family" mode="prepend"><string>{family}</string></edit>
<edit name="slant" mode="assign_replace"><const>{slant}</const></edit>
<edit name="weight" mode="assign_replace"><int>{weight}</int></edit></match></fontconfig>"""
SLANTS = {"normal": "roman", "italic": "italic"}


@dataclass(frozen=True)
class LoadedFaces:
    """The faces themselves, and the stylesheet that gives them to the roles."""

    configuration: FontConfiguration
    stylesheet: CSS


def loaded_faces(fonts: FontSet) -> LoadedFaces:
    """The faces of `fonts`; the same object as long as no font file changes."""
    stamps = tuple((file, file.stat().st_mtime_ns) for file in fonts.files)
    return _loaded_faces(fonts.faces, fonts.variables, stamps)


@lru_cache(maxsize=4)
def _loaded_faces(faces: tuple[Face, ...], variables: str, stamps: object) -> LoadedFaces:
    configuration = _FaceConfiguration()
    configuration.add_files(faces)
    return LoadedFaces(configuration, CSS(string=variables))


class _FaceConfiguration(FontConfiguration):  # type: ignore[misc]
    """Faces that are used where they stand instead of being copied, and no font of the machine."""

    def __init__(self) -> None:
        with without_machine_fonts():  # Pango takes any font that it knows for what no face has
            super().__init__()

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
    """A name of its own for the file of `face`: one file may stand for faces of several roles.

    A link that leads elsewhere than its name says is made again.
    """
    role = f"{face.path}\0{face.family}\0{face.style}\0{face.weight}"
    name = f"{sha256(role.encode()).hexdigest()[:32]}{face.path.suffix}"
    folder = cache_folder("faces")
    if folder:
        with suppress(OSError):
            return _right_link(folder / name, face.path)
    return _right_link(private_folder() / name, face.path)


def _right_link(link: Path, target: Path) -> Path:
    with suppress(OSError):
        if link.readlink() == target:
            return link
    beside = link.with_name(f".{os.getpid()}-{link.name}")
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    return beside.replace(link)
