"""Segment break transformation: a newline in the source between two Han characters leaves nothing.

Source: CSS Text 4, 4.1.2 (https://drafts.csswg.org/css-text-4/#line-break-transform): a segment
break is removed when it touches a zero width space, or when the characters on both sides are
East Asian wide ones and not Hangul; else it becomes a space.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from typeset.typography import contract
from typeset.typography.characters import AMBIGUOUS, is_han, speaks_chinese

if TYPE_CHECKING:
    from typeset.typography.stock import Box

_BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t\r\n]*")
_WHITE = " \t\r\n"


def _is_wide(char: str, chinese: bool) -> bool:
    if is_han(char):
        return True
    if char in AMBIGUOUS:
        return chinese
    hangul = "\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff"
    return unicodedata.east_asian_width(char) in "WF" and not hangul


def _joins(left: str, right: str, chinese: bool) -> bool:
    if "\u200b" in (left, right):
        return True
    return bool(left and right) and _is_wide(left, chinese) and _is_wide(right, chinese)


def _collapses(box: Box) -> bool:
    return box.style["white_space"] in ("normal", "nowrap")


def _inside(box: Box) -> None:
    """Remove the breaks whose two neighbours are in one text box."""
    chinese = speaks_chinese(box.style["lang"])

    def join(match: re.Match[str]) -> str:
        start, end = match.span()
        left = match.string[start - 1 : start]
        right = match.string[end : end + 1]
        return "" if _joins(left, right, chinese) else match.group()

    box.text = _BREAK.sub(join, box.text)


def _across(texts: list[Box]) -> None:
    """Remove the breaks at the meeting of text boxes, blank boxes between them included."""
    last: int | None = None
    for index, box in enumerate(texts):
        after = box.text.lstrip(_WHITE)
        if not after:
            continue
        if last is not None:
            _join_boxes(texts[last : index + 1], after)
        last = index


def _join_boxes(texts: list[Box], after: str) -> None:
    left, *blanks, right = texts
    before = left.text.rstrip(_WHITE)
    white = [left.text[len(before) :], *(blank.text for blank in blanks)]
    white.append(right.text[: len(right.text) - len(after)])
    if not any("\n" in part or "\r" in part for part in white):
        return
    if _joins(before[-1], after[0], speaks_chinese(right.style["lang"])):
        left.text, right.text = before, after
        for blank in blanks:
            blank.text = ""


def _text_runs(box: Box) -> list[list[Box]]:
    """Text boxes in ``box``, in runs that nothing but inline boxes' edges interrupts."""
    runs: list[list[Box]] = [[]]

    def walk(parent: Box) -> None:
        for child in parent.children:
            if isinstance(child, contract.boxes.TextBox):
                runs[-1].append(child)
            elif not child.is_in_normal_flow():
                continue
            elif isinstance(child, contract.boxes.InlineBox):
                walk(child)
            else:
                runs.append([])

    walk(box)
    return runs


def join_inside(box: Box) -> None:
    """Apply the transformation inside one text box, before white space is collapsed."""
    if _collapses(box) and ("\n" in box.text or "\r" in box.text):
        _inside(box)


def join_across(box: Box) -> None:
    """Apply the transformation to the inline content of ``box``, across its inline boxes."""
    for run in _text_runs(box):
        texts = [text for text in run if text.text and _collapses(text)]
        if any("\n" in text.text or "\r" in text.text for text in texts):
            _across(texts)
