"""The locks: the newest releases that pyproject.toml allows, each with its wheels' digests."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from setting_up.places import OLDEST, ROOT, RUN_LOCK, TEST_LOCK
from setting_up.steps import quietly

HEAD = "# Written by `python3 run.py lock` from pyproject.toml.\n"
RESOLVER = "uv"
"""The package whose `pip compile` writes locks with digests; it lives in a temporary folder."""


def write() -> None:
    """Write both locks; the second has what the tests and gates need beyond the first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted, optional = project["dependencies"], project["optional-dependencies"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        quietly([sys.executable, "-m", "venv", folder / "venv"])
        quietly([folder / "venv/bin/python", "-m", "pip", "install", "--quiet", RESOLVER])
        running = resolve(folder, wanted)
        pins = [block.split(" ", 1)[0] for block in running]
        for_tests = resolve(folder, [*wanted, *optional["test"], *optional["check"], *pins])
    write_lock(RUN_LOCK, running)
    write_lock(TEST_LOCK, [block for block in for_tests if block.split(" ", 1)[0] not in pins])


def resolve(folder: Path, requirements: Sequence[str]) -> list[str]:
    """Every package that `requirements` come to, as name==version and all its wheels' digests.

    The versions are such as the oldest Python can run; the digests are those of all wheels of
    a release, whichever machine and Python they are for.
    """
    asked = folder / "requirements.in"
    asked.write_text("".join(f"{line}\n" for line in requirements), encoding="utf-8")
    command: list[str | Path] = [
        folder / "venv/bin" / RESOLVER,
        "pip",
        "compile",
        "--quiet",
        "--generate-hashes",
    ]
    command += ["--python-version", OLDEST, "--only-binary", ":all:"]
    command += ["--no-annotate", "--no-header", "--no-emit-index-url", "--no-config", asked]
    return re.findall(r"(?m)^[a-z0-9].*\\\n(?:[ ]+.*\n)+", quietly(command))


def write_lock(path: Path, blocks: Sequence[str]) -> None:
    """One package after another."""
    path.write_text(HEAD + "".join(blocks), encoding="utf-8")
