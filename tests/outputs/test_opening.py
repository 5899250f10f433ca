"""Damaged files of forms are seen before a reader's program sees them."""

from __future__ import annotations

import io
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pytest

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.opening import damages
from typeset.outputs.publishing import make
from typeset.outputs.zipped import zipped

ENDINGS = {".docx": "docx", ".epub": "epub", ".eml": "email"}


@pytest.fixture(scope="module")
def files(samples: dict[str, Path]) -> dict[str, bytes]:
    edition = edition_of(load(samples["rich"]))
    return {ending: make(edition, form)[ending] for ending, form in ENDINGS.items()}


def without(data: bytes, gone: str, change: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The package without a part, and with a text in place of another."""
    with ZipFile(io.BytesIO(data)) as package:
        parts = {n: package.read(n).replace(*change) for n in package.namelist() if n != gone}
    return zipped(parts)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_made_is_whole(files: dict[str, bytes], ending: str) -> None:
    assert [*damages(ending, files[ending])] == []


def test_a_package_that_is_cut_off_is_seen(files: dict[str, bytes]) -> None:
    assert [*damages(".docx", files[".docx"][:-400])] == ["zip"]


def test_a_part_that_is_no_xml_is_named(files: dict[str, bytes]) -> None:
    broken = without(files[".docx"], "", (b"</w:body>", b"</w:bo"))
    assert [*damages(".docx", broken)] == ["word/document.xml"]


def test_a_picture_that_is_not_in_the_book_is_named(files: dict[str, bytes]) -> None:
    found = [*damages(".epub", without(files[".epub"], "EPUB/picture1.jpg"))]
    assert set(found) == {"article1.xhtml → picture1.jpg", "package.opf → picture1.jpg"}


def test_a_place_that_is_not_in_the_book_is_named(files: dict[str, bytes]) -> None:
    found = [*damages(".epub", without(files[".epub"], "", (b'id="note-1"', b'id="note-x"')))]
    assert set(found) == {"article1.xhtml → #note-1"}


def test_a_picture_that_a_mail_lacks_is_named(files: dict[str, bytes]) -> None:
    message = message_from_bytes(files[".eml"], policy=policy.default)
    first = next(part for part in message.walk() if part["Content-ID"])
    first.replace_header("Content-ID", "<other@issue>")
    assert [*damages(".eml", message.as_bytes())] == ["cid:picture1@issue"] * 2
