"""Plain text in any of the usual encodings, with any newline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from typeset.intake.characters import width
from typeset.intake.errors import refuse
from typeset.intake.readers.encodings import decoded
from typeset.intake.readers.mail_lines import without_mail_lines
from typeset.intake.source import TAB, Line, Passage, Run, Source

_NEWLINE = re.compile("\r\n|\r|\n|\u2028|\u2029|\x85|\x0b")
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060]|\u00ad(?![ \t]*(?:[\r\n]|$))")
"""A soft hyphen at a line's end parts a word."""
_WRITTEN_BLANKS = re.compile(r"(?:&nbsp;|&#160;|&e[nm]sp;|\s)+")
"""Converters to Markdown write a blank line so."""
_WORDS = "(?<=[!-~’”—])%s(?=[!-~“‘])"
_SPACE, _IDEOGRAPHIC = re.compile(_WORDS % " "), re.compile(_WORDS % " *\u3000[ \u3000]*")
_FEW = 12
"""No more of them are typed between words and numbers, as between the facts of a foot."""


def read_text(name: str, data: bytes) -> Source:
    """The lines of a plain text; a form feed starts a page.  Raises IssueError for binary junk."""
    source = Source(name, tuple(_lines(_spaced(decode(name, data)))), data=data)
    return without_mail_lines(source, letter=False)


def decode(name: str, data: bytes) -> str:
    """The characters of the bytes.

    Raises IssueError where no known encoding makes text of them.
    """
    text = decoded(data)
    if text is None:
        raise refuse("intake.not-text", name, line=_first_junk(data))
    return text


def _spaced(text: str) -> str:
    """The text, with spaces for ideographic ones where most of its English words stand so apart.

    PDF programs give both one glyph, and what takes the text out cannot tell them apart."""
    wide = len(_IDEOGRAPHIC.findall(text))
    shown = wide > max(_FEW, len(_SPACE.findall(text)))
    return _IDEOGRAPHIC.sub(" ", text) if shown else text


def _first_junk(data: bytes) -> int:
    """The line on which the first byte stands that is no text."""
    junk = re.search(rb"[\x00-\x08\x0e-\x1b\x7f]", data)
    return data[: junk.start()].count(b"\n") + 1 if junk else 1


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    page, blanks = 1, 0
    for number, raw in _numbered(text):
        page += raw.count("\f")
        bare = raw.replace("\f", "")
        tabbed = "\t" in bare.strip()
        kept = bare.strip().replace("\t", TAB)
        if not kept or _WRITTEN_BLANKS.fullmatch(kept):
            blanks += 1
            continue
        indent = width_of_blanks(bare[: len(bare) - len(bare.lstrip())].expandtabs(4))
        place = len(lines) + 1
        passage = Passage([Run(kept, place, 0)])
        lines.append(Line(passage, number, page, indent, blanks, tabbed=tabbed))
        blanks = 0
    return lines


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; a form feed inside a line ends it, too."""
    for number, raw in enumerate(_NEWLINE.split(_INVISIBLE.sub("", text)), 1):
        if "\f" not in raw:
            yield number, raw
            continue
        for part in re.split("(?<=.)(?=\f)", raw):
            yield number, part


def width_of_blanks(blanks: str) -> float:
    """The width of white space in em: an ideographic space 1, any other a half."""
    return len(blanks) / 2 + blanks.count("\u3000") / 2 if blanks else width(blanks)
