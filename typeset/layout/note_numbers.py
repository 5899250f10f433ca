"""The numbers of notes that are called again, and how all notes of an issue are numbered."""

from __future__ import annotations

import re
from itertools import count

CIRCLED = 20
"""① to ⑳ are in every face; an issue with more notes has [1], [2], … for all of them."""

_CALL = re.compile(r'<span class="(footnote|note-again)" data-label="([^"]*)" data-number="(\d+)"')


def with_note_numbers(html: str) -> str:
    """`html` with a style for its notes' numbers, and a number for each later call of a note.

    A later call has two counters: `note-again` counts through the issue, `note-here` the article.
    """
    calls = _CALL.findall(html)
    many = " data-numbered" if sum(kind == "footnote" for kind, _, _ in calls) > CIRCLED else ""
    if not many and all(kind == "footnote" for kind, _, _ in calls):
        return html
    numbers: dict[str, int] = {}
    following = count(1)

    def number(call: re.Match[str]) -> str:
        kind, label, here = call.groups()
        if kind == "footnote":
            numbers[label] = next(following)
            return f"{call[0]}{many}"
        counters = f"note-again {numbers.get(label, 0)} note-here {here}"
        return f'{call[0]}{many} style="counter-reset: {counters}"'

    return _CALL.sub(number, html)
