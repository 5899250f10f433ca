"""What the make-up cannot do, reported to the editor: options without a grid, text without room."""

from __future__ import annotations

from collections.abc import Container, Iterator

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.layout.page_source import PageSource
from typeset.makeup.grid import LARGEST, SMALLEST, grids
from typeset.makeup.material import ArticleCopy, Material, columns_of
from typeset.makeup.spaces import Kept
from typeset.makeup.story import Piece, Plan, Sheet, Space

FEWEST, MOST = 3, 8
"""Fewer columns make lines too long to read; of more, one on 四开 holds under eight characters."""

NEARLY_EMPTY = 0.15
"""A page less full than that is reported."""


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


def check_length(source: PageSource, plan: Plan, copy: Material) -> None:
    """Raise IssueError naming each article, or the foot, that is beyond the last page allowed."""
    limit = copy.pages
    if limit is None or plan.pages <= limit:
        return
    beyond: dict[int, int] = {}
    for piece in plan.pieces:
        if piece.page > limit and piece.kind in ("text", "boxed", "picture", "head", "table"):
            lines = piece.last - piece.first if piece.kind == "text" else piece.lines
            beyond[piece.story] = beyond.get(piece.story, 0) + lines
    if not beyond:
        details: dict[str, object] = {"pages": limit}
        place, hint = _option(source, "pages"), "makeup.no-room-for-foot-hint"
        raise IssueError([Diagnostic("makeup.no-room-for-foot", place, details, hint=hint)])
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


def no_room(number: int, copy: Material) -> IssueError:
    """The error of a story of which not even an empty page holds what comes next."""
    article = copy.articles[number]
    details: dict[str, object] = {"article": article.title}
    return IssueError([Diagnostic("makeup.no-room", article.position, details)])


def unmet_requests(
    plan: Plan, copy: Material, sheet: Sheet, framed: Container[int]
) -> Iterator[Diagnostic]:
    """A warning for each order that could not be kept, and for pages that stay nearly empty.

    `framed` are the stories that fit a frame on one page.
    """
    for number, article in enumerate(copy.articles):
        pieces = [piece for piece in plan.pieces if piece.story == number]
        if not pieces:
            continue
        page = min(piece.page for piece in pieces)
        first = [piece for piece in pieces if piece.page == page]
        if article.page and page != article.page:
            yield _unmet("other-page", article, requested=article.page, page=page)
        yield from _other_columns("other-columns", article, article.columns, _span(first), copy)
        has_parts = article.text is not None or article.figures
        if article.role == "box" and has_parts and first[0].kind != "boxed":
            yield _unmet("no-place-for-frame" if number in framed else "no-frame", article)
        for piece in pieces:
            if piece.kind == "picture":
                requested = columns_of(article.figures[piece.first])
                yield from _other_columns(
                    "other-picture-columns", article, requested, piece.span, copy
                )
    yield from _nearly_empty(plan, copy, sheet)


def unkept_spaces(kept: tuple[Kept, ...], plan: Plan, copy: Material) -> Iterator[Diagnostic]:
    """A warning for each space or slot that is not where, or not as large, as the editor asked."""
    for each in kept:
        requested, space = each.requested, each.space
        details: dict[str, object] = {"article": each.name, "requested": _where(requested)}
        if space is None:
            yield _warning("no-slot", each.position, details)
        elif not each.is_kept:
            details["found"] = _where(space)
            yield _warning("moved-space", each.position, details)
        if space is not None:
            yield from _beyond_slot(space, plan, copy)


def _where(space: Space) -> str:
    """A space as an editor writes it: page, column, line, columns, lines, all from 1."""
    place = (space.page, space.column + 1, max(space.line, 0) + 1, space.columns, space.lines)
    names = ("page", "column", "line", "columns", "lines")
    return ", ".join(f"{name} {number}" for name, number in zip(names, place, strict=True))


def _beyond_slot(slot: Space, plan: Plan, copy: Material) -> Iterator[Diagnostic]:
    """A warning for each story that does not stand in its slot, or not all of it."""
    for story in slot.stories:
        pages = {piece.page for piece in plan.pieces if piece.story == story}
        article = copy.articles[story]
        inside = [p for p in plan.pieces if p.story == story and _is_inside(p, slot)]
        if not inside:
            yield _unmet("beside-slot", article, page=min(pages, default=0))
        elif pages - {slot.page}:
            yield _unmet("small-slot", article, page=min(pages - {slot.page}))


def _is_inside(piece: Piece, slot: Space) -> bool:
    lines = slot.line <= piece.line < slot.line + slot.lines
    return piece.page == slot.page and slot.column <= piece.column and lines


def missing_pages(source: PageSource, plan: Plan) -> Iterator[Diagnostic]:
    """A warning for each page that the manifest names and the issue has not."""
    issue = source.issue
    for page in range(plan.pages + 1, len(issue.manifest.pages) + 1):
        place = issue.positions.get(f"pages.{page - 1}", Position(issue.path.name))
        details: dict[str, object] = {"page": page, "pages": plan.pages}
        yield Diagnostic("makeup.no-such-page", place, details, severity="warning")


def _nearly_empty(plan: Plan, copy: Material, sheet: Sheet) -> Iterator[Diagnostic]:
    """A warning for each page that has nothing on it, or so little that it asks for a change."""
    for page in range(1, plan.pages + 1):
        pieces = [piece for piece in plan.pieces if piece.page == page]
        foot = max((piece.line + piece.lines for piece in pieces), default=0)
        following = [piece for piece in plan.pieces if piece.page > page]
        if not pieces and following:
            story = min(following, key=lambda piece: piece.page).story
            yield _unmet("empty-page", copy.articles[story], page=page)
        elif not pieces and page > 1:
            yield _unmet("foot-page", copy.articles[-1], page=page)
        elif foot - sheet.first_line(page) < NEARLY_EMPTY * sheet.lines and page > 1:
            story = pieces[0].story
            percent = round(100 * foot / sheet.lines)
            yield _unmet("short-page", copy.articles[story], page=page, percent=percent)


def _other_columns(
    key: str, article: ArticleCopy, requested: int | None, span: int, copy: Material
) -> Iterator[Diagnostic]:
    if requested and span != min(requested, copy.columns):
        yield _unmet(
            key, article, hint="makeup.other-columns-hint", requested=requested, columns=span
        )


def _unmet(
    key: str, article: ArticleCopy, hint: str | None = None, **details: object
) -> Diagnostic:
    about = {"article": article.title, **details}
    return _warning(key, article.position, about, hint)


def _warning(
    key: str, place: Position, details: dict[str, object], hint: str | None = None
) -> Diagnostic:
    return Diagnostic(f"makeup.{key}", place, details, hint=hint, severity="warning")


def _span(pieces: list[Piece]) -> int:
    """The columns that a story spans on its first page."""
    columns = [c for piece in pieces for c in range(piece.column, piece.column + piece.span)]
    return len(set(columns))
