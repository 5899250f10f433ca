"""The heads and feet that OpenDocument prints on every page: those of its master pages."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.readers.open_document_elements import get, tag
from typeset.intake.readers.word.package import Element

_HEADS = ("style:header", "style:header-left", "style:header-first", "loext:header-first")
_FEET = ("style:footer", "style:footer-left", "style:footer-first", "loext:footer-first")


class RunningLines:
    """The heads and feet of the pages that are used, and those of no page.

    A page is used where it is the first, where a style begins it, or behind one that is used."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self.heads: list[Element] = []
        self.feet: list[Element] = []
        self.unused: list[Element] = []
        pages: dict[str, Element] = {}
        begun: list[str] = []
        for each in (each for root in roots for each in root.iter()):
            if tag(each) == "style:master-page":
                pages[get(each, "style:name")] = each
            elif tag(each) == "style:style":
                begun.append(get(each, "style:master-page-name"))
        used = _used(pages, begun)
        for name, page in pages.items():
            for each in page:
                self._sort(each, shown=name in used and get(each, "style:display") != "false")

    def _sort(self, element: Element, *, shown: bool) -> None:
        if tag(element) in _HEADS:
            (self.heads if shown else self.unused).append(element)
        elif tag(element) in _FEET:
            (self.feet if shown else self.unused).append(element)


def _used(pages: dict[str, Element], begun: Sequence[str]) -> set[str]:
    """The names of the pages that are used."""
    used: set[str] = set()
    waiting = [*begun, "Standard" if "Standard" in pages else next(iter(pages), "")]
    while waiting:
        name = waiting.pop()
        if name in pages and name not in used:
            used.add(name)
            waiting.append(get(pages[name], "style:next-style-name"))
    return used
