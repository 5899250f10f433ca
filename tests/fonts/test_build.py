"""The faces can be built again out of the distribution's packages, to the byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fonts.conftest import MakeFont
from typeset.diagnostics.problems import IssueError
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
