"""An office's font, made to fit: one face, fixed, our line box, no Latin in a Chinese role."""

from __future__ import annotations

import hashlib
import os
import tempfile
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from typeset.faces.catalogue import catalogue
from typeset.files.cache import cache_folder, keep

# Part of a copy's name: counts up when the fitting changes.
_RECIPE = 2


def fitted(file: Path, role: str, weight: int = 400) -> Path:
    """A copy of `file` for `role`, made once and kept in the user's cache.

    Of a variable font it has `weight`; of a collection, the first face.

    Raises TTLibError or OSError when the file is no font or cannot be read.
    """
    data = file.read_bytes()
    digest = hashlib.sha256(f"{_RECIPE} {role} {weight} ".encode() + data).hexdigest()
    copy = _cache() / f"{digest[:32]}.font"
    if not copy.exists():
        keep(copy, _fit(data, role, weight))
    return copy


def _fit(data: bytes, role: str, weight: int) -> bytes:
    from typeset.faces import cutting as font_face  # slow to import, and seldom needed
    from typeset.faces.static import fix

    with TTFont(BytesIO(data), fontNumber=0, recalcBBoxes=False) as font:
        fix(font, weight)
        font_face.set_line_box(font)
        if is_chinese(role):
            font_face.forget(font, _latin(font))
        return font_face.save(font)


def is_chinese(role: str) -> bool:
    """Whether a Latin face stands beside the role's own, for the letters and digits."""
    return any(name.startswith("latin") for name in catalogue().roles[role].stack[1:])


def _latin(font: TTFont) -> frozenset[str]:
    from typeset.faces import repertoire

    own = frozenset(map(chr, font.getBestCmap()))
    western = frozenset(c for c in own if ord(c) < 0x250)
    return own - repertoire.chinese_share(own, western)


def _cache() -> Path:
    folder = cache_folder("fonts")
    if folder is None:
        folder = Path(tempfile.gettempdir()) / f"typeset-fonts-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder
