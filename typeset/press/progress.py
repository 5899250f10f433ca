"""How far the layout is, reported while it works."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)")


class _PageReporter(logging.Handler):
    def __init__(self, report: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        if found := _PAGE.match(record.getMessage()):
            self._report(int(found[1]))


@contextmanager
def reporting_pages(report: Callable[[int], None]) -> Iterator[None]:
    """Calls `report` with each page's number (from 1) as it is begun, inside the `with` block."""
    logger = logging.getLogger("weasyprint.progress")
    reporter, level = _PageReporter(report), logger.level
    logger.addHandler(reporter)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(reporter)
