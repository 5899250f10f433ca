"""The composed issue as one HTML file with style, faces and pictures inside it."""

from __future__ import annotations

import base64
import mimetypes
import re
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from typeset.engine import inks
from typeset.layout.page_source import PageSource

SCREEN = "screen.css"
"""A layout's style for what a browser cannot do (page margins, footnotes, leaders)."""

_PICTURE = re.compile(r'(<img src=")([^":]+)(")')
_ASSET = re.compile(r'url\("?([^":)]+)"?\)')
_FACE = re.compile(r"url\((file:[^)]*)\)")
_TAG = re.compile(r"<[^>]*>")


def standalone(source: PageSource) -> str:
    """The HTML of `source` with everything that it asks for inside it."""
    html = _PICTURE.sub(lambda m: m[1] + _data_url(source.base / m[2]) + m[3], source.html)
    style = f"<style>\n{_style(source)}</style>\n</head>"
    return html.replace("</head>", style, 1)


def _style(source: PageSource) -> str:
    """Faces, the layout's print style, and its style for the screen."""
    screens = (sheet.with_name(SCREEN) for sheet in source.stylesheets)
    sheets = [*source.stylesheets, *(sheet for sheet in screens if sheet.is_file())]
    layout = inks.for_screen("\n".join(map(_with_assets, sheets)))
    return _faces(source, layout) + layout


def _with_assets(sheet: Path) -> str:
    """A style sheet with the files that it names inside it."""
    style = sheet.read_text(encoding="utf-8")
    return _ASSET.sub(lambda m: f"url({_data_url(sheet.parent / m[1])})", style)


def _faces(source: PageSource, style: str) -> str:
    """@font-face rules for the roles that `style` names, each face subset to the issue's text."""
    text = _TAG.sub("", source.html)
    roles = set(re.findall(r"var\(--font-([\w-]+)\)", style))
    families = {
        name.strip('" ')
        for role in roles & set(source.fonts.roles)
        for name in source.fonts.stack(role).split(",")
    }
    rules = [
        _FACE.sub(f"url({_subset(face.path, text)})", face.css)
        for face in source.fonts.faces
        if face.family in families
    ]
    return "\n".join([*rules, source.fonts.variables, ""])


def _subset(face: Path, text: str) -> str:
    options = Options()
    options.flavor = "woff"
    options.layout_features = ["*"]
    options.drop_tables += ["DSIG"]
    with TTFont(face, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
        font.flavor = "woff"
        out = BytesIO()
        font.save(out)
    return _encoded("font/woff", out.getvalue())


def _data_url(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return _encoded(kind, file.read_bytes())


def _encoded(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
