"""word/styles.xml: the table of styles as Word has it."""

from __future__ import annotations

from markupsafe import Markup

from typeset.outputs.word.measures import CLOSER, WordMeasures
from typeset.outputs.word.style_table import WordStyle, styles

FACES = {
    "body": ("仿宋", "仿宋_GB2312", "FangSong"),
    "text": ("宋体", "中易宋体", "SimSun"),
    "heading": ("黑体", "中易黑体", "SimHei"),
    "kai": ("楷体", "楷体_GB2312", "KaiTi"),
    "title": ("方正小标宋简体", "小标宋", "FZXiaoBiaoSong-B05S"),
}
"""Role: the face's name in Word, and what a machine without it may have."""
LATIN = "Times New Roman"
MONO = "Consolas"

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')


def fonts(face: str, chinese: bool = True) -> Markup:
    """The faces of a run: for Chinese, for letters, and which of them takes “ ” and …."""
    east = FACES.get(face, FACES["body"])[0]
    latin = MONO if face == "mono" else LATIN
    hint = Markup(' w:hint="eastAsia"') if chinese else Markup("")
    return Markup('<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}" w:eastAsia="{1}"{2}/>').format(
        latin, east, hint
    )


def styles_part(m: WordMeasures, language: str) -> Markup:
    """word/styles.xml."""
    normal = WordStyle("Normal", "Normal", "body", m.size, "both", (0, 0, m.indent))
    rows = (_paragraph_style(style, m) for style in (normal, *styles(m)))
    spans = Markup("").join(Markup(each) for each in CHARACTERS)
    faces = Markup(
        '<w:style w:type="character" w:customStyle="1" w:styleId="RunIn"><w:name w:val="题文接排"/>'
        "<w:rPr>{}<w:b/></w:rPr></w:style>"
    ).format(fonts("heading", m.chinese))
    return Markup(
        '{}<w:styles xmlns:w="{}"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="{}"/>'
        '<w:szCs w:val="{}"/><w:lang w:val="en-US" w:eastAsia="{}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>{}{}{}</w:styles>"
    ).format(
        XML,
        NAMESPACE,
        fonts("body", m.chinese),
        m.size,
        m.size,
        language if m.chinese else "zh-CN",
        Markup("").join(rows),
        spans,
        faces,
    )


BOX = Markup("<w:pBdr>{}</w:pBdr>").format(
    Markup("").join(
        Markup('<w:{} w:val="single" w:sz="4" w:space="{}" w:color="auto"/>').format(side, space)
        for side, space in (("top", 4), ("left", 8), ("bottom", 4), ("right", 8))
    )
)
"""A frame; Word draws one around all paragraphs that follow one another with it."""
OFF_THE_GRID = frozenset({"FootnoteText", "SpecimenNote", "Footer"})
"""Styles whose lines are lower than the grid's."""
CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>",
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>',
)


def _paragraph_style(style: WordStyle, m: WordMeasures) -> Markup:
    default = Markup(' w:default="1"') if style.id == "Normal" else Markup("")
    built_in = style.name.isascii() and (style.name[0].islower() or style.name == "Normal")
    own = Markup("") if built_in else Markup(' w:customStyle="1"')
    based = Markup("") if default else Markup('<w:basedOn w:val="Normal"/>')
    return Markup(
        '<w:style w:type="paragraph"{}{} w:styleId="{}"><w:name w:val="{}"/>{}<w:qFormat/>'
        "<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>"
    ).format(default, own, style.id, style.name, based, _paragraph(style, m), _run(style, m))


def _paragraph(style: WordStyle, m: WordMeasures) -> Markup:
    out = Markup("")
    if style.keep:
        out += Markup("<w:keepNext/>")
    out += Markup('<w:overflowPunct w:val="0"/>') if style.id == "Normal" else Markup("")
    if style.tabs:
        kind, _, place = style.tabs.partition(":")
        leader = Markup(' w:leader="middleDot"') if kind.endswith("-dot") else Markup("")
        out += Markup('<w:tabs><w:tab w:val="right"{} w:pos="{}"/></w:tabs>').format(leader, place)
    out += BOX if style.boxed else Markup("")
    if style.id in OFF_THE_GRID:
        out += Markup('<w:snapToGrid w:val="0"/>')
    above, below = style.space
    line = m.line if style.line is None else style.line
    rule, line = ("exact", line) if line else ("auto", 240)
    out += Markup('<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="{}"/>').format(
        above, below, line, rule
    )
    if style.indents is not None:
        left, right, first = style.indents
        characters = 200 if first == m.indent and m.chinese else 0
        out += Markup(
            '<w:ind w:left="{}" w:right="{}" w:firstLineChars="{}" w:firstLine="{}"/>'
        ).format(left, right, characters, first)
    if style.align:
        out += Markup('<w:jc w:val="{}"/>').format(style.align)
    if style.outline is not None:
        out += Markup('<w:outlineLvl w:val="{}"/>').format(style.outline)
    return out


def _run(style: WordStyle, m: WordMeasures) -> Markup:
    out = fonts(style.face, m.chinese)
    out += Markup("<w:b/>") if style.bold else Markup("")
    out += Markup("<w:i/>") if style.italic else Markup("")
    if style.colour:
        out += Markup('<w:color w:val="{}"/>').format(style.colour)
    if m.chinese:
        closer = CLOSER if style.size in (None, m.size) else 0
        out += Markup('<w:spacing w:val="{}"/>').format(closer)
    if style.size:
        out += Markup('<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>').format(style.size)
    return out
