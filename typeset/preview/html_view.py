"""The composed HTML for those who write templates: cleaned, and nothing in it can run.

This is not the page.  It is what the press lays out, with the same style sheets, for the browser's
own inspector.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import nh3

from typeset.engine.inks import for_screen
from typeset.preview.edition import PreviewEdition

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'self'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""No script of any kind; same origin only so that its own style sheets and pictures may load."""

SERVED = frozenset({".css", ".otf", ".ttf", ".woff", ".woff2"}) | {
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp"
}  # fmt: skip
"""Kinds of file that the view may load."""

_STILL = "html{overflow-anchor:none}"
"""The reader's place is kept by html.js alone: not moved by the browser when faces come
(CSS Scroll Anchoring Module Level 1, 3.1)."""

_TAGS = nh3.ALLOWED_TAGS | {"section", "main"}
_ANY = {"class", "id", "style", "lang", "dir", "title", "role"}
_ATTRIBUTES = {**nh3.ALLOWED_ATTRIBUTES, "*": _ANY}


def cleaned_page(edition: PreviewEdition) -> str:
    """A whole HTML page: the composed body, cleaned by nh3, under its print style sheets."""
    inline = (
        _font_css(edition)
        + _width(edition)
        + _STILL
        + "".join(re.findall(r"<style[^>]*>(.*?)</style>", edition.html, re.S | re.I))
    )
    links = "".join(
        f'<link rel="stylesheet" href="../style/{number}/{quote(sheet.name)}">'
        for number, sheet in enumerate(edition.stylesheets)
    )
    return (
        f'<!doctype html>{_opening(edition.html, "html")}<head><meta charset="utf-8">'
        f'<base href="html/issue/">{links}<style>{_harmless(for_screen(inline))}</style></head>'
        f"{_opening(edition.html, 'body')}{clean(_body(edition.html))}</body></html>"
    )


def _font_css(edition: PreviewEdition) -> str:
    """The @font-face rules, their files served by number."""
    css = edition.font_css
    for number, path in enumerate(edition.font_files):
        css = css.replace(f"url({path.as_uri()})", f"url(../font/{number})")
    return css


def _width(edition: PreviewEdition) -> str:
    """The page's width, so that lines are about as long as in print."""
    return f"html {{ max-width: {edition.sheets[0].width:g}pt; margin: 0 auto; padding: 24px }}"


def _opening(html: str, tag: str) -> str:
    """The page's own opening tag with its attributes (language, CSS variables), cleaned."""
    match = re.search(rf"<{tag}\b([^>]*)>", html, re.I)
    attributes = match.group(1) if match else ""
    opening = clean(f"<div{attributes}></div>").removesuffix("</div>")
    return for_screen(opening.replace("<div", f"<{tag}", 1))


def _body(html: str) -> str:
    match = re.search(r"<body[^>]*>(.*)</body>", html, re.S | re.I)
    return match.group(1) if match else html


def _harmless(css: str) -> str:
    return css.replace("</", "<\\/")


def clean(html: str) -> str:
    """The HTML without anything that could run, load from elsewhere or send."""
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def file_inside(folder: Path, name: str) -> Path | None:
    """A style sheet, font or picture inside `folder`, links followed; None for all else."""
    try:
        real = (folder / name.lstrip("/")).resolve()
        inside = folder.resolve() in real.parents
        return real if inside and real.suffix.lower() in SERVED and real.is_file() else None
    except (OSError, ValueError, RuntimeError):  # too long, with a NUL in it, links in a circle
        return None
