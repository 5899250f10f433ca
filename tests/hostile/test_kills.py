"""A command killed at one of its changes loses nothing; benchmarks/hostile/kills tries them all."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.setup.conftest import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("name", ["compile", "import", "add"])
def test_the_first_changes(name: str) -> None:
    command = [sys.executable, "-m", "benchmarks.hostile.kills", "--most", "3", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"{name}: 3 kills, one at each change\n")
