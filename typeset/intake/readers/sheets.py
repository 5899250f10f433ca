"""Spreadsheets (.xlsx): each sheet is a table, below its name."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from typing import Any

from typeset.intake.errors import refuse
from typeset.intake.readers.markup import Collector
from typeset.intake.readers.word.package import PackageError, WordPackage
from typeset.intake.source import Note, Source

_MOST_ROWS = 2000
"""A longer list is data and no article; what is cut is reported."""
_MOST_COLUMNS = 60
"""More than any page can hold side by side."""
_UNNAMED = re.compile(r"(?:Sheet|工作表|表)\s*\d+$", re.IGNORECASE)


def read_sheets(name: str, data: bytes) -> Source:
    """The sheets that hold something; of a large one, the first rows, and a note."""
    import openpyxl

    try:
        WordPackage(data).check_size(name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (PackageError, KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise refuse("intake.broken-sheet", name) from error
    collector, notes = Collector(), list[Note]()
    try:
        for number, sheet in enumerate(book.worksheets, 1):
            if not _sheet(sheet, number, collector):
                notes.append(Note("sheet cut", {"sheet": sheet.title, "rows": _MOST_ROWS}))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, SyntaxError) as error:
        raise refuse("intake.broken-sheet", name) from error
    return Source(name, tuple(collector.lines), "paragraph", (), tuple(notes), (), data)


def _sheet(sheet: Any, number: int, collector: Collector) -> bool:
    """Adds one sheet; whether it is all of it."""
    rows: list[list[str]] = []
    whole = True
    for at, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS)):
        if at >= _MOST_ROWS:
            whole = False
            break
        texts = [_text(cell) for cell in row]
        if any(texts):
            rows.append(texts)
    used = [at for at in range(_MOST_COLUMNS) if any(at < len(row) and row[at] for row in rows)]
    if not rows or not used:
        return True
    if not _UNNAMED.match(sheet.title):
        collector.add([(sheet.title, ())], "heading", level=1)
    for row in rows:
        shown = [row[at] if at < len(row) else "" for at in range(used[0], used[-1] + 1)]
        filled = [text for text in shown if text]
        if len(filled) == 1 and len(used) > 1:  # a title across the table
            collector.add([(filled[0], ())])
        else:
            collector.row([[(text, ())] for text in shown], frame=number)
    return whole


def _text(cell: Any) -> str:
    """A cell's value as the sheet shows it, nearly: dates without hours, per cent as such."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        )
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _number(value, cell.number_format or "General")
    return str(value)


def _number(value: float, form: str) -> str:
    found = re.search(r"0\.(0+)", form)
    places = len(found[1]) if found else 0
    if "%" in form:
        return f"{value * 100:.{places}f}%"
    if form == "General" or not re.search("[0#]", form):
        return f"{value:.10g}"
    return f"{value:,.{places}f}" if "," in form else f"{value:.{places}f}"
