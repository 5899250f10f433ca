"""Steps of the set-up: other programs, run in silence unless they fail."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from setting_up.telling import say


def stop(english: str, chinese: str) -> NoReturn:
    """Say in one sentence what is missing, and end."""
    say(english, chinese)
    raise SystemExit(1)


def quietly(command: Iterable[str | Path]) -> str:
    """Run a step of the set-up; only when it fails, what it printed is shown."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-4000:] + done.stderr[-4000:], file=sys.stderr)
        stop("Setting up failed: see above.", "安装未能完成：见上文。")
    return done.stdout
