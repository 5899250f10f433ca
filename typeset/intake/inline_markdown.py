"""A passage in Markdown: bold, slanted, struck, underlined, raised words, links, calls of notes."""

from __future__ import annotations

import re
from dataclasses import replace

from typeset.intake.characters import CALL, squeeze
from typeset.intake.source import Passage, Run
from typeset.issue.escape import escape_markdown
from typeset.issue.markdown import parser
from typeset.issue.marked_spans import KINDS, SUBSCRIPT, SUPERSCRIPT

_BRACKETED = frozenset(KINDS.values())
_EVERY = ("strong", "emphasis", "strikethrough", "link:", "note:", *_BRACKETED)
_RAISED = (*_EVERY, "superscript", "subscript")
_NO_EMPHASIS = ("link:", "note:")
_NOTES = ("note:",)
_CALLED = re.compile(r"(?<!\\)\[\^[\w-]+\]")
_NEEDED = {"softbreak": " ", "hardbreak": " "}
_SIGNS = {"superscript": ("^", SUPERSCRIPT), "subscript": ("~", SUBSCRIPT)}
_WRAPS = {"strong": "**", "emphasis": "*", "strikethrough": "~~"}


def inline(passage: Passage) -> str:
    """The passage with its bold and slanted words, links and footnote calls marked."""
    if not any(run.marks for run in passage.runs):
        return escape_markdown(passage.text)
    for kept in (_RAISED, _EVERY, _NO_EMPHASIS, _NOTES):
        parts = _alike(tuple(_with_marks(run, kept) for run in passage.runs))
        shown = "".join(_marked(text, marks) for text, marks in parts)
        if _reads_back(shown, passage.text):
            return shown
    return escape_markdown(passage.text.replace(CALL, ""))


def _with_marks(run: Run, kept: tuple[str, ...]) -> Run:
    marks = tuple(mark for mark in run.marks if mark.startswith(kept))
    if any(mark.startswith("link:") for mark in marks):  # is underlined by every program
        marks = tuple(mark for mark in marks if mark != "underline")
    return run if marks == run.marks else replace(run, marks=marks)


def _reads_back(shown: str, text: str) -> bool:
    """Whether Markdown reads the text out of it; footnotes are called by their labels."""
    tokens = parser().parseInline(_CALLED.sub("", shown), {})[0].children or []
    said = "".join(_NEEDED.get(token.type, token.content) for token in tokens)
    return squeeze(said) == squeeze(text)


def _alike(runs: tuple[Run, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Neighbouring runs with the same marks as one; glue takes the marks of what is before it."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    for run in runs:
        marks = parts[-1][1] if parts and not run.line and not run.marks else run.marks
        if parts and parts[-1][1] == marks and not _is_note(marks):
            parts[-1] = (parts[-1][0] + run.text, marks)
        else:
            parts.append((run.text, marks))
    return parts


def _is_note(marks: tuple[str, ...]) -> bool:
    return any(mark.startswith("note:") for mark in marks)


def _raised(text: str, mark: str) -> str:
    """`^2^`, `~2~`; empty where Markdown has no such form for the text."""
    sign, form = _SIGNS[mark]
    shown = f"{sign}{text}{sign}"
    return shown if form.fullmatch(f"x{shown}", 1) else ""


def _marked(text: str, marks: tuple[str, ...]) -> str:
    for mark in marks:
        if mark.startswith("note:"):
            return f"[^{mark.removeprefix('note:')}]"
    found = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.DOTALL)
    assert found
    before, core, after = found.groups()
    if not core:
        return text
    shown = escape_markdown(core)
    for mark in marks:
        if mark in _SIGNS:
            return f"{before}{_raised(core, mark) or shown}{after}"
        if mark in _WRAPS:
            shown = f"{_WRAPS[mark]}{shown}{_WRAPS[mark]}"
        elif mark in _BRACKETED:
            shown = f"[{shown}]{{.{mark}}}"
        elif mark.startswith("link:"):
            shown = f"[{shown}](<{mark.removeprefix('link:')}>)"
    return f"{before}{shown}{after}"
