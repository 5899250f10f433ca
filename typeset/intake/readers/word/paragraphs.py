"""What a Word paragraph says of itself: style, level, list, size, place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from typeset.intake.characters import ends_sentence
from typeset.intake.readers.forced_breaks import Span
from typeset.intake.readers.named_styles import facts_of, is_title
from typeset.intake.readers.word.inlines import Content, Inlines
from typeset.intake.readers.word.numbering import NumberLabel
from typeset.intake.readers.word.package import Element, child, value
from typeset.intake.readers.word.styles import Look, Style, Styles, heading_level, look_of
from typeset.intake.source import Line, Passage, Run

_CONTENTS = re.compile(r"^toc\s*\d$|^目录\s*\d$", re.IGNORECASE)
PLAIN_LABEL = re.compile(r"\d{1,3}[.)]")


@dataclass(frozen=True)
class WordParagraph:
    """One paragraph: its content, its style, and what it says itself."""

    content: Content
    style: Style
    look: Look
    level: int
    indent: float
    goes_on: bool

    @property
    def numbered(self) -> tuple[str, int]:
        """The list that numbers it (empty: none) and its level there, from 0."""
        return self.look.list_id, self.look.list_level or 0

    @property
    def is_contents(self) -> bool:
        """Whether its style is that of a table of contents."""
        return _CONTENTS.match(self.style.name) is not None

    @property
    def plain(self) -> bool:
        """Whether its bold and slanted words say nothing, for its style is one of headings."""
        return bool(self.level) or is_title(self.style.name)

    @property
    def spans(self) -> list[Span]:
        """Its text with marks; where it is `plain`, with those of notes alone."""
        if not self.plain:
            return self.content.spans
        return [
            (text, tuple(m for m in marks if m.startswith("note:")))
            for text, marks in self.content.spans
        ]

    def behind(self, label: str) -> list[Span]:
        """Its text behind the number that Word prints, which is bold where all of it is."""
        bold = all("strong" in marks for text, marks in self.spans if text.strip())
        space = "" if label[-1] in "、．）" else " "
        return [(f"{label}{space}", ("strong",) if bold else ()), *self.spans]

    def is_item(self, label: NumberLabel) -> bool:
        """Whether it is an item of a list that Markdown can number: a bullet, or 1. 2. 3."""
        return not self.level and (
            not label.ordered or PLAIN_LABEL.fullmatch(label.text) is not None
        )

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of its line."""
        sizes, faces = self.content.sizes, self.content.faces
        align = self.look.align
        facts: dict[str, Any] = {
            "size": sizes.most_common(1)[0][0] if sizes else self.look.size,
            "face": faces.most_common(1)[0][0] if faces else self.look.face,
            "style": self.style.name,
            "align": align,
            "centred": align == "centre",
            "indent": self.indent,
        }
        return facts | facts_of(self.style.name, self.level)


def above_its_parts(lines: list[Line], part: str) -> list[Line]:
    """The line above the part 1.1; an item that is its title, as `1. 进书`, is text with a number.

    Markdown's lists have no such parts."""
    for line in lines:
        label = f"{line.label} "
        is_its = part.startswith(line.label.rstrip(".)") + ".") and part != line.label
        if line.kind != "item" or not line.ordered or not is_its or ends_sentence(line.text):
            continue
        runs = line.passage.runs
        moved = [replace(run, column=run.column + len(label)) for run in runs]
        numbered = Passage([Run(label, runs[0].line, 0), *moved])
        return [replace(line, passage=numbered, kind="text", level=0, ordered=False)]
    return lines


def paragraph_of(element: Element, styles: Styles, inlines: Inlines) -> WordParagraph:
    """Reads a `w:p`."""
    properties = child(element, "w:pPr")
    identity = value(child(properties, "w:pStyle"))
    style, below = styles.of(identity), styles.whole(identity)
    own = look_of(None, properties)
    look = own.over(below)
    if own.list_id == "0":  # a style's number, switched off
        look = replace(look, list_id="")
    content = inlines.read(element, below)
    frame = child(properties, "w:framePr")
    dropped = value(frame, "w:dropCap") in ("drop", "margin")
    deleted = child(properties, "w:rPr", "w:del") is not None
    size = look.size or 10.5
    return WordParagraph(
        content,
        style,
        look,
        heading_level(style, own),
        _indent(properties, size),
        dropped or deleted,
    )


def _indent(properties: Element | None, size: float) -> float:
    """The indent (em) of the first line."""
    found = child(properties, "w:ind")
    characters = value(found, "w:firstLineChars")
    if characters.lstrip("-").isdecimal():
        return round(int(characters) / 100, 1)
    twips = value(found, "w:firstLine")
    return round(int(twips) / 20 / size, 1) if twips.isdecimal() and len(twips) < 7 else 0.0
