"""A drawn PDF made to keep a standard: what it says of itself, its colours, what it holds."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

import pydyf
from weasyprint import VERSION

from typeset.issue.dates import PartialDate
from typeset.issue.model import Manifest
from typeset.press.output_profile import OutputProfile, srgb
from typeset.press.pages import Pages
from typeset.press.print_colours import print_in_black_ink
from typeset.press.standards import UA, Standard
from typeset.press.xmp import UA_SCHEMA, DocumentFacts, packet

UNDATED = PartialDate(1980, 1, 1)
"""The date of a file for the printer whose issue has none: the same input gives the same bytes."""


def finish(pdf: Any, pages: Pages, standard: Standard, profile: OutputProfile | None) -> None:
    """Make `pdf`, drawn and not yet written, keep `standard`."""
    if standard.intent and profile:
        _name_colours(pdf, standard.intent, profile)
        _blend_in_print_colours(pdf)
    if standard.archival:
        _draw_pictures_as_they_are(pdf)
    dates: tuple[tuple[str, str], ...] = ()
    if standard.print_only:
        _leave_nothing_to_click(pdf)
        print_in_black_ink(pdf)
        dates = _date(pdf, pages)
    schemas = (UA_SCHEMA,) if standard.archival and UA[0] in standard.claims else ()
    _say(pdf, pages, (*standard.claims, *dates), schemas)


def describe(pdf: Any, pages: Pages) -> None:
    """Say what `pdf` is, and claim nothing."""
    _say(pdf, pages, (), ())


def _say(
    pdf: Any, pages: Pages, claims: tuple[tuple[str, str], ...], schemas: tuple[str, ...]
) -> None:
    metadata = pages.document.metadata
    about = DocumentFacts(
        title=metadata.title or "",
        authors=tuple(metadata.authors),
        language=metadata.lang or "",
        producer=f"WeasyPrint {VERSION}",
        creator=metadata.generator or "",
    )
    extra = {"Type": "/Metadata", "Subtype": "/XML"}
    stream = pydyf.Stream([packet(about, claims, *schemas)], extra)
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference


# ---- colours -----------------------------------------------------------------------------------


def _name_colours(pdf: Any, kind: str, profile: OutputProfile) -> None:
    """An output intent for the inks; what is given in red, green and blue is sRGB."""
    intent = pydyf.Dictionary(
        {
            "Type": "/OutputIntent",
            "S": f"/{kind}",
            "OutputConditionIdentifier": pydyf.String(profile.name),
            "Info": pydyf.String(profile.info),
            "DestOutputProfile": _profile(pdf, profile.data, 4),
        }
    )
    if profile.registry:
        intent["RegistryName"] = pydyf.String(profile.registry)
    pdf.catalog["OutputIntents"] = pydyf.Array([intent])
    default = pydyf.Array(["/ICCBased", _profile(pdf, srgb(), 3)])
    for resources in _resources(pdf):
        spaces = resources.get("ColorSpace")
        if isinstance(spaces, bytes):
            spaces = pdf.objects[int(spaces.split()[0])]
        if spaces is None:
            spaces = resources["ColorSpace"] = pydyf.Dictionary()
        spaces["DefaultRGB"] = default


def _profile(pdf: Any, data: bytes, inks: int) -> bytes:
    stream = pydyf.Stream([data], {"N": inks}, compress=True)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


def _resources(pdf: Any) -> list[Any]:
    """The resources of all pages and forms, each once."""
    pages = (pdf.objects[number] for number in pdf.pages["Kids"][::3])
    forms = (each.extra for each in pdf.objects if isinstance(each, pydyf.Stream))
    named = (holder["Resources"] for holder in (*pages, *forms) if "Resources" in holder)
    numbers = dict.fromkeys(int(reference.split()[0]) for reference in named)
    return [pdf.objects[number] for number in numbers]


def _blend_in_print_colours(pdf: Any) -> None:
    """Where anything is transparent, pages and groups blend in the colours of the inks."""
    streams = [each for each in pdf.objects if isinstance(each, pydyf.Stream)]
    masks = {id(stream) for stream in _soft_masks(pdf)}
    groups = [each for each in streams if "Group" in each.extra and id(each) not in masks]
    for group in groups:
        group.extra["Group"]["CS"] = "/DeviceCMYK"
    if not groups and not any("SMask" in stream.extra for stream in streams) and not masks:
        states = (state for each in _resources(pdf) for state in each["ExtGState"].values())
        if all(state.get("ca", 1) == state.get("CA", 1) == 1 for state in states):
            return
    for number in pdf.pages["Kids"][::3]:
        pdf.objects[number]["Group"] = pydyf.Dictionary(
            {"Type": "/Group", "S": "/Transparency", "CS": "/DeviceCMYK"}
        )


def _soft_masks(pdf: Any) -> list[Any]:
    """The groups whose lightness is a mask: their colours are never printed."""
    states = (state for each in _resources(pdf) for state in each["ExtGState"].values())
    groups = (state["SMask"]["G"] for state in states if "SMask" in state)
    return [pdf.objects[int(group.split()[0])] for group in groups if isinstance(group, bytes)]


def _draw_pictures_as_they_are(pdf: Any) -> None:
    """No reader may smooth a picture (ISO 19005-2, 6.2.8)."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.extra.get("Subtype") == "/Image":
            stream.extra["Interpolate"] = "false"


# ---- a file for the printer --------------------------------------------------------------------


def _leave_nothing_to_click(pdf: Any) -> None:
    """No link stands on the sheet (ISO 15930-7, 6.17)."""
    for number in pdf.pages["Kids"][::3]:
        pdf.objects[number].pop("Annots", None)


def _date(pdf: Any, pages: Pages) -> tuple[tuple[str, str], ...]:
    """The issue's own date, and a name that is made of its content (ISO 15930-7, 6.8)."""
    date = issue_date(pages.source.issue.manifest)
    month, day = date.month or 1, date.day or 1
    when = f"{date.year:04}-{month:02}-{day:02}T00:00:00Z"
    for key in ("CreationDate", "ModDate"):
        pdf.info[key] = pydyf.String(f"D:{date.year:04}{month:02}{day:02}000000Z")
    pdf.info["Trapped"] = "/False"
    content = hashlib.sha256(pages.source.html.encode()).digest()
    name = f"uuid:{UUID(bytes=content[:16])}"
    properties = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
    return (*((each, when) for each in properties), ("xmpMM:DocumentID", name))


def issue_date(manifest: Manifest) -> PartialDate:
    """The masthead's date, or that of printing."""
    places = (manifest.masthead, manifest.printed)
    return next((place.date for place in places if place and place.date), UNDATED)
