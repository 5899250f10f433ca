"""The state as the browser gets it: plain data, with every problem in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from typeset.diagnostics.problems import Diagnostic
from typeset.preview.desk import Showing
from typeset.preview.edition import EditionPage, PageBlock, PreviewEdition
from typeset.preview.problems import problem


def state(showing: Showing, root: Path) -> dict[str, Any]:
    """JSON-ready: `pages` (look, size in pt, blocks), `articles`, `fill`, `errors`, `warnings`."""
    edition, failure = showing.edition, showing.failure
    return {
        "number": showing.number,
        "setting": showing.setting,
        "began": showing.began,
        "root": root.as_posix(),
        "errors": _problems(failure.diagnostics if failure else ()),
        **(_edition(edition) if edition else {"pages": [], "warnings": [], "articles": []}),
    }


def _edition(edition: PreviewEdition) -> dict[str, Any]:
    return {
        "title": edition.title,
        "language": edition.language,
        "pages": [_page(sheet) for sheet in edition.sheets],
        "articles": [asdict(article) for article in edition.articles],
        "fill": asdict(edition.fill) if edition.fill else None,
        "dummy": asdict(edition.dummy) if edition.dummy else None,
        "warnings": _problems(edition.warnings),
    }


def _page(sheet: EditionPage) -> dict[str, Any]:
    return {
        "look": sheet.look,
        "width": sheet.width,
        "height": sheet.height,
        "blocks": [_block(block) for block in sheet.blocks],
    }


def _block(block: PageBlock) -> list[float | str | int]:
    edges = (block.x, block.y, block.width, block.height)
    return [*(round(edge, 2) for edge in edges), block.file, block.line]


def _problems(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    return [problem(diagnostic) for diagnostic in diagnostics]
