"""The findings as one page of HTML: each page's picture with numbered marks, and the list."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from html import escape
from io import BytesIO

import pypdfium2

from typeset.diagnostics.messages import in_both_languages
from typeset.preflight.checking import Checked
from typeset.preflight.finding import Finding
from typeset.preflight.rendering import place, summary, words

PPI = 80

STYLE = """
body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  margin: 2em auto; max-width: 72em; padding: 0 1em; color: #222; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 2em 0 .5em; }
.verdict { padding: .4em 1em; border-left: .4em solid #2a7; background: #f3faf5; }
.verdict.failed { border-color: #c33; background: #fdf3f2; }
ol { padding-left: 2.2em; } li { margin: .7em 0; }
.error::marker { color: #c33; } .warning::marker { color: #b70; } .note::marker { color: #678; }
.where, .clause { color: #567; font-size: .9em; } .remedy { color: #174; }
.sheet { position: relative; display: inline-block; margin: .5em 1em .5em 0; vertical-align: top;
  box-shadow: 0 0 0 1px #bbb; }
.sheet img { display: block; }
.mark { position: absolute; box-sizing: border-box; border: 2px solid; border-radius: 3px;
  min-width: 1.2em; min-height: 1.2em; text-decoration: none; font: bold 12px/1.2 sans-serif; }
.mark.error { color: #c33; background: #c333; } .mark.warning { color: #b70; background: #b703; }
.mark.note { color: #678; background: #6783; }
.mark span { position: absolute; left: -2px; top: -1.5em; padding: 0 .35em;
  background: currentColor; }
.mark span b { color: #fff; }
"""


def as_html(checked: Checked) -> str:
    """A page that stands alone; both languages, the pages' pictures inside it."""
    numbered = list(enumerate(checked.findings, start=1))
    items = "\n".join(_item(number, finding) for number, finding in numbered)
    sheets = "\n".join(
        _sheet(page, picture, size, [(n, f) for n, f in numbered if f.page == page])
        for page, (picture, size) in enumerate(_pictures(checked.pdf), start=1)
    )
    verdict = "verdict" if checked.passed else "verdict failed"
    both = "<br>".join(map(escape, in_both_languages(partial(summary, checked)).values()))
    return (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="utf-8">\n'
        f"<title>{escape(checked.name)}</title>\n<style>{STYLE}</style></head>\n<body>\n"
        f"<h1>{escape(checked.name)}</h1>\n"
        f'<p class="{verdict}">{both}</p>\n'
        f"<ol>\n{items}\n</ol>\n{sheets}\n</body>\n</html>\n"
    )


def _item(number: int, finding: Finding) -> str:
    lines = []
    for said in in_both_languages(partial(words, finding)).values():
        lines.append(f"<div>{escape(said.message)}</div>")
        if said.hint:
            lines.append(f'<div class="remedy">→ {escape(said.hint)}</div>')
    where = " · ".join(filter(None, (place(finding, "zh"), finding.clause)))
    lines.append(f'<div class="where">{escape(where)}</div>')
    return f'<li class="{finding.severity}" id="f{number}">{"".join(lines)}</li>'


def _sheet(
    page: int, picture: bytes, size: tuple[float, float], found: list[tuple[int, Finding]]
) -> str:
    width, height = (edge * PPI / 72 for edge in size)
    marks = "".join(_mark(number, finding) for number, finding in found if finding.area)
    data = b64encode(picture).decode("ascii")
    return (
        f'<div class="sheet"><img src="data:image/png;base64,{data}" alt="{page}" '
        f'width="{width:.0f}" height="{height:.0f}">{marks}</div>'
    )


def _mark(number: int, finding: Finding) -> str:
    assert finding.area is not None
    x, y, width, height = (edge * PPI / 72 for edge in finding.area)
    style = f"left:{x:.0f}px;top:{y:.0f}px;width:{width:.0f}px;height:{height:.0f}px"
    return (
        f'<a class="mark {finding.severity}" href="#f{number}" style="{style}">'
        f"<span><b>{number}</b></span></a>"
    )


def _pictures(pdf: bytes) -> list[tuple[bytes, tuple[float, float]]]:
    """Each page trimmed, as a PNG, with its size in pt."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            left, bottom, right, top = page.get_trimbox()
            page.set_mediabox(left, bottom, right, top)
            page.set_cropbox(left, bottom, right, top)
            out = BytesIO()
            page.render(scale=PPI / 72).to_pil().convert("P").save(out, "PNG")
            found.append((out.getvalue(), (right - left, top - bottom)))
    finally:
        document.close()
    return found
