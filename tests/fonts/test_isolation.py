"""No font of the machine is ever used: proved on a machine that has fonts, and one without."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.fonts.conftest import MakeFont
from tests.reading import read

ROOT = Path(__file__).resolve().parents[2]
USE_IT = """
import sys
from contextlib import nullcontext
from typeset.engine.fontconfig import without_machine_fonts
with without_machine_fonts() if sys.argv[1] == "isolated" else nullcontext():
    from weasyprint import HTML
    HTML(string='<p style="font-family: Machine Face">★</p>').write_pdf(sys.argv[2])
"""
SMILE = "😀"


@pytest.fixture
def machine(tmp_path: Path, make_font: MakeFont) -> dict[str, str]:
    """The environment of a machine on which the font “Machine Face” is installed."""
    make_font(tmp_path / "installed" / "machine.otf", "Machine Face", source="song.otf")
    return with_fonts_in(tmp_path / "installed", tmp_path)


@pytest.fixture
def smiling(tmp_path: Path, machine: dict[str, str]) -> dict[str, str]:
    """The same, where that font has a character that none of our faces has."""
    with TTFont(tmp_path / "installed" / "machine.otf") as font:
        for table in font["cmap"].tables:
            if table.format == 12:
                table.cmap[ord(SMILE)] = table.cmap[ord("笑")]
        font.save(tmp_path / "installed" / "machine.otf")
    return machine


def with_fonts_in(folder: Path, tmp_path: Path) -> dict[str, str]:
    configuration = tmp_path / f"{folder.name}.conf"
    configuration.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(configuration), "PYTHONPATH": str(ROOT)}


def python(*arguments: str | Path, env: dict[str, str]) -> None:
    subprocess.run([sys.executable, *arguments], env=env, check=True, capture_output=True)


def fonts_in(path: Path) -> set[str]:
    return {glyph.font for glyph in read(path)[0].glyphs}


def digest_of_seed(target: Path, env: dict[str, str]) -> str:
    seed = ROOT / "seeds" / "003-tonghua-3" / "issue.yaml"
    python("-m", "typeset", "compile", seed, "-o", target, env=env)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def test_a_font_of_the_machine_is_not_used_though_asked_for_by_name(
    tmp_path: Path, machine: dict[str, str]
) -> None:
    python("-c", USE_IT, "isolated", tmp_path / "page.pdf", env=machine)
    assert fonts_in(tmp_path / "page.pdf") == {"Typeset-Symbols"}


def test_without_the_isolation_it_would_be_used(tmp_path: Path, machine: dict[str, str]) -> None:
    python("-c", USE_IT, "open", tmp_path / "page.pdf", env=machine)
    assert fonts_in(tmp_path / "page.pdf") == {"Machine-Face"}


def test_the_same_pdf_with_fonts_installed_and_without(
    tmp_path: Path, machine: dict[str, str]
) -> None:
    (tmp_path / "empty").mkdir()
    bare = with_fonts_in(tmp_path / "empty", tmp_path)
    assert digest_of_seed(tmp_path / "a.pdf", machine) == digest_of_seed(tmp_path / "b.pdf", bare)


def test_no_font_of_the_machine_stands_in_for_what_our_faces_lack(
    tmp_path: Path, smiling: dict[str, str]
) -> None:
    (tmp_path / "a.md").write_text(f"他说{SMILE}很好。\n", encoding="utf-8")
    (tmp_path / "issue.yaml").write_text("articles: [a.md]\n", encoding="utf-8")
    python("-m", "typeset", "compile", tmp_path, "-o", tmp_path / "page.pdf", env=smiling)
    assert "Machine-Face" not in fonts_in(tmp_path / "page.pdf")


def test_control_without_the_isolation_it_would_stand_in(
    tmp_path: Path, smiling: dict[str, str]
) -> None:
    use = USE_IT.replace("★", SMILE).replace("Machine Face", "Typeset Song")
    python("-c", use, "open", tmp_path / "page.pdf", env=smiling)
    assert fonts_in(tmp_path / "page.pdf") == {"Machine-Face"}
