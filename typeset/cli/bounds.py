"""Bounds in time and memory for a command, so that no input hangs it or takes the machine."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

MEMORY = 6 << 30
"""Bytes of address space; an issue of 2,000 articles takes two."""


class TooLong(Exception):
    """The time is over."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Within the `with` block: TooLong after `seconds` seconds, MemoryError beyond MEMORY."""
    with _clock(seconds), _memory():
        yield


@contextmanager
def _clock(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return

    def over(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory() -> Iterator[None]:
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(ValueError, OSError):
        if soft == resource.RLIM_INFINITY or soft > MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
