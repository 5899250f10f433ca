"""What is read as one: addresses, which part after their own signs, and numbers that never part.

Sources: GB/T 7713.2 and the Chicago Manual of Style, 7.46 (a web address is broken after a sign and
never with a hyphen); GB/T 9704-2012, 7.3.5 (the number of a document, 〔2012〕10号, is one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[!-~]{4,}|[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]+",
    re.ASCII,
)
_SIGN = "(?<![A-Za-z\\d])[－−+＋±-]"
_UNIT = "(?:[kMGTcmµμn]?(?:m|g|W|Wh|V|A|Hz|L|Pa|J|B)|t|ha|h|s|min)[²³]?(?![A-Za-z])"
_WHOLE = re.compile(
    "|".join(
        (
            r"[〔\[［（(][12]\d{3}[〕\]］）)] ?第? ?\d+ ?号",
            r"\+\d{1,3}(?:[ -]\d{2,4}){2,4}(?!\d)",  # +86 435 321 3456
            r"[（(]0\d{2,3}[）)] ?\d[\d-]{5,}\d",  # （010）6888-9999
            rf"(?:{_SIGN})?\d{{1,3}}(?: \d{{3}})+(?:\.\d+)?(?!\d)(?: {_UNIT})?",  # 1 200 m
            rf"(?:{_SIGN})?\d[\d:：.,/·-]*\d(?: {_UNIT})?|{_SIGN}\d(?: {_UNIT})?|\d {_UNIT}",
            r"第 ?\d+(?:[.,]\d+)*|[Nn]o\. ?\d+",
            r"(?<![A-Za-z])(?:(?:GB|DB\d*|JB|HJ|AQ|CJ)(?:/[TZ])?|ISO|IEC|IEEE) \d[\d.:-]*\d",
            "(?<![A-Za-z])[A-Za-z]-[A-Za-z]",  # e-mail, X-ray: one letter ends no line
        )
    ),
    re.ASCII,
)
_PARTS_AFTER = frozenset("/.?&=-_@")
_TRAILING = ".,;:!?)]}'\""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where web and e-mail addresses stand in `text`, a mark after them left out."""
    if "." not in text:
        return
    for found in _ADDRESS.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip(_TRAILING))


def parting_places(text: str, start: int, end: int) -> Iterator[int]:
    """Where an address may be parted: after each of its signs but the last of several."""
    for place in range(start + 2, end - 1):
        if text[place - 1] in _PARTS_AFTER and text[place] not in _PARTS_AFTER:
            yield place


def unbroken(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of documents, times, dates and telephone numbers stand in `text`."""
    if not text.isalpha():
        for found in _WHOLE.finditer(text):
            yield found.span()
