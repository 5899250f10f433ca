"""Half-width marks in Chinese text: , . ; : ? ! where ，。；：？！ are meant (GB/T 15834-2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from typeset.diagnostics.problems import Diagnostic
from typeset.issue.inlines import plain_text
from typeset.issue.model import Article, Block, Heading, ListBlock, Paragraph, Quote

_HAN = re.compile("[\u4e00-\u9fff]+")
_LETTERS = re.compile("[A-Za-z]+")
_HALF_WIDTH = re.compile(
    "[,;:?!.](?<=[\u4e00-\u9fff”’）》」』].)(?:(?<!\\.)(?!\\d)|(?<=\\.)(?=[\u4e00-\u9fff“]|$))"
)
"""A half-width mark behind Chinese, but none before a figure; a dot only before Chinese or at the
end.  The mark comes first in the pattern: the engine passes all other places over."""


def half_width_marks(article: Article) -> Diagnostic | None:
    """One warning for all of an article's half-width marks, at the first; None without any."""
    found = [
        (block, number)
        for block, text in _texts(article.body)
        if (number := len(_HALF_WIDTH.findall(text))) and _is_chinese(text)
    ]
    if not found:
        return None
    first, _ = found[0]
    details: dict[str, object] = {"count": sum(number for _, number in found)}
    hint = "issue.hint-half-width-marks"
    return Diagnostic("issue.half-width-marks", first.position, details, hint, severity="warning")


def _is_chinese(text: str) -> bool:
    """Whether a text has Chinese sentences: an English one with Chinese names has English marks.

    A Chinese character says about as much as an English word, but addresses have many letters.
    """
    return _count(_LETTERS, text) < 3 * _count(_HAN, text)


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters stand in such runs."""
    return sum(map(len, runs.findall(text)))


def _texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """The text of each paragraph and heading."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block, plain_text(block.children)
            case Quote():
                yield from _texts(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from _texts(item)
