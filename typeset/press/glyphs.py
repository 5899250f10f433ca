"""Characters that the fonts lack: which they are, and where in the articles they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox

from typeset.diagnostics.problems import Diagnostic, Position, position_at
from typeset.diagnostics.reading import read_source
from typeset.faces.coverage import coverage
from typeset.faces.fonts import FontSet
from typeset.words.script import traditional_characters

_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_ANOTHER_SCRIPT = 20
"""Traditional characters that the faces lack: of that number they are no name or quotation."""

Places = dict[tuple[str, str], str | None]
"""Where a character stands first, by what there is to say of it."""
Texts = list[tuple[str, str | None]]
"""Pieces of text, each with the `data-source` of its block."""


def glyph_warnings(page_boxes: list[Any], fonts: FontSet, root: Path) -> Iterator[Diagnostic]:
    """A warning for each block with characters that no face has, or another role's face sets.

    Each character is named once, where it first stands.
    """
    used: defaultdict[tuple[str, ...], Texts] = defaultdict(list)
    for box in page_boxes:
        _gather(box, None, used)
    faces = {face.family: face.path for face in reversed(fonts.faces)}
    places: Places = {}
    for families, texts in used.items():
        paths = tuple(faces[family] for family in families if family in faces)
        for char, key in _lacking("".join(text for text, _ in texts), paths):
            if (key, char) not in places:
                places[key, char] = next(place for text, place in texts if char in text)
    traditional = _of_another_script(places)
    if traditional:
        first = places["press.substituted-glyph", traditional[0]]
        position = _position(traditional[0], first, root) if first else None
        yield Diagnostic("press.traditional-text", position, {}, severity="warning")
    blocks: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for (key, char), place in places.items():
        if key != "press.substituted-glyph" or char not in traditional:
            blocks[key, place].append(char)
    for (key, place), chars in blocks.items():
        yield _warning(key, chars, place, root)


def _of_another_script(places: Places) -> list[str]:
    """The characters of a Traditional text that Simplified faces lack; [] where it is none."""
    instead = [char for key, char in places if key == "press.substituted-glyph"]
    traditional = traditional_characters(instead)
    return traditional if len(traditional) >= _ANOTHER_SCRIPT else []


def _gather(box: Any, place: str | None, used: Mapping[tuple[str, ...], Texts]) -> None:
    if box.element is not None:
        place = box.element.get("data-source") or place
    if isinstance(box, TextBox):
        used[tuple(box.style["font_family"])].append((box.text, place))
        return
    for child in getattr(box, "children", ()):
        _gather(child, place, used)


def _lacking(text: str, paths: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Each character that is not in the first face, with what there is to say of it.

    Only 汉字 are worth a word where another face has them: signs and letters change face by design.
    """
    if not paths:
        return
    for char in _INVISIBLE.sub("", "".join(dict.fromkeys(text))):
        if char in coverage(paths[0]):
            continue
        if not any(char in coverage(path) for path in paths):
            yield char, "press.missing-glyph"
        elif _HAN.match(char) and char not in _first_with_han(paths):
            yield char, "press.substituted-glyph"


@lru_cache(maxsize=64)
def _first_with_han(paths: tuple[Path, ...]) -> frozenset[str]:
    """The face that sets the text's Chinese, with the complement that holds its rare characters."""
    found = [coverage(path) for path in paths]
    whole = next((has for has in found if "一" in has), frozenset())
    return whole.union(*(has for has in found if "一" not in has))


def _warning(key: str, chars: list[str], place: str | None, root: Path) -> Diagnostic:
    codes = ", ".join(f"U+{ord(char):04X}" for char in chars)
    details: dict[str, object] = {"char": "".join(chars), "code": codes}
    position = _position(chars[0], place, root) if place else None
    return Diagnostic(key, position, details, severity="warning")


def _position(char: str, place: str, root: Path) -> Position:
    """The first place of `char` in the source, from the line where its block begins."""
    start = position_at(place)
    source = read_source(root / start.file, start.file, [])
    if source is None:
        return start
    offset = source.text.find(char, source.offset(start.line))
    return source.position(offset) if offset >= 0 else start
