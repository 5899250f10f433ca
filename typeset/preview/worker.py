"""The process in which the issue is set, over and over: `python -m typeset.preview.worker`.

It reads a path from standard input, sets that issue, and answers with an `Edition` or a `Failure`.
It ends when its input ends, even in the middle of a setting, so that none is ever left behind.
"""

from __future__ import annotations

import gc
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from typeset.diagnostics.problems import IssueError
from typeset.preview.edition import Failure, Outcome
from typeset.preview.pipe import receive, send

MEMORY = 6 * 2**30
"""Bytes of address space that a setting may take before it fails."""
GARBAGE_THRESHOLD = 400_000
"""Objects that may lie about in a burst of settings: what some twenty bulletins leave."""
PAUSE = 0.4
"""Seconds without a request after which there is time to clear them away."""


def main() -> None:
    """Set the issue whose path comes on standard input, again for each further path."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which ends this, too
    answers = _private_output()
    _limit_memory()
    requests: queue.SimpleQueue[Path] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    build = _builder()
    send(build(requests.get()), answers)
    gc.freeze()  # what is loaded by now stays loaded
    while True:
        send(build(_next(requests)), answers)


def _builder() -> Callable[[Path], Outcome]:
    """What sets an issue: the weight of WeasyPrint is taken up here, while the server starts."""
    try:
        from typeset.press import prepare
        from typeset.preview.build import build

        prepare()
    except IssueError as error:  # a system library is missing
        failure = Failure(error.diagnostics)
        return lambda path: failure
    return build


def _next(requests: queue.SimpleQueue[Path]) -> Path:
    """The next request; a pause before it is used to clear garbage away."""
    try:
        return requests.get(timeout=PAUSE)
    except queue.Empty:
        gc.collect()
        return requests.get()


def _private_output() -> BinaryIO:
    """Keep standard output for answers; what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _listen(source: BinaryIO, requests: queue.SimpleQueue[Path]) -> None:
    try:
        while True:
            path = receive(source)
            assert isinstance(path, Path)
            requests.put(path)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
