"""Random edits of Word files, as an editor's hand makes them."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import Any

from docx import Document

LETTERS = "的一是不了人我在有他这中大来上国，。、；：“”（）*_`#<&|\\1234abcXYZ.-+ "
STYLES = {"引文", "Heading 1", "Heading 2", "Heading 3", "Normal", "副题"}


def edited(data: bytes, chance: Random, count: int, takes: Callable[[Any], bool]) -> bytes:
    """The file after `count` random edits in python-docx, within the runs that `takes` lets."""
    word: Any = Document(io.BytesIO(data))
    paragraphs = [p for p in word.paragraphs if p.style.name in STYLES and p.text.strip()]
    for _ in range(count):
        runs = [r for r in chance.choice(paragraphs).runs if r.text.strip() and takes(r)]
        if not runs:
            continue
        run = chance.choice(runs)
        start = chance.randint(0, len(run.text))
        end = min(len(run.text), start + chance.choice((0, 0, 1, 3, 9)))
        new = "".join(chance.choice(LETTERS) for _ in range(chance.choice((0, 1, 4, 12))))
        text = run.text[:start] + new + run.text[end:]
        if text.strip():
            run.text = text
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
