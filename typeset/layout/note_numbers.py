"""The numbers of notes that are called again, and how all notes of an issue are numbered."""

from __future__ import annotations

import re
from itertools import count

CIRCLED = 20
"""① to ⑳ are in every face; an issue with more notes has [1], [2], … for all of them."""

_CALL = re.compile(
    r'<span class="(footnote|note-again)" data-label="([^"]*)" data-number="(\d+)"( data-ahead)?'
)


def with_note_numbers(html: str) -> str:
    """`html` with a style for its notes' numbers, and a number for each later call of a note.

    A call whose note does not float has two counters: `note-again` counts through the issue,
    `note-here` the article.  One that is `data-ahead` stands before its note's text.
    """
    calls = _CALL.findall(html)
    many = " data-numbered" if sum(kind == "footnote" for kind, *_ in calls) > CIRCLED else ""
    if not many and all(kind == "footnote" for kind, *_ in calls):
        return html
    numbers: dict[str, int] = {}
    following = count(1)
    ahead: set[str] = set()

    def number(call: re.Match[str]) -> str:
        kind, label, here, called_ahead = call.groups()
        if called_ahead:
            ahead.add(label)
        if called_ahead or (kind == "footnote" and label not in ahead):
            numbers[label] = next(following)
        if kind == "footnote":
            ahead.discard(label)
            return f"{call[0]}{many}"
        counters = f"note-again {numbers.get(label, 0)} note-here {here}"
        return f'{call[0]}{many} style="counter-reset: {counters}"'

    return _CALL.sub(number, html)
