"""A last page that holds a line or two is won back, or the smallest cut that wins it is named.

First, paragraphs whose last line is short are set up to 2 % tighter, which no reader sees, so that
each takes a line less.  Where that does not win the page, cuts are tried, the smallest first, and
the first that wins it is reported: what is advised was laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from typing import Any
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from typeset.diagnostics.problems import Diagnostic, position_at
from typeset.layout.wording import ems
from typeset.press.white_holes import foot_of, lowest_in

SetHtml = Callable[[str], Document]
Advice = tuple[Diagnostic, ...]
Cuts = tuple[tuple[int, str], ...]
"""How many characters are cut in which paragraph (its `data-source`)."""

FEW = 2
"""A last page with no more lines than these is to be won back."""
TIGHTER = 0.02
"""em.  Two per cent between characters are not seen; three are, beside other lines."""
TRIALS, FEW_TRIALS = 80, 5
"""Cuts that are tried, in a short issue and a longer one: for each all pages are laid out."""
SHORT = 8
"""Pages of an issue that is laid out in a tenth of a second or two."""
NEAR = 2
"""Pages at the end of a longer issue whose paragraphs are tried: a line that goes there is won, and
one that goes before may stay white where it was."""
SQUEEZED = 2
"""Characters for which each line may find room when some go: marks are squeezed."""
PAIRED = 4
"""The paragraphs with the shortest last lines, or the most, of which some are cut together."""
PLACES = 3
"""Paragraphs that are cut together at most."""
MOST_LINES = 10
"""Lines that advice asks for at most: what a closing block takes, and two."""
TIGHTENED = 4
"""Lines that closer setting may win: more paragraphs would be seen, and rarely have short ends."""
ROUNDING = 0.02
"""Lines: heights are rounded."""
END_MARKS = "。！？…”』」）.!?"


@dataclass(frozen=True)
class _Lines:
    """A paragraph as it was laid out."""

    place: str  # its `data-source`
    count: int
    last: int  # characters in its last line
    full: int  # characters in its first line
    narrow: float  # em that its last line's letters lack to the width of Chinese ones

    @property
    def spare(self) -> int:
        """Lines that can be cut of it: two thirds, for the rest is another paragraph."""
        return 2 * self.count // 3

    @property
    def gives(self) -> float:
        """Characters that the lines before the last one take, set tighter."""
        return TIGHTER * self.full * (self.count - 1)


def economical(html: str, document: Document, set_html: SetHtml) -> tuple[str, Document]:
    """The pages with the last one won back, where closer setting does that, and their HTML."""
    if not _is_wasteful(document) or (lines := _lines_to_win(document)) > TIGHTENED:
        return html, document
    short = sorted(
        (each for each in _paragraphs(document.pages) if 0 < each.last <= each.gives),
        key=lambda each: each.last,
    )
    won = html, document
    # What the most paragraphs do not win, fewer do not: as a rule, one trial is enough to know.
    for number in range(min(len(short), lines + FEW), lines - 1, -1):
        tighter = _tightened(html, [each.place for each in short[:number]])
        trial = set_html(tighter)
        if len(trial.pages) >= len(document.pages):
            break
        won = tighter, trial
    return won


def page_advice(html: str, document: Document, set_html: SetHtml) -> Advice:
    """The smallest cut that wins back the last page, where that holds a line or two."""
    if not _is_wasteful(document) or (lines := _lines_to_win(document)) > MOST_LINES:
        return ()
    plain = _plain_paragraphs(html)
    pages = document.pages if len(document.pages) <= SHORT else document.pages[-NEAR:]
    paragraphs = [each for each in _paragraphs(pages) if each.place in plain]
    return tuple(_advice(html, document, set_html, paragraphs, lines))


def _is_wasteful(document: Document) -> bool:
    """Whether the last page holds a line or two, beside those that a closing block took along."""
    if len(document.pages) < 2 or not (held := _lines_on(document.pages[-1]._page_box)):
        return False
    return held <= FEW or _lines_to_win(document) <= FEW


def _advice(
    html: str, document: Document, set_html: SetHtml, paragraphs: list[_Lines], lines: int
) -> Iterator[Diagnostic]:
    """The smallest cut that wins the page: each that might be smaller was tried.

    Of a long issue it is a small one: there are fewer trials.
    """
    now = len(document.pages)
    tries = iter(range(TRIALS if now <= SHORT else FEW_TRIALS))

    def wins(cuts: Cuts) -> bool:
        if next(tries, None) is None:
            return False
        shorter = _cut(html, cuts)
        return shorter is not None and len(set_html(shorter).pages) < now

    slack = {each.place: each.narrow + SQUEEZED * each.count for each in paragraphs}
    best: Cuts | None = None
    # Widows and orphans leave lines free on pages before, or ask for more of them.
    # What needs many lines is tried once, with enough of them; the first cut is made less then.
    numbers = range(max(1, lines - 1), lines + 3) if lines <= FEW else (lines + 2,)
    cuts_for = (cuts for number in numbers for cuts in _cuts(paragraphs, number))
    for cuts in sorted(cuts_for, key=_size):
        if best is None:
            best = _least(cuts, wins) if wins(cuts) else None
            if best is None and lines > FEW:
                return
        elif _size(cuts) - sum(slack[place] for _, place in cuts) < _size(best):
            (count, place), *others = cuts
            smaller = ((count - 1 - _size(cuts) + _size(best), place), *others)
            best = _least(smaller, wins) if smaller[0][0] > 0 and wins(smaller) else best
    if best is not None:
        yield _advised(best, now - 1)


def _size(cuts: Cuts) -> int:
    return sum(count for count, _ in cuts)


def _least(cuts: Cuts, wins: Callable[[Cuts], bool]) -> Cuts:
    """The smallest first cut of those that win, the others staying."""
    (most, place), *more = cuts
    least = 1
    while least < most:
        middle = (least + most) // 2
        if wins(((middle, place), *more)):
            most = middle
        else:
            least = middle + 1
    return ((most, place), *more)


def _cuts(paragraphs: list[_Lines], lines: int) -> Iterator[Cuts]:
    """What may be cut to win that number of lines: the ends of a paragraph, of two, of three."""
    long = sorted((each for each in paragraphs if each.count > 1), key=lambda each: each.last)
    groups = [long[:PAIRED]] if lines <= FEW else [*_articles(long)]
    singles = [(each,) for each in long]
    several = (
        chosen
        for group in groups
        for places in range(2, min(lines, PLACES) + 1)
        for chosen in combinations(group, places)
    )
    for chosen in (*singles, *several):
        if sum(each.spare for each in chosen) >= lines:
            yield _shared(chosen, lines)


def _articles(paragraphs: list[_Lines]) -> Iterator[list[_Lines]]:
    """The longest paragraphs of each article: an editor shortens one article, not three."""
    by_file: dict[str, list[_Lines]] = {}
    for each in paragraphs:
        by_file.setdefault(each.place.rpartition(":")[0], []).append(each)
    for those in by_file.values():
        yield sorted(those, key=lambda each: -each.spare)[:PAIRED]


def _shared(chosen: tuple[_Lines, ...], lines: int) -> Cuts:
    """The ends of all these paragraphs, as many lines as are wanted, most from those with most."""
    left = lines - len(chosen)
    cuts = []
    for each in sorted(chosen, key=lambda each: -each.spare):
        more = min(left, each.spare - 1)
        left -= more
        cuts.append((each.last + more * each.full, each.place))
    return tuple(cuts)


def _advised(cuts: Cuts, pages: int) -> Diagnostic:
    (count, place), *more = cuts
    details: dict[str, object] = {"count": count, "pages": pages}
    for name, (each, there) in zip(("more", "third"), more, strict=False):
        details |= {name: each, f"place_of_{name}": there}
    key = ("press.page-to-win", "press.page-to-win-by-two", "press.page-to-win-by-three")[len(more)]
    return Diagnostic(key, position_at(place), details, severity="warning")


# ---- the pages ----------------------------------------------------------------------------------


def _lines_on(page: Any) -> int:
    """The lines of text on a page, without its notes and what floats to its foot."""
    return len(_line_boxes(page.children[0]))


def _line_boxes(box: Any) -> list[Any]:
    """The lines in a box; those of blocks within a line are part of it."""
    if isinstance(box, boxes.LineBox):
        return [box] if box.height else []
    return [line for child in getattr(box, "children", ()) for line in _line_boxes(child)]


def _lines_to_win(document: Document) -> int:
    """The lines that the last page's text and its closing block lack on the page before it."""
    before, last = (page._page_box for page in document.pages[-2:])
    lines = _line_boxes(last.children[0])
    blocks = [box for box in last.children if isinstance(box, boxes.FootnoteAreaBox)]
    lack: float = sum(box.margin_height() for box in blocks) - (foot_of(before) - lowest_in(before))
    return max(1, ceil(len(lines) + lack / float(lines[0].height) - ROUNDING))


def _paragraphs(pages: list[Page]) -> Iterator[_Lines]:
    found: dict[str, list[str]] = {}
    for page in pages:
        for box in page._page_box.children[0].descendants():
            element = box.element
            if isinstance(box, boxes.BlockBox) and element is not None and element.tag == "p":
                held = [_text(c) for c in box.children if isinstance(c, boxes.LineBox)]
                if held and (place := element.get("data-source")):
                    found.setdefault(place, []).extend(held)
    for place, texts in found.items():
        last = len(texts[-1])
        yield _Lines(place, len(texts), last, len(texts[0]), last - ems(texts[-1]))


def _text(box: Any) -> str:
    if isinstance(box, boxes.TextBox):
        return "".join(box.text.split())
    return "".join(map(_text, getattr(box, "children", ())))


# ---- the HTML -----------------------------------------------------------------------------------


def _plain_paragraphs(html: str) -> set[str]:
    """The places of paragraphs that are plain text, and so can be cut."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    return {each.get("data-source", "") for each in root.iter("p") if not len(each) and each.text}


def _tightened(html: str, places: list[str]) -> str:
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for element in root.iter("p"):
        if element.get("data-source") in places:
            style = element.get("style", "")
            element.set("style", f"{style}; letter-spacing: -{TIGHTER}em".lstrip("; "))
    return _written(root)


def _cut(html: str, cuts: Cuts) -> str | None:
    """`html` without the last characters of paragraphs, before their marks; None if it cannot."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for count, place in cuts:
        found = [each for each in root.iter("p") if each.get("data-source") == place]
        if len(found) != 1 or len(found[0]) or found[0].text is None:
            return None
        text = found[0].text.rstrip()
        mark = text[-1:] if text[-1:] in END_MARKS else ""
        if 3 * count > 2 * len(text):  # that would be another paragraph
            return None
        found[0].text = text[: len(text) - len(mark) - count] + mark
    return _written(root)


def _written(root: Element) -> str:
    return "<!DOCTYPE html>" + tostring(root, encoding="unicode", method="html")
