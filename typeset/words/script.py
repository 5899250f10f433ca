"""In which characters a Chinese text is written: Simplified or Traditional."""

from __future__ import annotations

from typeset.words.dictionary import simplified

_SHARE = 0.1
"""Of a Traditional text a third of the characters have a Simplified form; of a Simplified one
(於, 著, a name) hardly one in a hundred."""


def is_traditional_text(text: str) -> bool:
    """Whether a text's Chinese characters are Traditional ones (繁体字)."""
    chinese = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    return len(traditional_characters(chinese)) > _SHARE * len(chinese)


def traditional_characters(characters: list[str]) -> list[str]:
    """Those of the characters that have a Simplified form."""
    pairs = zip(characters, simplified("".join(characters)), strict=True)
    return [char for char, plain in pairs if char != plain]
