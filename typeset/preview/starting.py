"""Starting the worker process: the first thing that a preview does, for it is the longest to wake.

Nothing heavy is imported here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

Worker = subprocess.Popen[bytes]
"""The process of `typeset.preview.worker`, spoken to through its standard input and output."""


def start_worker() -> Worker:
    """Start a worker; it warms up while the caller does something else."""
    command = [sys.executable, "-m", "typeset.preview.worker"]
    pipe = subprocess.PIPE
    # In a session of its own, a terminal's Ctrl-C does not meet it while it wakes.
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, env=_environment(), start_new_session=True
    )


def _environment() -> dict[str, str]:
    """The worker finds this very package, wherever the command was started."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
