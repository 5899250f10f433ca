"""A layout's style sheets, parsed once in a process for as long as none of them changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle

from typeset.issue.diagnostics import Diagnostic
from typeset.layout.page_source import PageSource
from typeset.press.engine_warnings import sheet_warnings
from typeset.press.fetcher import FolderFetcher
from typeset.press.listening import listening
from typeset.press.type_case import TypeCase


@dataclass(frozen=True)
class Stylesheets:
    """Style sheets in cascade order, the counter styles they define, and what is wrong in them."""

    sheets: tuple[CSS, ...]
    counters: CounterStyle
    warnings: tuple[Diagnostic, ...]


def stylesheets(source: PageSource, case: TypeCase) -> Stylesheets:
    """The style sheets of `source`: the same for all issues with its layout."""
    css = (path for path in source.inputs if path.suffix == ".css")
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in css)
    return _parsed(source.stylesheets, stamps, case)


@lru_cache(maxsize=8)
def _parsed(paths: tuple[Path, ...], stamps: object, case: TypeCase) -> Stylesheets:
    fetcher = FolderFetcher(path.parent for path in paths)
    counters = CounterStyle()
    sheets: list[CSS] = [case.stylesheet]
    warnings: list[Diagnostic] = []
    for path in paths:
        with listening() as messages:
            sheet = CSS(
                filename=path,
                url_fetcher=fetcher,
                font_config=case.configuration,
                counter_style=counters,
            )
        sheets.append(sheet)
        warnings += sheet_warnings(messages, path)
    return Stylesheets(tuple(sheets), counters, tuple(warnings))
