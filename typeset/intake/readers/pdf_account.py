"""The account of a PDF: what its pages draw against what was handed on and what is listed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from typeset.intake.readers.pdf_characters import PdfPage
from typeset.intake.readers.pdf_count import DrawnCharacter, Lost, by_place, mended, missing
from typeset.intake.readers.pdf_doubts import is_doubtful, with_ligatures
from typeset.intake.readers.pdf_hidden import left_out
from typeset.intake.readers.pdf_placement import UNKNOWN, Glyph
from typeset.intake.source import LeftOut, Note, Source

LOST, NO_CODE = "left: lost", "left: no code"
_BESIDE = 8
"""Characters that are shown before and behind those that the file does not say."""
_MOST = 0.5
"""Where more of a page's characters are unknown, they are not listed one by one."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_BRACKETS = "()[]<>{}（）《》〈〉【】〔〕「」『』“”‘’"

CountedPages = Mapping[int, Sequence[DrawnCharacter]]


def with_own_codes(pages: Sequence[PdfPage], drawn: CountedPages) -> list[PdfPage]:
    """The pages, characters that pdfium does not know named by their own face where it can.

    So are the brackets beside words that run from right to left: pdfium turns them round."""
    found = []
    for number, page in enumerate(pages, 1):
        glyphs = with_ligatures(page.glyphs)
        if any(not each.known or _RIGHT_TO_LEFT.match(each.text) for each in glyphs):
            glyphs = _named(glyphs, drawn.get(number, ()))
        found.append(replace(page, glyphs=glyphs))
    return found


def _named(glyphs: Sequence[Glyph], drawn: Sequence[DrawnCharacter]) -> list[Glyph]:
    places = by_place(drawn)
    return [
        replace(glyph, text=text, known=glyph.known or text != UNKNOWN)
        if (not glyph.known or glyph.text in _BRACKETS)
        and (text := mended(glyph.text, glyph.origin, places)) != glyph.text
        else glyph
        for glyph in glyphs
    ]


def is_unknown(page: PdfPage) -> bool:
    """Whether a page does not say what most of its characters are."""
    texts = [glyph for glyph in page.glyphs if not glyph.text.isspace()]
    return sum(not glyph.known for glyph in texts) > _MOST * len(texts)


def with_account(
    source: Source,
    pages: Sequence[PdfPage],
    drawn: CountedPages,
    figures: Sequence[tuple[int, str]],
) -> Source:
    """The source with what its pages draw and it does not hold, and what the file does not say.

    `figures` are those that became calls of notes, with their pages."""
    held: dict[int, list[str]] = defaultdict(list)
    for at, text in [*((line.page, line.text) for line in source.lines), *figures]:
        held[at].append(text)
    left: list[LeftOut] = []
    for number, page in enumerate(pages, 1):
        lost = _lost(page, drawn.get(number, ()), held[number])
        unknown = [] if is_unknown(page) else list(map(_unknown, _runs(page.glyphs)))
        left += [replace(each, page=number) for each in (*lost, *unknown)]
    notes = [
        *_note("pages without codes", [n for n, page in enumerate(pages, 1) if is_unknown(page)]),
        *_note("pages of wrong codes", _doubtful(pages, drawn)),
        *_note("pages not counted", [n for n in range(1, len(pages) + 1) if n not in drawn]),
    ]
    return replace(source, left_out=(*source.left_out, *left), notes=(*source.notes, *notes))


def _doubtful(pages: Sequence[PdfPage], drawn: CountedPages) -> list[int]:
    numbered = enumerate(pages, 1)
    return [n for n, page in numbered if is_doubtful(page.glyphs, drawn.get(n, ()))]


def _note(said: str, pages: Sequence[int]) -> list[Note]:
    return [Note(said, {"pages": ", ".join(map(str, pages))})] if pages else []


def _lost(page: PdfPage, drawn: Sequence[DrawnCharacter], held: Sequence[str]) -> list[LeftOut]:
    """The characters that a page draws and that are nowhere."""
    read: dict[tuple[float, float], str] = defaultdict(str)
    for glyph in page.glyphs:
        read[round(glyph.origin[0]), round(glyph.origin[1])] += glyph.text
    listed = [out.text for out in page.left]
    accounted = "".join([*held, *listed, UNKNOWN * page.blanks])
    return [_placed(each, page) for each in missing(drawn, read, accounted)]


def _placed(lost: Lost, page: PdfPage) -> LeftOut:
    if lost.origin is None or page.frame is None:
        return LeftOut(lost.text, 0, LOST)
    return left_out(lost.text, LOST, page.frame.at(*lost.origin))


def _runs(glyphs: Sequence[Glyph]) -> list[tuple[Sequence[Glyph], int, int]]:
    """Where characters stand in a row of which the file does not say what they are."""
    found = []
    for known, group in groupby(range(len(glyphs)), key=lambda at: glyphs[at].known):
        places = list(group)
        if not known:
            found.append((glyphs, places[0], places[-1] + 1))
    return found


def _unknown(run: tuple[Sequence[Glyph], int, int]) -> LeftOut:
    glyphs, start, stop = run
    beside = glyphs[max(start - _BESIDE, 0) : stop + _BESIDE]
    text = "".join(glyph.text for glyph in beside).strip()
    return left_out(text, NO_CODE, (glyphs[start].left, glyphs[start].y))


def merged(outs: Sequence[LeftOut]) -> tuple[LeftOut, ...]:
    """What is left out, each text once that stands on many pages or many times on one."""
    first: dict[tuple[str, str], LeftOut] = {}
    for out in outs:
        first.setdefault((out.why, out.text), out)
    counts = Counter((out.why, out.text) for out in outs)
    return tuple(
        replace(out, text=f"{out.text} (× {counts[key]})") if counts[key] > 1 else out
        for key, out in first.items()
    )
