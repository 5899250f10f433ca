"""The command line: a thin front to the rooms of the house."""

from __future__ import annotations

import signal
from typing import NoReturn


def program() -> NoReturn:
    """Run the command that the command line names, and leave with its status."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while we wake ends us without a word
    from typeset.engine.garbage_collection import importing

    with importing():
        from typeset.cli import process
    process.run()
