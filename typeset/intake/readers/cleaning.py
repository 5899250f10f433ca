"""Characters that no article may hold are taken out of what was read, and reported."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import normalize

from typeset.intake.readers.symbols import without_private_use
from typeset.intake.source import Line, Note, Passage, Run, Source

_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef]")
"""Control characters, noncharacters, halves of pairs: what `load` refuses or no font has."""
_SYMBOLS = re.compile("[\uf020-\uf0ff]")
LIGATURES = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""`ﬁ` as one character, as PDFs hold it, in which no search finds the word."""
_ANY = re.compile(f"{_REFUSED.pattern}|{_SYMBOLS.pattern}|[{''.join(map(chr, LIGATURES))}]")


def cleaned(source: Source) -> Source:
    """The source without control characters and ligatures, symbol fonts' codes as characters."""
    if not any(_ANY.search(line.text) for line in source.lines):
        return source
    count = sum(len(_REFUSED.findall(line.text)) for line in source.lines)
    lines = tuple(
        replace(line, passage=_cleaned(line)) if _ANY.search(line.text) else line
        for line in source.lines
    )
    notes = (Note("control characters", {"count": count}),) if count else ()
    return replace(source, lines=lines, notes=(*source.notes, *notes))


def _cleaned(line: Line) -> Passage:
    """The line's runs with their columns counted again."""
    runs: list[Run] = []
    column = 0
    for run in line.passage.runs:
        text = without_private_use(_REFUSED.sub("", run.text)).translate(LIGATURES)
        runs.append(replace(run, text=text, column=column))
        column += len(text)
    return Passage(runs)
