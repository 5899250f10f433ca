"""Readers of hostile files run in a process of their own, with limits of time and memory."""

from __future__ import annotations

import pickle
import subprocess
import sys
from io import BytesIO
from typing import Any

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.files.child import command_of, environment
from typeset.intake.errors import refuse
from typeset.intake.source import LeftOut, Line, Note, Passage, RawPicture, Run, Source

SECONDS = 60
"""The longest that a file may take: five hundred pages of a PDF take a fifth of it."""
_LONGEST = {"scan": 660}
"""Kinds that may take longer (seconds): text recognition needs up to ten for a page."""
_MEMORY = 3 * 1024**3
"""The most memory (bytes) that a reader may ask for."""


def read_bounded(kind: str, name: str, data: bytes) -> Source:
    """What the reader of `kind` makes of the bytes.

    Raises IssueError as it does, and where it takes too long or too much memory, or dies of the
    file.
    """
    command = [*command_of("typeset.intake.readers.bounded"), kind, name]
    seconds = _LONGEST.get(kind, SECONDS)
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, env=environment()
        )
    except subprocess.TimeoutExpired as error:
        raise refuse("intake.too-slow", name, seconds=seconds) from error
    try:
        answer = _Answer(BytesIO(done.stdout)).load()
    except (pickle.UnpicklingError, EOFError) as error:
        raise refuse("intake.reader-died", name) from error
    if isinstance(answer, Source):
        return answer
    raise IssueError(
        [Diagnostic(key, Position(name, line), details) for key, line, details in answer]
    )


_CLASSES = {
    (kind.__module__, kind.__name__)
    for kind in (LeftOut, Line, Note, Passage, RawPicture, Run, Source)
}


class _Answer(pickle.Unpickler):
    """Reads the process's answer: a hostile file may have taken the process over."""

    def find_class(self, module: str, name: str) -> Any:
        """A class that a source is made of, and no other name."""
        if (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def main(kind: str, name: str) -> None:
    """Read a file from standard input; write the source, or what is wrong, to standard output."""
    from typeset.intake.readers import reader

    _limit()
    data = sys.stdin.buffer.read()
    answer: object
    try:
        answer = reader(kind)(name, data)
    except IssueError as error:
        answer = [
            (d.key, d.position.line if d.position else 1, dict(d.details))
            for d in error.diagnostics
        ]
    except MemoryError:
        answer = [("intake.reader-died", 1, {"file": name})]
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit() -> None:
    """Sets the limits, where the system knows them."""
    try:
        import resource
    except ImportError:  # Windows: the time alone is limited
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(*sys.argv[1:3])
