"""Word (.docx): all that the file shows, in the order of its text, with styles and places."""

from __future__ import annotations

from typeset.intake.readers.word.reading import read_word

__all__ = ["read_word"]
