"""A machine that lacks something; typeset as it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def without_pango(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine whose Pango cannot be loaded: an empty file stands for it."""
    if not sys.platform.startswith("linux"):
        pytest.skip("LD_LIBRARY_PATH is Linux's")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libpango-1.0.so.0").touch()
    return {"LD_LIBRARY_PATH": str(tmp_path / "lib")}


@pytest.fixture
def typeset(tmp_path: Path) -> Run:
    """Runs a command of typeset in an empty folder, in English."""

    def run(*words: str | Path, env: Mapping[str, str] = {}) -> subprocess.CompletedProcess[str]:
        base = {**os.environ, "PYTHONPATH": str(ROOT), "TYPESET_LANG": "en"}
        command = [sys.executable, "-m", "typeset", *words]
        return subprocess.run(
            command, cwd=tmp_path, env={**base, **env}, capture_output=True, text=True
        )

    return run


def python(*words: str | Path, cwd: Path, **env: str) -> str:
    """Runs Python away from the checkout; what it prints."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env}
    done = subprocess.run(
        [sys.executable, "-P", *words], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    python(
        *("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--wheel-dir", folder, ROOT),
        cwd=folder,
    )
    return next(folder.glob("typeset-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path) -> Path:
    """The wheel installed into a folder; the packages it needs are those of this environment."""
    target = wheel.parent / "installed"
    python(
        "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, wheel, cwd=target.parent
    )
    return target
