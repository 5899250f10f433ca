"""Standards are kept where claimed, as independent checkers find; what lacks is reported."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import outloud
import page
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from weasyprint import HTML

from tests.newspaper.conftest import print_issue, text
from tests.press.conftest import MANIFEST, Set, Write
from tests.reading import read
from typeset.diagnostics.problems import IssueError
from typeset.diagnostics.report import as_text
from typeset.engine import switch
from typeset.files.resources import FONTS, LAYOUTS
from typeset.issue import load
from typeset.layout import compose
from typeset.press import Pages, draw, paginate, publish
from typeset.press.output_profile import coated, srgb

SEEDS = sorted(path.parent for path in Path("seeds").resolve().glob("*/issue.yaml"))
ISSUES = [*SEEDS, *(LAYOUTS / name / "sample" for name in ("bulletin", "newspaper"))]
PROFILES = {"ua-1": ["ua1"], "a-2u": ["2u", "ua1"], "a-2a": ["2a"], "a-3u": ["3u", "ua1"]}
RGB = {"rg", "RG"}

UNAVOIDABLE = {"ORD-001"}
"""A note is read where it is called, and drawn at the foot of the page."""

EVERYTHING = """---
headline: 一篇什么都有的稿件，题目长得要断成两行才排得下
byline: 记者甲
images: [{file: p.png, caption: 图为活动现场, credit: 岳麟 摄}]
---

第一段[^1]，见 https://example.org/a?b=c&d 和 a@example.org 。

# 一、小标题

1. 甲
   - 乙

> 引文

| 项目 | 数 |
|------|---|
| 甲 |  |

```
预排
```

See the English text.[^2]

[^1]: 注一。
[^2]: 注二。
"""


def failures(pdf: bytes, profile: str) -> list[str]:
    """The rules of a profile that a PDF breaks, as page-validation finds."""
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def remarks(pdf: bytes, folder: Path) -> list[str]:
    """What outloud finds fault with: errors and warnings."""
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    result = outloud.check(str(file))
    assert result.error is None
    findings = (f for f in result.findings if f.severity != "info" and f.rule not in UNAVOIDABLE)
    return [f"{f.rule}: {f.message}" for f in findings]


def keeping(pages: Pages, standard: Any, **more: Any) -> bytes:
    """The PDF of `pages` to a standard."""
    options = replace(pages.options, standard=standard, **more)
    return draw(replace(pages, options=options))[0]


def complaint(pages: Pages, standard: str) -> str:
    with pytest.raises(IssueError) as caught:
        keeping(pages, standard)
    return as_text(caught.value.diagnostics, colour=False, root=pages.source.base, language="en")


@pytest.fixture
def everything(write: Write, tmp_path: Path) -> Path:
    Image.new("RGB", (90, 40), "teal").save(tmp_path / "p.png")
    return write(EVERYTHING, manifest=MANIFEST + "notices: [欢迎来稿]\n")


# ---- what the checkers find --------------------------------------------------------------------


@pytest.mark.parametrize("issue", ISSUES, ids=lambda path: "-".join(path.parts[-2:]))
def test_seeds_and_samples_keep_every_standard(issue: Path, tmp_path: Path) -> None:
    pages = paginate(compose(load(issue)))
    for standard, profiles in PROFILES.items():
        pdf = keeping(pages, standard)
        assert [failures(pdf, profile) for profile in profiles] == [[]] * len(profiles), standard
    usual, _ = draw(pages)
    assert failures(usual, "ua1") == []
    assert remarks(usual, tmp_path) == []
    assert not _greys_in_rgb(keeping(pages, "x-4"))


@pytest.mark.parametrize("layout", ["bulletin", "newspaper"])
def test_an_issue_with_every_kind_of_block_keeps_them(
    everything: Path, layout: str, tmp_path: Path
) -> None:
    manifest = everything / "issue.yaml"
    manifest.write_text(f"layout: {layout}\n{manifest.read_text('utf-8')}", "utf-8")
    pages = paginate(compose(load(everything)))
    for standard, profiles in PROFILES.items():
        pdf = keeping(pages, standard)
        assert [failures(pdf, profile) for profile in profiles] == [[]] * len(profiles), standard
    assert remarks(draw(pages)[0], tmp_path) == []


def test_control_the_checkers_find_what_is_missing(set_pages: Set, tmp_path: Path) -> None:
    usual, _ = draw(set_pages("正文。"))
    assert any("DEVICE-CMYK" in rule for rule in failures(usual, "2u"))
    assert any("TRAILER-ID" in rule for rule in failures(usual, "2u"))
    switch.end()  # WeasyPrint's own tags
    heading = '<html lang="en"><title>T</title><h2>One</h2><p>Text'
    stock = HTML(string=heading).write_pdf(pdf_variant="pdf/ua-1")
    assert any("HEADING" in rule for rule in failures(stock, "ua1"))
    assert any("HDG-002" in remark for remark in remarks(stock, tmp_path))


def test_what_is_claimed_can_be_read_without_reading_pdf(set_pages: Set) -> None:
    pages = set_pages("正文。")
    assert b"<pdfuaid:part>1<" in draw(pages)[0]
    archived = keeping(pages, "a-2u")
    assert b"<pdfaid:part>2<" in archived
    assert b"<pdfaid:conformance>U<" in archived
    assert b"<pdfuaid:part>1<" in archived
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in keeping(pages, "x-4")


@pytest.mark.parametrize("standard", [*PROFILES, "x-4"])
def test_the_same_bytes_to_every_standard(set_pages: Set, standard: str) -> None:
    assert keeping(set_pages("正文。"), standard) == keeping(set_pages("正文。"), standard)


# ---- where a standard is asked for -------------------------------------------------------------


def test_the_manifest_asks_for_a_standard(set_pages: Set) -> None:
    pages = set_pages("正文。", manifest=MANIFEST + "pdf: {standard: a-3u}\n")
    assert b"<pdfaid:part>3<" in draw(pages)[0]


def test_a_layout_asks_for_a_standard_and_the_manifest_for_another(write: Write) -> None:
    folder = write("正文。", manifest=f"layout: ours\n{MANIFEST}")
    (folder / "layouts/ours").mkdir(parents=True)
    said = "name: ours\nextends: bulletin\nstandard: a-2u\n"
    (folder / "layouts/ours/layout.yaml").write_text(said, "utf-8")
    assert b"<pdfaid:part>2<" in draw(paginate(compose(load(folder))))[0]
    manifest = folder / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "pdf: {standard: ua-1}\n", "utf-8")
    assert b"<pdfaid:part>" not in draw(paginate(compose(load(folder))))[0]


# ---- what an issue lacks -----------------------------------------------------------------------


def test_a_picture_without_words_is_an_error_with_its_line(set_pages: Set, tmp_path: Path) -> None:
    Image.new("RGB", (90, 40)).save(tmp_path / "p.png")
    pages = set_pages("正文。\n\n![](p.png)\n")
    reported = complaint(pages, "a-2a")
    said = "error: PDF/A-2a asks for an alternative text for each picture; this one has none"
    assert reported.splitlines()[0] == said
    assert "articles/01.md:3:1" in reported
    assert "give it an alt" in reported


def test_without_a_standard_asked_for_it_is_a_warning_and_nothing_is_claimed(
    set_pages: Set, tmp_path: Path
) -> None:
    Image.new("RGB", (90, 40)).save(tmp_path / "p.png")
    pdf, (warning,) = draw(set_pages("正文。\n\n![](p.png)\n"))
    assert (warning.key, warning.severity) == ("press.standard-alt", "warning")
    assert warning.position is not None
    assert (warning.position.file, warning.position.line) == ("articles/01.md", 3)
    assert b"pdfuaid:part" not in pdf
    assert b"pdfuaid:part" in draw(set_pages("正文。\n\n![看得见什么](p.png)\n"))[0]


def test_a_printer_needs_no_words_for_a_picture(set_pages: Set, tmp_path: Path) -> None:
    Image.new("RGB", (90, 40)).save(tmp_path / "p.png")
    assert b"PDF/X-4" in keeping(set_pages("正文。\n\n![](p.png)\n"), "x-4")


def test_a_layout_without_language_and_title_is_told(write: Write) -> None:
    folder = write("正文。", manifest=f"layout: ours\n{MANIFEST}")
    (folder / "layouts/ours").mkdir(parents=True)
    (folder / "layouts/ours/layout.yaml").write_text("name: ours\nextends: bulletin\n", "utf-8")
    page = (
        "<html><head><title></title></head><body><p{{ at('masthead.name') }}>文</p></body></html>"
    )
    (folder / "layouts/ours/page.html.j2").write_text(page, "utf-8")
    (folder / "layouts/ours/print.css").write_text("", "utf-8")
    reported = complaint(paginate(compose(load(folder))), "ua-1")
    assert "<html> has no lang" in reported
    assert "<title> is empty" in reported


@pytest.mark.parametrize(
    ("rights", "reported"),
    [(0x0002, "forbids embedding"), (0x0100, "forbids embedding it in part"), (0x0008, None)],
)
def test_a_face_that_may_not_be_embedded_is_told(
    write: Write, rights: int, reported: str | None
) -> None:
    folder = write("正文。")
    (folder / "fonts").mkdir()
    with TTFont(FONTS / "song.otf") as font:
        font["OS/2"].fsType = rights
        font.save(folder / "fonts/body.otf")
    pages = paginate(compose(load(folder)))
    if reported is None:
        assert failures(keeping(pages, "a-2u"), "2u") == []
    else:
        said = complaint(pages, "a-2u")
        assert reported in said
        assert "body.otf" in said


# ---- PDF/X-4 -----------------------------------------------------------------------------------


def _operators(pdf: bytes) -> list[tuple[list[object], str]]:
    """All operators of all pages, and of the forms that they draw."""
    with pikepdf.open(BytesIO(pdf)) as file:
        found: list[Any] = []
        for sheet in file.pages:
            found += pikepdf.parse_content_stream(sheet)
        for each in file.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
                found += pikepdf.parse_content_stream(each)
        return [(list(map(str, operands)), str(operator)) for operands, operator in found]


def _greys_in_rgb(pdf: bytes) -> list[list[object]]:
    """Black, white and what is between them, where they are given as red, green and blue."""
    return [words for words, op in _operators(pdf) if op in RGB and len(set(words)) == 1]


def _colours_of(pdf: bytes) -> set[str]:
    """The operators that set a colour."""
    setting = RGB | {"k", "K", "cs", "CS", "scn", "SCN", "g", "G", "sc", "SC"}
    return {operator for _, operator in _operators(pdf)} & setting


def test_black_text_is_black_ink_alone_and_overprints(set_pages: Set, tmp_path: Path) -> None:
    css = "article p { color: #000 } .column-label { color: rgb(51 51 51) }"
    pages = set_pages("---\nsection: 动态\n---\n\n正文。", css=css)
    assert _greys_in_rgb(draw(pages)[0]), "a style sheet in RGB, or nothing is tested"
    pdf = keeping(pages, "x-4")
    assert not RGB & _colours_of(pdf)
    (tmp_path / "x.pdf").write_bytes(pdf)
    (sheet,) = read(tmp_path / "x.pdf")
    assert sheet.line("正文").glyphs[0].colour == (0, 0, 0, 1)
    assert sheet.line("动态").glyphs[0].colour == (0, 0, 0, pytest.approx(0.8))
    operators = _operators(pdf)
    black = next(at for at, (words, _) in enumerate(operators) if words == ["0", "0", "0", "1"])
    states = [words for words, operator in operators[black : black + 2] if operator == "gs"]
    assert states == [["/over-false-true"]]


def test_the_sheet_says_what_it_is_printed_on_and_where_it_is_cut(set_pages: Set) -> None:
    with pikepdf.open(BytesIO(keeping(set_pages("见 https://example.org 。"), "x-4"))) as pdf:
        assert pdf.pdf_version == "1.6"
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert intent.DestOutputProfile.read_bytes() == coated().data
        assert intent.DestOutputProfile.N == 4
        assert str(pdf.docinfo["/CreationDate"]) == "D:20230305000000Z"
        assert "/ID" in pdf.trailer
        for sheet in pdf.pages:
            assert "/Annots" not in sheet
            trim, bleed = ([float(x) for x in sheet[box]] for box in ("/TrimBox", "/BleedBox"))
            media = [float(x) for x in sheet.MediaBox]
            for outer, inner in ((media, bleed), (bleed, trim)):
                assert outer[0] <= inner[0] <= inner[2] <= outer[2]
                assert outer[1] <= inner[1] <= inner[3] <= outer[3]
            spaces = sheet.Resources.ColorSpace
            assert str(spaces.DefaultRGB[0]) == "/ICCBased"


def test_an_office_gives_its_printers_own_profile(write: Write, tmp_path: Path) -> None:
    folder = write("正文。", manifest=MANIFEST + "pdf: {standard: x-4, profile: press.icc}\n")
    own = coated().data + b"\0" * 4
    (folder / "press.icc").write_bytes(own)
    pages = paginate(compose(load(folder)))
    assert folder / "press.icc" in pages.source.inputs
    with pikepdf.open(BytesIO(draw(pages)[0])) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA39L Coated"
        assert "/RegistryName" not in intent
        assert intent.DestOutputProfile.read_bytes() == own


def test_a_profile_for_screens_is_refused(write: Write) -> None:
    folder = write("正文。", manifest=MANIFEST + "pdf: {standard: x-4, profile: screen.icc}\n")
    (folder / "screen.icc").write_bytes(srgb())
    with pytest.raises(IssueError) as caught:
        draw(paginate(compose(load(folder))))
    assert [each.key for each in caught.value.diagnostics] == ["press.profile-not-cmyk"]


def test_a_profile_that_is_not_there_is_told_with_its_line(write: Write) -> None:
    folder = write("正文。", manifest=MANIFEST + "pdf: {profile: prss.icc}\n")
    (folder / "press.icc").write_bytes(coated().data)
    with pytest.raises(IssueError) as caught:
        load(folder)
    reported = as_text(caught.value.diagnostics, colour=False, root=folder, language="en")
    assert "there is no ICC profile “prss.icc”" in reported
    assert "press.icc" in reported.rpartition("help")[2]


def test_see_through_things_blend_in_the_colours_of_the_inks(set_pages: Set) -> None:
    pages = set_pages("正文。", css="article { opacity: .5 }")
    with pikepdf.open(BytesIO(keeping(pages, "x-4"))) as pdf:
        assert str(pdf.pages[0].Group.CS) == "/DeviceCMYK"
    assert failures(keeping(pages, "a-2u"), "2u") == []
    with pikepdf.open(BytesIO(draw(pages)[0])) as pdf:
        assert "/Group" not in pdf.pages[0]


def test_a_booklet_keeps_the_printers_standard_and_refuses_the_others(
    write: Write, tmp_path: Path
) -> None:
    pages = paginate(compose(load(write("正文。"))))
    sheets = replace(pages.options, booklet="saddle", standard="x-4")
    publish(replace(pages, options=sheets), tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert pdf.pdf_version == "1.6"
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
        assert "/ID" in pdf.trailer
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFX"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20230305000000Z"
    archived = replace(pages.options, booklet="saddle", standard="a-2u")
    with pytest.raises(IssueError) as caught:
        publish(replace(pages, options=archived), tmp_path / "none.pdf")
    assert [each.key for each in caught.value.diagnostics] == ["press.standard-booklet"]
    assert not (tmp_path / "none.pdf").exists()


# ---- colours of the usual PDF -------------------------------------------------------------------


@pytest.mark.parametrize("issue", ISSUES, ids=lambda path: "-".join(path.parts[-2:]))
def test_nothing_is_printed_in_rgb_black(issue: Path) -> None:
    assert ["0", "0", "0"] not in _greys_in_rgb(draw(paginate(compose(load(issue))))[0])


def test_the_folio_of_page_2_is_black_ink(tmp_path: Path) -> None:
    manifest = "masthead: {name: 工会时报, number: 12, date: 2026-03-05}"
    sheets = print_issue(tmp_path, ("headline: 甲", text(90)), manifest=manifest)
    assert len(sheets) > 1
    folio = sheets[1].line("2026")
    assert {glyph.colour for glyph in folio.glyphs if glyph.text in "2026年月版第"} == {
        (0, 0, 0, 1)
    }
