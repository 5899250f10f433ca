"""Where things stand: the checkout, its locks, and the environment of this Python."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
OLDEST = "3.11.0"
"""The Python that the locks are made for: Debian 12 has 3.11.2."""


def environment_of(python: str, root: Path = ROOT) -> Path:
    """The folder of the environment that `python` (a version) uses: each has its own.

    The first one has `.venv`; another, `.venv-3.12.1`.
    """
    usual = root / ".venv"
    try:
        settings = (usual / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return usual
    found = re.search(r"^version\s*=\s*(\S+)", settings, re.MULTILINE)
    return usual if found is None or found[1] == python else root / f".venv-{python}"


VENV = environment_of(".".join(map(str, sys.version_info[:3])))
PYTHON = VENV / "bin" / "python"
