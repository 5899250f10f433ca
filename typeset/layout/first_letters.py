"""First letters that are no drop caps (首字下沉): marks, and the names of who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

OPENING = "\"'¿¡"
"""Marks that stand before a first letter as quotation marks and brackets do."""

SPEAKER = re.compile(r"[“”\"]?[^，。；！？、,;!?：:“”「『]{1,10}(?:：|:(?=\s))(?![“「『‘\"])")
"""记者：, Q: and the like.  What is quoted behind the colon is a sentence: 他说：“…”."""


def has_no_drop_cap(paragraphs: Sequence[str]) -> bool:
    """Whether a text begins with what is no drop cap.

    Enlarged, a mark (——, △, ●) is a drawing, and half of a name torn off: 记 of 记者：, where
    another paragraph begins so, too.
    """
    first = paragraphs[0].lstrip() if paragraphs else ""
    letter = next((c for c in first if c not in OPENING and category(c)[:2] not in _AROUND), "")
    if letter and category(letter)[0] not in "LN":
        return True
    return all(any(map(SPEAKER.match, part)) for part in (paragraphs[:1], paragraphs[1:]))


_AROUND = ("Ps", "Pi", "Pf")
"""Kinds of quotation marks and opening brackets."""
