"""WeasyPrint's log, gathered while it works, so that nothing that it says is lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _WarningCollector(logging.Handler):
    """Keeps the warnings that this thread logs; other threads have ears of their own."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.messages.append(record.getMessage())


@contextmanager
def captured_warnings() -> Iterator[list[str]]:
    """The list of what WeasyPrint warns of, in this thread, inside the `with` block."""
    logger = logging.getLogger("weasyprint")
    ear = _WarningCollector()
    logger.addHandler(ear)
    try:
        yield ear.messages
    finally:
        logger.removeHandler(ear)
