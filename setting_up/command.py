"""The commands of run.py: a command of typesetter, the tests, the gates, the locks."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from setting_up import environment, locks, system
from setting_up.places import PYTHON, ROOT, RUN_LOCK, TEST_LOCK, VENV
from setting_up.telling import say

QUICK = {"--quick": "-m not slow"}
"""What `test --quick` means to pytest."""

MOST_OF_TESTS = 4 << 30
"""Bytes: four times what all tests write."""

# What `check` goes through, in order: name -> arguments of the environment's Python, or a program
# of the environment.
GATES: dict[str, tuple[str, ...]] = {
    "format": ("python", "-m", "ruff", "format", "--check", "--quiet", "."),
    "lint": ("python", "-m", "ruff", "check", "--quiet", "."),
    "types": ("python", "-m", "mypy"),
    "JavaScript format": ("oxfmt", "--check", "typeset/preview/web", "typeset/desk/web"),
    "JavaScript lint": ("oxlint", "--deny-warnings", "typeset/preview/web", "typeset/desk/web"),
    "docs": ("python", "-m", "mkdocs", "build", "--strict", "--quiet"),
}


def main(arguments: list[str]) -> int:
    """Do what the words after `run.py` ask for; the exit status."""
    command = arguments[0] if arguments else "--help"
    if command == "lock":
        locks.write()
        return 0
    if command == "test":
        environment.prepare([RUN_LOCK, TEST_LOCK])
        system.require_programs()
        system.require_browser()
        options = [QUICK.get(option, option) for option in arguments[1:]]
        os.environ.update(temporary_in_memory())
        return replace_by([PYTHON, "-m", "pytest", "-n", "2", *options], cwd=ROOT)
    if command == "check":
        environment.prepare([RUN_LOCK, TEST_LOCK])
        return check()
    environment.prepare([RUN_LOCK])
    # Usage lines and hints name what was typed.
    os.environ["TYPESET_PROGRAM"] = f"python3 {shlex.quote(sys.argv[0])}"
    # -P: no module is looked for in the current folder, where a stranger's files may lie.
    return replace_by([PYTHON, "-P", "-m", "typeset", *(arguments or ["--help"])])


def temporary_in_memory(memory: Path = Path("/dev/shm")) -> dict[str, str]:
    """Where temporary files go: a memory disk with room for all of them, where there is one.

    ext4 waits for the disk each time that a file is written over, some 5 ms.
    """
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK):
        return {}
    return {"TMPDIR": str(memory)} if shutil.disk_usage(memory).free > MOST_OF_TESTS else {}


def replace_by(command: Iterable[str | Path], cwd: Path | None = None) -> int:
    """Become a command of the environment; its exit status is ours."""
    words = [str(word) for word in command]
    if cwd:
        os.chdir(cwd)
    os.execv(words[0], words)


def check() -> int:
    """Go through all gates, also past one that fails; 1 if any does."""
    os.chdir(ROOT)
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    failed = False
    for name, (program, *arguments) in GATES.items():
        done = subprocess.run([VENV / "bin" / program, *arguments], env=quiet)
        passed = done.returncode == 0
        say(f"{'ok' if passed else 'FAILED'}: {name}", f"{'通过' if passed else '未通过'}：{name}")
        failed = failed or not passed
    return int(failed)
