"""What the press puts in place of WeasyPrint's own parts draws the same pages, only sooner."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Everything that stands beside normal flow, and everything that paints behind lines and texts.
DOCUMENTS = {
    "out of flow": """
        <style>@page { @top-center { content: element(running) } } .r { position: running(running) }
        aside { float: right; width: 5em } b { position: absolute; top: 9em } i { float: footnote }
        u { position: relative; top: 3pt } s { position: fixed; bottom: 0 }</style>
        <p class="r">Running<p><aside>Aside of some lines</aside>Text<i>A note</i> and <b>away</b>
        <u>near</u> <s>always</s> text text text text text text text text text text<p>after""",
    "behind": """
        <style>span { background: #cde; border: 1pt solid #678; border-radius: 3pt; padding: 2pt }
        p { background: linear-gradient(#fec, #cef); box-shadow: 2pt 2pt #999 } li::marker { color:
        #c00 } p::first-line { background: #ff0 } em { visibility: hidden } q { outline: 1pt solid }
        </style><p>One <span>two of them, long enough to be broken into lines, more than one</span>
        <em>unseen</em> <q>told</q><ul><li>first<li>second</ul>""",
    "tables and columns": """
        <style>table { border-collapse: collapse; background: #eee } td { border: 1pt solid #00c;
        padding: 3pt } tr:first-child { background: #fdd } div { columns: 3; column-rule: 1pt dotted
        }
        </style><table><tr><td>a<td>b<tr><td>c<td>d</table><div>one two three four five six seven
        eight nine ten eleven twelve thirteen</div>""",
    "characters": """<p title="a&quot;b" data-x=b class=bare>&lt;&copy;&#x4e2d;&hellip; a&b <b
        >c</b ><!-- d --><br/>e<![CDATA[f]]><p>两字，“三”字。——……<wbr>&nbsp;&shy;g</p>""",
}

# Drawn in a process of its own: what one way has read the other must not find.
DRAW = """
import sys
from pathlib import Path
import typeset.press
import pypdfium2
from typeset import engine, typography
from weasyprint import HTML
engine.start() if sys.argv[1] == "ours" else typography.enable()
style = "@page { size: 300pt 200pt; margin: 30pt } body { font-family: latin, song }"
for face in "latin", "song":
    file = Path(f"fonts/{face}.otf").resolve().as_uri()
    style += f"@font-face {{ font-family: {face}; src: url({file}) }}"
pdf = HTML(string=f"<style>{style}</style>{sys.argv[2]}")
document = pypdfium2.PdfDocument(pdf.write_pdf(pdf_variant="pdf/ua-1"))
for page in document:
    print(page.get_textpage().get_text_bounded(), flush=True)
    sys.stdout.buffer.write(bytes(page.render(scale=2).buffer))
"""


# PDFium shades the edges of bare outlines otherwise than those of a font file, by this at most.
EDGE = 64


def drawn(way: str, html: str) -> bytes:
    """The words and the pixels of all pages."""
    command = [sys.executable, "-c", DRAW, way, html]
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.mark.parametrize("html", DOCUMENTS.values(), ids=list(DOCUMENTS))
def test_pages_are_those_of_weasyprints_own_parts(html: str) -> None:
    ours, stock = drawn("ours", html), drawn("weasyprint", html)
    assert len(ours) > 600 * 400
    assert len(ours) == len(stock)
    assert max(abs(one - other) for one, other in zip(ours, stock, strict=True)) < EDGE


def test_control_a_word_that_stands_elsewhere_is_seen() -> None:
    one, other = (drawn("ours", f"<p style='padding-left: {x}pt'>word") for x in (0, 0.5))
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) >= EDGE
