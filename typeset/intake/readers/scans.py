"""Scans: the pages of a PDF without text, read by Tesseract where it is installed with Chinese."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from statistics import median

import pypdfium2 as pdfium

from typeset.intake.characters import is_chinese, width
from typeset.intake.errors import refuse
from typeset.intake.readers.pdf import each_page, source_of, without_text
from typeset.intake.readers.pdf_characters import PdfPage
from typeset.intake.readers.pdf_objects import Objects
from typeset.intake.readers.pdf_placement import Glyph
from typeset.intake.source import Note, Source

_MOST_PAGES = 60
"""At ten seconds a page a longer scan would take more than ten minutes."""
_RESOLUTION = 300
"""Dots per inch at which Tesseract reads best; twice as many find no more."""
_MOST_PIXELS = 20_000_000
"""A larger page, a newspaper's, is read at fewer dots."""
_SECONDS = 90
"""The longest that one page may take."""
_LIKE_BODY = 0.16
"""The edges of words are found inexactly: a size that differs by less than this share from the
text's is the text's."""
_NO_BLANK = 1.2
"""em: edges of Chinese words are found so inexactly; a blank on paper is wider."""
_LATIN = re.compile("[A-Za-z0-9]")
_MARKS = str.maketrans("(),:;?!", "（），：；？！")
_CHINESE, _ENGLISH_TOO = "chi_sim", "chi_sim+eng"
"""The Chinese data know Latin letters; beside English, some Chinese lines are taken for English."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that was recognised: its line, its edges in pixels, and how sure it is (0 to 100)."""

    line: tuple[str, ...]
    left: float
    right: float
    top: float
    bottom: float
    text: str
    sure: float


@cache
def can_recognise() -> bool:
    """Whether Tesseract is installed and knows Chinese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return False
    return {"chi_sim", "eng"} <= set(done.stdout.decode("utf-8", "replace").split())


def read_scan(name: str, data: bytes) -> Source:
    """The text of a scan, page by page as Tesseract recognises it, in reading order.

    Raises IssueError if it has too many pages or nothing on them was recognised.
    """
    read = each_page(name, data, _read, _MOST_PAGES, "intake.long-scan")
    if not any(page.glyphs for page, _ in read):
        raise refuse("intake.nothing-recognised", name)
    source, _ = source_of(name, data, [page for page, _ in read])
    sure = [round(share) for _, share in read]
    least = min(share for share, (page, _) in zip(sure, read, strict=True) if page.glyphs)
    note = Note("read by recognition", {"pages": len(read), "sure": least})
    empty = [number for number, (page, _) in enumerate(read, 1) if not page.glyphs]
    notes = (note, *without_text(empty), *source.notes)
    return replace(source, notes=notes, recognised=tuple(sure))


def _read(page: pdfium.PdfPage) -> tuple[PdfPage, float]:
    """A page's words as glyphs, and how sure they are on average (0 to 100)."""
    area = page.get_width() * page.get_height()
    scale = min(_RESOLUTION / 72, (_MOST_PIXELS / area) ** 0.5)
    picture = page.render(scale=scale, grayscale=True).to_pil()
    page.close()
    target = io.BytesIO()
    picture.save(target, "PNG")
    words = list(_words(target.getvalue(), _CHINESE))
    if not is_chinese("".join(word.text for word in words)):
        words = list(_words(target.getvalue(), _ENGLISH_TOO))
    glyphs = _glyphs(words, scale)
    count = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / count if count else 0.0
    return PdfPage(glyphs, Objects()), sure


def _words(picture: bytes, languages: str) -> Iterator[_Word]:
    """What Tesseract finds in a picture (PNG); nothing where it fails or takes too long."""
    command = ["tesseract", "stdin", "stdout", "-l", languages, "--psm", "3"]
    try:
        done = subprocess.run(
            [*command, "tsv"],
            input=picture,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return
    for row in done.stdout.decode("utf-8", "replace").splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, wide, high = map(float, cells[6:10])
            line = tuple(cells[1:5])
            yield _Word(
                line, left, left + wide, top, top + high, cells[11].strip(), float(cells[10])
            )


def _glyphs(words: list[_Word], scale: float) -> list[Glyph]:
    """The words in pt, those of a line on one baseline and of one size."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    weights: Counter[int] = Counter()
    for line in lines:
        weights[round(_by_width(line) / scale)] += sum(len(word.text) for word in line)
    body = weights.most_common(1)[0][0] if weights else 0
    high = median(map(_by_height, lines)) if lines else 1.0
    found: list[Glyph] = []
    for line in lines:
        size = body * _times(_by_width(line) / scale / body, _by_height(line) / high)
        bottom = sorted(word.bottom for word in line)[len(line) // 2] / scale
        chinese = is_chinese("".join(word.text for word in line))
        for word in line:
            left, right = word.left / scale, word.right / scale
            text = word.text
            if chinese:
                text = _full_width(text)
                left = _closed(found[-1] if word is not line[0] else None, text, left, size)
            found.append(Glyph(text, left, max(left, right), bottom, size, ""))
    return found


def _full_width(text: str) -> str:
    """The marks as Chinese has them: on paper they look alike."""
    return text if _LATIN.search(text) else text.translate(_MARKS)


def _closed(before: Glyph | None, text: str, left: float, size: float) -> float:
    """Where a word begins: right behind the one before it, if only the edges found part them."""
    if before is None or left - before.right > _NO_BLANK * size:
        return left
    latin = _LATIN.match(before.text[-1]) and _LATIN.match(text[0])
    return left if latin else before.right


def _by_width(line: list[_Word]) -> float:
    """The size of a line's type in pixels: its words' widths by what they are in em."""
    ems = sum(width(word.text) for word in line)
    return sum(word.right - word.left for word in line) / max(ems, 0.5)


def _by_height(line: list[_Word]) -> float:
    """The height of a line's words in pixels."""
    return median(word.bottom - word.top for word in line)


def _times(wide: float, high: float) -> float:
    """How many times the text's size a line's is: both its width and its height must say so."""
    if min(wide, high) > 1 + _LIKE_BODY:
        return min(wide, high)
    return max(wide, high) if max(wide, high) < 1 - _LIKE_BODY else 1.0
