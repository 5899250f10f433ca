"""From composed HTML to newspaper pages: set the galley, plan, and fill the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from weasyprint import Document

from typeset.diagnostics.problems import Diagnostic
from typeset.layout.page_source import PageSource
from typeset.makeup.checks import (
    check_fillers,
    check_furniture,
    check_length,
    check_options,
    no_room,
)
from typeset.makeup.copyfit import best_proof
from typeset.makeup.dummy import Dummy
from typeset.makeup.elastic.filling import filled
from typeset.makeup.empty_pages import empty_pages
from typeset.makeup.grid import Grid
from typeset.makeup.high_pictures import high_pictures
from typeset.makeup.large_white import large_white
from typeset.makeup.last_resort import NoRoomError
from typeset.makeup.material import material
from typeset.makeup.orders import Orders, unkept_orders
from typeset.makeup.proofs import Proof
from typeset.makeup.set_parts import PartSetter
from typeset.makeup.sheets import make_sheets
from typeset.makeup.space_orders import unkept_spaces
from typeset.makeup.story import Plan
from typeset.makeup.teasers import without_empty


@dataclass(frozen=True)
class MadeUp:
    """The finished pages, and the grid and plan that they were made by."""

    document: Document
    grid: Grid
    plan: Plan
    dummy: Dummy
    warnings: tuple[Diagnostic, ...]
    """What the editor requested that could not be met."""


def make_up(source: PageSource, setter: PartSetter) -> MadeUp:
    """Make the pages of an issue up.  `setter` lays HTML out with the issue's style and fonts.

    Raises IssueError where the options allow no grid, or the text is too long for the pages.
    """
    setter.kept.begin()
    copy = material(source.html)
    check_options(source, copy)
    try:
        proof = best_proof(copy, setter)
    except NoRoomError as error:
        raise no_room(error.story, copy) from error
    check_furniture(source, proof.sheet)
    check_fillers(proof.measured.kept, proof.sheet)
    check_length(source, proof.plan, copy, proof.sheet)
    orders = Orders(source.issue, proof)
    hardly_full = [*empty_pages(orders)]
    warnings = [*unkept_orders(orders), *unkept_spaces(orders), *hardly_full]
    warnings += high_pictures(orders)
    proof = _filled(proof, setter)
    said = {each.details.get("page") for each in hardly_full}
    warnings += large_white(Orders(source.issue, proof), said)
    document = make_sheets(proof.plan, proof.copy, proof.galley, proof.grid, setter.set_html)
    return MadeUp(document, proof.grid, proof.plan, _dummy(proof), tuple(warnings))


def _filled(proof: Proof, setter: PartSetter) -> Proof:
    """The issue with its white filled by what is elastic, that of teasers without a name, too."""
    stories = proof.measured.stories
    plan = without_empty(proof.plan, proof.sheet, proof.copy, proof.grid)
    plan = filled(plan, stories, proof.sheet, proof.copy, proof.grid, setter)
    return replace(proof, plan=plan)


def _dummy(proof: Proof) -> Dummy:
    articles = proof.copy.articles
    return Dummy(
        proof.plan,
        proof.grid,
        proof.sheet,
        tuple(article.title for article in articles),
        tuple(article.role for article in articles),
        tuple(element.get("data-name", "") for element in (*proof.copy.spaces, *proof.copy.stock)),
    )
