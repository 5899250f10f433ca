"""Every form prints the numbers of a list's items as they were typed."""

from __future__ import annotations

import re
import subprocess
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from tests.outputs.conftest import _write
from typeset.issue import load
from typeset.issue.list_numbers import counted_parts
from typeset.issue.model import ListBlock
from typeset.layout import compose
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import make
from typeset.outputs.wechat import long_pictures
from typeset.press import paginate, publish

TEXT = """---
headline: Clues
---
1. one
4. four

   3. three
   5. five

5. next
7. seven

Between.

2. two
3. after

Counted on:

1. first
1. second
"""
CONTENTS = "1. Clues"
TYPED = ["1. one", "4. four", "3. three", "5. five", "5. next", "7. seven", "2. two", "3. after"]
TYPED += ["1. first", "2. second"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    manifest = "layout: newsletter\nlanguage: en\narticles: [a.md]\n"
    return _write(tmp_path_factory.mktemp("clues"), {"issue.yaml": manifest, "a.md": TEXT})


@pytest.mark.parametrize("layout", ["bulletin", "newsletter", "newspaper"])
def test_pages(folder: Path, layout: str) -> None:
    manifest = f"layout: {layout}\nlanguage: en\narticles: [a.md]\n"
    (folder / "other.yaml").write_text(manifest, encoding="utf-8")
    pdf = folder / f"{layout}.pdf"
    publish(paginate(compose(load(folder / "other.yaml"))), pdf)
    read = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    numbers = re.findall(r"^\(?(\d+)[.)]", read.stdout.decode(), re.MULTILINE)
    assert [int(number) for number in numbers] == [int(each.split(".")[0]) for each in TYPED]


@pytest.mark.parametrize("form", ["txt", "md"])
def test_plain_forms(folder: Path, form: str) -> None:
    (text,) = make(edition_of(load(folder)), form).values()
    lines = [line.strip() for line in text.decode().splitlines()]
    assert [line for line in lines if re.match(r"\d+\. ", line)] == TYPED


def test_markdown_is_read_back_with_its_numbers(folder: Path, tmp_path: Path) -> None:
    (text,) = make(edition_of(load(folder)), "md").values()
    again = {"issue.yaml": "articles: [a.md]\n", "a.md": text.decode()}
    (article,) = load(_write(tmp_path, again)).articles
    lists = [block for block in article.body if isinstance(block, ListBlock)]
    assert [each.numbers for each in lists[-3:]] == [(1, 4, 5, 7), (2, 3), (1, 2)]
    assert [first for first, _ in counted_parts(lists[-3])] == [1, 4, 7]


@pytest.mark.parametrize("form", ["web", "wechat", "email", "epub"])
def test_forms_of_html(folder: Path, form: str) -> None:
    made = make(edition_of(load(folder)), form)
    found = next(data for name, data in made.items() if name.endswith(("html", "eml", "epub")))
    assert _numbered(_html(form, found)) == TYPED


def test_the_long_picture(tmp_path: Path) -> None:
    def picture(*items: str) -> bytes:
        files = {"issue.yaml": "articles: [a.md]\n", "a.md": "\n".join(items)}
        return next(long_pictures(edition_of(load(_write(tmp_path, files))))).tobytes()

    counted = picture("1. one", "2. two")
    assert picture("1. one", "1. two") == counted
    assert picture("1. one", "4. two") != counted != picture("2. one", "3. two")


def test_word(folder: Path) -> None:
    (data,) = make(edition_of(load(folder)), "docx").values()
    with ZipFile(BytesIO(data)) as archive:
        document = BeautifulSoup(archive.read("word/document.xml"), "xml")
        numbering = BeautifulSoup(archive.read("word/numbering.xml"), "xml")
    starts = {
        each["w:numId"]: int(str(first["w:val"]))
        for each in numbering.find_all("w:num")
        if isinstance(first := each.find("w:startOverride"), Tag)
    }
    found = []
    for paragraph in document.find_all("w:p"):
        number = paragraph.find("w:numId")
        if isinstance(number, Tag):
            here = str(number["w:val"])
            words = "".join(each.text for each in paragraph.find_all("w:t"))
            found.append(f"{starts[here]}. {words}")
            starts[here] += 1
    assert found == TYPED


def _html(form: str, data: bytes) -> str:
    if form == "email":
        body = message_from_bytes(data, policy=policy.default).get_body(("html",))
        assert body
        return str(body.get_content())
    if form == "epub":
        with ZipFile(BytesIO(data)) as book:
            names = [name for name in book.namelist() if name.endswith(".xhtml")]
            return next(book.read(n).decode() for n in names if "nav" not in n).partition("?>")[2]
    return data.decode()


def _numbered(html: str) -> list[str]:
    """The items with the numbers that a browser gives them."""
    found = []
    for item in BeautifulSoup(html, "html.parser").select("ol > li"):
        listed = item.parent
        assert listed
        items = listed.find_all("li", recursive=False)
        number = int(str(listed.get("start", "1"))) + items.index(item)
        found.append(f"{number}. {next(iter(item.stripped_strings))}")
    return [each for each in found if each != CONTENTS]
