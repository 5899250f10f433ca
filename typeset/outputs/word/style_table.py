"""The styles of a Word document, one row each: an editor finds them in Word's list."""

from __future__ import annotations

from dataclasses import dataclass

from typeset.outputs.word.measures import EDGE, WIDTH, WordMeasures


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
    boxed: bool = False


def styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """All paragraph styles."""
    headings = (_heading(level, m) for level in range(1, 6))
    rows = (_head_styles, _document_styles, _text_styles, _division_styles)
    large = (style for of_part in rows for style in of_part(m))
    return (*large, *headings, *_small_styles(m))


def _head_styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """The masthead and the contents."""
    flush, row, bold = (0, 0, 0), m.row, not m.chinese
    return (
        WordStyle(
            "Masthead", "报名", "title", None, "center", flush, (row * 5 // 4, 0), row * 3, m.colour
        ),
        WordStyle("Slogan", "报头口号", "kai", None, "center", flush, (0, 0), row, m.colour),
        WordStyle(
            "Number",
            "期号",
            align="center",
            indents=flush,
            line=row,
            colour=m.colour,
            space=(row // 4, row * 3 // 4),
        ),
        WordStyle(
            "SpecimenNote",
            "样张说明",
            size=m.note,
            align="center",
            indents=flush,
            colour=m.colour,
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
            m.colour,
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
            "Section", "栏目", "heading", indents=flush, colour=m.colour, keep=True, space=(line, 0)
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
        WordStyle("Byline", "署名", align="right", indents=flush),
        WordStyle("Signature", "落款", align="right", indents=(0, 632, 0)),
        WordStyle("BlockQuote", "引文", "kai", indents=(632, 632, m.indent), italic=bold),
        WordStyle("Preformatted", "原样文字", "mono", m.small, "left", flush),
        WordStyle("Notice", "补白", "kai", align="center", indents=flush),
    )


def _document_styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """What an official document has beside its text."""
    flush, row, bold = (0, 0, 0), m.row, not m.chinese
    return (
        WordStyle("Mark", "份号密级", "heading", align="left", indents=flush, bold=bold),
        WordStyle(
            "DocumentNumber",
            "发文字号",
            align="center",
            indents=flush,
            space=(row * 2, row * 2),
        ),
        WordStyle("Addressee", "主送机关", align="left", indents=flush),
        WordStyle("Attachment", "附件", align="left", indents=(m.indent, 0, 0)),
    )


def _division_styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """Boxes, pull quotes, poems, adverts."""
    flush, bold = (0, 0, 0), not m.chinese
    box, verse = (m.indent // 2, m.indent // 2, 0), (m.indent * 2, 0, 0)
    return (
        WordStyle("DivisionTitle", "小题", "heading", indents=flush, keep=True, bold=bold),
        WordStyle(
            "BoxTitle", "框题", "heading", None, "center", box, keep=True, bold=bold, boxed=True
        ),
        WordStyle("BoxText", "框文", indents=(*box[:2], m.indent), boxed=True),
        WordStyle(
            "PullQuote", "引语", "kai", m.headline - 4, "center", box, colour=m.colour, italic=bold
        ),
        WordStyle("PullQuoteBy", "引语出处", size=m.small, align="center", indents=flush),
        WordStyle("Verse", "诗文", "kai", None, "left", verse, italic=bold),
        WordStyle("Stanza", "诗节", "kai", None, "left", verse, (m.line, 0), italic=bold),
        WordStyle(
            "AdvertLabel", "广告", "heading", align="center", indents=flush, keep=True, bold=bold
        ),
    )


def _small_styles(m: WordMeasures) -> tuple[WordStyle, ...]:
    """Tables, pictures, notes, and what stands at the foot of pages."""
    line, flush, bold = m.line, (0, 0, 0), not m.chinese
    right = f"right:{WIDTH}"
    return (
        WordStyle("TableText", "表格", size=m.small, align="left", indents=flush),
        WordStyle("TableHead", "表头", "heading", m.small, "center", flush, bold=bold),
        WordStyle("TableTitle", "表题", "heading", m.small, "center", flush, keep=True, bold=bold),
        WordStyle("Figure", "图", align="center", indents=flush, line=0, keep=True),
        WordStyle("Caption", "caption", "kai", m.small, "center", flush, italic=bold),
        WordStyle(
            "Closing",
            "版记",
            size=m.small,
            align="left",
            indents=(EDGE, EDGE, 0),
            tabs=f"right:{WIDTH - EDGE}",
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
