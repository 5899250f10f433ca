"""Whether a file holds a whole issue or one contributor's piece."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from typeset.intake.characters import ends_sentence, width
from typeset.intake.contributions.own_lines import is_of_short_lines, is_with_entries
from typeset.intake.contributions.poem import verses_of
from typeset.intake.contributions.senders import is_somebody
from typeset.intake.contributions.typed_lines import is_a_list
from typeset.intake.head_words import CONTENTS, FIRST_LINES, NUMBER, TOTAL
from typeset.intake.lexicon import DATELINE, LABEL, NUMBERED
from typeset.intake.recogniser import blocks_of
from typeset.intake.rules.heading_name import is_a_papers_name
from typeset.intake.source import Line, Source

_PAGES = (".md", ".markdown", ".html", ".htm")
_SHORT = 30
"""A line that names the issue is no longer than this (em)."""
_LARGER = 1.25
"""Times the text's size: a headline is set at least so large."""
_INDENT = 1.5
"""em: an indented line begins so far in."""
_FACTS = re.compile(
    r"[（(]?(?:总?第[ 　]*[\d一二三四五六七八九十百〇零]+[ 　]*期|(?:No\.?|Issue) ?\d+)", re.I
)
_BETWEEN_FACTS = re.compile(" [·•|｜/—–-] ")
_NUMBERED_FACT = re.compile(r"(?:Vol(?:ume|\.)? ?\w+,? )?(?:No\.?|Number|Issue) ?\d+", re.I)
"""`Staff letter of Wexcombe University · Number 62 · February 2024`: facts, and one a number."""
_CLOSER = re.compile(r"[（(][^（）()。！？]{2,24}[）)]$")


_RUNS_IN = re.compile(r"[^ 　【】]{0,2}[ 　]*(?:【|[^ 　，。]{4,24}(?:[ 　]{2}|　|[：:]))")
"""A headline before a paragraph's text: `【食堂】…`, `◆ 食堂开张　昨天…`."""


def holds_an_issue(source: Source, *, alone: bool = True) -> bool:
    """Whether the file is plainly several pieces under one head.

    That is: an issue's number or contents list at its beginning, an editor in its foot, several
    headlines of one rank, several signatures.  `alone`: it came by itself, so that a plain text or
    PDF is an issue unless it is plainly typed as one piece.
    """
    lines = [line for line in source.lines if line.text]
    if alone and source.unit == "line" and not _is_one_piece(source, lines):
        return True  # a text taken out of something: the recogniser reads it whole
    text = [line for line in lines if line.kind not in ("header", "footer", "note", "picture")]
    return (
        any(map(_names_an_issue, text[:FIRST_LINES]))
        or any(CONTENTS.match(line.text) for line in text[:FIRST_LINES])
        or any(map(_has_an_editor, lines))
        or _headlines(text) >= 2
        or (alone and (_set_alike(text) >= 2 or _boxed_pieces(text) >= 2))
        or (_signatures(text) >= 2 and not _are_items(source, text))
        or _reports(text) >= 2
        or opens_with_a_name(source.name, text)
    )


def _is_one_piece(source: Source, lines: list[Line]) -> bool:
    """Whether a plain text is plainly one contributor's."""
    ways = (_is_poem, is_of_short_lines, is_with_entries)
    typed = _is_typed_piece(lines) or _are_items(source, lines)
    return typed or is_a_list(lines) or any(way(source) for way in ways)


def _is_typed_piece(lines: list[Line]) -> bool:
    """Whether a plain text is a headline and indented paragraphs, as people type one piece."""
    first, *rest = lines
    if len(rest) < 1 or ends_sentence(first.text) or any(line.page > 1 for line in rest):
        return False
    if _is_another_piece(rest[-2:]):
        return False
    body = [line for line in rest[:-2] if not _CLOSER.fullmatch(line.text)] or rest
    if not all(line.indent >= _INDENT for line in body):
        return False
    return all(ends_sentence(line.text) or _is_entry(line, body[0]) for line in body)


def _is_entry(line: Line, first: Line) -> bool:
    """Whether a line that is no sentence stands in a text below its first line: no headline."""
    return line is not first and line.indent == first.indent and not line.blanks


def _are_items(source: Source, lines: list[Line]) -> bool:
    """Whether a plain text is a headline and signed paragraphs in which none runs in: 简讯四则."""
    title, *items = lines
    return (
        source.unit == "line"
        and len(items) > 1
        and not _CLOSER.search(title.text)
        and not ends_sentence(title.text)
        and all(line.indent >= _INDENT for line in items)
        and all(_CLOSER.search(line.text) and not _RUNS_IN.match(line.text) for line in items)
    )


def _is_another_piece(lines: list[Line]) -> bool:
    """Whether two lines are a headline and its text, and no name and date of the text above."""
    headline, *text = lines
    standing = headline.blanks > 0 and headline.indent < _INDENT
    return (standing and not ends_sentence(headline.text)) and any(
        line.indent >= _INDENT and ends_sentence(line.text) for line in text
    )


def _is_poem(source: Source) -> bool:
    """Whether a plain text is a title, white below it, perhaps a name, and verses."""
    blocks = [block for block in blocks_of(source) if block.text]
    named = len(blocks) > 1 and is_somebody(blocks[1].text)
    verses = blocks[1 + named :]
    return (
        bool(verses)
        and verses[0].line.blanks > 0
        and bool(verses_of(verses, headline=blocks[0].text))
    )


def _names_an_issue(line: Line) -> bool:
    text = line.text.strip(" 　")
    facts = _BETWEEN_FACTS.split(text)
    if len(facts) > 1 and any(map(_NUMBERED_FACT.fullmatch, facts)):
        return not ends_sentence(text)
    if width(text) > _SHORT or ends_sentence(text) or line.kind in ("item", "table", "caption"):
        return False
    found = NUMBER.search(text) or TOTAL.search(text)
    return found is not None and _FACTS.search(text) is not None and "，" not in text


def _has_an_editor(line: Line) -> bool:
    """A foot with editors or a telephone is an issue's."""
    found = LABEL.match(line.text) if line.kind == "footer" else None
    return found is not None and found.lastgroup in ("editors", "distribution")


def _headlines(lines: list[Line]) -> int:
    """How many lines are headlines of the same rank, each with text below it."""
    ranked = [at for at, line in enumerate(lines) if _is_headline(line, lines)]
    return sum(
        1
        for at, after in pairwise([*ranked, len(lines)])
        if any(ends_sentence(line.text) for line in lines[at + 1 : after])
    )


def _is_headline(line: Line, lines: list[Line]) -> bool:
    """A heading of the highest rank that no number begins; in a document with a title, none."""
    if NUMBERED.match(line.text) or re.match(r"\d|[（(]", line.text):
        return False
    if line.kind in ("title", "heading"):
        titles = any(each.kind == "title" for each in lines)
        if titles:
            return line.kind == "title"
        highest = min(each.level for each in lines if each.kind == "heading")
        return line.level == highest
    return False


def _set_alike(lines: list[Line]) -> int:
    """How many lines are set as the first one is, larger than the text, with text below each.

    One piece's headline is alone in its size; no number begins a headline.
    """
    first = lines[0] if lines else None
    sizes = [line.size for line in lines if line.size and ends_sentence(line.text)]
    if first is None or not first.size or not sizes or first.size < _LARGER * median(sizes):
        return 0
    alike = [at for at, line in enumerate(lines) if _looks_like(line, first)]
    return sum(
        any(ends_sentence(line.text) for line in lines[at + 1 : after])
        for at, after in pairwise([*alike, len(lines)])
    )


def _boxed_pieces(lines: list[Line]) -> int:
    """How many text boxes begin with a line set larger than the text and hold several sentences."""
    sizes = [line.size for line in lines if line.size and ends_sentence(line.text)]
    boxes: dict[int, list[Line]] = {}
    for line in lines:
        boxes.setdefault(line.frame, []).append(line)
    boxes.pop(0, None)
    return sum(
        (box[0].size or 0) >= _LARGER * median(sizes)
        and not ends_sentence(box[0].text)
        and sum(ends_sentence(line.text) for line in box[1:]) >= 1
        and len(box) > 2
        for box in boxes.values()
        if sizes
    )


def _looks_like(line: Line, first: Line) -> bool:
    """Whether a line that is no sentence and has no number is set as the first one is."""
    if ends_sentence(line.text) or NUMBERED.match(line.text) or width(line.text) > _SHORT:
        return False
    return (line.size, line.strong, line.centred) == (first.size, first.strong, first.centred)


def _reports(lines: list[Line]) -> int:
    """How many headings have somebody's name or 本报讯 right below them."""
    return sum(
        bool(DATELINE.match(after.text)) or is_somebody(after.text)
        for line, after in pairwise(lines)
        if line.kind in ("heading", "title") and not NUMBERED.match(line.text)
    )


def opens_with_a_name(name: str, lines: list[Line]) -> bool:
    """Whether a page's first heading has no text of its own, but several below it have."""
    if not name.lower().endswith(_PAGES):
        return False
    ranked = [at for at, line in enumerate(lines) if line.kind in ("heading", "title")]
    if ranked[:2] != [0, 1] or not (len(ranked) > 2 or is_a_papers_name(lines[0].text)):
        return False
    if lines[1].text.startswith(("—", "--")):  # a deck, set as a heading
        return False
    return not any(NUMBERED.match(lines[at].text) for at in ranked)


def _signatures(lines: list[Line]) -> int:
    """How many paragraphs end with somebody in brackets behind a full stop, or are only that."""
    count = 0
    for line in lines:
        found = _CLOSER.search(line.text)
        if found and (not found.start() or ends_sentence(line.text[: found.start()])):
            count += bool(re.search("[\u4e00-\u9fff]", found[0])) and not re.search(
                "[，、：:]|见|如|即|含|包括|图", found[0]
            )
    return count
