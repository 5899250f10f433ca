"""The pages of one text, set again and again with a few rules more.

A setting costs most in what a rule for a picture leaves alone: styles, paragraphs, and the pages
before that picture.  Here they are made once.  A rule changes the style of the elements that it
names, and only pages from theirs on are made again, in the way in which WeasyPrint makes pages
again whose counters have changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, DEFAULT_OPTIONS, HTML, css, layout
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.formatting_structure.build import build_formatting_structure

from typeset.typography.paragraph_cache import ATTRIBUTE

if TYPE_CHECKING:
    from typeset.typography.stock import Box

ROUNDS = 8
"""How often pages are made again for the numbers on them: as WeasyPrint does at most."""

Cascade = dict[str, tuple[object, tuple[object, ...]]]
"""Values and their weights, by the name of the property."""


class Repagination:
    """The pages of a text, without their margin boxes; `options` are those of `HTML.render`."""

    def __init__(self, html: HTML, **options: Any) -> None:
        self._html, self._options = html, {**DEFAULT_OPTIONS, **options}
        self._added: dict[Element, Cascade] = {}
        self._natural: dict[Element, Any] = {}
        self._pages: list[Box] = []

    def pages(self, rules: str) -> Sequence[Box]:
        """The boxes of the pages with these rules added, which set what is not inherited."""
        before, self._added = self._added, _cascades(self._html, rules)
        changed = {
            element
            for element in before.keys() | self._added
            if before.get(element) != self._added.get(element)
        }
        if changed or not self._pages:
            self._restyle(changed)
            self._mark(changed)
            self._make_pages()
        return self._pages

    @cached_property
    def _context(self) -> Any:
        options = self._options
        faces, counters = options.pop("font_config"), options["counter_style"]
        return Document._build_layout_context(self._html, faces, counters, {}, options)

    @cached_property
    def _root(self) -> Box:
        root: Box = build_formatting_structure(
            self._html.etree_element,
            self._context.style_for,
            self._context.get_image_from_uri,
            self._html.base_url,
            self._context.target_collector,
            self._options["counter_style"],
            self._context.footnotes,
        )
        layout.initialize_page_maker(self._context, root)
        return root

    def _restyle(self, changed: set[Element]) -> None:
        for box, lines in _boxes(self._root):
            if box.element in changed and _is_of_element(box.style):
                natural = self._natural.setdefault(box.element, box.style)
                box.style = _with(natural, self._added.get(box.element, {}))
                for line in lines:
                    line.__dict__.pop(ATTRIBUTE, None)

    def _mark(self, changed: set[Element]) -> None:
        """Have the pages made again on which a changed element stands, and the one before.

        The page before was as full as what stands next left it.
        """
        for index, made in enumerate(self._pages):
            if any(box.element in changed for box in made.descendants()):
                for each in (max(0, index - 1), index):
                    self._context.page_maker[each][-1]["content_changed"] = True

    def _make_pages(self) -> None:
        """The rounds of WeasyPrint's `layout_document`."""
        context = self._context
        for _ in range(ROUNDS):
            before = len(self._pages)
            self._pages = list(layout.make_all_pages(context, self._root, self._html, self._pages))
            again = False
            for *_, state, remake in context.page_maker:
                state[1]["pages"] = [len(self._pages)]
                again = again or remake["content_changed"]
                again = again or (remake["pages_wanted"] and before != len(self._pages))
            if not again:
                break


def _boxes(root: Box) -> Iterator[tuple[Box, tuple[Box, ...]]]:
    """Every box of a tree, with the line boxes that it stands in."""
    waiting: list[tuple[Box, tuple[Box, ...]]] = [(root, ())]
    while waiting:
        box, lines = waiting.pop()
        yield box, lines
        inner = (*lines, box) if isinstance(box, LineBox) else lines
        waiting.extend((child, inner) for child in getattr(box, "children", ()))


def _is_of_element(style: Any) -> bool:
    """Whether a style is an element's own: neither of an anonymous box nor of `::before`."""
    return isinstance(style, css.ComputedStyle) and style.pseudo_type is None


def _with(style: Any, added: Cascade) -> Any:
    """A style with declarations added to its cascade."""
    if not added:
        return style
    cascade = dict(style.cascaded)
    for name, (value, weight) in added.items():
        if name not in cascade or cascade[name][1] <= weight:
            cascade[name] = value, weight
    return type(style)(
        style.parent_style,
        cascade,
        style.pseudo_type,
        style.root_style,
        style.base_url,
        style.font_config,
        style.initial_page_sizes,
    )


def _cascades(html: HTML, rules: str) -> dict[Element, Cascade]:
    """What the rules declare for each element that they name (CSS Cascade 4, 6)."""
    matcher = CSS(string=rules).matcher
    found: dict[Element, Cascade] = {}
    for element in html.wrapper_element.iter_subtree():
        for specificity, _, pseudo, (declarations, _) in matcher.match(element):
            cascade = found.setdefault(element.etree_element, {})
            for name, value, important in () if pseudo else declarations:
                weight = (
                    css.declaration_precedence("author", important),
                    float("inf"),
                    specificity,
                )
                if name not in cascade or cascade[name][1] <= weight:
                    cascade[name] = value, weight
    return found
