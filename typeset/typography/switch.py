"""Switching Chinese composition on and off in this process."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from typeset.typography import (
    block_step,
    contract,
    drawing,
    leaders,
    lines,
    properties,
    wavy_lines,
    whitespace,
)
from typeset.typography.contract import block, boxes, draw_text, inline, preferred

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Context, SkipStack, Stock, Value

# Chinese documents get what GB/T 15834 and CLREQ ask of marks at the edges of a line; the number of
# a footnote hugs the word that it belongs to, and a heading is broken between words.
UA_STYLE = """
[lang|="zh" i] { text-spacing-trim: auto }
h1, h2, h3, h4, h5, h6 { word-break: auto-phrase }
ruby { display: inline-block; position: relative; text-indent: 0; white-space: nowrap }
rt { position: absolute; left: -3em; right: -3em; bottom: 85%; font-size: 0.5em; line-height: 1;
     text-align: center }
::footnote-call { text-autospace: no-autospace }
"""

_undo: list[Callable[[], None]] = []


def enable() -> None:
    """Make every WeasyPrint document of this process set Chinese (idempotent).

    Raises:
        RuntimeError: this WeasyPrint is not the one that the package was built on.
    """
    if _undo:
        return
    if not contract.is_built_for_this():
        raise RuntimeError("\n".join(contract.violations()))
    stock_word_break = contract.VALIDATORS["word-break"]
    properties.register()
    _undo.append(partial(properties.unregister, stock_word_break))
    _replace(inline, "get_next_linebox", lines.next_line)
    _replace(inline, "handle_leader", leaders.fill)
    _replace(block, "block_box_layout", block_step.lay_out)
    _replace(draw_text, "draw_first_line", drawing.draw_first_line)
    _replace(draw_text, "draw_text_decoration", wavy_lines.draw)
    _replace(preferred, "inline_max_content_width", _max_content_width)
    _replace(preferred, "inline_min_content_width", _min_content_width)
    _replace(inline, "inline_min_content_width", _min_content_width)
    _replace_method(boxes.Box, "process_whitespace", _process_whitespace)
    _replace_method(boxes.TextBox, "process_whitespace", _process_text_whitespace)
    _add_ua_style()


def disable() -> None:
    """Restore stock WeasyPrint."""
    while _undo:
        _undo.pop()()


def enabled() -> bool:
    """Whether Chinese composition is on."""
    return bool(_undo)


def _replace(owner: object, name: str, function: Stock) -> None:
    """Put ``function`` in place of a module's, with the stock one as its first argument."""
    stock = getattr(owner, name)
    setattr(owner, name, partial(function, stock))
    _undo.append(partial(setattr, owner, name, stock))


def _replace_method(owner: object, name: str, function: Stock) -> None:
    stock = owner.__dict__[name]

    def method(self: object, *args: object, **options: object) -> object:
        return function(stock, self, *args, **options)

    setattr(owner, name, method)
    _undo.append(partial(setattr, owner, name, stock))


def _add_ua_style() -> None:
    sheet = contract.CSS(string=UA_STYLE)

    def ua_stylesheets(stock: Stock, self: object, forms: bool = False) -> list[object]:
        return [*stock(self, forms), sheet]

    _replace_method(contract.HTML, "_ua_stylesheets", ua_stylesheets)


def _process_whitespace(stock: Stock, box: Box, following: bool = False) -> Value:
    if not isinstance(box, boxes.InlineBox):
        whitespace.join_across(box)
    return stock(box, following)


def _process_text_whitespace(stock: Stock, box: Box, following: bool = False) -> Value:
    whitespace.join_inside(box)
    return stock(box, following)


def _max_content_width(
    stock: Stock, context: Context, box: Box, outer: bool = True, is_line_start: bool = False
) -> Value:
    if isinstance(box, boxes.LineBox):
        width = lines.content_width(context, box, widest=True)
        if width is not None:
            return preferred.adjust(box, outer, width)
    return stock(context, box, outer, is_line_start)


def _min_content_width(
    stock: Stock,
    context: Context,
    box: Box,
    outer: bool = True,
    skip_stack: SkipStack | None = None,
    first_line: bool = False,
    is_line_start: bool = False,
) -> Value:
    if isinstance(box, boxes.LineBox) and not first_line:
        width = lines.content_width(context, box, widest=False)
        if width is not None:
            return preferred.adjust(box, outer, width)
    return stock(context, box, outer, skip_stack, first_line, is_line_start)
