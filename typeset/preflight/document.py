"""The document as a records office holds it: its links and the standards that it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pikepdf

from typeset.preflight.finding import Finding

X = "ISO 15930 (PDF/X)"
A = "ISO 19005 (PDF/A)"
UA = "ISO 14289-1 (PDF/UA-1)"
ADDRESS = "ISO 32000-1 12.5.6.5"

_CLAIMS = {
    "PDF/UA": re.compile(r"pdfuaid:part[=>\"']+(\d)"),
    "PDF/A": re.compile(r"pdfaid:part[=>\"']+(\d)"),
    "PDF/X": re.compile(r"GTS_PDFXVersion[=>\"']+PDF/X-([\w:]+)"),
}


def document_findings(data: bytes) -> Iterator[Finding]:
    """What is wrong with the PDF as a whole."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from _links(pdf)
        yield from _claims(pdf)


def _links(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    names = _destinations(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        left, _, _, top = (float(edge) for edge in page.trimbox)
        for link in page.obj.get("/Annots", ()):
            if link.get("/Subtype") != "/Link":
                continue
            fault = _fault(link, names)
            if fault:
                x0, y0, x1, y1 = (float(edge) for edge in link.Rect)
                area = (x0 - left, top - y1, x1 - x0, y1 - y0)
                yield Finding("warning", *fault, ADDRESS, number, area)


def _fault(link: Any, names: set[str]) -> tuple[str, dict[str, object]] | None:
    """What is wrong with a link: its address is none, or what it leads to is not there."""
    action = link.get("/A")
    if action is not None and action.get("/S") == "/URI":
        address = str(action.get("/URI", ""))
        parts = urlsplit(address)
        whole = bool(parts.netloc) or (parts.scheme in ("mailto", "tel") and bool(parts.path))
        return None if whole else ("preflight.bad-address", {"address": address})
    target = link.get("/Dest", action.get("/D") if action is not None else None)
    if isinstance(target, pikepdf.String | pikepdf.Name) and str(target) not in names:
        return "preflight.dead-link", {"name": str(target)}
    return None


def _destinations(pdf: pikepdf.Pdf) -> set[str]:
    root = pdf.Root
    old: Any = root.get("/Dests", pikepdf.Dictionary())
    names = {str(name) for name in old}
    tree: Any = root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return names | (set(pikepdf.NameTree(tree)) if tree is not None else set())


def _claims(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """The standards that it claims, and what each at least asks for."""
    metadata = pdf.Root.get("/Metadata")
    xmp = metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""
    found = {name: match[1] for name, way in _CLAIMS.items() if (match := way.search(xmp))}
    clauses = {"PDF/UA": UA, "PDF/A": A, "PDF/X": X}
    if not found:
        yield Finding("note", "preflight.no-standard", {}, f"{UA}, {A}, {X}")
    for name, part in found.items():
        claim = f"{name}-{part}"
        yield Finding("note", "preflight.claims", {"standard": claim}, clauses[name])
        lacking = _lacking(pdf, name)
        if lacking:
            details: dict[str, object] = {"standard": claim, "lacking": ", ".join(lacking)}
            yield Finding("error", "preflight.false-claim", details, clauses[name])


def _lacking(pdf: pikepdf.Pdf, name: str) -> list[str]:
    root = pdf.Root
    lacking = []
    if name == "PDF/UA":
        marked = root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
        wanted = {"/StructTreeRoot": "/StructTreeRoot" in root, "/Lang": "/Lang" in root}
        wanted |= {"/MarkInfo": bool(marked), "/Title": "/Title" in pdf.docinfo}
        lacking = [key for key, there in wanted.items() if not there]
    elif "/OutputIntents" not in root:
        lacking = ["/OutputIntents"]
    if name != "PDF/UA" and "/ID" not in pdf.trailer:
        lacking.append("/ID")
    return lacking
