"""Plain text: UTF-8, GB 18030 or UTF-16, with or without a byte order mark, any newline."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from typeset.intake.characters import width
from typeset.intake.errors import refuse
from typeset.intake.source import Line, Passage, Run, Source

_NEWLINE = re.compile("\r\n|\r|\n|\u2028|\u2029|\x85|\x0b")
_JUNK = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd]")
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(name: str, data: bytes) -> Source:
    """The lines of a plain text; a form feed starts a page.  Raises IssueError for binary junk."""
    return Source(name, tuple(_lines(decode(name, data))), data=data)


def decode(name: str, data: bytes) -> str:
    """The characters of the bytes.  Raises IssueError where no known encoding makes text of
    them."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(name, data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(name, data, "gb18030")
    return _checked(name, text)


def _decoded(name: str, data: bytes, encoding: str) -> str:
    try:
        return _checked(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refuse("intake.not-text", name, line=line) from error


def _checked(name: str, text: str) -> str:
    junk = _JUNK.search(text)
    if junk:
        raise refuse("intake.not-text", name, line=text.count("\n", 0, junk.start()) + 1)
    return text


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    page, blanks = 1, 0
    for number, raw in _numbered(text):
        page += raw.count("\f")
        bare = _INVISIBLE.sub("", raw.replace("\f", "")).expandtabs(4)
        kept = bare.strip()
        if not kept:
            blanks += 1
            continue
        indent = width_of_blanks(bare[: len(bare) - len(bare.lstrip())])
        place = len(lines) + 1
        lines.append(Line(Passage([Run(kept, place, 0)]), number, page, indent, blanks))
        blanks = 0
    return lines


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; a form feed inside a line ends it, too."""
    for number, raw in enumerate(_NEWLINE.split(text), 1):
        for part in re.split("(?<=.)(?=\f)", raw):
            yield number, part


def width_of_blanks(blanks: str) -> float:
    """The width of white space in em: an ideographic space 1, any other a half."""
    return len(blanks) / 2 + blanks.count("\u3000") / 2 if blanks else width(blanks)
