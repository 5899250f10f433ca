"""Orders of an issue that its pages do not keep and no warning tells, and pages hardly begun.

The orders are read from the model and what was done from the plan: this is no part of the make-up's
own reckoning of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.newspaper.printed_once import PrintedPage
from typeset.issue.model import Article, FrontMatter
from typeset.issue.page_plan import Place
from typeset.makeup.material import material
from typeset.makeup.story import Piece
from typeset.press import Pages

HARDLY = 0.15
"""A page less full than that is explained."""

PAGE = {"other-page", "beyond-limit", "no-slot", "beside-slot"}
SLOT = {*PAGE, "shallow-slot", "moved-space", "deeper-space", "slot-without-page"}
SPACE = {"moved-space", "deeper-space", "no-teasers"}
"""The warnings that tell of each kind of order."""


def unsaid(pages: Pages, made: Sequence[PrintedPage]) -> list[str]:
    """What no warning tells, in a few words each; empty where all is told."""
    assert pages.made is not None
    own: dict[int, list[Piece]] = defaultdict(list)
    for piece in pages.made.plan.pieces:
        own[piece.story].append(piece)
    told = _told(pages)
    found = [*_of_pages(pages, made), *_of_spaces(pages, own[-1], told)]
    for number, article in enumerate(pages.source.issue.articles):
        if own[number]:
            keys = told[_title(article)]
            kept = _of_story(article, own[number], pages.made.grid.columns)
            found += [f"{article.file}: {what}" for what, said in kept if not keys & said]
    return [f"{each}, without a word" for each in found]


def _told(pages: Pages) -> dict[str, set[str]]:
    """The keys of the warnings about each story or space, by its name."""
    told: dict[str, set[str]] = defaultdict(set)
    for warning in pages.warnings:
        subject, _, key = warning.key.partition(".")
        if subject == "makeup":
            told[str(warning.details.get("article"))].add(key)
    return told


def _title(article: Article) -> str:
    return " ".join((article.about.headline or article.id).split())


# ---- stories -----------------------------------------------------------------------------------


def _of_story(
    article: Article, pieces: list[Piece], columns: int
) -> Iterator[tuple[str, set[str]]]:
    """Each order that is not kept, with the warnings of which one is to tell it."""
    about, at = article.about, article.about.at
    page = min(piece.page for piece in pieces)
    first = [piece for piece in pieces if piece.page == page]
    asked = (at and at.page) or about.page
    if asked and asked != page:
        yield f"on page {page}, not {asked}", PAGE
    elif at is not None and not _is_in(first, at, columns):
        yield f"not in its slot {at.model_dump(exclude_none=True)}", SLOT
    elif at is not None and len({piece.page for piece in pieces}) > 1:
        yield "goes on beyond its slot", {*SLOT, "small-slot"}
    taken = {c for piece in first for c in range(piece.column, piece.column + piece.span)}
    if about.columns and not (at and at.columns) and about.columns != len(taken):
        yield f"over {len(taken)} columns, not {about.columns}", {"other-columns"}
    yield from _of_pictures(about, pieces)
    kinds = {piece.kind for piece in pieces}
    if about.priority == "box" and kinds > {"head"} and "boxed" not in kinds:
        yield "without a frame", {"no-frame", "no-place-for-frame"}


def _is_in(pieces: list[Piece], at: Place, columns: int) -> bool:
    """Whether all pieces stand in a slot; what the editor left open of it does not matter."""
    left = min(piece.column for piece in pieces)
    right = max(piece.column + piece.span for piece in pieces)
    top = min(piece.line for piece in pieces)
    foot = max(piece.line + piece.lines for piece in pieces)
    first, line = (at.column or left + 1) - 1, (at.line or top + 1) - 1
    wide, deep = at.columns or columns, at.lines or foot
    return first <= left and right <= first + wide and line <= top and foot <= line + deep


def _of_pictures(about: FrontMatter, pieces: list[Piece]) -> Iterator[tuple[str, set[str]]]:
    """The columns of the pictures of the front matter, which come first of all."""
    for piece in pieces:
        if piece.kind == "picture" and not piece.number and piece.first < len(about.images):
            asked = about.images[piece.first].columns
            if asked and asked != piece.span:
                said = {"other-picture-columns", "photo-page-columns", "group-columns"}
                yield f"picture over {piece.span} columns, not {asked}", said


# ---- pages -------------------------------------------------------------------------------------


def _of_pages(pages: Pages, made: Sequence[PrintedPage]) -> Iterator[str]:
    """Pages with little on them, by their ink and by the plan, which counts no foot."""
    assert pages.made is not None
    told = _explained(pages)
    lines = pages.made.dummy.sheet.lines
    for number, page in enumerate(made if len(made) > 1 else (), 1):
        own = [piece for piece in pages.made.plan.pieces if piece.page == number]
        planned = max((piece.line + piece.lines for piece in own), default=0) / lines
        if min(page.filled, planned) < HARDLY and number not in told:
            yield f"page {number} {page.filled:.0%} full, {planned:.0%} of the plan"
    named = {w.details.get("page") for w in pages.warnings if w.key == "makeup.no-such-page"}
    for number in range(len(made) + 1, len(pages.source.issue.manifest.pages) + 1):
        if number not in named:
            yield f"no page {number}"


def _explained(pages: Pages) -> set[int]:
    """The pages of which a warning says that little stands on them."""
    found: set[int] = set()
    for warning in pages.warnings:
        if warning.key in EMPTY:
            said = str(warning.details.get("pages", warning.details.get("page")))
            first, _, last = said.partition("–")
            found |= set(range(int(first), int(last or first) + 1))
        elif warning.key == "makeup.last-page":
            found.add(pages.made.plan.pages if pages.made else 0)
    return found


EMPTY = {
    f"makeup.{key}"
    for key in (
        *("empty-page", "empty-before-page", "empty-before-space", "short-page", "short-before"),
        *("foot-page", "empty-slot", "no-teasers"),
    )
}
"""The warnings that explain a page with little on it, and name it."""


def _of_spaces(pages: Pages, pieces: list[Piece], told: dict[str, set[str]]) -> Iterator[str]:
    """Adverts, fillers and teasers that are not where, or not as large, as the plan asks."""
    for number, element in enumerate(material(pages.source.html).spaces):
        if element.get("data-roles"):
            continue  # no part of the page, but a wish for stories
        name = element.get("data-name", "")
        piece = next((each for each in pieces if each.number == number), None)
        asked = {key: element.get(f"data-{key}") for key in SIDES}
        if piece is None:
            wrong = ["nowhere"]
        else:
            wrong = [
                f"{key} {found}, not {asked[key]}"
                for key, found in zip(SIDES, _sides(piece), strict=True)
                if asked[key] and found != int(asked[key] or 0)
            ]
        if wrong and not (told[name] | _of_teasers(pages, element.get("data-page"))) & SPACE:
            yield f"“{name}” {', '.join(wrong)}"


SIDES = ("page", "column", "line", "columns", "lines")


def _sides(piece: Piece) -> tuple[int, ...]:
    return piece.page, piece.column + 1, piece.line + 1, piece.span, piece.lines


def _of_teasers(pages: Pages, page: str | None) -> set[str]:
    """What is said of the teasers of a page, which have no name."""
    keys = {w.key for w in pages.warnings if str(w.details.get("page")) == page}
    return {"no-teasers"} & {key.removeprefix("makeup.") for key in keys}
