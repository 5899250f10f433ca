"""What a reader hands on: the characters of a raw text, each with the place it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "text",
    "title",
    "deck",
    "heading",
    "item",
    "table",
    "caption",
    "picture",
    "note",
    "code",
    "header",
    "footer",
]
"""What a format says that a line is.  `title` is the document's own title (Word's Title style, a
page's title); `code` a line of preformatted text; `header` and `footer` are what Word prints on
every page; `text` says nothing."""

Alignment = Literal["", "left", "centre", "right"]
TAB = " " * 4
"""What a tab inside a line becomes: it parts, however near the next stop is."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive characters of one source line.

    `line` indexes `Source.lines` from 1; 0 stands for glue that the import sets between runs.
    `column` counts characters from 0.  `marks` are the inline forms the format knows: "strong",
    "emphasis", "strikethrough", "superscript", "subscript", "code", "link:ADDRESS", "note:LABEL",
    and those of `marked_spans.KINDS`: "underline", "dots" …
    A blank with the mark "cell" parts two cells of a table's row; one with `<<` or `^^` is a cell
    that is joined to the one at its left or above it.
    """

    text: str
    line: int
    column: int
    marks: tuple[str, ...] = ()


class Passage:
    """Text made of runs: cut and joined like a string, it never forgets where it came from."""

    __slots__ = ("runs", "text")

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        self.runs = tuple(runs)
        self.text = "".join(run.text for run in self.runs)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"Passage({self.text!r})"

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The passage between two offsets, without the white space at its ends."""
        stop = len(self.text) if end is None else end
        while start < stop and self.text[start].isspace():
            start += 1
        while stop > start and self.text[stop - 1].isspace():
            stop -= 1
        return Passage(_cut_runs(self.runs, start, stop))

    def part(self, start: int, stop: int) -> tuple[Run, ...]:
        """The runs between two offsets, with all their white space."""
        return tuple(_cut_runs(self.runs, start, stop))

    def join(self, other: Passage, glue: str) -> Passage:
        """This passage and the other, with `glue` (may be empty) between them."""
        between = (Run(glue, 0, 0),) if glue else ()
        return Passage((*self.runs, *between, *other.runs))

    @property
    def line(self) -> int:
        """The source line that the first character stands on (0: none)."""
        return next((run.line for run in self.runs if run.line), 0)


def _cut_runs(runs: tuple[Run, ...], start: int, stop: int) -> Iterable[Run]:
    at = 0
    for run in runs:
        left, right = max(start - at, 0), min(stop - at, len(run.text))
        if left < right:
            yield Run(run.text[left:right], run.line, run.column + left, run.marks)
        at += len(run.text)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the raw text (of a Word file or web page: one paragraph), and its place.

    This is all that a reader hands to the recogniser.

    `number` is what an editor counts (from 1), on page `page` where there are pages.  `indent` is
    in em, `blanks` counts the blank lines above.  What only some formats know has a value that says
    nothing in the others:

    - `size` (pt), `face` (the face of most of its characters), `strong` (the whole line is bold or
      in a heading face), `style` (the name of Word's paragraph style, an HTML tag and class);
    - `full` (it reaches the right edge of its column), `room` (em between its end and that edge),
      `above` (em of white above it, beyond the usual leading), `align`, `centred`;
    - `column` on its page; `frame`: lines with the same number other than 0 stand in one text box,
      cell or frame, apart from the text around;
    - `level` of a heading or list item; `ordered` list item; `label`, the number or bullet that the
      program printed before it, as text (it stands in the passage, too, unless it is an item's);
    - `whole`: the format says that this is a whole paragraph;
    - `tabbed`: tabs part its words, each of them four blanks here, as the cells of a row are;
    - `cells`: what tabs part in a paragraph (start and end in the passage), empty ones included;
    - `data` is the address of a picture or the label of a note.
    """

    passage: Passage
    number: int
    page: int = 1
    indent: float = 0.0
    blanks: int = 0
    size: float | None = None
    strong: bool = False
    full: bool | None = None
    centred: bool = False
    column: int = 0
    kind: Kind = "text"
    level: int = 0
    ordered: bool = False
    whole: bool = False
    tabbed: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    data: str = ""
    style: str = ""
    face: str = ""
    align: Alignment = ""
    room: float | None = None
    above: float | None = None
    frame: int = 0
    label: str = ""

    @property
    def text(self) -> str:
        """The characters of the passage."""
        return self.passage.text


@dataclass(frozen=True)
class RawPicture:
    """A picture found in the raw file: its bytes, and the name it gets in the issue's folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the file that is not to be printed, and why: a tracked deletion, a comment, a chart.

    `why` names its words in the catalogue (room `import`).  Where there are pages and no line to
    name, `page` and `place` (mm from its left and upper edge) say where it stands."""

    text: str
    line: int
    why: str
    page: int = 0
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the file for the report: its words in the catalogue (room `import`)."""

    said: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A raw text, read.

    `unit` is what its line numbers count; `notes` are for the report; `left_out` is what the reader
    saw and did not hand on.  `recognised`: of a scan, how sure (0 to 100) the recognition of each
    page is.
    """

    name: str
    lines: tuple[Line, ...]
    unit: Literal["line", "paragraph"] = "line"
    pictures: tuple[RawPicture, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    data: bytes = b""
    recognised: tuple[int, ...] = ()
