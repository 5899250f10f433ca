"""What no page can be made of, as errors: options without a grid, text without room."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.layout.page_source import PageSource
from typeset.makeup.grid import LARGEST, SMALLEST, grids
from typeset.makeup.material import ArticleCopy, Material
from typeset.makeup.spaces import Kept
from typeset.makeup.story import Plan, Sheet

DENSE = "dense"
"""The style of make-up that takes the least room."""

FEWEST, MOST = 3, 8
"""Fewer columns make lines too long to read; of more, one on 四开 holds under eight characters."""


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


def check_length(source: PageSource, plan: Plan, copy: Material, sheet: Sheet) -> None:
    """Raise IssueError naming each article, or the foot, that is beyond the last page allowed.

    A page on which something is kept is allowed, whatever the limit says.
    """
    limit = max(copy.limit or plan.pages, sheet.least_pages)
    if plan.pages <= limit:
        return
    beyond: dict[int, int] = {}
    pages: dict[int, int] = {}
    for piece in plan.pieces:
        if piece.page <= limit:
            pages[piece.story] = max(piece.page, pages.get(piece.story, 0))
        elif piece.kind in ("text", "boxed", "picture", "head", "table"):
            is_text = piece.kind == "text"
            lines = piece.last - piece.first if is_text else piece.lines * piece.span
            beyond[piece.story] = beyond.get(piece.story, 0) + lines
    if not beyond:
        details: dict[str, object] = {"pages": limit}
        place, hint = _option(source, "pages"), "makeup.no-room-for-foot-hint"
        raise IssueError([Diagnostic("makeup.no-room-for-foot", place, details, hint=hint)])
    hint = "makeup.too-long-hint" if copy.style != DENSE else "makeup.too-long-dense-hint"
    raise IssueError(
        [
            Diagnostic(
                "makeup.too-long",
                copy.articles[number].position,
                {
                    "article": copy.articles[number].title,
                    "lines": lines,
                    "pages": limit,
                    "page": _page_of(copy.articles[number]) or pages.get(number, limit),
                },
                hint=hint,
            )
            for number, lines in sorted(beyond.items())
        ]
    )


def _page_of(article: ArticleCopy) -> int:
    """The page on which an article is to stand; 0 where it may be any."""
    return int(article.element.get("data-page") or 0)


def check_furniture(source: PageSource, sheet: Sheet) -> None:
    """Raise IssueError where nameplate or foot are deeper than a page."""
    place = Position(source.issue.path.name)
    problems = [
        Diagnostic(f"makeup.{key}", place, {"lines": lines - sheet.lines})
        for key, lines in (("nameplate-too-deep", sheet.top), ("foot-too-deep", sheet.foot))
        if lines > sheet.lines
    ]
    if problems:
        raise IssueError(problems)


def check_fillers(kept: Sequence[Kept], sheet: Sheet) -> None:
    """Raise IssueError where the text of a filler is deeper than a page: it would be cut."""
    problems = [
        Diagnostic(
            "makeup.filler-too-long",
            each.position,
            {"filler": each.name, "lines": each.least - sheet.lines},
        )
        for each in kept
        if each.least > sheet.lines
    ]
    if problems:
        raise IssueError(problems)


def no_room(number: int, copy: Material) -> IssueError:
    """The error of a story of which not even an empty page holds what comes next."""
    article = copy.articles[number]
    details: dict[str, object] = {"article": article.title}
    return IssueError([Diagnostic("makeup.no-room", article.position, details)])
