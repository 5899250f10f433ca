"""Writes text as Markdown that reads back as that text, with as few backslashes as it can."""

from __future__ import annotations

import re

_ALWAYS = re.compile(
    r"[\\`*_\[\]<|]|~~|&(?=#|[a-zA-Z][a-zA-Z0-9]*;)|\^(?=\[)"
    # what `marked_spans` would raise or lower
    r"|\^(?=[0-9A-Za-z+\-−]{1,8}\^)|(?<=[A-Za-z)])~(?=[0-9A-Za-z+\-−]{1,8}~)"
)
_BLOCK_SIGN = re.compile(r"[#>]|[+-](?=[\s-]|$)|:(?=-)")
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")


def escape_markdown(text: str) -> str:
    """Markdown for one paragraph that `load` reads back as precisely `text`.

    A line end in `text` becomes a forced break.  Characters that no article may hold (control
    characters) are the caller's affair.
    """
    return "\\\n".join(_line(line) for line in text.split("\n"))


def escape_inner(text: str) -> str:
    """A piece of text as Markdown inside a paragraph: a blank at its ends stays a blank."""
    inner = text.strip(" ")
    if not inner:
        return text
    before, _, after = text.partition(inner)
    return before + escape_markdown(inner) + after


def _line(line: str) -> str:
    """One line: the signs inside it, then one at its beginning, then the blanks at its ends."""
    inner = line.strip()
    before, _, after = line.partition(inner) if inner else (line, "", "")
    escaped = _ALWAYS.sub(lambda found: "".join("\\" + char for char in found[0]), inner)
    if _BLOCK_SIGN.match(escaped):
        escaped = "\\" + escaped
    escaped = _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped
    return _blanks(before) + escaped + _blanks(after)


def _blanks(text: str) -> str:
    """Blanks as character references: Markdown drops those that stand at a line's ends."""
    return "".join(f"&#{ord(char)};" for char in text)
