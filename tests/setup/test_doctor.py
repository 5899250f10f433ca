"""`typesetter doctor` and what is said on a machine that lacks a library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.setup.conftest import ROOT, Run
from typeset.faces.catalogue import checksums

SEED = ROOT / "seeds" / "003-tonghua-3" / "issue.yaml"


def test_all_is_well_here(typeset: Run) -> None:
    report = typeset("doctor")
    assert report.returncode == 0, report.stdout
    assert report.stdout.endswith("All is well.\n")


def test_it_names_every_part_with_its_version(typeset: Run) -> None:
    said = typeset("doctor").stdout
    for part in ("Python", "Pango", "HarfBuzz", "Fontconfig", "weasyprint"):
        line = next(line for line in said.splitlines() if f" {part} " in line)
        assert any(char.isdigit() for char in line)


def test_it_gives_each_face_with_its_checksum(typeset: Run) -> None:
    said = typeset("doctor").stdout
    for name, digest in checksums().items():
        assert any(name in line and digest[:16] in line for line in said.splitlines())


def test_it_speaks_chinese(typeset: Run) -> None:
    assert "一切就绪" in typeset("doctor", env={"TYPESET_LANG": "zh"}).stdout


def test_without_pango_it_says_what_is_missing_and_how_to_get_it(
    typeset: Run, without_pango: dict[str, str]
) -> None:
    report = typeset("doctor", env=without_pango)
    assert report.returncode == 1
    assert "✗ Pango" in report.stdout
    for way in ("apt-get install libpango-1.0-0", "dnf install pango", "brew install pango"):
        assert way in report.stdout


def test_without_pango_compile_says_so_in_one_sentence(
    typeset: Run, without_pango: dict[str, str], tmp_path: Path
) -> None:
    done = typeset("compile", SEED, "-o", tmp_path / "out.pdf", env=without_pango)
    assert done.returncode == 2
    assert done.stderr.startswith("error: a system library is missing: Pango")
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tmp_path / "out.pdf").exists()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the checkout, whose fonts a test may spoil."""
    for name in ("typeset", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    shutil.copy(ROOT / "requirements.lock", tmp_path / "copy")
    return tmp_path / "copy"


def test_a_font_that_was_changed_is_found(typeset: Run, copy: Path) -> None:
    with (copy / "fonts" / "kai.ttf").open("ab") as file:
        file.write(b"!")
    report = typeset("doctor", env={"PYTHONPATH": str(copy)})
    assert report.returncode == 1
    assert "✗ kai.ttf" in report.stdout and report.stdout.count("✗") == 1


def test_a_font_that_is_missing_is_found(typeset: Run, copy: Path) -> None:
    (copy / "fonts" / "song.otf").unlink()
    report = typeset("doctor", env={"PYTHONPATH": str(copy)})
    assert report.returncode == 1
    assert "✗ song.otf" in report.stdout and "git checkout fonts" in report.stdout


def test_a_package_that_is_missing_is_found(typeset: Run, copy: Path) -> None:
    with (copy / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("no-such-package==1.0\n")
    report = typeset("doctor", env={"PYTHONPATH": str(copy)})
    assert report.returncode == 1
    assert "✗ no-such-package" in report.stdout
