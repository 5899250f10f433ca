"""Small Word files, written as Word writes them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

_SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="a">
<w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>"""


def p(text: str = "", *, inner: str = "", properties: str = "") -> str:
    """A paragraph: its text, and what else stands in it."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a text, or paragraphs where it begins with `<`."""
    made = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def _cell(cell: str) -> str:
    return cell if cell.startswith("<") else p(cell)


def box(text: str) -> str:
    """A run with a text box, as Word 2010 and later write it: with a stand-in for older ones.

    It holds a text, or paragraphs where that begins with `<`."""
    inside = f"<w:txbxContent>{_cell(text)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def word(body: str, **parts: str) -> bytes:
    """A Word file.  `parts`: the inner XML of styles, numbering, footnotes, comments, footer …"""
    parts = {"styles": STYLES, **parts}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels", _relations({"document": "word/document.xml"}, "officeDocument")
        )
        names = {name: f"{name}.xml" for name in parts}
        package.writestr("word/_rels/document.xml.rels", _relations(names))
        package.writestr(
            "word/document.xml",
            f"{_HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        )
        for name, inner in parts.items():
            root = {"footer": "ftr", "header": "hdr"}.get(name, name)
            package.writestr(f"word/{name}.xml", f"{_HEAD}<w:{root} {_SPACES}>{inner}</w:{root}>")
    return target.getvalue()


def _relations(names: dict[str, str], kind: str = "") -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}/{kind or name}" Target="{target}"/>'
        for name, target in names.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{made}</Relationships>'


def write(path: Path, body: str, **parts: str) -> Path:
    path.write_bytes(word(body, **parts))
    return path
