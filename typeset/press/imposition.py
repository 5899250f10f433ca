"""Pages on sheets: a booklet to be printed on both sides, folded, and stitched or bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

import pikepdf

from typeset.issue.pdf_keys import Mark
from typeset.press.marks import (
    LEAST_OFFSET,
    LENGTH,
    REGISTRATION,
    SLUG,
    drawn_marks,
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Side:
    """One side of a sheet: the pages on its left and right half (from 0, None is blank).

    `depth` is how many sheets of its signature lie outside it: so often it is pushed outwards by
    the paper's thickness when the signature is folded.
    """

    left: int | None
    right: int | None
    depth: int


def sides(
    count: int, signature: int | Literal["saddle"], *, back_cover: bool = False
) -> tuple[Side, ...]:
    """The sides, front and back in turn, of a booklet of `count` pages.

    `signature` is the number of pages of one (a multiple of 4), or "saddle": all pages in one.
    Blank pages come at the end, or before a last page that is the `back_cover`; the last signature
    is as short as may be.
    """
    most = _in_fours(count) if signature == "saddle" else signature
    found: list[Side] = []
    for first in range(0, count, most):
        pages = min(most, _in_fours(count - first))
        found += _signature(first, pages, count, back_cover)
    return tuple(found)


def _in_fours(count: int) -> int:
    return -(-count // 4) * 4


def _signature(first: int, pages: int, count: int, back_cover: bool) -> Iterator[Side]:
    blanks = max(0, first + pages - count) if back_cover else 0

    def page(number: int) -> int | None:
        if blanks and first + number >= count - 1:
            return count - 1 if number == pages - 1 else None
        return first + number if first + number < count else None

    for depth in range(pages // 4):
        outer, inner = 2 * depth, pages - 1 - 2 * depth
        yield Side(page(inner), page(outer), depth)
        yield Side(page(outer + 1), page(inner - 1), depth)


def impose(
    pdf: bytes,
    signature: int | Literal["saddle"],
    paper: float,
    marks: Sequence[Mark] = (),
    *,
    back_cover: bool = False,
) -> bytes:
    """The sheets of a booklet made of the pages of `pdf`, which have no marks of their own.

    `paper` is its thickness in pt: pages of inner sheets stand nearer to the fold by it (creep).
    With `back_cover` the last page stays outside, blank ones before it.  The sheets are for a
    press: links, bookmarks and tags are not on them.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as sheets:
        forms = [_form(sheets, page) for page in source.pages]
        trim, bleed = _boxes(source.pages[0])
        for side in sides(len(forms), signature, back_cover=back_cover):
            _add_side(sheets, side, forms, trim, bleed, paper * side.depth, marks)
        if "/OutputIntents" in source.Root:
            sheets.Root.OutputIntents = sheets.copy_foreign(
                source.make_indirect(source.Root.OutputIntents)
            )
        if "/Title" in source.docinfo:
            sheets.docinfo["/Title"] = str(source.docinfo["/Title"])
        if _is_for_the_press(source):
            _claim_as(source, sheets)
        sheets.save(
            out,
            deterministic_id=True,
            force_version=source.pdf_version,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _is_for_the_press(pdf: pikepdf.Pdf) -> bool:
    """Whether `pdf` claims PDF/X, which its pages keep on a sheet, too; they have no structure."""
    return "/Metadata" in pdf.Root and b"GTS_PDFXVersion" in pdf.Root.Metadata.read_bytes()


def _claim_as(source: pikepdf.Pdf, sheets: pikepdf.Pdf) -> None:
    """Say of `sheets` what `source` says of itself."""
    sheets.Root.Metadata = sheets.copy_foreign(source.Root.Metadata)
    for key in ("/CreationDate", "/ModDate", "/Trapped", "/Creator", "/Producer"):
        if key in source.docinfo:
            sheets.docinfo[key] = source.docinfo[key]
    if "/Group" in source.pages[0]:
        group = sheets.copy_foreign(source.make_indirect(source.pages[0].obj.Group))
        for page in sheets.pages:
            page.obj.Group = group


def _boxes(page: Any) -> tuple[Box, float]:
    """The TrimBox of a page, and the bleed around it."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return (left, bottom, right, top), left - float(page.obj.BleedBox[0])


def _form(sheets: pikepdf.Pdf, page: Any) -> Any:
    form = sheets.copy_foreign(page.as_form_xobject())
    form.BBox = pikepdf.Array([float(edge) for edge in page.obj.BleedBox])
    return form


def _add_side(
    sheets: pikepdf.Pdf,
    side: Side,
    forms: Sequence[Any],
    trim: Box,
    bleed: float,
    creep: float,
    marks: Sequence[Mark],
) -> None:
    """Add one side of a sheet, whose trimmed area begins at (0, 0)."""
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    content: list[bytes] = []
    names = pikepdf.Dictionary()
    halves = ((side.left, -bleed, creep), (side.right, width, width - creep))
    for page, clip, x in halves:
        if page is None:
            continue
        names[f"/P{page}"] = forms[page]
        content.append(
            f"q {clip:.3f} {-bleed:.3f} {width + bleed:.3f} {height + 2 * bleed:.3f} re W n "
            f"1 0 0 1 {x - trim[0]:.3f} {-trim[1]:.3f} cm /P{page} Do Q".encode()
        )
    resources = pikepdf.Dictionary(XObject=names)
    edge = bleed
    if marks:
        offset = max(bleed, LEAST_OFFSET)
        edge = offset + SLUG
        resources.ColorSpace = pikepdf.Dictionary({f"/{REGISTRATION}": _registration()})
        drawn = [*drawn_marks((2 * width, height), offset, marks), *_fold(width, height, offset)]
        content += [f"q 1 0 0 -1 0 {height:.3f} cm".encode(), *drawn, b"Q"]
    box = _around(2 * width, height, edge)
    sheets.add_blank_page(page_size=(2 * width, height))
    page_object = sheets.pages[-1].obj
    page_object.MediaBox = box
    page_object.BleedBox = _around(2 * width, height, bleed)
    page_object.TrimBox = _around(2 * width, height, 0)
    page_object.Resources = resources
    page_object.Contents = sheets.make_stream(b"\n".join(content))


def _around(width: float, height: float, by: float) -> Any:
    return pikepdf.Array([round(edge, 3) for edge in (-by, -by, width + by, height + by)])


def _registration() -> Any:
    tint = pikepdf.Dictionary(
        FunctionType=2,
        Domain=pikepdf.Array([0, 1]),
        C0=pikepdf.Array([0, 0, 0, 0]),
        C1=pikepdf.Array([1, 1, 1, 1]),
        N=1,
    )
    names = [pikepdf.Name(name) for name in ("/Separation", "/All", "/DeviceCMYK")]
    return pikepdf.Array([*names, tint])


def _fold(width: float, height: float, offset: float) -> Iterator[bytes]:
    """折线: where the sheet is folded, a broken line above and below it."""
    yield f"/Artifact BMC q /{REGISTRATION} CS 1 SCN 0.25 w [2 2] 0 d".encode()
    for y, far in ((-offset, -offset - LENGTH), (height + offset, height + offset + LENGTH)):
        yield f"{width:.3f} {y:.3f} m {width:.3f} {far:.3f} l S".encode()
    yield b"Q EMC"
