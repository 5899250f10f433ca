"""Every private part of WeasyPrint that this package touches, in one place.

WeasyPrint 70 has no public way to change line layout. What is used here is its private API, so the
exact release is pinned, and `violations` says in plain sentences what an upgrade has moved.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pyphen
import weasyprint
from weasyprint import CSS, HTML
from weasyprint.css import properties as css_properties
from weasyprint.css import validation
from weasyprint.css.tokens import get_keyword
from weasyprint.css.validation import properties as validators
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, preferred
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.float import avoid_collisions, float_layout
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, get_log_attrs, strut

__all__ = [
    "CSS",
    "FROM_UNITS",
    "HTML",
    "INHERITED",
    "INITIAL_VALUES",
    "KNOWN_PROPERTIES",
    "TO_UNITS",
    "VALIDATORS",
    "AbsolutePlaceholder",
    "Layout",
    "avoid_collisions",
    "boxes",
    "draw_text",
    "ffi",
    "float_layout",
    "get_keyword",
    "get_log_attrs",
    "hyphenation_dictionary",
    "inline",
    "line_break",
    "pango",
    "preferred",
    "resolve_percentages",
    "strut",
    "validation",
    "violations",
]

VERSION = "70.0"

INITIAL_VALUES: dict[str, Any] = css_properties.INITIAL_VALUES
INHERITED: set[str] = css_properties.INHERITED
KNOWN_PROPERTIES: set[str] = css_properties.KNOWN_PROPERTIES
VALIDATORS: dict[str, Any] = validators.PROPERTIES

# Functions that are replaced or called: where they live, and the parameters they must have.
SIGNATURES: tuple[tuple[Any, str, str], ...] = (
    (
        inline,
        "get_next_linebox",
        "context linebox position_y bottom_space skip_stack containing_block absolute_boxes "
        "fixed_boxes first_letter_style first_line_style",
    ),
    (
        inline,
        "atomic_box",
        "context box position_x skip_stack containing_block absolute_boxes fixed_boxes",
    ),
    (inline, "first_letter_to_box", "box skip_stack first_letter_style"),
    (inline, "is_phantom_linebox", "linebox"),
    (inline, "line_box_verticality", "box"),
    (
        inline,
        "inline_min_content_width",
        "context box outer skip_stack first_line is_line_start",
    ),
    (
        preferred,
        "inline_min_content_width",
        "context box outer skip_stack first_line is_line_start",
    ),
    (preferred, "inline_max_content_width", "context box outer is_line_start"),
    (preferred, "adjust", "box outer width left right"),
    (draw_text, "draw_first_line", "stream textbox text_overflow block_ellipsis matrix"),
    (boxes.Box, "process_whitespace", "self following_collapsible_space"),
    (boxes.TextBox, "process_whitespace", "self following_collapsible_space"),
    (boxes.TextBox, "copy_with_text", "self text"),
    (boxes.ParentBox, "copy_with_children", "self new_children"),
    (boxes.InlineLevelBox, "remove_decoration", "self start end"),
    (Layout, "__init__", "self style justification_spacing max_width"),
    (Layout, "set_text", "self text justify"),
    (Layout, "get_first_line", "self"),
    (Layout, "reactivate", "self style"),
    (Layout, "deactivate", "self"),
    (HTML, "_ua_stylesheets", "self forms"),
)


def hyphenation_dictionary(
    context: Any, language: str, total: int, left: int, right: int
) -> Any | None:
    """The Pyphen dictionary of a language, kept where WeasyPrint keeps it, if there is one."""
    language = pyphen.language_fallback(language)
    if language is None:
        return None
    key = language, left, right, total
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
    return context.dictionaries[key]


def violations() -> list[str]:
    """What this package relies on and no longer finds: one sentence each."""
    found = []
    if weasyprint.__version__ != VERSION:
        found.append(
            f"WeasyPrint is {weasyprint.__version__}; typeset.typography was built on {VERSION}: "
            "read its changes to line layout before raising the pin."
        )
    for owner, name, expected in SIGNATURES:
        found.extend(_signature_violation(owner, name, expected))
    return found


def _signature_violation(owner: Any, name: str, expected: str) -> list[str]:
    where = f"{owner.__name__}.{name}"
    function: Callable[..., Any] | None = getattr(owner, name, None)
    if function is None:
        return [f"{where} is gone from WeasyPrint."]
    parameters = " ".join(inspect.signature(function).parameters)
    if parameters == expected:
        return []
    return [f"{where} takes ({parameters}) now; typeset.typography calls it with ({expected})."]
