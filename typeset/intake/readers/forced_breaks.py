"""Forced line breaks of a paragraph: those that a copied text brought along, in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import ends_sentence, has_sentence, is_chinese, width

Span = tuple[str, tuple[str, ...]]
"""Characters and their marks."""

_WRAPPED_LATIN, _WRAPPED_HAN = 22.5, 24.0
"""em: what wraps lines leaves none shorter; verses and the lines of an address are."""
_GOES_ON = re.compile(r"[\w，、,”’）)%]$")
"""A line ends so in the middle of a sentence."""
_OWN_LINE = re.compile(
    r"[　\s]|[^：:。，]{1,8}[：:]|[（(]?第?[\d一二三四五六七八九十]+[）)、.．是，]|[-*•·●■◆▲△]"
)
"""A line begins so that stands by itself: typed blanks, a label, a number, a bullet."""
_NEVER_LAST = re.compile(r"\b(?:an?|and|at|by|for|from|in|of|on|or|the|to|with)$")
"""A line in small letters that ends so goes on, whatever the next begins with."""


def broken(spans: list[Span]) -> list[list[Span]]:
    """The spans parted at forced line breaks."""
    parts: list[list[Span]] = [[]]
    for text, marks in spans:
        for at, piece in enumerate(text.split("\v")):
            if at:
                parts.append([])
            if piece:
                parts[-1].append((piece, marks))
    return parts


def own_lines(spans: list[Span]) -> list[list[Span]]:
    """The lines of a paragraph, those together between which a sentence goes on."""
    joined: list[list[Span]] = []
    flows = False
    parts = broken(spans)
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        if flows:
            joined[-1] = [*joined[-1], *_space(joined[-1], part), *part]
        else:
            joined.append(part)
        flows = following is not None and _goes_on(
            _text(part).rstrip(), _text(following).lstrip(" ")
        )
    return joined


def _goes_on(text: str, following: str) -> bool:
    """Whether a sentence goes on from a line to the next."""
    if ends_sentence(text) or not _GOES_ON.search(text) or _OWN_LINE.match(following):
        return False
    if not is_chinese(text + following):
        goes_on = following[:1].islower() or _NEVER_LAST.search(text) is not None
        return width(text) >= _WRAPPED_LATIN and goes_on
    prose = has_sentence(text + following) or ends_sentence(following)
    return prose and width(text) >= _WRAPPED_HAN and re.search("[，、]", text) is not None


def _space(above: Sequence[Span], part: Sequence[Span]) -> list[Span]:
    """The space between two lines of which neither end is Chinese."""
    if not above or not part or is_chinese(above[-1][0][-1] + part[0][0][0]):
        return []
    return [(" ", ())]


def _text(spans: Sequence[Span]) -> str:
    return "".join(text for text, _ in spans).strip(" ")
