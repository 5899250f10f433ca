"""A tagged text as it is copied out of designed pages: narrow lines, page feet, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from textwrap import wrap

Line = tuple[str, str]
"""A line's tag and its text; a blank line's tag is any."""
Lines = Sequence[Line]

_MEASURES = (26, 30, 34, 38, 42, 48)
"""Characters of a line of a column in Latin letters; Chinese columns have half as many."""
_FEET = ("{page}", "{name} | {page}", "{page}  {name}", "Page {page}", "{name}    {page}")
_CHINESE_FEET = ("{page}", "第{page}版", "{name}　{page}", "· {page} ·", "{name}　第{page}版")
_HEAD = frozenset("NMCX")
_BLANKS = " 　"
_SENTENCE = re.compile(r"[^.!?。！？]{30,160}[.!?。！？]")
_CLOSE = "，。、；：！？”）"
"""What does not begin a line."""


def copied(lines: Lines, chinese: bool, lot: Random) -> list[Line]:
    """The lines as the clipboard has them when they were set in columns."""
    measure = lot.choice(_MEASURES)
    found = _narrow(lines, measure // 2 if chinese else measure, chinese, lot)
    if lot.random() < 0.5:
        found = _with_pull_quotes(found, measure, chinese, lot)
    if lot.random() < 0.6:
        found = _with_feet(found, chinese, lot)
    if lot.random() < 0.3:
        found = _with_head_late(found, lot)
    return found


def _narrow(lines: Lines, measure: int, chinese: bool, lot: Random) -> list[Line]:
    """All lines broken at the measure, headlines at what their larger type leaves of it."""
    heads = max(int(measure * lot.choice((0.5, 0.65, 0.8, 1.0))), 6)
    found: list[Line] = []
    for tag, text in lines:
        width = heads if tag in "HD" else measure
        if "‖" in text or tag not in "HDPLcOG+" or len(text) <= width:
            found.append((tag, text))
            continue
        first, *more = broken(text, width, chinese)
        found += [(tag, first), *((tag if tag == "O" else "+", part) for part in more)]
    return found


def broken(text: str, width: int, chinese: bool) -> list[str]:
    """A text in lines of so many characters; in Chinese no closing mark begins one."""
    if not chinese:
        return wrap(text, width) or [text]
    parts = [""]
    for char in text:
        if len(parts[-1]) >= width and char not in _CLOSE:
            parts.append("")
        parts[-1] += char
    return parts


def _with_pull_quotes(lines: Lines, measure: int, chinese: bool, lot: Random) -> list[Line]:
    """One to three sentences said again in large type, between other lines of their article."""
    found = list(lines)
    starts = [at for at, (tag, _) in enumerate(found) if tag == "P"]
    for at in sorted(lot.sample(starts, min(len(starts), lot.choice((1, 2, 3)))), reverse=True):
        end = next((n for n in range(at + 1, len(found)) if found[n][0] != "+"), len(found))
        glue = "" if chinese else " "
        sentences = _SENTENCE.findall(glue.join(text.strip(_BLANKS) for _, text in found[at:end]))
        if not sentences:
            continue
        said = lot.choice(("{}", "“{}”", "{}")).format(lot.choice(sentences).strip())
        width = int(measure * lot.choice((0.5, 0.7, 0.9)))
        rows = broken(said, max(width // 2, 6) if chinese else max(width, 14), chinese)
        place = lot.randint(at + 1, min(end + 3, len(found)))
        found[place:place] = [("X", row) for row in rows]
    return found


def _with_feet(lines: Lines, chinese: bool, lot: Random) -> list[Line]:
    """A page's foot after each so many lines; what it cuts goes on below it."""
    name = next((text.strip(_BLANKS) for tag, text in lines if tag == "N"), "")
    form = lot.choice(_CHINESE_FEET if chinese else _FEET)
    height, page = lot.randint(25, 60), lot.choice((1, 1, 2))
    found: list[Line] = []
    for at, line in enumerate(lines):
        if at and at % height == 0:
            found.append(("X", form.format(name=name, page=page)))
            page += 1
        found.append(line)
    return found


def _with_head_late(lines: Lines, lot: Random) -> list[Line]:
    """The issue's head below the first or the second article."""
    end = next((at for at, (tag, _) in enumerate(lines) if tag not in _HEAD), 0)
    starts = [
        at
        for at, (tag, _) in enumerate(lines)
        if at > end and tag in "KSH" and lines[at - 1][0] not in "KSH"
    ]
    if not end or len(starts) < 3:
        return list(lines)
    to = lot.choice(starts[:2])
    return [*lines[end:to], *lines[:end], *lines[to:]]
