"""Whether a line end inside a text is a space, or, within Chinese, nothing.

CSS Text 4, section 4.1.3 Segment Break Transformation Rules.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FF))


def joint(before: str, after: str) -> str:
    """What a line end between two texts becomes: nothing, or a space."""
    return "" if _joins(before[-1:], after[:1]) else " "


def on_one_line(text: str) -> str:
    """A text whose author broke its lines, on one: in Chinese without blanks between them."""
    found, *lines = text.strip().split("\n")
    for line in lines:
        found = found.rstrip() + joint(found.rstrip(), line.strip()) + line.strip()
    return found


def is_wide(char: str) -> bool:
    """East Asian wide, and not Korean, which separates its words by spaces."""
    if east_asian_width(char) not in "FWH":
        return False
    return not any(first <= ord(char) <= last for first, last in _HANGUL)


def _joins(before: str, after: str) -> bool:
    if not before or not after:
        return False
    wide = is_wide(before), is_wide(after)
    return all(wide) or (any(wide) and _is_shared_mark(after if wide[0] else before))


def _is_shared_mark(char: str) -> bool:
    """Marks that Chinese shares with Latin: “ ” ‘ ’ … — ·."""
    return east_asian_width(char) == "A" and category(char)[0] in "PS"
