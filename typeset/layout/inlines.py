"""Inline content as HTML, escaped, and the attribute that says where a block comes from."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from typeset.diagnostics.problems import Position
from typeset.issue import model
from typeset.layout.wording import ems

RUBY_SIZE, RUBY_AIR = 0.5, 0.1
"""em: of a reading, and what keeps it from the next one."""

TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "strikethrough": "s",
    "superscript": "sup",
    "subscript": "sub",
    "underline": "u",
    "reading": "rt",
}
CLASSES = ("dots", "proper-name", "book-title", "small-caps")


def source(position: Position) -> Markup:
    """The attribute that carries a block's place to the laid-out page."""
    return Markup(' data-source="{}:{}"').format(position.file, position.line)


def inline(children: Sequence[model.Inline]) -> Markup:
    """Inline content as HTML."""
    return Markup("").join(_inline(child) for child in children)


def plain(children: Sequence[model.Inline]) -> str:
    """The characters of inline content, without its footnotes."""
    return "".join(_plain(child) for child in children)


def _inline(node: model.Inline) -> Markup:
    match node:
        case model.Text(text):
            return escape(text)
        case model.LineBreak():
            return Markup("<br>")
        case model.FootnoteCall():
            return _footnote(node)
        case model.Span("link", children, None):  # it leads nowhere
            return inline(children)
        case model.Span("link", children, target):
            return Markup('<a href="{}">{}</a>').format(target, inline(children))
        case model.Span("ruby", children):
            return _ruby(children)
        case model.Span(kind, children) if kind in CLASSES:
            return Markup('<span class="{}">{}</span>').format(kind, inline(children))
        case model.Span(kind, children):
            return Markup("<{0}>{1}</{0}>").format(Markup(TAGS[kind]), inline(children))
        case _:  # a template may call this with anything
            raise TypeError(f"{type(node).__name__} is no inline content")


def _ruby(children: Sequence[model.Inline]) -> Markup:
    """The text and its reading above it; white at both sides where the reading is the wider.

    A reading of as many syllables as there are characters stands above each of them, so that lines
    break between them (CLREQ 3.3.1).
    """
    base, reading = plain(children[:-1]), plain(children[-1:])
    if len(base) > 1 and len(syllables := reading.split()) == len(base):
        return Markup("").join(
            _ruby((model.Text(char), model.Span("reading", (model.Text(syllable),))))
            for char, syllable in zip(base, syllables, strict=True)
        )
    lack = max(0.0, ems(reading) * RUBY_SIZE + RUBY_AIR - ems(base)) / 2
    style = Markup(' style="padding: 0 {:.3g}em"').format(lack) if lack else Markup("")
    return Markup("<ruby{}>{}</ruby>").format(style, inline(children))


def _footnote(call: model.FootnoteCall) -> Markup:
    """A footnote's paragraphs stand in a span: only inline content floats to the page's foot.

    A later call of the same note is a mark alone: `note_numbers` gives it its number.
    """
    parts = [inline(each.children) for each in call.blocks if isinstance(each, model.Paragraph)]
    where = source(call.blocks[0].position) if call.blocks else Markup("")
    return Markup('<span class="{}" data-label="{}" data-number="{}"{}>{}</span>').format(
        "footnote" if call.blocks else "note-again",
        call.label,
        call.number,
        where,
        Markup("<br>").join(parts),
    )


def _plain(node: model.Inline) -> str:
    match node:
        case model.Text(text):
            return text
        case model.Span(_, children):
            return plain(children)
        case _:
            return ""
