"""How long WeasyPrint takes with Chinese composition, beside itself without.

    python -m benchmarks.typography.speed [TURNS]

Layout and writing of (a) the five-page bulletin of the seed, (b) some 200 pages in one column, (c)
an A3 page of five balanced columns. CPU seconds, the best of TURNS taken in alternation.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from time import process_time

import weasyprint

from benchmarks.typography.pages import (
    FIVE_BALANCED,
    ONE_COLUMN,
    PLAIN,
    ROOT,
    configuration,
    document,
    paragraphs,
)
from typeset import typography
from typeset.issue import load
from typeset.layout import compose
from typeset.press.loaded_faces import loaded_faces

A3_CHARACTERS = 4600


def bulletin() -> Callable[[], int]:
    """The seed's bulletin, as its layout composes it."""
    source = compose(load(ROOT / "seeds/003-tonghua-3"))
    case = loaded_faces(source.fonts)

    def run() -> int:
        sheets = [case.stylesheet, *(weasyprint.CSS(str(path)) for path in source.stylesheets)]
        html = weasyprint.HTML(string=source.html, base_url=f"{source.base}/")
        pages = html.render(font_config=case.configuration, stylesheets=sheets)
        pages.write_pdf()
        return len(pages.pages)

    return run


def plain(texts: list[str], style: str) -> Callable[[], int]:
    """A text in one of the benchmarks' styles."""
    fonts, faces = configuration()

    def run() -> int:
        sheets = [faces, weasyprint.CSS(string=style + PLAIN)]
        html = weasyprint.HTML(string=document(texts))
        pages = html.render(font_config=fonts, stylesheets=sheets)
        pages.write_pdf()
        return len(pages.pages)

    return run


def one_page(texts: list[str]) -> list[str]:
    """As many paragraphs as fill the A3 page."""
    kept, total = [], 0
    for text in texts:
        if total + len(text) > A3_CHARACTERS:
            break
        kept.append(text)
        total += len(text)
    return kept


def measure(run: Callable[[], int], turns: int) -> tuple[int, float, float]:
    """Pages, and the best times with stock WeasyPrint and with Chinese composition, seconds."""
    best = {False: float("inf"), True: float("inf")}
    pages = 0
    for _ in range(turns):
        for on in (False, True):
            (typography.enable if on else typography.disable)()
            start = process_time()
            pages = run()
            best[on] = min(best[on], process_time() - start)
    typography.disable()
    return pages, best[False], best[True]


def main() -> None:
    """Print one row for each document."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    texts = paragraphs()
    rows = {
        "(a) bulletin": (bulletin(), turns),
        "(b) one column": (plain(texts * 5, ONE_COLUMN), max(1, turns // 2)),
        "(c) A3, five columns": (plain(one_page(texts), FIVE_BALANCED), turns),
    }
    print(f"{'document':22}{'pages':>6}{'stock s':>9}{'ours s':>9}{'ratio':>7}")
    for name, (run, count) in rows.items():
        pages, stock, ours = measure(run, count)
        print(f"{name:22}{pages:6}{stock:9.3f}{ours:9.3f}{ours / stock:7.2f}")


if __name__ == "__main__":
    main()
