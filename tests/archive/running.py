"""Run the archive's commands, here or in a process of their own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from typeset.archive.command import Order, run
from typeset.archive.survey import Selection, survey
from typeset.archive.workers import Limits

ROOT = Path(__file__).resolve().parents[2]


def regenerate(
    archive: Path,
    *,
    selection: Selection | None = None,
    limits: Limits | None = None,
    **order: object,
) -> int:
    """`typesetter regenerate` in this process with two workers; the exit status."""
    chosen, bounds = selection or Selection(), limits or Limits()
    return run(Order(archive, archive / "build", chosen, bounds, 2, **order))  # type: ignore[arg-type]


def stale(archive: Path, **selection: object) -> dict[str, list[tuple[str, str]]]:
    """The issues that would be built, and why: (kind, what) of each reason."""
    found = survey(archive, archive / "build", Selection(**selection))  # type: ignore[arg-type]
    return {v.entry.name: [(why.kind, why.what) for why in v.reasons] for v in found.stale}


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "typeset", *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "TYPESET_LANG": "en"} | more


def typeset(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        command(*words), env=environment(**more), capture_output=True, text=True, timeout=120
    )


def sums(archive: Path) -> dict[str, str]:
    """SHA-256 of every PDF, cover and record of the archive."""
    build = archive / "build"
    files = (p for s in ("pdf", "jpg", "json") for p in build.rglob(f"[!.]*.{s}"))
    kept = (p for p in files if p.name != "report.json" and "differences" not in p.parts)
    return {
        p.relative_to(build).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in kept
    }


def until(process: subprocess.Popen[Any], condition: Callable[[], object]) -> None:
    """Wait for `condition`, as long as the process lives."""
    while not condition():
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
            raise AssertionError(f"it ended with {process.returncode}")
