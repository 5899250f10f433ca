"""How far the layout is, told while it works."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)")


class _PageReporter(logging.Handler):
    def __init__(self, tell: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        if found := _PAGE.match(record.getMessage()):
            self._tell(int(found[1]))


@contextmanager
def reporting_pages(tell: Callable[[int], None]) -> Iterator[None]:
    """Calls `tell` with each page's number (from 1) as it is begun, inside the `with` block."""
    logger = logging.getLogger("weasyprint.progress")
    teller, level = _PageReporter(tell), logger.level
    logger.addHandler(teller)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(teller)
