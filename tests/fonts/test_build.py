"""The faces can be built again out of the distribution's packages, to the byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.fonts.conftest import MakeFont
from tests.press.own_faces import subset
from typeset.diagnostics.problems import IssueError
from typeset.faces import cutting
from typeset.faces.build import fetch_all, make
from typeset.faces.catalogue import catalogue, checksums

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "fonts-dejavu-core"
FIT = """
import hashlib, sys
from pathlib import Path
from typeset.faces.fitted import fitted
print(hashlib.sha256(fitted(Path(sys.argv[1]), "body").read_bytes()).hexdigest())
"""


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder with one small package, as Debian 12 has it."""
    version = catalogue().packages[PACKAGE].version
    command = ["apt-get", "download", f"{PACKAGE}={version}"]
    try:
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        pytest.skip(f"this machine's apt-get has no {PACKAGE} {version}")
    return tmp_path


@pytest.mark.parametrize("name", ["mono.ttf", "last/symbols.ttf"])
def test_a_face_comes_out_of_its_package_the_same_to_the_byte(packages: Path, name: str) -> None:
    assert hashlib.sha256(make(name, packages)).hexdigest() == checksums()[name]


def test_a_package_that_is_not_the_one_named_is_refused(tmp_path: Path) -> None:
    for name in catalogue().packages:
        (tmp_path / f"{name}_1_all.deb").write_bytes(b"another")
    with pytest.raises(IssueError) as caught:
        fetch_all(tmp_path)
    assert {d.key for d in caught.value.diagnostics} == {"fonts.package-differs"}
    assert len(caught.value.diagnostics) == len(catalogue().packages)


def test_fitting_a_font_gives_the_same_bytes_in_another_process(
    tmp_path: Path, make_font: MakeFont
) -> None:
    font = make_font(tmp_path / "own.otf", "Own", source="song-bold.otf")
    digests = {
        subprocess.run(
            [sys.executable, "-c", FIT, font],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONHASHSEED": seed,
                "XDG_CACHE_HOME": str(tmp_path / seed),
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def middle(font: TTFont, char: str) -> float:
    """Where the middle of a character's ink is, in em from the left."""
    glyph = font["glyf"][font.getBestCmap()[ord(char)]]
    glyph.recalcBounds(font["glyf"])
    return float((glyph.xMin + glyph.xMax) / 2 / font["head"].unitsPerEm)


def moved(font: TTFont, char: str, scale: float, by: float) -> None:
    """Draw a character narrower, and `by` em further right."""
    name = font.getBestCmap()[ord(char)]
    glyph = font["glyf"][name]
    glyph.coordinates.scale((scale, 1))
    glyph.coordinates.translate((round(by * font["head"].unitsPerEm), 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = font["hmtx"][name][0], glyph.xMin


def test_a_mark_is_moved_to_where_chinese_type_has_it() -> None:
    font = subset("kai.ttf", " 甲！＋")
    moved(font, "！", 1, 0.5 - middle(font, "！"))
    cutting.set_full_width(font)
    assert middle(font, "！") == pytest.approx(0.25, abs=0.01)
    assert middle(font, "＋") == pytest.approx(0.5, abs=0.05)


def test_the_dots_of_an_ellipsis_stand_evenly_also_in_two_of_them() -> None:
    font = subset("kai.ttf", "甲…")
    moved(font, "…", 0.6, 0.2)
    cutting.spread_ellipsis(font)
    glyph = font["glyf"][font.getBestCmap()[ord("…")]]
    first, em = 0, font["head"].unitsPerEm
    dots = []
    for last in glyph.endPtsOfContours:
        across = [x for x, _ in glyph.coordinates[first : last + 1]]
        dots.append((min(across) + max(across)) / 2 / em)
        first = last + 1
    assert sorted(dots) == pytest.approx([1 / 6, 1 / 2, 5 / 6], abs=0.01)


def test_a_face_without_other_forms_keeps_its_own() -> None:
    font = subset("kai.ttf", "甲！")
    assert "GSUB" not in font
    before = font.getBestCmap()
    cutting.take_full_width_forms(font, frozenset("甲！"))
    assert font.getBestCmap() == before
