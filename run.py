#!/usr/bin/env python3
"""Set typeset up, once, and run it: nothing but Python 3.11 and git need be there before.

    python3 run.py compile seeds/003-tonghua-3/issue.yaml    any command of typesetter
    python3 run.py test                                       the tests
    python3 run.py test --quick                               half a minute of them
    python3 run.py check                                      the gates: format, lint, types, docs
    python3 run.py lock                                       the newest releases into the locks

The first time, it makes `.venv` beside this file and installs what requirements.lock names into it.
On Debian and Ubuntu it also installs the system libraries with apt-get, where it may.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def environment_of(python: str) -> Path:
    """The folder of the environment that `python` (a version) uses: each has its own.

    The first one has `.venv`; another, `.venv-3.12.1`.
    """
    usual = ROOT / ".venv"
    try:
        settings = (usual / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return usual
    found = re.search(r"^version\s*=\s*(\S+)", settings, re.MULTILINE)
    return usual if found is None or found[1] == python else ROOT / f".venv-{python}"


VENV = environment_of(".".join(map(str, sys.version_info[:3])))
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"
"""There while something is being installed: what a killed set-up left is not built upon."""
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
OLDEST = (3, 11, 0)

# What the tests need beside Python packages and a browser: program -> Debian package.
TEST_PROGRAMS = {
    "qpdf": "qpdf",
    "pdftoppm": "poppler-utils",
    "gs": "ghostscript",
    "mutool": "mupdf-tools",
    "pandoc": "pandoc",
    "zsh": "zsh",
}

QUICK = {"--quick": "-m not slow"}
"""What `test --quick` means to pytest."""

# What `check` goes through, in order: name -> arguments of the environment's Python, or a program
# of the environment.
GATES: dict[str, tuple[str, ...]] = {
    "format": ("python", "-m", "ruff", "format", "--check", "--quiet", "."),
    "lint": ("python", "-m", "ruff", "check", "--quiet", "."),
    "types": ("python", "-m", "mypy"),
    "JavaScript format": ("oxfmt", "--check", "typeset/preview/web"),
    "JavaScript lint": ("oxlint", "--deny-warnings", "typeset/preview/web"),
    "docs": ("python", "-m", "mkdocs", "build", "--strict", "--quiet"),
}

CHINESE = next(
    (os.environ[n] for n in ("TYPESET_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)),
    "",
).startswith("zh")


def main(arguments: list[str]) -> int:
    require_python()
    command = arguments[0] if arguments else "--help"
    if command == "lock":
        if not PYTHON.exists():
            make_environment()
        return lock()
    if command == "test":
        prepare([RUN_LOCK, TEST_LOCK])
        require_programs()
        require_browser()
        options = [QUICK.get(option, option) for option in arguments[1:]]
        return run([PYTHON, "-m", "pytest", "-n", "2", *options], cwd=ROOT)
    if command == "check":
        prepare([RUN_LOCK, TEST_LOCK])
        return check()
    prepare([RUN_LOCK])
    # Usage lines and hints name what was typed.
    os.environ["TYPESET_PROGRAM"] = f"python3 {shlex.quote(sys.argv[0])}"
    return run([PYTHON, "-m", "typeset", *(arguments or ["--help"])])


# ---- what is said ----------------------------------------------------------------------------


def say(english: str, chinese: str) -> None:
    print(chinese if CHINESE else english, file=sys.stderr, flush=True)


def stop(english: str, chinese: str) -> None:
    """Say in one sentence what is missing, and end."""
    say(english, chinese)
    raise SystemExit(1)


# ---- the environment -------------------------------------------------------------------------


def require_python() -> None:
    if sys.version_info < OLDEST:
        have = ".".join(map(str, sys.version_info[:2]))
        stop(
            f"Python 3.11 or newer is needed, this is {have}: Debian 12 and Ubuntu 24.04 have it "
            "(apt-get install python3), Fedora (dnf install python3), macOS (brew install python).",
            f"需要 Python 3.11 或更新的版本（现为 {have}）：Debian 12、Ubuntu 24.04 自带"
            "（apt-get install python3）；Fedora：dnf install python3；macOS：brew install python",
        )


def prepare(locks: Sequence[Path]) -> None:
    """Make the environment and install what `locks` name, unless that is done already."""
    missing = [lock for lock in locks if not is_installed(lock)]
    if not missing:
        return
    require_libraries()
    with alone():
        if not PYTHON.exists() or not is_whole():
            make_environment()
        for lock in [lock for lock in locks if not is_installed(lock)]:
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
    return VENV / f"{lock.stem}.installed"


def digest(lock: Path) -> str:
    """What was installed: this lock, with this Python."""
    return hashlib.sha256(f"{sys.version} {lock.read_text()}".encode()).hexdigest()


def is_installed(lock: Path) -> bool:
    stamp = stamp_of(lock)
    if not PYTHON.exists() or UNFINISHED.exists():
        return False
    return stamp.exists() and stamp.read_text() == digest(lock)


def make_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        apt_install(
            ["python3-venv"],
            "Python's venv module is missing: on Debian and Ubuntu, "
            "sudo apt-get install python3-venv (Fedora and macOS have it with Python).",
            "缺少 Python 的 venv 模块：Debian、Ubuntu 请执行 sudo apt-get install python3-venv"
            "（Fedora、macOS 的 Python 自带）。",
        )
    say("Setting up, once: the Python environment …", "首次使用，正在建立 Python 环境……")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    quietly([sys.executable, "-m", "venv", VENV])
    UNFINISHED.unlink()


def install(lock: Path) -> None:
    say(f"Setting up, once: {lock.name} …", f"首次使用，正在安装 {lock.name} 所列软件包……")
    UNFINISHED.touch()
    quietly([PYTHON, "-m", "pip", "install", "--no-deps", "--requirement", lock])
    paths = next((VENV / "lib").glob("python3*/site-packages"))
    (paths / "typeset.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    stamp_of(lock).write_text(digest(lock), encoding="utf-8")
    UNFINISHED.unlink()


# ---- the system ------------------------------------------------------------------------------


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


# ---- running ---------------------------------------------------------------------------------


def run(command: Iterable[str | Path], cwd: Path | None = None) -> int:
    """Run in the environment; its exit status is ours."""
    words = [str(word) for word in command]
    if cwd:
        os.chdir(cwd)
    os.execv(words[0], words)


def quietly(command: Iterable[str | Path]) -> str:
    """Run a step of the set-up; only when it fails, what it printed is shown."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-4000:] + done.stderr[-4000:], file=sys.stderr)
        stop("Setting up failed: see above.", "安装未能完成：见上文。")
    return done.stdout


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


# ---- the lock --------------------------------------------------------------------------------


def lock() -> int:
    """Write the newest releases that pyproject.toml allows, and what they need, as versions."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"]
    optional = project["optional-dependencies"]
    for_tests = [*wanted, *optional["test"], *optional["check"]]
    running = resolve(wanted)
    write_lock(RUN_LOCK, running)
    write_lock(TEST_LOCK, sorted(set(resolve(for_tests, running)) - set(running)))
    return 0


def resolve(requirements: Sequence[str], pinned: Sequence[str] = ()) -> list[str]:
    """Every package that `requirements` come to, as name==version; those in `pinned` stay.

    The versions are such as the oldest Python can run: Debian 12 has 3.11.2.
    """
    oldest = ["--python-version", ".".join(map(str, OLDEST)), "--only-binary", ":all:"]
    dry_run: list[str | Path] = [PYTHON, "-m", "pip", "install", "--dry-run"]
    dry_run += ["--ignore-installed", "--quiet"]
    report = quietly([*dry_run, *oldest, "--target", VENV, "--report", "-", *requirements, *pinned])
    packages = [item["metadata"] for item in json.loads(report[report.index("{") :])["install"]]
    return sorted(f"{normal(item['name'])}=={item['version']}" for item in packages)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write_lock(path: Path, lines: Sequence[str]) -> None:
    head = "# Written by `python3 run.py lock` from pyproject.toml.\n"
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Stopped; the next run goes on.", "已中止；下次运行时继续。")
        raise SystemExit(130) from None
