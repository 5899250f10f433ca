"""What a line begins with: a bullet, a number, words in capitals."""

from __future__ import annotations

import re
from typing import Literal

Lead = Literal["", "bullet", "numeral", "bracketed", "digit", "capitals"]
"""What a line begins with: ◆, 一、, （一）, 1., several words in capitals."""
_LEADS: tuple[tuple[Lead, re.Pattern[str]], ...] = (
    ("bullet", re.compile("[□■◆◇●○★☆▲△◎※▶►•➤]")),
    (
        "numeral",
        re.compile("(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]+[章节])"),
    ),
    ("bracketed", re.compile("[（(][一二三四五六七八九十]{1,3}[)）]")),
    ("digit", re.compile(r"\d{1,2}(?:[.．、](?!\d)|[)）])|[①-⑳]|[（(]\d{1,2}[)）]")),
    ("capitals", re.compile("[^a-z一-龥]*(?:[A-Z][^a-z一-龥 ]+ ){2}[^a-z一-龥 ]*(?:[ .:!?]|$)")),
)


def lead_of(text: str) -> Lead:
    """What a line begins with; "" for a word."""
    return next((name for name, pattern in _LEADS if pattern.match(text)), "")
