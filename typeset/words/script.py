"""In which characters a Chinese text is written: Simplified or Traditional."""

from __future__ import annotations

import re
from collections.abc import Iterable

from typeset.words.dictionary import traditional

_CHINESE = re.compile("[\u4e00-\u9fff]+")
_SHARE = 0.1
"""Of a Traditional text a third of the characters have a Simplified form; of a Simplified one
(於, 著, a name) hardly one in a hundred."""


def is_traditional_text(text: str) -> bool:
    """Whether a text's Chinese characters are Traditional ones (繁体字)."""
    chinese = sum(map(len, _CHINESE.findall(text)))
    return len(traditional_characters(text)) > _SHARE * chinese


def traditional_characters(characters: Iterable[str]) -> list[str]:
    """Those of the characters that have a Simplified form."""
    return list(filter(traditional().__contains__, characters))
