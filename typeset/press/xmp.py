"""A PDF's XMP packet (ISO 16684-1): who made it, and which standards it claims to keep.

It is written uncompressed, so that an archive finds the claims without reading PDF, and holds
nothing that changes from run to run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

# What PDF/A wants said of a schema that it does not know by itself (ISO 19005-2, 6.6.2.3.3).
UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


@dataclass(frozen=True)
class DocumentFacts:
    """What the packet says of the document itself."""

    title: str
    authors: tuple[str, ...]
    language: str
    producer: str
    creator: str


def packet(about: DocumentFacts, claims: Iterable[tuple[str, str]], *schemas: str) -> bytes:
    """The packet; `claims` are properties with their values, `schemas` pieces of RDF."""
    alternatives = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt>'
    said = [
        f"<dc:title>{alternatives}</dc:title>" if about.title else "",
        _listed("dc:creator", "Seq", about.authors),
        _listed("dc:language", "Bag", (about.language,) if about.language else ()),
        f"<pdf:Producer>{escape(about.producer)}</pdf:Producer>",
        f"<xmp:CreatorTool>{escape(about.creator)}</xmp:CreatorTool>" if about.creator else "",
        *(f"<{name}>{escape(value)}</{name}>" for name, value in claims),
        *schemas,
    ]
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        f'<rdf:RDF {spaces}><rdf:Description rdf:about="">',
        *filter(None, said),
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="r"?>',
    ]
    return "\n".join(lines).encode()


def _listed(name: str, kind: str, values: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if values else ""
