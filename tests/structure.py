"""Reading a PDF's structure back: what a screen reader gets, in its order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Element:
    """A structure element: its type, its own text, what is inside it, and its links' targets."""

    role: str
    text: str = ""
    kids: list[Element] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    links: list[Any] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)

    def all(self, role: str = "") -> list[Element]:
        """The elements of that type, in reading order, this one included."""
        found = [] if role and self.role != role else [self]
        return found + [inner for kid in self.kids for inner in kid.all(role)]

    @property
    def read(self) -> str:
        """All that is read, in order."""
        return self.text + "".join(kid.read for kid in self.kids)


def structure(file: Path) -> Element:
    """The Document element of the PDF at `file`."""
    with pikepdf.open(file) as pdf:
        reader = _Reader(pdf)
        root = pdf.Root.StructTreeRoot.K
        return reader.element(root if isinstance(root, pikepdf.Dictionary) else root[0], None)


def artifacts(file: Path) -> list[str]:
    """The texts of each page that are no content."""
    with pikepdf.open(file) as pdf:
        return [_texts(page)["Artifact"] for page in pdf.pages]


def outline(file: Path) -> list[Any]:
    """The bookmarks: (title, [those below it]) each."""

    def read(items: Any) -> list[Any]:
        return [(item.title, read(item.children)) for item in items]

    with pikepdf.open(file) as pdf, pdf.open_outline() as found:
        return read(found.root)


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.texts = [_texts(page) for page in pdf.pages]

    def element(self, node: Any, page: Any) -> Element:
        page = node.get("/Pg", page)
        known = {"/S", "/P", "/K", "/Pg"}
        entries = {key[1:]: node[key] for key in node.keys() if key not in known}  # noqa: SIM118
        made = Element(str(node.S)[1:], entries={k: _plain(v) for k, v in entries.items()})
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._add(made, kid, page)
        return made

    def _add(self, made: Element, kid: Any, page: Any) -> None:
        if isinstance(kid, int):
            kid = pikepdf.Dictionary(MCID=kid, Pg=page)
        if "/MCID" in kid:
            number = self.numbers[kid.Pg.objgen]
            made.pages.add(number)
            text = self.texts[number][int(kid.MCID)]
            if made.kids:  # text behind an element stands in a place of its own
                made.kids.append(Element("", text))
            else:
                made.text += text
        elif kid.get("/Type") == pikepdf.Name.OBJR:
            made.links.append(_target(kid.Obj, self.numbers))
        else:
            made.kids.append(self.element(kid, page))


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Dictionary):
        return {key: str(inner) for key, inner in value.items()}
    return str(value)


def _target(annotation: Any, numbers: dict[Any, int]) -> Any:
    """The address of a link, or the page and the place there (pt from the left and from below)."""
    if "/A" in annotation:
        return str(annotation.A.URI)
    there = annotation.Dest
    if isinstance(there, pikepdf.String):
        return str(there)
    return numbers[there[0].objgen], float(there[2]), float(there[3])


def _texts(page: Any) -> dict[Any, str]:
    """What each marked content shows, by its number; that of artifacts under "Artifact"."""
    maps = {name: _to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    found: defaultdict[Any, str] = defaultdict(str)
    font: dict[int, str] = {}
    marks: list[Any] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        operator = instruction.operator
        match str(operator):
            case "Tf":
                font = maps.get(str(operands[0]), {})
            case "BMC":
                marks.append(str(operands[0])[1:])
            case "BDC":
                tag = str(operands[0])[1:]
                marks.append(tag if tag == "Artifact" else int(operands[1].MCID))
            case "EMC":
                marks.pop()
            case "TJ" | "Tj":
                key = marks[-1] if marks else "unmarked"
                found[key] += "".join(font.get(code, "?") for code in _codes(operands[0]))
    return found


def _codes(shown: Any) -> Iterator[int]:
    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            yield from (int.from_bytes(data[at : at + 2]) for at in range(0, len(data) - 1, 2))


def _to_unicode(font: Any) -> dict[int, str]:
    said = font.ToUnicode.read_bytes().decode("latin-1")
    blocks = "".join(re.findall(r"beginbfchar(.*?)endbfchar", said, re.DOTALL))
    pairs = re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", blocks)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
