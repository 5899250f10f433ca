"""The composed issue as one HTML file with style, faces and pictures inside it."""

from __future__ import annotations

import base64
import mimetypes
import re
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from typeset.engine import inks
from typeset.faces.coverage import coverage
from typeset.files.photographs import as_jpeg, is_for_print
from typeset.layout.page_source import PageSource
from typeset.press.readable import readable_file, readable_folders

SCREEN = "screen.css"
"""A layout's style for what a browser cannot do (page margins, footnotes, leaders)."""

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "form-action 'none'; base-uri 'none'"
)
"""Whatever a layout brings along, the browser runs nothing and asks for nothing elsewhere."""
NOTHING = "data:,"

_PICTURE = re.compile(r'(<img src=")([^":]+)(")')
_ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')]*?))\s*\)""", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b[^;]*;?", re.IGNORECASE)
_FACE = re.compile(r"url\((file:[^)]*)\)")
_TAG = re.compile(r"<[^>]*>")
_STYLED = re.compile(r"""(<[a-z][^<>]*?\sstyle=")([^"]*)(")""", re.IGNORECASE)
_HEAD = re.compile(r"\s*<!DOCTYPE html>\s*<html\b[^<>]*>\s*<head>", re.IGNORECASE)


def standalone(source: PageSource) -> str:
    """The HTML of `source` with everything that it asks for inside it.

    What the press does not read (addresses elsewhere, files outside of the issue's and the layout's
    folders) is not read here either; the press has reported it.
    """
    folders = readable_folders(source)
    html = _PICTURE.sub(
        lambda m: m[1] + _data_url(source.base / unescape(m[2]), folders) + m[3], source.html
    )
    html = _STYLED.sub(lambda m: m[1] + inks.for_screen(m[2]) + m[3], html)
    style = f"<style>\n{_style(source, folders)}</style>\n</head>"
    return _with_policy(html.replace("</head>", style, 1))


def _with_policy(html: str) -> str:
    """The policy comes first: what stands before it in a page would not be under it."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head = _HEAD.match(html)
    if head is None:
        return f"<!DOCTYPE html>\n{policy}\n{html}"
    return f"{head[0]}\n{policy}{html[head.end() :]}"


def _style(source: PageSource, folders: tuple[Path, ...]) -> str:
    """Faces, the layout's print style, and its style for the screen."""
    screens = (sheet.with_name(SCREEN) for sheet in source.stylesheets)
    sheets = [*source.stylesheets, *(sheet for sheet in screens if sheet.is_file())]
    layout = inks.for_screen("\n".join(_with_assets(sheet, folders) for sheet in sheets))
    return _faces(source, layout) + layout


def _with_assets(sheet: Path, folders: tuple[Path, ...]) -> str:
    """A style sheet with the files that it names inside it; it cannot end the element around it."""

    def inlined(found: re.Match[str]) -> str:
        address = next(filter(None, found.groups()), "")
        if address.startswith("data:"):
            return found[0]
        scheme = urlsplit(address).scheme if "[" not in address else "?"
        file = sheet.parent / unquote(address)
        return f'url("{NOTHING if scheme else _data_url(file, folders)}")'

    style = sheet.read_text(encoding="utf-8", errors="replace")
    return _ADDRESS.sub(inlined, _IMPORT.sub("", style)).replace("</", "<\\/")


def _faces(source: PageSource, style: str) -> str:
    """@font-face rules for the roles that `style` names, each face subset to the issue's text."""
    text = _TAG.sub("", source.html)
    used = set(text) - set(" \n")
    roles = set(re.findall(r"var\(--font-([\w-]+)\)", style))
    families = {
        name.strip('" ')
        for role in roles & set(source.fonts.roles)
        for name in source.fonts.stack(role).split(",")
    }
    rules = [
        _FACE.sub(f"url({_subset(face.path, text)})", face.css)
        for face in source.fonts.faces
        if face.family in families and not coverage(face.path).isdisjoint(used)
    ]
    return "\n".join([*rules, source.fonts.variables, ""])


def _subset(face: Path, text: str) -> str:
    options = Options()
    options.flavor = "woff"
    options.layout_features = ["*"]
    options.drop_tables += ["DSIG"]
    # The face's own time stays: the time of this moment would make other bytes of the same issue.
    with TTFont(face, lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
        font.flavor = "woff"
        out = BytesIO()
        font.save(out)
    return _encoded("font/woff", out.getvalue())


def _data_url(file: Path, folders: tuple[Path, ...]) -> str:
    """The file in an address of its own, where it is one that the press would read."""
    data = readable_file(file, folders)
    if data is None:
        return NOTHING
    if is_for_print(data):
        return _encoded("image/jpeg", as_jpeg(data))
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return _encoded(kind, data)


def _encoded(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
