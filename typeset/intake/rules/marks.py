"""What converters leave in plain text: Markdown's marks around words, radicals for characters."""

from __future__ import annotations

import re
from dataclasses import replace

from typeset.intake.characters import has_radical, unradical
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.source import Passage, Run
from typeset.words.script import is_traditional_text

_BOLD = re.compile(r"(\*\*(?=\S)|(?<![A-Za-z0-9_])__(?=[^\s_]))(.+?)(?<=\S)\1(?!_)")
_EMPHASISED = re.compile(r"(\*)(?=[^\s*])([^*]+)(?<=\S)\1")
"""`*作者：沙俊杰*`: a whole line."""
_EMPHASISED_WORDS = re.compile(
    r"(?<![A-Za-z0-9_*])(\*)(?=[^\W\d_])([^*，。；：]+)(?<=\w)\1(?![A-Za-z0-9_*])"
)
"""`the *Kittiwake* was`: what is no sum."""
_HASHES = re.compile(r"#{1,6}[ \t]+")
_MARKED_LINE = re.compile(r"#{1,6}[ \t]+\S|(\*\*|__)(?=[^\s_*])[^*]+\1$")
STRONG_MARK = "mark of bold words"
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
"""`1\\.`: a point that begins no list."""
_PICTURE = re.compile(r"!\[[^\]]*\]\([^()]+\)")
_PICTURE_MARK = re.compile(r"!\[|\]\([^()]+\)$")


def radicals(draft: Draft) -> Draft:
    """Radicals (U+2F00 …) and such characters (U+F900 …), which few fonts print, are folded."""
    if not any(has_radical(block.text) for block in draft.blocks):
        return draft
    simplified = not is_traditional_text(unradical("".join(b.text for b in draft.blocks)))
    blocks = [b._replace(passage=_folded(b.passage, simplified)) for b in draft.blocks]
    pairs = zip(draft.blocks, blocks, strict=True)
    changed = [(old, new) for old, new in pairs if old.text != new.text]
    count = sum(a != b for old, new in changed for a, b in zip(old.text, new.text, strict=True))
    decision = decide("radicals", changed[0][1], "radicals folded", 0.95, count=count)
    return draft.having(blocks, [decision])


def _folded(passage: Passage, simplified: bool) -> Passage:
    return Passage(
        replace(run, text=unradical(run.text, simplified=simplified)) for run in passage.runs
    )


def markdown_marks(draft: Draft) -> Draft:
    """`**` or `__` around words of a plain text that a converter made: the words are bold."""
    lines = [block for block in draft.blocks if not block.line.whole]
    if not any(_MARKED_LINE.match(block.text) for block in lines):
        return draft
    done: list[Block] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        if block.role is not Role.TEXT or block.line.whole:
            done.append(block)
        elif _PICTURE.fullmatch(block.text):
            decisions.append(decide("markdown_marks", block, "left: linked picture", 0.6))
            done += _without(block, _PICTURE_MARK, "mark of a picture")
        elif _EMPHASISED.fullmatch(_HASHES.sub("", block.text)):
            done += _without_marks(block, _EMPHASISED, "emphasis")
        else:
            bare, *marks = _without_marks(block)
            bare, *more = _without_marks(bare, _EMPHASISED_WORDS, "emphasis")
            done += [*_without(bare, _ESCAPE, "mark before a character"), *more, *marks]
    return draft.having(done, decisions)


def _without(block: Block, form: re.Pattern[str], why: str) -> list[Block]:
    """The block without the marks of a form, if anything is left of it, and the marks."""
    runs: list[Run] = []
    marks: list[Block] = []
    at = 0
    for found in form.finditer(block.text):
        runs += block.passage.part(at, found.start())
        passage = block.passage.cut(*found.span())
        marks.append(block.is_a(Role.DROPPED, passage=passage, why=why))
        at = found.end()
    runs += block.passage.part(at, len(block.text))
    return [*([block._replace(passage=Passage(runs))] if runs else []), *marks]


def _without_marks(
    block: Block, form: re.Pattern[str] = _BOLD, mark_of: str = "strong"
) -> list[Block]:
    """The block with bold runs, and the marks that stood around them."""
    if form.search(block.text) is None:
        return [block]
    runs: list[Run] = []
    marks: list[Block] = []
    at = 0
    for found in form.finditer(block.text):
        runs += block.passage.part(at, found.start())
        runs += [
            replace(run, marks=(*run.marks, mark_of))
            for run in block.passage.part(found.start(2), found.end(2))
        ]
        for start, stop in ((found.start(), found.start(2)), (found.end(2), found.end())):
            mark = block.passage.cut(start, stop)
            marks.append(block.is_a(Role.DROPPED, passage=mark, why=STRONG_MARK))
        at = found.end()
    runs += block.passage.part(at, len(block.text))
    passage = Passage(runs)
    whole = passage.cut(0)
    line = replace(block.line, strong=all("strong" in run.marks for run in runs))
    return [block._replace(passage=whole, line=line), *marks]
