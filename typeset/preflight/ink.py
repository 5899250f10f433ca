"""Colours on press: text in RGB or in several inks, too much ink, lines too thin to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from typeset.preflight.facts import DrawnMark, PageFacts
from typeset.preflight.finding import HOUSE, Area, Finding

COATED_INK, NEWSPRINT_INK = 3.0, 2.4
"""The most ink that paper takes, as a sum of the four: sheet-fed offset, newsprint."""
LARGE = 24.0
"""pt.  Letters of this size may be printed of several inks: a misregister is not seen."""
THINNEST = 0.24
"""pt.  A line of a quarter of a point prints; a rounding of it is no fault."""

X4 = "ISO 15930-7 (PDF/X-4)"
PROCESS = "ISO 12647-2"
NEWS = "ISO 12647-3"


def colour_findings(page: PageFacts, newsprint: bool) -> Iterator[Finding]:
    """What is wrong with the colours of text and shapes; one finding of a kind for a page."""
    texts = [mark for mark in page.marks if mark.kind == "text" and mark.text.strip()]
    yield from _findings(page, texts, _rgb_black, "warning", "preflight.rgb-black", X4)
    yield from _findings(page, texts, _rgb, "warning", "preflight.rgb-text", X4)
    yield from _findings(page, texts, _rich_black, "warning", "preflight.rich-black", PROCESS)
    most = NEWSPRINT_INK if newsprint else COATED_INK

    def heavy(mark: DrawnMark) -> bool:
        return mark.colour is not None and len(mark.colour) == 4 and sum(mark.colour) > most + 0.01

    clause = NEWS if newsprint else PROCESS
    yield from _findings(page, page.marks, heavy, "error", "preflight.ink", clause, int(most * 100))
    for picture in page.pictures:
        if picture.ink > most:
            details: dict[str, object] = {"ink": round(picture.ink * 100), "limit": int(most * 100)}
            yield Finding(
                "warning", "preflight.picture-ink", details, clause, page.number, picture.area
            )
    yield from _findings(page, page.marks, _hairline, "warning", "preflight.hairline", HOUSE)


def _rgb_black(mark: DrawnMark) -> bool:
    return mark.colour is not None and len(mark.colour) == 3 and max(mark.colour) < 0.1


def _rgb(mark: DrawnMark) -> bool:
    return mark.colour is not None and len(mark.colour) == 3 and 0.1 <= max(mark.colour) < 1.01


def _rich_black(mark: DrawnMark) -> bool:
    """Black text with other inks under it, small enough for a misregister to be seen."""
    colour = mark.colour
    if colour is None or len(colour) != 4 or mark.size >= LARGE:
        return False
    return colour[3] > 0.8 and sum(colour[:3]) > 0.1


def _hairline(mark: DrawnMark) -> bool:
    """A stroke or a filled rectangle that is too thin; one of no width at all is clipped away."""
    thin = mark.weight < THINNEST and (mark.kind == "line" or mark.weight > 0.001)
    return mark.kind != "text" and thin and not _white(mark)


def _white(mark: DrawnMark) -> bool:
    colour = mark.colour
    if colour is None:
        return True
    return sum(colour) < 0.01 if len(colour) == 4 else min(colour) > 0.99


def _findings(
    page: PageFacts,
    marks: object,
    wrong: Callable[[DrawnMark], bool],
    severity: str,
    key: str,
    clause: str,
    limit: int = 0,
) -> Iterator[Finding]:
    assert isinstance(marks, list | tuple) and severity in ("error", "warning")
    found = [mark for mark in marks if wrong(mark)]
    if found:
        text = "".join(mark.text for mark in found[:12])
        details: dict[str, object] = {"count": len(found), "text": text, "limit": limit}
        area = around([mark.area for mark in found])
        yield Finding(
            "error" if severity == "error" else "warning", key, details, clause, page.number, area
        )


def around(areas: list[Area]) -> Area:
    """The least area that holds them all."""
    left, top = min(a[0] for a in areas), min(a[1] for a in areas)
    right, bottom = max(a[0] + a[2] for a in areas), max(a[1] + a[3] for a in areas)
    return left, top, right - left, bottom - top
