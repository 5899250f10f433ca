"""Characters of symbol fonts and private use, as the characters that show the same."""

from __future__ import annotations

import re

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◎",
    0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "☆", 0xD8: "➢", 0xDC: "➲", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉",
    0x46: "☞", 0x4A: "☺", 0x52: "☼", 0x51: "✈", 0xDF: "←", 0xE1: "↑", 0xE2: "↓",
}  # fmt: skip
"""Wingdings, by code: what offices use of it as bullets, boxes and arrows."""

_SYMBOL = {
    0x2A: "∗", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6C: "λ",
    0x6D: "μ", 0x70: "π", 0x73: "σ", 0x71: "θ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0xA3: "≤",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xD6: "√", 0xE5: "∑", 0xA8: "♦", 0xAA: "♠", 0xA7: "♣",
    0xA9: "♥", 0xD4: "™", 0xD2: "®", 0xD3: "©", 0xBC: "…",
}  # fmt: skip
"""Adobe's Symbol, by code."""

_PRIVATE = re.compile("[\uf020-\uf0ff]")


def symbol(code: str, font: str) -> str:
    """The character that a font's code (hexadecimal, as Word writes it) shows."""
    if not re.fullmatch("[0-9A-Fa-f]{1,6}", code):
        return ""
    number = int(code, 16)
    if "symbol" not in font.lower() and not font.lower().startswith("wing"):
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
    table = _SYMBOL if font.lower().startswith("symbol") else _WINGDINGS
    return table.get(number & 0xFF, "•")


def without_private_use(text: str) -> str:
    """The text with the codes of symbol fonts (U+F020 … U+F0FF) as characters.

    Unknown ones are bullets.
    """

    def shown(found: re.Match[str]) -> str:
        number = ord(found[0]) & 0xFF
        return _SYMBOL.get(number) if number == 0xB7 else _WINGDINGS.get(number, "•")  # type: ignore[return-value]

    return _PRIVATE.sub(shown, text)
