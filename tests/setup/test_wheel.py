"""The wheel holds layouts and fonts: an issue is compiled from it, away from the checkout."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from tests.reading import read
from tests.setup.conftest import ROOT, python
from typeset.faces.catalogue import checksums


def test_the_wheel_has_every_font_layout_and_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    fonts = {f"typeset/_data/fonts/{name}" for name in checksums()}
    layouts = {
        f"typeset/_data/layouts/{p.parent.name}/layout.yaml"
        for p in ROOT.glob("layouts/*/layout.yaml")
    }
    licences = {f"typeset/_data/fonts/licences/{p.name}" for p in ROOT.glob("fonts/licences/*.txt")}
    assert layouts
    assert (fonts | layouts | licences) - names == set()


def test_an_issue_is_compiled_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds" / "003-tonghua-3", tmp_path / "issue")
    where = "import typeset.files.resources as r; print(r.FONTS)"
    env = {"PYTHONPATH": str(installed)}
    assert python("-c", where, cwd=tmp_path, **env).strip() == str(
        installed / "typeset/_data/fonts"
    )
    python("-m", "typeset", "compile", "issue/issue.yaml", "-o", "out.pdf", cwd=tmp_path, **env)
    assert "通化工运信息" in read(tmp_path / "out.pdf")[0].lines[0].text


def test_the_doctor_is_content_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    said = python(
        "-m", "typeset", "doctor", cwd=tmp_path, PYTHONPATH=str(installed), TYPESET_LANG="en"
    )
    assert said.endswith("All is well.\n")
