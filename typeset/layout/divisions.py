"""Divisions (`::: notice` …) as HTML: boxes, pull quotes, QR codes, breaks."""

from __future__ import annotations

import re

from markupsafe import Markup

from typeset.issue import model
from typeset.issue.captioned_tables import TABULAR
from typeset.layout.inlines import plain, source

BESIDE = frozenset({"notice", "sidebar", "facts", "events", "pull-quote", "advert"})
"""What stands beside the text, for readers who hear it: an `aside`."""

BOXED = frozenset({"notice", "sidebar", "facts", "events", "advert"})
"""What has a frame or a ground, and so a narrower measure."""

TABLE_CLASS = "tabular"
"""The class of a table with its caption and notes: `table` is that of the table alone."""

KEPT = 6
"""A table of no more rows is kept on one page, with its caption and notes."""

LONG = 12
"""Lines of a box that may be parted: a small page might have no room for it under its nameplate."""

_QUESTION = re.compile(r"\s*(?:问|Q\d*)\s*[：:.．]")
_ANSWER = re.compile(r"\s*(?:答|A\d*)\s*[：:.．]")


def division(block: model.Division, inner: Markup, lines: float = 0) -> Markup:
    """The HTML of a division whose blocks are `inner`; its title stands first, of a quotation last.

    `lines` is about how many it takes: one of more than twelve has the class `long`.
    A break is an empty element, a QR code a drawing with its words below it.
    """
    if block.kind == "qr":
        return _code(block)
    if block.kind in ("page-break", "column-break"):
        return Markup('<div class="{}"></div>').format(block.kind)
    if block.kind == "questions":
        inner = _questions(block, inner)
    title = Markup('<p class="division-title">{}</p>\n').format(block.title)
    parts = [inner] if not block.title else [title, inner]
    if block.kind == "pull-quote":
        parts.reverse()
    return Markup('<{0} class="division {1}"{2}>\n{3}\n</{0}>').format(
        Markup("aside" if block.kind in BESIDE else "div"),
        _class(block, lines),
        source(block.position),
        Markup("").join(parts),
    )


def _class(block: model.Division, lines: float) -> str:
    if block.kind not in TABULAR:
        return f"{block.kind} long" if lines > LONG else block.kind
    rows = sum(len(each.rows) for each in block.blocks if isinstance(each, model.Table))
    return TABLE_CLASS if rows > KEPT else f"{TABLE_CLASS} unparted"


def _questions(block: model.Division, inner: Markup) -> Markup:
    """Paragraphs that open with 问： or Q: are questions, those with 答： or A: answers."""
    html = str(inner)
    for each in block.blocks:
        if not isinstance(each, model.Paragraph):
            continue
        words = plain(each.children)
        kind = "question" if _QUESTION.match(words) else "answer" if _ANSWER.match(words) else ""
        mark = f"<p{source(each.position)}"
        if kind and mark in html:
            html = html.replace(mark, f'<p class="{kind}"{source(each.position)}', 1)
    return Markup(html)


_BROWSERS = 'fill="none" stroke="#000"'
_INK = 'stroke="device-cmyk(0 0 0 1)"'
"""Black ink alone for the printer; a browser, which knows none, keeps to what is inherited."""


def _code(block: model.Division) -> Markup:
    """The QR code as a drawing: modules of one ink, a margin of four of them (ISO/IEC 18004)."""
    import segno

    made = segno.make(block.address, error="m", micro=False)
    how = {"title": block.address, "unit": "", "omitsize": True, "dark": "#000", "light": None}
    drawn = made.svg_inline(scale=1, border=4, **how)
    return Markup(
        '<figure class="division qr"{}><div class="code" role="img" aria-label="{}">{}</div>{}'
        "</figure>"
    ).format(
        source(block.position),
        block.address,
        Markup(drawn.replace('stroke="#000"', _INK).replace("<svg", f"<svg {_BROWSERS}", 1)),
        Markup("<figcaption>{}</figcaption>").format(block.title) if block.title else Markup(""),
    )
