"""The system's part: Pango and its companions, and what the tests look at pages with."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from setting_up.places import PYTHON
from setting_up.steps import quietly, stop
from setting_up.telling import say

# What the tests need beside Python packages and a browser: program -> Debian package.
TEST_PROGRAMS = {
    "qpdf": "qpdf",
    "pdftoppm": "poppler-utils",
    "gs": "ghostscript",
    "mutool": "mupdf-tools",
    "pandoc": "pandoc",
    "zsh": "zsh",
}


def require_libraries() -> None:
    """Pango and its companions: by apt-get where that is possible, else a sentence."""
    from typeset.engine.system import DEBIAN_PACKAGES, INSTALL, missing_libraries

    missing = ", ".join(missing_libraries())
    if missing:
        ways = f"Debian/Ubuntu: {INSTALL['debian']}; Fedora: {INSTALL['fedora']}; "
        ways += f"macOS: {INSTALL['macos']}"
        apt_install(
            DEBIAN_PACKAGES,
            f"A system library is missing ({missing}). {ways}",
            f"缺少系统库（{missing}）。{ways}",
        )


def require_programs() -> None:
    """What the tests look at pages with."""
    missing = {p: package for p, package in TEST_PROGRAMS.items() if shutil.which(p) is None}
    try:
        ctypes.CDLL("libatomic.so.1")  # the driver of the tests' browser needs it
    except OSError:
        missing["libatomic"] = "libatomic1"
    if missing:
        names = ", ".join(missing)
        apt_install(
            list(missing.values()),
            f"The tests also need these programs: {names}.",
            f"测试还需要这些程序：{names}。",
        )


def require_browser() -> None:
    """Debian's Chromium; where apt-get has none (Ubuntu), the one that playwright brings along."""
    found = shutil.which("chromium")
    if found and not found.startswith("/snap/"):  # a snap cannot read what the tests write
        return
    if has_package("chromium"):
        apt_install(["chromium"], "The tests also need Chromium.", "测试还需要 Chromium 浏览器。")
        return
    say("Setting up, once: playwright's browser …", "首次使用，正在安装测试用的浏览器……")
    system = ["--with-deps"] if as_root() is not None else []
    quietly([PYTHON, "-m", "playwright", "install", *system, "chromium"])


def has_package(name: str) -> bool:
    """Whether apt-get can install a package; also where its lists were never fetched (Debian)."""
    if shutil.which("apt-get") is None:
        return False
    if "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines():
        return True
    listed = subprocess.run(["apt-cache", "policy", name], capture_output=True, text=True)
    return "Candidate:" in listed.stdout and "Candidate: (none)" not in listed.stdout


def apt_install(packages: Sequence[str], english: str, chinese: str) -> None:
    """Install Debian packages; where apt-get is not there or not allowed, say what is missing."""
    allowed = as_root()
    if allowed is None or shutil.which("apt-get") is None:
        stop(english, chinese)
    names = " ".join(packages)
    say(
        f"Setting up, once: apt-get install {names} …", f"首次使用，正在 apt-get install {names} ……"
    )
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        command = [*(allowed or []), "apt-get", "--quiet", *step]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        stop(english, chinese)


def as_root() -> list[str] | None:
    """How a command is run as root: as it is, with sudo, or not at all."""
    if os.geteuid() == 0:
        return []
    return ["sudo"] if shutil.which("sudo") and sys.stdin.isatty() else None
