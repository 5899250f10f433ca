"""Addresses in the text are links; what could do harm, or shows this machine, never is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.press.conftest import MANIFEST, Write
from typeset.diagnostics import Diagnostic
from typeset.issue import load
from typeset.layout import compose
from typeset.layout.addresses import linked
from typeset.press import draw, paginate


def targets(pdf: bytes, folder: Path) -> list[str]:
    """The addresses that a PDF leads to, in order, each line of a link once."""
    (folder / "linked.pdf").write_bytes(pdf)
    with pikepdf.open(folder / "linked.pdf") as file:
        links = [a for sheet in file.pages for a in sheet.get("/Annots", []) if "/A" in a]
        return list(dict.fromkeys(str(link.A.URI) for link in links))


def drawn(folder: Path) -> tuple[bytes, tuple[Diagnostic, ...]]:
    return draw(paginate(compose(load(folder))))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见 https://example.org/a-b?c=d&e=f。", "https://example.org/a-b?c=d&e=f"),
        ("（www.example.org）", "http://www.example.org"),
        ("请寄a.b-c@mail.example.com，谢谢", "mailto:a.b-c@mail.example.com"),
        ("Read (see http://example.org/x_(y)).", "http://example.org/x_(y)"),
        ("At http://example.org.", "http://example.org"),
    ],
)
def test_an_address_in_the_text_is_a_link(
    write: Write, tmp_path: Path, text: str, address: str
) -> None:
    assert targets(drawn(write(text))[0], tmp_path) == [address]


@pytest.mark.parametrize("text", ["3@4", "甲@乙.丙", "http://", "user@host", "`a@example.org`"])
def test_what_is_no_address_is_not(write: Write, tmp_path: Path, text: str) -> None:
    assert targets(drawn(write(text))[0], tmp_path) == []


def test_addresses_of_the_closing_block_are_links(write: Write, tmp_path: Path) -> None:
    manifest = MANIFEST.replace("电话: 0435-1234567", "邮箱: 123@qq.com")
    assert targets(drawn(write("正文。", manifest=manifest))[0], tmp_path) == ["mailto:123@qq.com"]


def test_the_manifest_turns_links_off(write: Write, tmp_path: Path) -> None:
    text = "见 https://example.org 和[此处](https://example.com)。"
    assert len(targets(drawn(write(text))[0], tmp_path)) == 2
    pdf, warnings = drawn(write(text, manifest=MANIFEST + "pdf: {links: false}\n"))
    assert targets(pdf, tmp_path) == []
    assert warnings == ()


def test_links_change_nothing_that_is_printed(write: Write) -> None:
    text = "联系 someone@example.com 或 https://example.org/a-b 均可，" * 6
    pixels = []
    for links in ("true", "false"):
        folder = write(text, manifest=f"{MANIFEST}pdf: {{links: {links}}}\n")
        page = pypdfium2.PdfDocument(drawn(folder)[0])[0]
        pixels.append(bytes(page.render(scale=2, may_draw_forms=False).buffer))
    assert pixels[0] == pixels[1]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "other.pdf"])
def test_what_could_do_harm_never_reaches_the_pdf(
    write: Write, tmp_path: Path, address: str
) -> None:
    source = compose(load(write("首段。\n\n请看[此处](https://example.org)。\n")))
    html = source.html.replace("https://example.org", address)
    pdf, _ = draw(paginate(replace(source, html=html)))
    assert targets(pdf, tmp_path) == []
    assert str(tmp_path).encode() not in pdf


def test_marks_of_html_are_left_alone() -> None:
    html = '<p title="a@example.org">x</p><a href="http://example.org">http://example.org</a>'
    assert linked(html) == html


def areas(pdf: bytes, folder: Path) -> list[list[float]]:
    (folder / "linked.pdf").write_bytes(pdf)
    with pikepdf.open(folder / "linked.pdf") as file:
        found = [a for sheet in file.pages for a in sheet.get("/Annots", [])]
        return [[round(float(edge)) for edge in link.Rect] for link in found]


def test_a_link_with_words_of_its_own_style_is_one_link(write: Write, tmp_path: Path) -> None:
    folder = write(
        "见[**工会** *章程* 全文](https://example.org/a)，又见[乙](https://example.org/b)。"
    )
    found = areas(drawn(folder)[0], tmp_path)
    assert len(found) == 2
    assert found[0][2] - found[0][0] > 16 * 6 > found[1][2] - found[1][0]


def test_a_title_of_the_contents_is_one_link_a_line(write: Write, tmp_path: Path) -> None:
    manifest = f"{MANIFEST}options: {{contents: true}}\n"
    long = "全市职工技能竞赛在长春举办各县工会聚焦主业取得优异成绩受到各方好评再接再厉"
    folder = write(f"---\nheadline: {long}\n---\n\n甲。\n", manifest=manifest)
    tops = [rectangle[1] for rectangle in areas(drawn(folder)[0], tmp_path)]
    assert len(tops) == len(set(tops)) == 2
