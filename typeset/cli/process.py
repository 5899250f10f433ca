"""The process `typesetter`, from its start to its end."""

from __future__ import annotations

import atexit
import io
import os
import signal
import sys
import threading
from typing import NoReturn

from typeset.cli.main import main
from typeset.diagnostics.messages import user_language
from typeset.diagnostics.program import program_name


def run() -> NoReturn:
    """Run the command that the command line names, and leave with its status."""
    # Other packages' plugins for pydantic are none of ours; looking for them takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _say_what_can_be_said()
    main.language = user_language()
    if main.language == "zh":
        from typeset.cli.click_words import speak_chinese

        speak_chinese()
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        main(prog_name=program_name())
    except SystemExit as end:
        _leave(end)
    sys.exit()


def _say_what_can_be_said() -> None:
    """A character that the terminal's encoding lacks is written as its number, and fails nothing.

    So is a byte of a file's name that is no character.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


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
