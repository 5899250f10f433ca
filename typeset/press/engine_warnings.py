"""What WeasyPrint logs, turned into diagnostics with the places that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, Position

_PLACE = re.compile(r" at (\d+):(\d+)")
_UNLOADED = re.compile(r"Failed to load image at '([^']*)'")
_NO_GLYPH = ".notdef glyph rendered"


def sheet_warnings(messages: Iterable[str], sheet: Path) -> Iterator[Diagnostic]:
    """What was logged while `sheet` was parsed; a line and a column in it where they are given."""
    for message in messages:
        found = _PLACE.search(message)
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        yield _warning(message, Position(str(sheet), line, column))


def page_warnings(messages: Iterable[str], html: str, base: Path) -> Iterator[Diagnostic]:
    """What was logged while pages were laid out or drawn, each once.

    A picture's place is that of the block it stands in.  Characters without a glyph are not spoken
    of here: `glyphs` finds them, and where they stand.
    """
    for message in dict.fromkeys(messages):
        if message.startswith(_NO_GLYPH):
            continue
        picture = _UNLOADED.match(message)
        yield _warning(message, _picture_place(picture[1], html, base) if picture else None)


def _picture_place(url: str, html: str, base: Path) -> Position | None:
    name = url.removeprefix(f"{base.as_uri()}/")
    before = html.partition(f'src="{name}"')[0] if f'src="{name}"' in html else ""
    places = re.findall(r'data-source="([^"]*):(\d+)"', before)
    return Position(places[-1][0], int(places[-1][1])) if places else None


def _warning(message: str, position: Position | None) -> Diagnostic:
    return Diagnostic("press.engine", position, {"message": message}, severity="warning")
