"""All that a PDF's pages draw is read or listed: hidden, turned, unnamed and written-on text."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from typeset.diagnostics.problems import IssueError
from typeset.files.resources import FONTS
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data, reader
from typeset.intake.source import LeftOut, Source
from typeset.intake.summary import summary

LINES = ["The ferry ran on Sunday, and everybody", "who wanted to cross was home by six."]
TEXT = b"BT /F 12 Tf 20 250 Td (%s) Tj 0 -16 Td (%s) Tj ET " % tuple(
    line.encode() for line in LINES
)
Change = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def helvetica(**more: Any) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, **more)


def drawn(
    words: bytes = b"",
    *changes: Change,
    text: bytes = TEXT,
    encryption: pikepdf.Encryption | bool = False,
) -> bytes:
    """A PDF of one page, with two lines of text and these operators."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(300, 300))
    page = made.pages[0]
    page.Resources = Dictionary(Font=Dictionary(F=helvetica()))
    page.Contents = made.make_stream(text + words)
    for change in changes:
        change(made, page)
    target = io.BytesIO()
    made.save(target, encryption=encryption)
    return target.getvalue()


def at(y: int, words: str, before: str = "", x: int = 20) -> bytes:
    """Operators that draw these words."""
    return f"q BT {before} /F 12 Tf {x} {y} Td ({words}) Tj ET Q ".encode()


def read_pdf(data: bytes) -> Source:
    """What the reader itself makes of a file, in this process."""
    return reader("pdf")("a.pdf", data)


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def left(source: Source) -> list[tuple[str, str]]:
    return [(out.why, out.text) for out in source.left_out]


# ---- faces ---------------------------------------------------------------------------------------

WORDS = "渡轮恢复航行"


def chinese(codes: Sequence[str] | None, *, own: bool = False, backwards: int = 0) -> Change:
    """Adds the face G, whose codes 1 … 6 draw `WORDS`, with the Unicode `codes` for them; `own`:
    the face itself says what they are; `backwards`: where they are drawn again, from the last."""

    def add(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        font = TTFont(FONTS / "kai.ttf")
        options = subset.Options(glyph_names=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=WORDS)
        subsetter.subset(font)
        order, table = font.getGlyphOrder(), font.getBestCmap()
        numbers = [order.index(table[ord(character)]) for character in WORDS]
        if not own:
            del font["cmap"]
        program = io.BytesIO()
        font.save(program)
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/ABCDEF+Kai"),
            Flags=4,
            FontBBox=Array([0, -200, 1000, 900]),
            ItalicAngle=0,
            Ascent=880,
            Descent=-120,
            CapHeight=700,
            StemV=80,
            FontFile2=made.make_stream(program.getvalue()),
        )
        inner = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/ABCDEF+Kai"),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=made.make_indirect(descriptor),
            DW=1000,
            CIDToGIDMap=Name.Identity,
        )
        outer = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Kai"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([made.make_indirect(inner)]),
        )
        if codes is not None:
            outer.ToUnicode = made.make_stream(unicode_map(numbers, codes))
        page.Resources.Font.G = outer
        hexadecimal = "".join(f"{number:04x}" for number in numbers)
        page.contents_add(f"BT /G 12 Tf 20 200 Td <{hexadecimal}> Tj ET".encode())
        if backwards:
            hexadecimal = "".join(f"{number:04x}" for number in reversed(numbers))
            words = f"BT /G 12 Tf {backwards} 200 Td <{hexadecimal}> Tj ET"
            page.contents_add(words.encode())

    return add


def unicode_map(numbers: list[int], codes: Sequence[str]) -> bytes:
    pairs = [
        f"<{number:04x}> <{code.encode('utf-16-be').hex()}>"
        for number, code in zip(numbers, codes, strict=True)
    ]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(pairs)} beginbfchar {' '.join(pairs)} endbfchar endcmap end end"
    ).encode()


def test_characters_that_the_file_names_are_read() -> None:
    source = read_pdf(drawn(b"", chinese(WORDS)))
    assert texts(source) == [*LINES, WORDS] and left(source) == []


def test_characters_that_their_own_face_names_are_read() -> None:
    source = read_pdf(drawn(b"", chinese(None, own=True)))
    assert texts(source) == [*LINES, WORDS] and left(source) == []


@pytest.mark.parametrize("codes", [None, "\ue123\ue124\ue125\ue126\ue127\ue128"])
def test_characters_that_nothing_names_are_boxes_and_listed(codes: str | None) -> None:
    source = read_pdf(drawn(b"", chinese(codes)))
    assert texts(source) == [*LINES, "□□□□□□"]
    (out,) = source.left_out
    assert out == LeftOut("by six.□□□□□□", 0, "left: no code", page=1, place=(7, 35))


def test_a_character_that_the_reader_never_saw_is_said_to_be_lost() -> None:
    """pdfium passes over words beyond U+FFFF that stand for a drawing: the count does not."""
    words = "/Span <</ActualText <{}>>> BDC ".format("\ufeff👍".encode("utf-16-be").hex())
    source = read_pdf(drawn(words.encode() + at(200, "+") + b"EMC "))
    assert texts(source) == LINES
    assert source.left_out == (LeftOut("👍", 0, "left: lost", page=1, place=(7, 35)),)


def test_ligatures_of_which_ghostscript_has_swapped_the_bytes_are_read() -> None:
    source = read_pdf(drawn(b"", chinese(["\u6600\u6900", *"ne day"[:5]])))
    assert texts(source) == [*LINES, "fine da"] and left(source) == []


@pytest.mark.parametrize("codes", ["云云云云云云", "渡Ā恢Ā航行"])
def test_a_page_that_says_other_characters_than_it_shows_is_doubted(codes: str) -> None:
    source = read_pdf(drawn(b"", chinese(codes), text=b""))
    assert [note.said for note in source.notes] == ["pages of wrong codes"]


def test_a_file_of_which_no_character_is_named_needs_a_recognition() -> None:
    with pytest.raises(IssueError) as refused:
        read_pdf(drawn(b"", chinese(None), text=b""))
    assert refused.value.diagnostics[0].key == "intake.no-codes"


def test_a_page_of_which_most_is_not_named_is_said_to_be_one() -> None:
    source = read_pdf(two_pages(drawn(), drawn(b"", chinese(None), text=at(250, "Six"))))
    assert [note.said for note in source.notes] == ["pages without codes"]
    assert source.notes[0].details == {"pages": "2"} and left(source) == []


def two_pages(one: bytes, other: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(one)) as made, pikepdf.open(io.BytesIO(other)) as more:
        made.pages.extend(more.pages)
        made.save(target)
    return target.getvalue()


def boxes(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Adds a face of drawings, whose codes mean nothing."""
    drawing = made.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    page.Resources.Font.G = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 600, 800]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a1=drawing, a2=drawing),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name("/a1"), Name("/a2")])),
        FirstChar=65,
        LastChar=66,
        Widths=Array([600, 600]),
        Resources=Dictionary(),
    )


def test_drawings_as_characters_are_boxes() -> None:
    source = read_pdf(drawn(at(200, "ABBA").replace(b"/F", b"/G"), boxes))
    assert texts(source) == [*LINES, "□□□□"]
    assert left(source) == [("left: no code", "by six.□□□□")]


# ---- what is seen, and what is not -------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (at(200, "Hidden words", "1 g"), "left: unseen"),
        (at(200, "Hidden words", "3 Tr"), "left: unseen"),
        (at(200, "Hidden words") + b"10 190 200 30 re f ", "left: unseen"),
        (b"q 200 10 20 20 re W n " + at(200, "Hidden words") + b"Q ", "left: unseen"),
        (at(-40, "Hidden words"), "left: off"),
        (at(100, "Hidden words", x=400), "left: off"),
        (b"q 0.9 g 3 0 0 3 -50 -250 cm " + at(110, "Hidden words") + b"Q ", "left: watermark"),
        (b"q .7 .7 -.7 .7 100 -100 cm " + at(200, "Hidden words") + b"Q ", "left: turned"),
    ],
)
def test_what_nobody_reads_on_the_page_is_listed(words: bytes, why: str) -> None:
    source = read_pdf(drawn(words))
    assert texts(source) == LINES and left(source) == [(why, "Hidden words")]
    assert source.left_out[0].page == 1 and source.left_out[0].place is not None


@pytest.mark.parametrize(
    "words",
    [
        b"0.8 0 0 rg 10 190 200 30 re f " + at(200, "Shown words", "1 g"),
        b"0 0 1 rg 10 190 200 30 re f " + at(200, "Shown words", "0.4 0 0 rg"),
        at(200, "Shown words", "0.6 g"),
        at(200, "Shown words") + at(200, "Shown words").replace(b"20 200", b"20.4 200"),
        at(200, "Shown words") + TEXT + at(200, "Shown words"),
        b"/Span <</ActualText (Shown words)>> BDC " + at(200, "Sh. w.") + b"EMC ",
    ],
)
def test_what_is_seen_is_read_once(words: bytes) -> None:
    """White on red, dark on dark, grey, set twice to be bold, the page twice, words for signs."""
    source = read_pdf(drawn(words))
    assert texts(source) == [*LINES, "Shown words"] and left(source) == []


def test_a_small_word_all_over_a_page_is_a_watermark() -> None:
    places = [(x, y) for x in range(0, 280, 40) for y in range(10, 180, 20)]
    pale = b"".join(at(y, "secret", "0.8 g", x).replace(b"12 Tf", b"3 Tf") for x, y in places)
    source = read_pdf(drawn(pale))
    assert texts(source) == LINES and left(source) == [("left: watermark", "secret (× 63)")]


def scan(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Lays a picture over the whole page, as a scanner that recognises text does."""
    picture = made.make_stream(bytes(200 * 200))
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = 200
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    page.Resources.XObject = Dictionary(P=picture)
    page.contents_add(b"q 300 0 0 300 0 0 cm /P Do Q")


def test_the_text_under_a_scan_is_read() -> None:
    source = read_pdf(drawn(b"", scan, text=b"3 Tr " + TEXT))
    assert texts(source) == LINES and left(source) == []


SIDEWAYS = b"q 0 1 -1 0 300 0 cm " + TEXT + b"Q "


@pytest.mark.parametrize("text", [TEXT, SIDEWAYS, b"q -1 0 0 -1 300 300 cm " + TEXT + b"Q "])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_read_however_it_lies(text: bytes, turn: int) -> None:
    def rotate(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Rotate = turn

    source = read_pdf(drawn(at(200, "Shown words"), rotate, text=text))
    shown, hidden = texts(source), left(source)
    assert [*LINES, "Shown words"] == (shown if text is TEXT else [*shown, "Shown words"])
    assert hidden == ([] if text is TEXT else [("left: turned", "Shown words")])


def downwards(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Sets the face G from top to bottom."""
    page.Resources.Font.G.Encoding = Name("/Identity-V")


def test_a_line_that_runs_down_the_page_is_listed() -> None:
    source = read_pdf(drawn(b"", chinese(WORDS), downwards))
    assert texts(source) == LINES and left(source) == [("left: vertical", WORDS)]


def test_a_page_of_lines_that_run_down_is_read_from_the_right() -> None:
    source = read_pdf(drawn(b"", chinese(WORDS, backwards=60), downwards, text=b""))
    assert texts(source) == [WORDS[::-1], WORDS] and left(source) == []


def test_what_was_written_on_the_page_is_listed() -> None:
    def write(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
        place = Array([20, 180, 170, 200])
        common: dict[str, Any] = {"Type": Name.Annot, "Rect": place}
        field = made.make_indirect(
            Dictionary(Subtype=Name.Widget, FT=Name.Tx, T="name", V="王小明", F=4, **common)
        )
        ticked = made.make_indirect(
            Dictionary(Subtype=Name.Widget, FT=Name.Btn, T="box", V=Name.Yes, **common)
        )
        free = Dictionary(Subtype=Name.FreeText, Contents="Put this first", **common)
        comment = Dictionary(Subtype=Name.Text, Contents="Is this so?", **common)
        page.Annots = Array([made.make_indirect(free), made.make_indirect(comment), ticked, field])
        made.Root.AcroForm = Dictionary(Fields=Array([ticked, field]))

    source = read_pdf(drawn(b"", write))
    assert texts(source) == LINES
    assert left(source) == [
        ("left: written on the page", "Put this first"),
        ("left: comment", "Is this so?"),
        ("left: field", "王小明"),
    ]


def test_a_file_with_an_empty_password_is_read_and_counted() -> None:
    locked = pikepdf.Encryption(owner="x", user="")
    source = read_data("a.pdf", drawn(at(-40, "Below"), encryption=locked))
    assert texts(source) == LINES and left(source) == [("left: off", "Below")]
    assert source.notes == ()


def test_the_editor_sees_page_and_place_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(drawn(at(-40, "Below"), chinese(None)))
    report = import_issue(tmp_path / "a.pdf", tmp_path / "issue")
    english = summary(report, tmp_path / "issue", "en")
    assert "page 1 (7 mm from the left, 120 mm from the top): text outside the page" in english
    assert "□ stands for each; put them right from the original: by six.□□□□□□" in english
    chinese_words = summary(report, tmp_path / "issue", "zh")
    assert "第 1 页（距左边 7 毫米、距上边 35 毫米）：文件里没有说明这是什么字" in chinese_words
