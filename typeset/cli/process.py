"""The process `typesetter`, from its start to its end."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn

from typeset.cli.main import main
from typeset.diagnostics.program import program_name


def run() -> NoReturn:
    """Run the command that the command line names, and leave with its status."""
    # Other packages' plugins for pydantic are none of ours; looking for them takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        main(prog_name=program_name())
    except SystemExit as end:
        _leave(end)
    sys.exit()


def _leave(end: SystemExit) -> NoReturn:
    """End at once: taking hundreds of thousands of objects apart takes longer than a page.

    The ordinary way is taken where a thread is at work, or something is left to be said.
    """
    if threading.active_count() > 1 or not isinstance(end.code, int):
        raise end
    atexit._run_exitfuncs()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        raise end from None
    os._exit(end.code)
