"""A newspaper page of five columns against stock WeasyPrint's balanced columns, in one run.

    python -m benchmarks.newspaper.five_columns

Both set the same text in the same faces, on the same page, from HTML to laid-out pages; the make-up
sets Chinese by CLREQ, plans the page and copyfits it meanwhile.  Prints the ratio of the medians.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from weasyprint import CSS, HTML

from typeset import engine
from typeset.issue import load
from typeset.layout import PageSource, compose
from typeset.press import paginate
from typeset.press.loaded_faces import loaded_faces

SEED = Path(__file__).resolve().parents[2] / "seeds" / "001-luohe-civility" / "articles"
ARTICLES = ("01.md", "03.md")
TIMES = 9
STOCK = """
@page { size: 275mm 390mm; margin: 17mm 14mm 14mm }
body { margin: 0; font: 9.59pt/14.4pt var(--font-text); text-align: justify }
p, h3 { margin: 0; font: inherit; text-indent: 2em }
article { columns: 5; column-gap: 19pt; column-fill: balance }
"""


def newspaper_page(folder: Path) -> PageSource:
    """Two articles that fill a page of five columns."""
    (folder / "articles").mkdir()
    for name in ARTICLES:
        (folder / "articles" / name).write_bytes((SEED / name).read_bytes())
    names = ", ".join(f"articles/{name}" for name in ARTICLES)
    manifest = f'layout: newspaper\noptions: {{size: "9.6"}}\narticles: [{names}]\n'
    (folder / "issue.yaml").write_text(manifest, encoding="utf-8")
    return compose(load(folder))


def stock_page(source: PageSource) -> Callable[[], object]:
    """The same articles in stock WeasyPrint's columns."""
    text = source.html[source.html.index("<article") : source.html.rindex("</article>")]
    html = f'<html lang="zh-CN"><body>{text}</article></body></html>'
    case = loaded_faces(source.fonts)
    styles = [case.stylesheet, CSS(string=STOCK, font_config=case.configuration)]

    def set_page() -> object:
        page = HTML(string=html, base_url=f"{source.base}/")
        return page.render(font_config=case.configuration, stylesheets=styles)

    return set_page


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        source = newspaper_page(Path(name))
        stock = stock_page(source)
        ours, theirs = [], []
        for _ in range(TIMES):
            ours.append(seconds(lambda: paginate(source)))
            engine.stop()
            theirs.append(seconds(stock))
            engine.start()
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"made up      {statistics.median(ours):6.3f} s of CPU")
    print(f"stock        {statistics.median(theirs):6.3f} s of CPU")
    print(f"ratio        {ratio:6.2f}  (aim: 0.50 or less)")


if __name__ == "__main__":
    main()
