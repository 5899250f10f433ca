"""The text comes out of the PDF whole and in the order of reading, whoever takes it out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.press.own_faces import subset
from tests.reading import characters
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

_FOLIO = re.compile(r"[—–-]\d+[—–-]")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def by_poppler(pdf: Path) -> str:
    """In the order of the file, for a page in columns: by default it goes by the lines' places."""
    return _said("pdftotext", "-raw", pdf, "-")


def by_tags(pdf: Path) -> str:
    """Poppler again, in the order of the structure tree."""
    return "".join(re.findall(r'"(.*)"', _said("pdfinfo", "-struct-text", pdf)))


def by_mupdf(pdf: Path) -> str:
    return _said("mutool", "draw", "-q", "-F", "txt", pdf)


def by_pdfium(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def _said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


READERS: dict[str, Callable[[Path], str]] = {
    "poppler": by_poppler,
    "poppler, by tags": by_tags,
    "MuPDF": by_mupdf,
    "PDFium": by_pdfium,
    "pdfminer": characters,
}


def squeezed(text: str) -> str:
    """Without blanks: readers put some where a gap is wide, and at a line's end."""
    return "".join(text.split())


def paragraphs(issue: Path) -> list[str]:
    """Those of all articles; folios aside, nothing comes between their lines."""
    texts = [file.read_text("utf-8") for file in sorted((issue / "articles").glob("*.md"))]
    blocks = [block for text in texts for block in _FRONT_MATTER.sub("", text).split("\n\n")]
    plain = [squeezed(re.sub(r"^#+ |[*]", "", block)) for block in blocks]
    return [text for text in plain if len(text) > 20 and text[0] not in "!|->"]


@pytest.fixture(scope="module", params=["003-tonghua-3", "004-luohe-city"])
def printed(
    request: pytest.FixtureRequest, seeds: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[str]]:
    pdf = tmp_path_factory.mktemp("text") / "out.pdf"
    publish(paginate(compose(load(seeds / request.param))), pdf)
    return pdf, paragraphs(seeds / request.param)


def in_order(words: list[str], text: str) -> bool:
    """Whether `text` has all of `words`, one after another."""
    at = 0
    for each in words:
        found = text.find(each, at)
        if found < 0:
            return False
        at = found + len(each)
    return True


@pytest.mark.parametrize("reader", READERS)
def test_each_paragraph_is_whole_and_in_its_place(
    printed: tuple[Path, list[str]], reader: str
) -> None:
    pdf, expected = printed
    text = _FOLIO.sub("", squeezed(READERS[reader](pdf)))
    assert len(expected) > 8
    assert [each for each in expected if each not in text] == []
    assert in_order(expected, text)
    assert not in_order(expected[::-1], text)


def test_a_phrase_over_a_lines_end_is_found(printed: tuple[Path, list[str]]) -> None:
    pdf, _ = printed
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        text = page.get_text_range()
        joined = [
            text[end.start() - 3 : end.start()] + text[end.end() : end.end() + 3]
            for end in re.finditer("\r\n", text)
        ]
        phrases = [each for each in joined if re.fullmatch(r"[\u4e00-\u9fff]{6}", each)]
        assert len(phrases) > 5
        assert [each for each in phrases if page.search(each).get_next() is None] == []
        assert page.search("工会没有这样说").get_next() is None


DOTS = "弗朗西斯·培根和マリア・クララ，五〜六，七～八，弗朗西斯·培根。"


def with_dots(folder: Path, text: str = DOTS) -> Path:
    manifest = "masthead: {name: 简报, issuer: 某会}\narticles: [article.md]\n"
    (folder / "issue.yaml").write_text(manifest, encoding="utf-8")
    (folder / "article.md").write_text(f"---\nheadline: 题\n---\n\n{text}\n", encoding="utf-8")
    publish(paginate(compose(load(folder))), folder / "out.pdf")
    return folder / "out.pdf"


@pytest.mark.parametrize("reader", READERS)
def test_characters_that_share_a_glyph_come_out_as_typed(reader: str, tmp_path: Path) -> None:
    """· and ・, 〜 and ～ are one glyph each in the built-in faces."""
    text = with_dots(tmp_path)
    assert DOTS in squeezed(READERS[reader](text))
    assert DOTS.replace("·", "・") not in squeezed(READERS[reader](text))


@pytest.mark.parametrize("reader", READERS)
def test_in_an_offices_true_type_face_too(
    reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    face = subset("kai.ttf", "全省工会市")
    for table in face["cmap"].tables:  # a second character for 会
        table.cmap[ord("會")] = table.cmap[ord("会")]
    (tmp_path / "fonts").mkdir()
    face.save(tmp_path / "fonts" / "body.ttf")
    pdf = with_dots(tmp_path, "全省工会全市工會工会工會")
    assert "Own" in _said("pdffonts", pdf)
    assert "全省工会全市工會工会工會" in squeezed(READERS[reader](pdf))


@pytest.mark.parametrize("reader", READERS)
def test_a_character_that_no_face_has_comes_out_too(reader: str, tmp_path: Path) -> None:
    assert "甲😀乙🐉丙" in squeezed(READERS[reader](with_dots(tmp_path, "甲😀乙🐉丙"))).replace(
        "\ufeff", ""
    )
