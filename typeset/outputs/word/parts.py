"""The other parts of a .docx: settings, numbering, notes, footers, and what holds them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from typeset.issue.model import Issue
from typeset.outputs.edition import Edition
from typeset.outputs.word.blocks import paragraph
from typeset.outputs.word.document import DocumentWriter
from typeset.outputs.word.list_numbers import ListNumbers
from typeset.outputs.word.measures import WordMeasures
from typeset.outputs.word.runs import RunLook, field_runs, text_run
from typeset.outputs.word.styles import FACES, NAMESPACE, XML, styles_part
from typeset.outputs.zipped import zipped

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAMESPACES = Markup(
    f'xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PARTS = ("styles", "settings", "fontTable", "numbering", "footnotes")


def docx(edition: Edition) -> dict[str, bytes]:
    """The issue as a Word document."""
    asked = edition.contents or edition.even_last_page
    pages, later = _pages(edition) if asked else ({}, 0)
    return {".docx": document(edition, pages, later if edition.even_last_page else 0)}


def document(edition: Edition, pages: Mapping[str, int], later: int = 0) -> bytes:
    """The Word document; `pages` says on which page each article begins, by its id.

    `later` says how many pages after the text's last one the closing block stands.
    """
    writer = DocumentWriter(edition, pages, later)
    body = writer.body()
    files = {
        "[Content_Types].xml": _content_types(writer),
        "_rels/.rels": _relations(ROOT_RELATIONS),
        "docProps/core.xml": _core(edition),
        "word/document.xml": Markup("{}<w:document {}><w:body>\n{}</w:body></w:document>").format(
            XML, NAMESPACES, body
        ),
        "word/styles.xml": styles_part(writer.measures, edition.language),
        "word/settings.xml": _settings(edition),
        "word/fontTable.xml": _font_table(),
        "word/numbering.xml": _numbering(writer.numbering, writer.measures),
        "word/footnotes.xml": _footnotes(writer),
        "word/footer1.xml": _footer("right", edition.chinese),
        "word/footer2.xml": _footer("left", edition.chinese),
        "word/_rels/document.xml.rels": _relations(_document_relations(writer)),
        "word/_rels/footnotes.xml.rels": _relations(_link_relations(writer.note_links.addresses)),
    }
    data = {name: text.encode() for name, text in files.items()}
    for number, picture in enumerate(writer.pictures, 1):
        data[f"word/media/picture{number}.{picture.ending}"] = picture.data
    return zipped(data)


def _pages(edition: Edition) -> tuple[dict[str, int], int]:
    """On which page each article begins, and how many pages come after the text's last one.

    They are the PDF's, as Word's are mostly.
    """
    from typeset.layout import compose
    from typeset.press import paginate

    issue: Issue = edition.issue
    pages = edition.pages or paginate(compose(issue), advise=False)
    if pages.source.makeup:
        return {}, 0
    starts: dict[str, int] = {}
    files = {article.file for article in issue.articles}
    for block in pages.blocks:
        starts.setdefault(block.file, block.page + 1)
    last = max((b.page + 1 for b in pages.blocks if b.file in files), default=pages.count)
    return {a.id: starts[a.file] for a in issue.articles if a.file in starts}, pages.count - last


# ---- the package ---------------------------------------------------------------------------------

Relation = tuple[str, str, str, bool]
"""Id, kind (below RELATIONS, or whole), target, whether it leads outside."""

ROOT_RELATIONS: tuple[Relation, ...] = (
    ("rDocument", f"{RELATIONS}/officeDocument", "word/document.xml", False),
    ("rCore", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
)


def _document_relations(writer: DocumentWriter) -> Iterator[Relation]:
    for part in PARTS:
        yield f"r{part.capitalize()}", f"{RELATIONS}/{part}", f"{part}.xml", False
    yield "rFooterOdd", f"{RELATIONS}/footer", "footer1.xml", False
    yield "rFooterEven", f"{RELATIONS}/footer", "footer2.xml", False
    for number, picture in enumerate(writer.pictures, 1):
        target = f"media/picture{number}.{picture.ending}"
        yield f"rPicture{number}", f"{RELATIONS}/image", target, False
    yield from _link_relations(writer.links.addresses)


def _link_relations(addresses: list[str]) -> Iterator[Relation]:
    for number, address in enumerate(addresses, 1):
        yield f"rLink{number}", f"{RELATIONS}/hyperlink", address, True


def _relations(relations: Iterator[Relation] | tuple[Relation, ...]) -> Markup:
    rows = (
        Markup('<Relationship Id="{}" Type="{}" Target="{}"{}/>').format(
            name, kind, target, Markup(' TargetMode="External"') if outside else Markup("")
        )
        for name, kind, target, outside in relations
    )
    return Markup('{}<Relationships xmlns="{}/relationships">{}</Relationships>').format(
        XML, PACKAGE, Markup("").join(rows)
    )


def _content_types(writer: DocumentWriter) -> Markup:
    parts = {"document": "document.main", **{part: part for part in PARTS}}
    parts |= {"footer1": "footer", "footer2": "footer"}
    rows = [
        Markup('<Override PartName="/word/{}.xml" ContentType="{}{}+xml"/>').format(
            name, KIND, kind
        )
        for name, kind in parts.items()
    ]
    rows.append(
        Markup(
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        )
    )
    return Markup(
        '{}<Types xmlns="{}/content-types">'
        '<Default Extension="rels" ContentType="{}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>'
        '<Default Extension="png" ContentType="image/png"/>{}</Types>'
    ).format(
        XML, PACKAGE, "application/vnd.openxmlformats-package", Markup("").join(rows)
    )  # fmt: skip


def _core(edition: Edition) -> Markup:
    issuer = edition.head.issuer if edition.head else ""
    return Markup(
        '{}<cp:coreProperties xmlns:cp="{}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
        "<dc:creator>{}</dc:creator><dc:language>{}</dc:language></cp:coreProperties>"
    ).format(XML, PACKAGE, edition.title, issuer, edition.language)


# ---- settings, faces, lists, notes, footers ------------------------------------------------------


def _settings(edition: Edition) -> Markup:
    """Two sides, marks squeezed as in print, and Word 2013's way of laying out."""
    mirrored = Markup("<w:mirrorMargins/>") if edition.two_sided else Markup("")
    return Markup(
        '{}<w:settings xmlns:w="{}">{}<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:footnotePr>'
        '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    ).format(XML, NAMESPACE, mirrored)


def _font_table() -> Markup:
    rows = (
        Markup(
            '<w:font w:name="{}"><w:altName w:val="{}"/><w:charset w:val="86"/>'
            '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        ).format(name, ",".join(others))
        for name, *others in FACES.values()
    )
    return Markup('{}<w:fonts xmlns:w="{}">{}</w:fonts>').format(
        XML, NAMESPACE, Markup("").join(rows)
    )


def _numbering(numbering: ListNumbers, measures: WordMeasures) -> Markup:
    """Two kinds of list, and each list of the document with its first number."""
    kinds = Markup("").join(_list_kind(ordered, measures) for ordered in (True, False))
    rows = (
        Markup(
            '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/><w:lvlOverride w:ilvl="{}">'
            '<w:startOverride w:val="{}"/></w:lvlOverride></w:num>'
        ).format(number, 0 if ordered else 1, min(level, 8), start)
        for number, (ordered, level, start) in enumerate(numbering.lists, 1)
    )
    return Markup('{}<w:numbering xmlns:w="{}">{}{}</w:numbering>').format(
        XML, NAMESPACE, kinds, Markup("").join(rows)
    )


def _list_kind(ordered: bool, measures: WordMeasures) -> Markup:
    levels = Markup("").join(_list_level(level, ordered, measures) for level in range(9))
    return Markup(
        '<w:abstractNum w:abstractNumId="{}"><w:multiLevelType w:val="multilevel"/>{}'
        "</w:abstractNum>"
    ).format(0 if ordered else 1, levels)


def _list_level(level: int, ordered: bool, measures: WordMeasures) -> Markup:
    """As official texts set them, an item is a paragraph that opens with its number."""
    if ordered:
        outer = level == 0
        brackets = "（%{}）" if measures.chinese else "(%{})"
        text = f"%{level + 1}." if outer else brackets.format(level + 1)
        kind, look = "decimal", Markup("")
    else:
        text, kind = "●", "bullet"
        look = Markup('<w:rPr><w:sz w:val="{}"/></w:rPr>').format(measures.size // 2)
    if measures.chinese:
        indents = Markup('<w:ind w:left="0" w:firstLineChars="200" w:firstLine="{}"/>').format(
            measures.indent
        )
    else:
        left = measures.indent * (2 + level)
        indents = Markup('<w:ind w:left="{}" w:hanging="{}"/>').format(left, measures.indent)
    follows = "space" if measures.chinese else "tab"
    return Markup(
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:suff w:val="{}"/>'
        '<w:lvlText w:val="{}"/><w:lvlJc w:val="left"/><w:pPr>{}</w:pPr>{}</w:lvl>'
    ).format(level, kind, follows, text, indents, look)


def _footnotes(writer: DocumentWriter) -> Markup:
    rules = (
        Markup('<w:footnote w:type="{}" w:id="{}">{}</w:footnote>').format(
            kind, number, paragraph("FootnoteText", Markup("<w:r><w:{}/></w:r>").format(tag))
        )
        for kind, number, tag in (
            ("separator", -1, Markup("separator")),
            ("continuationSeparator", 0, Markup("continuationSeparator")),
        )
    )
    return Markup("{}<w:footnotes {}>{}{}</w:footnotes>").format(
        XML, NAMESPACES, Markup("").join(rules), Markup("").join(writer.notes)
    )


def _footer(side: str, chinese: bool) -> Markup:
    """— 1 —, at the outer side (GB/T 9704-2012, 7.5)."""
    look = RunLook(chinese, face="text")
    runs = text_run("— ", look) + field_runs("PAGE", "1", look) + text_run(" —", look)
    aligned = Markup('<w:jc w:val="{}"/>').format(side)
    return Markup("{}<w:ftr {}>{}</w:ftr>").format(
        XML, NAMESPACES, paragraph("Footer", runs, aligned)
    )
