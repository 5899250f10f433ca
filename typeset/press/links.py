"""Links in a PDF: only such as a reader may follow without harm, and none to this machine."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.press.pages import Pages

_BLOCK = re.compile(r'data-source="([^"]*):(\d+)"')

HARMLESS = frozenset({"http", "https", "mailto", "tel"})
"""The kinds of addresses that a link may lead to; `javascript:` and `file:` are not of them."""


def keep_harmless_links(pages: Pages) -> tuple[Diagnostic, ...]:
    """Take the other links off the pages: their words stay.  A warning for each address."""
    html = pages.source.html
    dropped: dict[str, Diagnostic] = {}
    for page in pages.document.pages:
        kept = []
        for link in page.links:
            kind, target, _, box = link
            if kind == "internal" or (pages.options.links and _is_harmless(target)):
                kept.append(link)
            elif pages.options.links:
                dropped.setdefault(target, _warning(box, html))
        page.links = kept
    return tuple(dropped.values())


def _is_harmless(address: str) -> bool:
    try:
        return urlsplit(address).scheme in HARMLESS
    except ValueError:
        return False


def _warning(box: Any, html: str) -> Diagnostic:
    address = box.element.get("href", "") if box.element is not None else ""
    place = _place(html, escape(address))
    return Diagnostic("press.link-dropped", place, {"address": address}, severity="warning")


def _place(html: str, address: str) -> Position | None:
    """The block in which a link to `address`, written as in HTML, stands first."""
    before, _, after = html.partition(f'href="{address}"')
    found = [*_BLOCK.finditer(before)] if after else []
    return Position(unescape(found[-1][1]), int(found[-1][2])) if found else None
