"""The process in which the issue is set, over and over: `python -m typeset.preview.worker`.

It reads a path from standard input, sets that issue, and answers with an `Edition` or a `Failure`.
It ends when its input ends, even in the middle of a setting, so that none is ever left behind.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import sys
import threading
from pathlib import Path
from typing import BinaryIO

from typeset.preview.edition import Outcome
from typeset.preview.setter import LENGTH

MEMORY = 6 * 2**30
"""Bytes of address space that a setting may take before it fails."""


def main() -> None:
    answers = _private_output()
    _limit_memory()
    requests: queue.SimpleQueue[Path] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    from typeset.preview.build import build  # the weight of WeasyPrint, while the server starts

    gc.disable()  # rubbish is cleared away when nobody waits: after each answer
    _send(build(requests.get()), answers)
    gc.freeze()  # what is loaded by now stays loaded
    while True:
        _send(build(requests.get()), answers)
        gc.collect()


def _send(outcome: Outcome, answers: BinaryIO) -> None:
    answer = pickle.dumps(outcome)
    answers.write(LENGTH.pack(len(answer)) + answer)
    answers.flush()


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
    while header := source.read(LENGTH.size):
        (size,) = LENGTH.unpack(header)
        requests.put(pickle.loads(source.read(size)))
    os._exit(0)


if __name__ == "__main__":
    main()
