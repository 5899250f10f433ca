"""Lines set with the faces of the house, and fonts that an office might bring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from tests.reading import Sheet, read
from typeset import engine
from typeset.faces.fonts import load_fonts
from typeset.files.resources import FONTS

Proof = Callable[..., Sheet]
MakeFont = Callable[..., Path]

PAGE = """
@page { size: 600pt 400pt; margin: 20pt }
html { font: 20pt/30pt var(--font-body) }
body, p { margin: 0 }
"""


@pytest.fixture
def proof(tmp_path: Path) -> Proof:
    """Sets a body of HTML with all faces and reads its page back."""

    engine.stop()  # the faces themselves are looked at, not what we make of them

    def set_page(body: str, *, language: str = "zh-CN", css: str = "", fonts: str = "") -> Sheet:
        configuration = FontConfiguration()
        sheets = (fonts or load_fonts().css, PAGE, css)
        page = HTML(string=f'<html lang="{language}"><body>{body}</body></html>')
        page.write_pdf(
            tmp_path / "proof.pdf",
            stylesheets=[CSS(string=text, font_config=configuration) for text in sheets],
            font_config=configuration,
        )
        return read(tmp_path / "proof.pdf")[0]

    return set_page


@pytest.fixture
def make_font() -> MakeFont:
    """Writes a built-in face under another name and with another line box, as an office's own."""

    def make(target: Path, name: str, *, source: str = "latin.otf", ascent: int = 1200) -> Path:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TTFont(FONTS / source, recalcBBoxes=False) as font:
            for name_id in (1, 3, 4, 6, 16):
                font["name"].setName(name, name_id, 3, 1, 0x409)
            font["hhea"].ascent = font["OS/2"].sTypoAscender = ascent
            font.save(target)
        return target

    return make


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
