"""Random edits of Word files, as an editor's hand makes them: plain and tracked."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LETTERS = "的一是不了人我在有他这中大来上国，。、；：“”（）*_`#<&|\\1234abcXYZ.-+ "
STYLES = {"引文", "Heading 1", "Heading 2", "Heading 3", "Normal", "副题"}


def edited(
    data: bytes, chance: Random, count: int, takes: Callable[[Any], bool], whole: bool = False
) -> bytes:
    """The file after `count` random edits in python-docx, within the runs that `takes` lets.

    `whole`: paragraphs are put in and taken out, too, and every other edit is a tracked change.
    """
    word: Any = Document(io.BytesIO(data))
    paragraphs = [p for p in word.paragraphs if p.style.name in STYLES and p.text.strip()]
    for _ in range(count):
        paragraph = chance.choice(paragraphs)
        kind = chance.random() if whole else 1.0
        if kind < 0.06:
            added = paragraph.insert_paragraph_before(_words(chance, 12), paragraph.style)
            paragraphs.append(added)
        elif kind < 0.1 and len(paragraphs) > 9 and not _has_note(paragraph):
            paragraph._p.getparent().remove(paragraph._p)
            paragraphs = [each for each in paragraphs if each is not paragraph]
        else:
            _edit(paragraph, chance, takes, tracked=kind < 0.55)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _has_note(paragraph: Any) -> bool:
    return bool(paragraph._p.findall(f".//{qn('w:footnoteReference')}"))


def _words(chance: Random, count: int) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(count)) or "字"


def _edit(paragraph: Any, chance: Random, takes: Callable[[Any], bool], tracked: bool) -> None:
    """Some characters of a run gone, some put in their place."""
    runs = [r for r in paragraph.runs if r.text.strip() and takes(r)]
    if not runs:
        return
    run = chance.choice(runs)
    start = chance.randint(0, len(run.text))
    end = min(len(run.text), start + chance.choice((0, 0, 1, 3, 9)))
    new = "".join(chance.choice(LETTERS) for _ in range(chance.choice((0, 1, 4, 12))))
    text = run.text[:start] + new + run.text[end:]
    if not text.strip():
        return
    if tracked:
        _track(run, start, end, new)
    else:
        run.text = text


def _track(run: Any, start: int, end: int, new: str) -> None:
    """The same edit, as Word keeps it while it tracks changes."""
    text, ways = run.text, (None, "w:del", "w:ins", None)
    for part, way in zip((text[:start], text[start:end], new, text[end:]), ways, strict=True):
        if part:
            element = deepcopy(run._r)
            for inner in [each for each in element if each.tag != qn("w:rPr")]:
                element.remove(inner)
            word = OxmlElement("w:delText" if way == "w:del" else "w:t")
            word.text = part
            word.set(qn("xml:space"), "preserve")
            element.append(word)
            run._r.addprevious(_change(element, way) if way else element)
    run._r.getparent().remove(run._r)


def _change(run: Any, name: str) -> Any:
    change = OxmlElement(name)
    for key, value in (("id", "900"), ("author", "李主任"), ("date", "2026-11-29T08:00:00Z")):
        change.set(qn(f"w:{key}"), value)
    change.append(run)
    return change
