"""The styles of a Word document: one row each, so that an editor finds them in Word's list."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from typeset.outputs.word.measures import CLOSER, RED, WIDTH, WordMeasures

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


@dataclass(frozen=True)
class WordStyle:
    """A paragraph's style.  `space` is white above and below, `indents` left, right, first line.

    Lengths in twips, `size` in half points; `line` None is the text's, 0 is as high as it needs.
    """

    id: str
    name: str
    face: str = "body"
    size: int | None = None
    align: str | None = None
    indents: tuple[int, int, int] | None = None
    space: tuple[int, int] = (0, 0)
    line: int | None = None
    colour: str | None = None
    outline: int | None = None
    keep: bool = False
    bold: bool = False
    italic: bool = False
    tabs: str = ""


def styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """All paragraph styles."""
    headings = (_heading(level, m) for level in range(1, 6))
    return (*_head_styles(m), *_text_styles(m), *headings, *_small_styles(m))


def _head_styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """The masthead and the contents."""
    flush, row, bold = (0, 0, 0), m.row, not m.chinese
    return (
        WordStyle(
            "Masthead", "报名", "title", None, "center", flush, (row * 5 // 4, 0), row * 3, RED
        ),
        WordStyle("Mark", "份号密级", "heading", align="left", indents=flush, bold=bold),
        WordStyle("Slogan", "报头口号", "kai", None, "center", flush, (0, 0), row, RED),
        WordStyle(
            "Number",
            "期号",
            align="center",
            indents=flush,
            line=row,
            colour=RED,
            space=(row // 4, row * 3 // 4),
        ),
        WordStyle(
            "SpecimenNote",
            "样张说明",
            size=m.note,
            align="center",
            indents=flush,
            colour=RED,
            line=row * 3 // 4,
        ),
        WordStyle(
            "Imprint",
            "编印单位与日期",
            "body",
            None,
            "left",
            (0, 0, 316),
            (0, row * 11 // 20),
            row,
            RED,
            tabs=f"right:{WIDTH - 316}",
        ),
        WordStyle(
            "ContentsHeading", "要目标题", "heading", align="center", indents=flush, bold=bold
        ),
        WordStyle(
            "Contents", "要目", align="left", indents=(316, 316, 0), tabs=f"right-dot:{WIDTH - 316}"
        ),
    )


def _text_styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """What an article is made of, beside its section headings."""
    line, flush, bold = m.line, (0, 0, 0), not m.chinese
    return (
        WordStyle(
            "Section", "栏目", "heading", indents=flush, colour=RED, keep=True, space=(line, 0)
        ),
        WordStyle("Kicker", "引题", "kai", align="center", indents=flush, keep=True),
        WordStyle(
            "Heading1",
            "heading 1",
            "title",
            m.headline,
            "center",
            flush,
            (0, 0),
            None,
            outline=0,
            keep=True,
            bold=bold,
        ),
        WordStyle("Deck", "副题", "kai", align="center", indents=flush, keep=True),
        WordStyle("Addressee", "主送机关", align="left", indents=flush),
        WordStyle("Attachment", "附件", align="left", indents=(m.indent, 0, 0)),
        WordStyle(
            "AdvertLabel", "广告", "heading", align="center", indents=flush, keep=True, bold=bold
        ),
        WordStyle("Byline", "署名", align="right", indents=flush),
        WordStyle("Signature", "落款", align="right", indents=(0, 632, 0)),
        WordStyle("BlockQuote", "引文", "kai", indents=(632, 632, m.indent), italic=bold),
        WordStyle("Preformatted", "原样文字", "mono", m.small, "left", flush),
        WordStyle("DivisionTitle", "框题", "heading", indents=flush, keep=True, bold=bold),
        WordStyle("Notice", "补白", "kai", align="center", indents=flush),
    )


def _small_styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """Tables, pictures, notes, and what stands at the foot of pages."""
    line, flush, bold = m.line, (0, 0, 0), not m.chinese
    right = f"right:{WIDTH}"
    return (
        WordStyle("TableText", "表格", size=m.small, align="left", indents=flush),
        WordStyle("TableHead", "表头", "heading", m.small, "center", flush, bold=bold),
        WordStyle("Figure", "图", align="center", indents=flush, line=0, keep=True),
        WordStyle("Caption", "caption", "kai", m.small, "center", flush, italic=bold),
        WordStyle(
            "Closing",
            "版记",
            size=m.small,
            align="left",
            indents=flush,
            tabs=f"right:{WIDTH - 560}",
        ),
        WordStyle(
            "FootnoteText",
            "footnote text",
            "text",
            m.note,
            "both",
            flush,
            line=line // 2 if m.chinese else line * 3 // 5,
        ),
        WordStyle("Footer", "footer", "text", 28, line=280, indents=(280, 280, 0), tabs=right),
    )


def _heading(level: int, m: WordMeasures) -> WordStyle:
    """一、黑体, （一）楷体, then 仿宋, each a paragraph with its indent (GB/T 9704-2012, 7.3.3)."""
    face = {1: "heading", 2: "kai"}.get(level, "body")
    above = 0 if m.chinese or level > 1 else m.line
    return WordStyle(
        f"Heading{level + 1}",
        f"heading {level + 1}",
        face if m.chinese else "body",
        indents=(0, 0, m.indent if m.chinese else 0),
        space=(above, 0),
        outline=level,
        keep=True,
        bold=not m.chinese and level < 3,
        italic=not m.chinese and level > 1,
    )


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
