"""Set-ups that are killed: `python -m benchmarks.hostile.setting_up [--kills 30] [--first 1]`.

In a fresh clone, `python3 run.py --help` and all that it started are killed (SIGKILL), at moments
evenly spread over the time that an undisturbed set-up takes.  The next run must set up what is
missing, show the help, and leave one environment behind, whole: the one after it sets nothing up.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 600.0
"""Seconds after which a run that does not end counts as one that hangs."""


def clone(folder: Path) -> Path:
    """A fresh checkout of what is committed here."""
    target = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, target], check=True)
    return target


def run(checkout: Path, seconds: float = LONGEST) -> tuple[int, str]:
    """Its status and what it said to standard error; after so many seconds it is killed."""
    command = [sys.executable, checkout / "run.py", "--help"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TYPESET_LANG": "en"},
        start_new_session=True,
    ) as process:
        try:
            shown, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            shown, said = process.communicate()
    return process.returncode, said if "compile" in shown else f"{said}(no help was shown)"


def undisturbed() -> float:
    """Seconds that a set-up takes: the second one, which finds its packages in pip's cache."""
    taken = 0.0
    for _ in range(2):
        with TemporaryDirectory() as name:
            checkout, begun = clone(Path(name)), time.monotonic()
            status, said = run(checkout)
            taken = time.monotonic() - begun
            assert status == 0, said
    return taken


def faults(seconds: float) -> tuple[int, list[str]]:
    """The status of a run that is killed after so many seconds; what is wrong with the next two."""
    with TemporaryDirectory() as name:
        checkout = clone(Path(name))
        killed, _ = run(checkout, seconds)
        found = []
        status, said = run(checkout)
        if status or "no help" in said or "Traceback" in said:
            found.append(f"the next run: {status} {said[-300:]}")
        status, said = run(checkout)
        if status or said:
            found.append(f"the one after it: {status} {said[-300:]}")
        left = sorted(path.name for path in checkout.glob(".venv*"))
        if left != [".venv"] or (checkout / ".venv/unfinished").exists():
            found.append(f"left over: {left}")
    return killed, found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=0)
    parser.add_argument("--seconds", type=float, help="that an undisturbed set-up takes")
    wish = parser.parse_args()
    whole = wish.seconds or undisturbed()
    print(f"an undisturbed set-up takes {whole:.1f} s", flush=True)
    failed = killed = 0
    for number in range(wish.first, (wish.last or wish.kills) + 1):
        after = whole * number / (wish.kills + 1)
        status, found = faults(after)
        killed += status == -signal.SIGKILL
        failed += bool(found)
        print(f"{number}: after {after:.1f} s: {status}: {'; '.join(found) or 'ok'}", flush=True)
    print(f"{killed} killed, {failed} with faults")
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
