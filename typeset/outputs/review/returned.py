"""What a returned Word file says once its tracked changes are taken, and who changed what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.intake.readers.word.package import (
    Element,
    PackageError,
    WordPackage,
    child,
    full,
    tag,
    value,
)

GONE = frozenset({"w:del", "w:moveFrom", "w:instrText", "w:pPr", "mc:Fallback", "w:delText"})
"""Elements whose text is no longer said."""
SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "‑"}
CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


@dataclass(frozen=True)
class Comment:
    """A comment in the margin."""

    author: str
    text: str


@dataclass
class ReturnedParagraph:
    """A paragraph as it stands when all changes are taken; `authors` made them, with the day."""

    text: str = ""
    is_note: bool = False
    authors: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


def returned_paragraphs(file: Path) -> list[ReturnedParagraph]:
    """The paragraphs of the text in their order, then those of the notes.

    The list of contents is passed over.  Raises IssueError where the file is no Word file.
    """
    return paragraphs_of(file.read_bytes(), file.name)


def paragraphs_of(data: bytes, name: str) -> list[ReturnedParagraph]:
    """`returned_paragraphs` of a file's bytes."""
    try:
        package = WordPackage(data)
        package.check_size(name)
        main = package.main
        comments = _comments(package, main)
        found = _joined(package.xml(main), comments, is_note=False)
        notes = package.related(main, "footnotes")
        if notes:
            found += _joined(package.xml(notes), comments, is_note=True)
    except PackageError as error:
        problem = Diagnostic("outputs.not-word", None, {"file": name})
        raise IssueError([problem]) from error
    return found


def _comments(package: WordPackage, main: str) -> dict[str, Comment]:
    part = package.related(main, "comments")
    if part is None:
        return {}
    return {
        value(each, "w:id"): Comment(
            value(each, "w:author"), "\n".join(_words(p) for p in each.iter(full("w:p")))
        )
        for each in package.xml(part).iter(full("w:comment"))
    }


def _joined(root: Element, comments: dict[str, Comment], is_note: bool) -> list[ReturnedParagraph]:
    """The paragraphs; one whose mark was deleted goes on in the next."""
    found: list[ReturnedParagraph] = []
    goes_on = False
    for element in root.iter(full("w:p")):
        if _is_contents(element) or _is_note_rule(element):
            continue
        paragraph = _read(element, comments)
        paragraph.is_note = is_note
        if goes_on:
            found[-1].text += paragraph.text
            found[-1].authors += paragraph.authors
            found[-1].comments += paragraph.comments
        else:
            found.append(paragraph)
        mark = child(element, "w:pPr", "w:rPr")
        goes_on = child(mark, "w:del") is not None
    return found


def _is_contents(paragraph: Element) -> bool:
    fields = paragraph.iter(full("w:instrText"))
    return any("PAGEREF" in (each.text or "") for each in fields)


def _is_note_rule(paragraph: Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and bool(value(parent, "w:type"))


def _read(element: Element, comments: dict[str, Comment]) -> ReturnedParagraph:
    authors: dict[str, None] = {}
    for change in _own(element):
        if tag(change) in CHANGES and value(change, "w:author"):
            day = value(change, "w:date")[:10]
            authors[" ".join(filter(None, (value(change, "w:author"), day)))] = None
    marks = element.iter(full("w:commentReference"))
    said = [comments[value(m, "w:id")] for m in marks if value(m, "w:id") in comments]
    return ReturnedParagraph(_words(element), False, list(authors), said)


def _own(element: Element) -> Iterator[Element]:
    """The elements below `element`, but not those of a paragraph within it."""
    for inner in element:
        if tag(inner) != "w:p":
            yield inner
            yield from _own(inner)


def _words(element: Element) -> str:
    """The characters that are said, without marks of notes."""
    out = ""
    for inner in element:
        name = tag(inner)
        if name in GONE or name == "w:p" or _is_mark(inner):
            continue
        if name == "w:t":
            out += inner.text or ""
        elif name in SIGNS:
            out += SIGNS[name]
        else:
            out += _words(inner)
    return out


def _is_mark(run: Element) -> bool:
    """Whether a run is the mark of a note, called once or again."""
    if tag(run) != "w:r":
        return False
    style = value(child(run, "w:rPr", "w:rStyle")).lower()
    raised = value(child(run, "w:rPr", "w:vertAlign")) == "superscript"
    return "footnote" in style or (raised and "①" <= _bare(run) <= "⑳")


def _bare(run: Element) -> str:
    return "".join(each.text or "" for each in run.iter(full("w:t"))).strip("[]")
