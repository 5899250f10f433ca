"""What the editor ordered and did not get: one sentence for each order, at the line that gives it.

An order that cannot be kept ends no compile: these are warnings, and say what was done instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.issue.model import Issue
from typeset.makeup.boxes import FILLED, Box
from typeset.makeup.front_lead import front_lead
from typeset.makeup.material import ArticleCopy, Material, columns_of, is_wide_table
from typeset.makeup.picture_groups import is_group, is_photo_page
from typeset.makeup.proofs import Proof
from typeset.makeup.story import STUB, Piece, Plan

HINT, BEYOND = "makeup.other-columns-hint", "makeup.fewer-columns-hint"


@dataclass(frozen=True)
class Orders:
    """The orders of an issue, and the proof that is printed."""

    issue: Issue
    proof: Proof

    @property
    def plan(self) -> Plan:
        """Where everything stands."""
        return self.proof.plan

    @property
    def copy(self) -> Material:
        """What was to be set."""
        return self.proof.copy

    @cached_property
    def pieces(self) -> dict[int, list[Piece]]:
        """The pieces of each story, by its number; -1 has those of spaces."""
        found: dict[int, list[Piece]] = {}
        for piece in self.plan.pieces:
            found.setdefault(piece.story, []).append(piece)
        return found

    @cached_property
    def said(self) -> dict[str, Mapping[str, Position]]:
        """The places of the keys of each article, by its file."""
        return {article.file: article.positions for article in self.issue.articles}

    def place(self, story: int, *keys: str) -> Position:
        """Where an article's order is given: the first of these keys that it has, else its text."""
        text = self.copy.articles[story].position
        said = self.said.get(text.file, {})
        return next((said[key] for key in keys if key in said), text)

    def page_place(self, page: int, key: str = "") -> Position:
        """Where the manifest or the page plan speaks of a page, or of a key of it."""
        whole = Position(self.issue.path.name)
        at = self.issue.positions.get(f"pages.{page - 1}", whole)
        return self.issue.positions.get(f"pages.{page - 1}.{key}", at)


def unkept_orders(orders: Orders) -> Iterator[Diagnostic]:
    """A warning for each order about a story, or about what a page is called, that was not kept."""
    framed = orders.proof.measured.framed
    for number, article in enumerate(orders.copy.articles):
        pieces = orders.pieces.get(number, [])
        yield from _slot(orders, number, article)
        if pieces:
            yield from _page(orders, number, article, pieces)
            yield from _columns(orders, number, article, pieces)
            yield from _table(orders, number, article, pieces)
            yield from _frame(orders, number, article, pieces, fits=number in framed)
    yield from _said_of_pages(orders)


def warning(key: str, place: Position, hint: str | None = None, /, **details: object) -> Diagnostic:
    """A warning of the make-up."""
    return Diagnostic(f"makeup.{key}", place, details, hint=hint, severity="warning")


# ---- stories -----------------------------------------------------------------------------------


def _slot(orders: Orders, number: int, article: ArticleCopy) -> Iterator[Diagnostic]:
    """A slot on no page, and what the article asks for beside its slot, which counts."""
    about = next(each.about for each in orders.issue.articles if each.file == article.position.file)
    if about.at is None:
        return
    if article.at is None:
        yield warning("slot-without-page", orders.place(number, "at"), article=article.title)
    for key, asked, kept in (
        ("page", about.page, about.at.page),
        ("columns", about.columns, about.at.columns),
    ):
        if asked and kept and asked != kept:
            values = {"key": key, "requested": asked, "kept": kept}
            yield warning(
                "beside-its-slot", orders.place(number, key), article=article.title, **values
            )


def _page(
    orders: Orders, number: int, article: ArticleCopy, pieces: list[Piece]
) -> Iterator[Diagnostic]:
    page, last = min(piece.page for piece in pieces), orders.copy.pages
    if article.page and page != article.page:
        place = orders.place(number, "at.page", "page", "at")
        about = {"article": article.title, "requested": article.page, "page": page}
        if last is not None and article.page > last:
            yield warning("beyond-limit", place, pages=last, **about)
        else:
            yield warning("other-page", place, **about)
    if page > 1 and number == front_lead(orders.copy.articles):
        place = orders.place(number, "priority")
        yield warning("lead-behind-front", place, article=article.title, page=page)


def _columns(
    orders: Orders, number: int, article: ArticleCopy, pieces: list[Piece]
) -> Iterator[Diagnostic]:
    """What an article and its pictures ask for, and what they have on the first page of it.

    Those of a slot that says how wide it is count before: `unkept_spaces` reports what is not kept.
    """
    page = min(piece.page for piece in pieces)
    first = [piece for piece in pieces if piece.page == page]
    taken = {c for piece in first for c in range(piece.column, piece.column + piece.span)}
    asked = columns_of(article.element)
    slot_columns = article.at[3] if article.at else 0
    if asked and not slot_columns and len(taken) != asked:
        place = orders.place(number, "columns")
        most = orders.proof.grid.columns
        about = {"requested": asked, "columns": len(taken), "most": most}
        hint = BEYOND if asked > most else HINT
        yield warning("other-columns", place, hint, article=article.title, **about)
    for piece in pieces:
        if piece.kind == "picture":
            yield from _picture_columns(orders, number, article, piece)


def _table(
    orders: Orders, number: int, article: ArticleCopy, pieces: list[Piece]
) -> Iterator[Diagnostic]:
    """A table on a later page than its headline, of a story that asks for a page or columns.

    Below much text it goes on as the text does; of a slot too small `unkept_spaces` reports it.
    """
    page = min(piece.page for piece in pieces)
    later = [piece.page for piece in pieces if piece.page > page and _begins_table(piece, article)]
    is_short = orders.proof.measured.stories[number].length < STUB * orders.proof.grid.columns
    if later and is_short and (article.page or article.columns) and not article.at:
        place = orders.place(number, "page", "columns")
        about = {"article": article.title, "page": page, "other": min(later)}
        yield warning("table-elsewhere", place, **about)


def _begins_table(piece: Piece, article: ArticleCopy) -> bool:
    if piece.kind == "picture":
        return is_wide_table(article.figures[piece.first])
    return piece.kind == "table" and not piece.first


def _picture_columns(
    orders: Orders, number: int, article: ArticleCopy, piece: Piece
) -> Iterator[Diagnostic]:
    """What a picture asks for, or each of a group, of which those of one row share its columns."""
    figure = article.figures[piece.first]
    grouped = is_group(figure) and not is_photo_page(figure)
    asking = enumerate(figure.findall("figure")) if grouped else ((piece.first, figure),)
    slip = orders.proof.galley.slips.get(f"{number}/picture{piece.first}/{piece.span}")
    for which, picture in asking:
        requested = columns_of(picture)
        shares = grouped and slip is not None and not _fills_row(picture, slip.box)
        if requested and (shares or piece.span != requested):
            place = orders.place(number, f"images.{which}.columns")
            about = {"requested": requested, "columns": piece.span}
            key, hint = ("group-columns", None) if grouped else ("other-picture-columns", HINT)
            yield warning(key, place, hint, article=article.title, **about)


def _fills_row(picture: Element, group: Box) -> bool:
    """Whether a picture of a group reaches from edge to edge of it."""
    source = picture.get("data-source")
    own = (box for box in group.descendants() if box.element is not None)
    return any(
        box.element.get("data-source") == source and box.width >= FILLED * group.width
        for box in own
        if box.element.tag == "figure"
    )


def _frame(
    orders: Orders, number: int, article: ArticleCopy, pieces: list[Piece], *, fits: bool
) -> Iterator[Diagnostic]:
    """A box that has no frame; `fits` says whether a page could hold it."""
    has_parts = article.text is not None or article.figures
    first = min(pieces, key=lambda piece: piece.page)
    if article.role == "box" and has_parts and first.kind != "boxed":
        place = orders.place(number, "priority")
        yield warning("no-place-for-frame" if fits else "no-frame", place, article=article.title)


# ---- what is said of pages ---------------------------------------------------------------------


def _said_of_pages(orders: Orders) -> Iterator[Diagnostic]:
    """Pages that the issue has not, a photo page without photos, ears that have no nameplate."""
    by_file = {article.position.file: article for article in orders.copy.articles}
    for page, said in enumerate(orders.issue.manifest.pages, 1):
        if page > orders.plan.pages:
            place = orders.page_place(page)
            yield warning("no-such-page", place, page=page, pages=orders.plan.pages)
        if said.ears and page > 1:
            yield warning("ears-elsewhere", orders.page_place(page, "ears"), page=page)
        article = by_file.get(said.photos or "")
        if article is not None and not any(map(is_photo_page, article.figures)):
            place = orders.page_place(page, "photos")
            yield warning("no-photos", place, article=article.title, page=page)
        elif article is not None:
            yield from _photo_columns(orders, article)


def _photo_columns(orders: Orders, article: ArticleCopy) -> Iterator[Diagnostic]:
    """The columns of pictures that fill a photo page."""
    number = orders.copy.articles.index(article)
    about = next(each.about for each in orders.issue.articles if each.file == article.position.file)
    for which, picture in enumerate(about.images):
        if picture.columns:
            place = orders.place(number, f"images.{which}.columns")
            details = {"article": article.title, "requested": picture.columns}
            yield warning("photo-page-columns", place, **details)
