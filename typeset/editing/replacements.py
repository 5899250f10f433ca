"""Replacements of parts of a text: what every edit comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from typeset.diagnostics.messages import Language, message


class EditError(Exception):
    """An edit that cannot be made as it was asked for; nothing was written.

    `key` names a message of `editing.messages.yaml`, `details` fill it.
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key, details)
        self.key, self.details = key, details

    def wording(self, language: Language) -> str:
        """Why not, in words."""
        return message(f"editing.{self.key}", self.details, language)

    def __str__(self) -> str:
        return self.wording("en")


@dataclass(frozen=True)
class TextReplacement:
    """The characters from `start` to `end` of a text give way to `text`."""

    start: int
    end: int
    text: str


def apply(text: str, replacements: Iterable[TextReplacement]) -> str:
    """`text` with `replacements`, which must not overlap."""
    parts, here = [], 0
    for each in sorted(replacements, key=lambda each: (each.start, each.end)):
        if each.start < here or each.end < each.start:
            raise ValueError("replacements overlap")
        parts += [text[here : each.start], each.text]
        here = each.end
    return "".join([*parts, text[here:]])


def line_end(text: str) -> str:
    """The line end that `text` uses: CR LF where its first line has it, else LF."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def line_start(text: str, offset: int) -> int:
    """Where the line that holds `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def after_line(text: str, offset: int) -> int:
    """Where the line after the one that holds `offset` begins, or the end of `text`."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1
