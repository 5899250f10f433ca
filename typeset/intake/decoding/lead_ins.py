"""Headlines of a word or a few that open an English paragraph: `BINS – From Monday …`."""

from __future__ import annotations

import re

_SEPARATOR = r"(?:[.]? ?(?:--|[–—])|[.] ?-|[.:!?]| -)"
_CAPITALS = re.compile(
    rf"[“\"'‘]?(?:\d{{1,2}}[.)] )?[A-Z][^a-z]{{1,60}}{_SEPARATOR} +"
    r"(?=\W*(?:[A-Z] )?\w*[a-z])"
)
"""`LAMP POST – The one …`, `CHOIR. -- Two …`: up to the first word in small letters."""
_WORDS = re.compile(
    r"[“\"'‘]?(?:\d{1,2}[.)] )?[A-Z][^.:–—!?]{2,44}"
    rf"{_SEPARATOR} +(?=[“\"'‘(\[£$]?\w)"
)
"""`Radio link. Mass at Dromard …`, `Swarms: We have had …`."""
_INITIAL = re.compile(
    r"(?:^|[ .])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Revd?|No|Vol|Fr|Capt|Prof|Hon|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ph)[.]$"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_LOOSELY = re.compile(
    r"(?:[*•▪●◆■-] *)?(?:"
    rf"{_MONTH}[.]? \d{{1,2}}\b[^:–—]{{0,20}}(?::| ?[–—]| -)|\d{{4}}{_SEPARATOR}|"
    r"[A-Z][A-Z\d’'&/.-]*(?: [A-Z\d’'&/.-]+)*(?= +[A-Z]?[a-z])(?<!^[A-Z])|"
    rf"[“\"'‘]?(?:\d{{1,2}}[.)] )?[A-Z][^.:–—!?　]{{1,44}}?(?:{_SEPARATOR}|(?=　|  ))"
    r")(?=\s*[\"“‘'(\[£€$]?\w)"
)
"""`Oct. 14, 2 p.m.: Genealogy …`, `1961. Tom …`, `THANK YOU to …`, `* Lift B2 - The …`,
`Lost teeth　Two …`: of what opens so, the tagger must be sure."""
_LEAST = 8
"""Characters of the text behind it."""


def lead_in_end(text: str) -> int:
    """The offset behind what may be a headline that opens the line; 0 if there is none."""
    return capitals_end(text) or _end(_WORDS.match(text), text)


def loose_lead_in_end(text: str) -> int:
    """The same, in forms that open many a sentence, too."""
    return _end(_LOOSELY.match(text), text)


def capitals_end(text: str) -> int:
    """The offset behind a headline in capitals that a mark parts from the text; 0: none."""
    return _end(_CAPITALS.match(text), text)


def _end(found: re.Match[str] | None, text: str) -> int:
    if found is None or len(text) < found.end() + _LEAST or _INITIAL.search(found[0].rstrip()):
        return 0
    return len(found[0].rstrip())
