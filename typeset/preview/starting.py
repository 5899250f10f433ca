"""Starting the worker process: the first thing that a preview does, for it is the longest to wake.

Nothing heavy is imported here.
"""

from __future__ import annotations

import subprocess

from typeset.files.child import command_of, environment

Worker = subprocess.Popen[bytes]
"""The process of `typeset.preview.worker`, spoken to through its standard input and output."""


def start_worker() -> Worker:
    """Start a worker; it warms up while the caller does something else."""
    pipe = subprocess.PIPE
    # In a session of its own, a terminal's Ctrl-C does not meet it while it wakes.
    return subprocess.Popen(
        command_of("typeset.preview.worker"),
        stdin=pipe,
        stdout=pipe,
        env=environment(),
        start_new_session=True,
    )
