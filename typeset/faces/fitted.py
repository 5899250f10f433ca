"""An office's font, made to fit: one face, fixed, our line box, no Latin in a Chinese role."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from typeset.faces.catalogue import catalogue
from typeset.files.atomic import keep
from typeset.files.cache import cache_folder, private_folder

# Part of a copy's name: counts up when the fitting changes.
_RECIPE = 2


def fitted(file: Path, role: str, weight: int = 400) -> Path:
    """A copy of `file` for `role`, made once and kept in the user's cache.

    Of a variable font it has `weight`; of a collection, the first face.

    Raises TTLibError or OSError when the file is no font or cannot be read.
    """
    data = file.read_bytes()
    key = hashlib.sha256(f"{_RECIPE} {role} {weight} ".encode() + data).hexdigest()[:32]
    folder = cache_folder("fonts")
    if folder and (whole := _whole(folder, key)):
        return whole
    copy = _fit(data, role, weight)
    name = f"{key}-{hashlib.sha256(copy).hexdigest()}.font"
    if folder and keep(folder / name, copy):
        return folder / name
    (private_folder() / name).write_bytes(copy)
    return private_folder() / name


def _whole(folder: Path, key: str) -> Path | None:
    """The copy that was kept, if it still has the digest that its name gives."""
    for copy in sorted(folder.glob(f"{key}-*.font")):
        with suppress(OSError):
            if copy.stem == f"{key}-{hashlib.sha256(copy.read_bytes()).hexdigest()}":
                return copy
    return None


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
    from typeset.faces import character_sets

    own = frozenset(map(chr, font.getBestCmap()))
    western = frozenset(c for c in own if ord(c) < 0x250)
    return own - character_sets.chinese_share(own, western)
