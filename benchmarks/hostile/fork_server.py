"""Runs commands of typeset in children of one warm process: each costs milliseconds to begin."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

LONGEST = 60
"""Seconds after which a child is killed."""


@dataclass(frozen=True)
class End:
    """How a command ended: its status (negative: by a signal), words, seconds of CPU, and MB."""

    status: int
    said: str
    seconds: float
    peak: int


def warm_up() -> None:
    """Import what the commands import, and set one page, so that the children need not."""
    from typeset.intake import importing  # noqa: F401
    from typeset.layout import compose  # noqa: F401
    from typeset.press import prepare

    prepare()
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])


def run(words: list[str], said: Path, prepare: Callable[[], None] = lambda: None) -> End:
    """Run the command in a child; what it says goes to the file `said`.

    `prepare` is called in the child before.
    """
    child = os.fork()
    if child == 0:
        prepare()
        _serve(words, said)
    limit = time.monotonic() + LONGEST
    while True:
        found, status, used = os.wait4(child, os.WNOHANG)
        if found:
            break
        if time.monotonic() > limit:
            os.killpg(child, signal.SIGKILL)
        signal.sigtimedwait([signal.SIGCHLD], 1)
    code = os.waitstatus_to_exitcode(status)
    words_said = said.read_text("utf-8", errors="replace")
    return End(code, words_said, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def _serve(words: list[str], said: Path) -> NoReturn:
    """The child: the command line with these words, in a session of its own."""
    os.setsid()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    sys.argv = ["typesetter", *words]
    status: object = 1
    try:
        from typeset.cli.main import main

        main(words, prog_name="typesetter")
    except SystemExit as end:
        status = end.code or 0
    except BaseException:
        import traceback

        traceback.print_exc()
        status = 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status if isinstance(status, int) else 1)
