"""How two PDFs differ, page by page: to the eye, and in their text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

DPI = 72
# Two colours no channel of which differs by more (of 255) look alike: antialiasing, not print.
VISIBLE = 32
# The changes of the text that are reported one by one.
MOST_CHANGES = 40


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page that looks different.  `share` is the part of its pixels that differ (0 to 1).

    `old`, `new` and `both` are PNG pictures; in `both` what went is orange and what came is blue.
    """

    page: int
    share: float
    text_changed: bool
    old: bytes
    new: bytes
    both: bytes


@dataclass(frozen=True, slots=True)
class TextChange:
    """`before` became `after`; either may be empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How a PDF changed.  `share` is the part of all its pages' pixels that differ (0 to 1)."""

    pages_before: int
    pages_after: int
    share: float
    pages: tuple[PageChange, ...]
    text: tuple[TextChange, ...]


class NotAPdf(ValueError):
    """A file that cannot be read as PDF; `which` is 0 for the old one, 1 for the new."""

    def __init__(self, which: int, problem: str) -> None:
        super().__init__(problem)
        self.which = which


def compare(old: bytes, new: bytes) -> Difference | None:
    """How `new` differs from `old`; None where no page looks or reads otherwise.

    Raises NotAPdf where one of them cannot be read.
    """
    if old == new:
        return None
    before, after = (_pages(pdf, which) for which, pdf in enumerate((old, new)))
    changes = [_page_change(n, *pair) for n, pair in enumerate(zip_longest(before, after), start=1)]
    pages = tuple(change for change in changes if change)
    text = tuple(text_changes("".join(p.text for p in before), "".join(p.text for p in after)))
    if not pages and not text:
        return None
    share = sum(change.share for change in pages) / len(changes)
    return Difference(len(before), len(after), share, pages, text)


def text_changes(old: str, new: str) -> Iterator[TextChange]:
    """What must be put in place of what, to make `new` of `old`; at most MOST_CHANGES changes."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    reported = 0
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal" and reported < MOST_CHANGES:
            reported += 1
            yield TextChange(old[i1:i2], new[j1:j2])


@dataclass(frozen=True, slots=True)
class _RenderedPage:
    """`pixels` are rows of red, green, blue; `text` is without white space."""

    pixels: Pixels
    text: str


def _pages(pdf: bytes, which: int) -> list[_RenderedPage]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NotAPdf(which, str(error)) from error
    try:
        return [_page(document[index]) for index in range(len(document))]
    finally:
        document.close()


def _page(page: Any) -> _RenderedPage:
    bitmap = page.render(scale=DPI / 72, rev_byteorder=True)
    text = page.get_textpage().get_text_bounded()
    pixels = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    return _RenderedPage(pixels, "".join(text.split()))


def _page_change(
    number: int, old: _RenderedPage | None, new: _RenderedPage | None
) -> PageChange | None:
    import numpy as np

    before, after = _same_size(old, new)
    distance = np.abs(before.astype(np.int16) - after.astype(np.int16))
    differs = distance.max(axis=2) > VISIBLE
    text_changed = (old.text if old else "") != (new.text if new else "")
    same_paper = old is not None and new is not None and old.pixels.shape == new.pixels.shape
    if same_paper and not differs.any() and not text_changed:
        return None
    share = float(differs.mean()) if same_paper else 1.0
    pictures = (_png(pixels) for pixels in (before, after, _overlay(before, after)))
    return PageChange(number, share, text_changed, *pictures)


def _overlay(before: Pixels, after: Pixels) -> Pixels:
    """Both in one picture: what stands in the old one alone is orange, in the new alone blue."""
    import numpy as np

    old, new = (pixels.mean(axis=2).astype(np.uint8) for pixels in (before, after))
    return np.dstack((new, old // 2 + new // 2, old))


def _same_size(old: _RenderedPage | None, new: _RenderedPage | None) -> tuple[Pixels, Pixels]:
    """Both pages on white paper of one size."""
    import numpy as np

    shapes = [page.pixels.shape for page in (old, new) if page]
    height, width = max(s[0] for s in shapes), max(s[1] for s in shapes)
    papers = []
    for page in (old, new):
        paper = np.full((height, width, 3), 255, np.uint8)
        if page:
            paper[: page.pixels.shape[0], : page.pixels.shape[1]] = page.pixels
        papers.append(paper)
    return papers[0], papers[1]


def _png(pixels: Any) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=4)
    return file.getvalue()
