"""A layout's style sheets, parsed once in a process for as long as none of them changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.engine.log_capture import captured_warnings
from typeset.engine.sheet_cache import Parsed, parsed
from typeset.files.resources import LAYOUTS
from typeset.layout.page_source import PageSource
from typeset.press.engine_warnings import sheet_warnings
from typeset.press.fetcher import FolderFetcher
from typeset.press.loaded_faces import LoadedFaces
from typeset.press.sheet_bounds import excesses

# Rules that do more than to stand in their sheet, by reading other files.
READING = ("@font-face", "@import", "@color-profile")


@dataclass(frozen=True)
class Stylesheets:
    """Style sheets in cascade order, the counter styles they define, and what is wrong in them."""

    sheets: tuple[CSS, ...]
    counters: CounterStyle
    warnings: tuple[Diagnostic, ...]


def stylesheets(source: PageSource, faces: LoadedFaces) -> Stylesheets:
    """The style sheets of `source`: the same for all issues with its layout."""
    css = (path for path in source.inputs if path.suffix == ".css")
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in css)
    return _parsed(source.stylesheets, stamps, faces)


@lru_cache(maxsize=8)
def _parsed(paths: tuple[Path, ...], stamps: object, faces: LoadedFaces) -> Stylesheets:
    counters = CounterStyle()
    sheets: list[CSS] = [faces.stylesheet]
    warnings: list[Diagnostic] = []
    for path in paths:
        found = _sheet(path, paths, faces)
        sheet = CSS.__new__(CSS)
        sheet.__dict__.update(found.content)
        counters.update(found.counters)
        sheets.append(sheet)
        warnings += sheet_warnings(found.messages, path)
    return Stylesheets(tuple(sheets), counters, tuple(warnings))


def _sheet(path: Path, paths: tuple[Path, ...], faces: LoadedFaces) -> Parsed:
    """One style sheet; a built-in one as it was kept, where it was."""

    def parse() -> Parsed:
        counters = CounterStyle()
        with captured_warnings() as messages:
            sheet = CSS(
                filename=path,
                url_fetcher=FolderFetcher(path.parent for path in paths),
                font_config=faces.configuration,
                counter_style=counters,
            )
        return Parsed(vars(sheet), dict(counters), tuple(messages))

    text = path.read_bytes().decode("utf-8", "surrogateescape")
    if not path.is_relative_to(LAYOUTS):
        if found := excesses(text, path):
            raise IssueError(found, path.parent)
        return parse()
    if any(rule in text.lower() for rule in READING):
        return parse()
    return parsed(text, path.as_uri(), parse)
