"""Each page as a printer holds it: what runs off it, how full it is, how fine its pictures are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typeset.preflight.facts import PageFacts
from typeset.preflight.finding import HOUSE, Finding
from typeset.preflight.ink import X4, around

LEAST_PPI = 150
NEARLY_EMPTY = 0.12
"""Less than this part of the page's height holds text or pictures: three lines of a bulletin."""
CUT = 0.5
"""pt.  What is nearer to the edge than a knife is true is not cut."""
PAGES_OF_A_SHEET = 4


def page_findings(page: PageFacts) -> Iterator[Finding]:
    """What is wrong with one page."""
    yield from _cut_off(page)
    yield from _unreadable(page)
    yield from _empty(page)
    yield from _pictures(page)


def _cut_off(page: PageFacts) -> Iterator[Finding]:
    """Text that stands beyond the trimmed page, in whole or in part."""
    width, height = page.trim
    outside = [
        mark
        for mark in page.marks
        if mark.kind == "text"
        and mark.text.strip()
        and (
            mark.area[0] < -CUT
            or mark.area[0] + mark.area[2] > width + CUT
            or mark.area[1] + mark.area[3] / 2 < -CUT
            or mark.area[1] + mark.area[3] / 2 > height + CUT
        )
    ]
    if outside:
        text = "".join(mark.text for mark in outside[:12])
        area = around([mark.area for mark in outside])
        details: dict[str, object] = {"text": text, "count": len(outside)}
        yield Finding("error", "preflight.cut-off", details, X4, page.number, area)


def _unreadable(page: PageFacts) -> Iterator[Finding]:
    """Characters of which the PDF does not say what they are: no search finds them."""
    lost = [m for m in page.marks if m.text.startswith("(cid:") or "\ufffd" in m.text]
    if lost:
        details: dict[str, object] = {"count": len(lost)}
        area = around([mark.area for mark in lost])
        yield Finding(
            "warning", "preflight.unreadable", details, "ISO 14289-1 (PDF/UA-1)", page.number, area
        )


def _empty(page: PageFacts) -> Iterator[Finding]:
    held = [m.area for m in page.marks if m.kind == "text" and m.text.strip()]
    held += [picture.area for picture in page.pictures]
    if not held:
        yield Finding("note", "preflight.blank-page", {}, HOUSE, page.number)
        return
    rows = {int(row) for area in held for row in range(int(area[1]), int(area[1] + area[3]) + 1)}
    share = len(rows) / page.trim[1]
    if share < NEARLY_EMPTY:
        details: dict[str, object] = {"share": round(share * 100)}
        area = around(held)
        yield Finding("warning", "preflight.nearly-empty", details, HOUSE, page.number, area)


def _pictures(page: PageFacts) -> Iterator[Finding]:
    for picture in page.pictures:
        details: dict[str, object] = {
            "ppi": int(picture.ppi),
            "least": LEAST_PPI,
            "pixels": "×".join(map(str, picture.pixels)),
            "space": picture.space,
        }
        if picture.ppi < LEAST_PPI * 0.99:
            yield Finding(
                "warning", "preflight.coarse", details, "ISO 12647-2", page.number, picture.area
            )
        if picture.space == "DeviceRGB":
            yield Finding("warning", "preflight.no-profile", details, X4, page.number, picture.area)


def sheet_findings(pages: Sequence[PageFacts]) -> Iterator[Finding]:
    """What concerns all pages: one size, a number that folds."""
    sizes = {tuple(round(edge) for edge in page.trim) for page in pages}
    if len(sizes) > 1:
        shown = ", ".join(
            f"{wide / 72 * 25.4:.0f}×{high / 72 * 25.4:.0f} mm" for wide, high in sorted(sizes)
        )
        yield Finding("warning", "preflight.sizes", {"sizes": shown}, HOUSE)
    if rest := -len(pages) % PAGES_OF_A_SHEET:
        details: dict[str, object] = {"pages": len(pages), "blank": rest}
        yield Finding("note", "preflight.not-by-four", details, HOUSE)
