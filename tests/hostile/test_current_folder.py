"""Started in a stranger's folder, no module of his is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.hostile.conftest import MakeIssue
from tests.setup.conftest import ROOT

STRANGERS = ("yaml", "click", "pypdfium2", "PIL", "resource", "weasyprint")


@pytest.fixture
def folder(make_issue: MakeIssue, tmp_path: Path) -> Path:
    """An issue and a PDF; each module that lies there leaves a mark when it is imported."""
    issue = make_issue()
    for name in STRANGERS:
        text = f"open({str(tmp_path / 'imported')!r}, 'a').write(__name__)\n"
        (issue / f"{name}.py").write_text(text)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(issue / "source.pdf")
    return issue


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TYPESET_LANG": "en", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("words", "status"),
    [(("compile", "."), 0), (("import", "source.pdf"), 2), (("check", "source.pdf"), 0)],
)
def test_none_is_imported(
    words: tuple[str, ...], status: int, folder: Path, tmp_path: Path
) -> None:
    done = run(folder, sys.executable, "-m", "typeset", *words)
    assert done.returncode == status, done.stdout + done.stderr
    assert not (tmp_path / "imported").exists()


def test_control_python_would(folder: Path, tmp_path: Path) -> None:
    assert run(folder, sys.executable, "-c", "import yaml").returncode == 0
    assert (tmp_path / "imported").read_text() == "yaml"
