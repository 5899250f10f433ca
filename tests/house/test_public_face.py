"""What `import typeset` offers: these names, and nothing done to the process."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import typeset
from tests.house.structure import ROOT
from typeset.diagnostics.report import as_text

NAMES = [
    "Diagnostic",
    "Issue",
    "IssueError",
    "LaidBlock",
    "PageSource",
    "Pages",
    "PdfOptions",
    "Position",
    "compose",
    "draw",
    "load",
    "paginate",
    "publish",
]


def run(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(folder)},
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def test_the_names_are_these() -> None:
    assert typeset.__all__ == NAMES
    assert sorted(NAMES) == NAMES
    for name in NAMES:
        assert getattr(typeset, name).__doc__, name
    assert set(NAMES) <= set(dir(typeset))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'typeset' has no attribute 'print_it'"):
        _ = typeset.print_it


def test_importing_the_package_imports_nothing_else(tmp_path: Path) -> None:
    code = "import sys; before = set(sys.modules); import typeset; "
    code += "print(sorted(n for n in set(sys.modules) - before if n.startswith('typeset.')))"
    assert run(code, tmp_path) == "[]\n"


@pytest.mark.parametrize("page", ["architecture.md", "python.md"])
def test_the_scripts_in_the_docs_run(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    ast.parse(script)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    assert run(script.replace("my-issue", "seeds/003-tonghua-3"), tmp_path) in ("", "5 pages\n")
    (pdf,) = (tmp_path / "build").rglob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_an_error_says_what_is_wrong_and_goes_from_process_to_process(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text("mastheed: {}\narticles: [a.md]\n", encoding="utf-8")
    with pytest.raises(typeset.IssueError) as caught:
        typeset.load(tmp_path)
    error = caught.value
    assert str(error) == as_text(error.diagnostics, root=tmp_path).rstrip()
    assert "mastheed" in str(error)
    assert pickle.loads(pickle.dumps(error)).diagnostics == error.diagnostics
