"""What the make-up cannot do, told to the editor: options without a grid, text without room."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.layout.page_source import PageSource
from typeset.makeup.grid import LARGEST, SMALLEST, grids
from typeset.makeup.material import ArticleCopy, Material, columns_of
from typeset.makeup.story import Piece, Plan

FEWEST, MOST = 3, 8


def check_options(source: PageSource, copy: Material) -> None:
    """Raise IssueError unless columns and size are a newspaper's."""
    problems = []
    details: dict[str, object]
    if not FEWEST <= copy.columns <= MOST:
        details = {"columns": copy.columns, "fewest": FEWEST, "most": MOST}
        problems.append(Diagnostic("makeup.columns", _option(source, "columns"), details))
    if copy.size is not None and not SMALLEST <= copy.size <= LARGEST:
        details = {"size": copy.size, "smallest": SMALLEST, "largest": LARGEST}
        problems.append(Diagnostic("makeup.size", _option(source, "size"), details))
    if not problems and not grids(copy.paper, copy.columns, copy.size or LARGEST, copy.leading):
        details = {"columns": copy.columns, "width": copy.paper.width}
        problems.append(Diagnostic("makeup.no-grid", _option(source, "columns"), details))
    if problems:
        raise IssueError(problems)


def _option(source: PageSource, name: str) -> Position:
    issue = source.issue
    return issue.positions.get(f"options.{name}", Position(issue.path.name))


def check_length(plan: Plan, copy: Material) -> None:
    """Raise IssueError naming each article that reaches beyond the last page allowed."""
    limit = copy.pages
    if limit is None or plan.pages <= limit:
        return
    beyond: dict[int, int] = {}
    for piece in plan.pieces:
        if piece.page > limit and piece.kind in ("text", "boxed", "picture", "head"):
            lines = piece.last - piece.first if piece.kind == "text" else piece.lines
            beyond[piece.story] = beyond.get(piece.story, 0) + lines
    raise IssueError(
        [
            Diagnostic(
                "makeup.too-long",
                copy.articles[number].position,
                {"article": copy.articles[number].title, "lines": lines, "pages": limit},
                hint="makeup.too-long-hint",
            )
            for number, lines in sorted(beyond.items())
        ]
    )


def unmet_wishes(plan: Plan, copy: Material) -> Iterator[Diagnostic]:
    """A warning for each story and each picture that does not span the columns it asks for."""
    for number, article in enumerate(copy.articles):
        pieces = [piece for piece in plan.pieces if piece.story == number]
        first = [piece for piece in pieces if piece.page == pieces[0].page]
        yield from _unmet("other-columns", article, article.columns, _span(first), copy)
        pictures = [piece for piece in pieces if piece.kind == "picture"]
        for piece, figure in zip(pictures, article.figures, strict=False):
            wished = columns_of(figure)
            yield from _unmet("other-picture-columns", article, wished, piece.span, copy)


def _unmet(
    key: str, article: ArticleCopy, wished: int | None, span: int, copy: Material
) -> Iterator[Diagnostic]:
    if wished and span != min(wished, copy.columns):
        details: dict[str, object] = {"article": article.title, "wished": wished, "columns": span}
        yield Diagnostic(
            f"makeup.{key}",
            article.position,
            details,
            hint="makeup.other-columns-hint",
            severity="warning",
        )


def _span(pieces: list[Piece]) -> int:
    """The columns that a story spans on its first page."""
    columns = [c for piece in pieces for c in range(piece.column, piece.column + piece.span)]
    return len(set(columns))
