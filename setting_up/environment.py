"""The environment of Python packages: made once, whole or made again."""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from setting_up.places import PYTHON, ROOT, VENV
from setting_up.steps import quietly
from setting_up.system import apt_install, require_libraries
from setting_up.telling import say

UNFINISHED = VENV / "unfinished"
"""There while something is being installed: what a killed set-up left is not built upon."""
DISCARDED = VENV.with_name(f"{VENV.name}.discarded")
"""An environment on its way out: renamed first, so that it is never half there under its name."""


def prepare(wanted: Sequence[Path]) -> None:
    """Make the environment and install what the locks in `wanted` name, unless that is done."""
    if all(map(is_installed, wanted)):
        return
    require_libraries()
    with alone():
        if not PYTHON.exists() or not is_whole():
            make()
        for lock in [lock for lock in wanted if not is_installed(lock)]:
            install(lock)


def is_whole() -> bool:
    """Whether the environment was made to its end, and nothing was left half installed in it."""
    return (VENV / "pyvenv.cfg").exists() and not UNFINISHED.exists()


@contextmanager
def alone() -> Iterator[None]:
    """One set-up at a time; the lock dies with the process."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def stamp_of(lock: Path) -> Path:
    """The file that says which state of a lock was installed."""
    return VENV / f"{lock.stem}.installed"


def digest(lock: Path) -> str:
    """What was installed: this lock, with this Python."""
    return hashlib.sha256(f"{sys.version} {lock.read_text()}".encode()).hexdigest()


def is_installed(lock: Path) -> bool:
    """Whether what a lock names was installed to its end."""
    stamp = stamp_of(lock)
    if not PYTHON.exists() or UNFINISHED.exists():
        return False
    return stamp.exists() and stamp.read_text() == digest(lock)


def make() -> None:
    """A new, empty environment; what stood in its place goes."""
    if importlib.util.find_spec("ensurepip") is None:
        apt_install(
            ["python3-venv"],
            "Python's venv module is missing: on Debian and Ubuntu, "
            "sudo apt-get install python3-venv (Fedora and macOS have it with Python).",
            "缺少 Python 的 venv 模块：Debian、Ubuntu 请执行 sudo apt-get install python3-venv"
            "（Fedora、macOS 的 Python 自带）。",
        )
    say("Setting up, once: the Python environment …", "首次使用，正在建立 Python 环境……")
    shutil.rmtree(DISCARDED, ignore_errors=True)
    with suppress(FileNotFoundError):
        VENV.rename(DISCARDED)
    shutil.rmtree(DISCARDED, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    quietly([sys.executable, "-m", "venv", VENV])
    UNFINISHED.unlink()


def install(lock: Path) -> None:
    """Install what a lock names: wheels alone, each with one of the digests that stand there."""
    say(f"Setting up, once: {lock.name} …", f"首次使用，正在安装 {lock.name} 所列软件包……")
    UNFINISHED.touch()
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--requirement", lock]
    quietly(command)
    packages = next((VENV / "lib").glob("python3*/site-packages"))
    (packages / "typeset.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    stamp_of(lock).write_text(digest(lock), encoding="utf-8")
    UNFINISHED.unlink()
