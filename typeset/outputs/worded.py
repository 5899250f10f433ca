"""An issue in its layout's words: what every form writes, and nothing of its looks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from typeset.issue import model
from typeset.issue.picture_keys import Picture

Role = Literal[
    "section",
    "kicker",
    "headline",
    "deck",
    "addressee",
    "attachment",
    "byline",
    "signature",
    "document-note",
]

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What an article says of itself; `before` and `after` are the layout's, such as brackets."""

    role: Role
    text: str
    before: str = ""
    after: str = ""

    @property
    def worded(self) -> str:
        """The line as it is printed, with the layout's marks."""
        return f"{self.before}{self.text}{self.after}"


Item = ArticleLine | model.Block


@dataclass(frozen=True, slots=True)
class WordedArticle:
    """An article; `notes_before` is how many notes the articles before it have."""

    id: str
    title: str
    """The headline on one line; where there is none, the words that the article begins with."""
    headed: bool
    """Whether it has a headline."""
    language: str
    run_in: bool
    items: tuple[Item, ...]
    notes: tuple[model.FootnoteCall, ...]
    notes_before: int


@dataclass(frozen=True, slots=True)
class WordedMasthead:
    """The masthead, worded; what it does not have is empty."""

    marks: tuple[str, ...] = ()
    """份号, 密级, 紧急程度."""
    slogan: str = ""
    name: str = ""
    number: str = ""
    total: str = ""
    note: str = ""
    issuer: str = ""
    date: str = ""
    document: str = ""
    """发文字号 and 签发人."""

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is said in its order, each with its role; issuer and date stand apart on one."""
        lines = (
            *(("mark", mark) for mark in self.marks),
            ("slogan", self.slogan),
            ("name", self.name),
            ("number", f"{self.number}{self.total}"),
            ("note", self.note),
            ("imprint", "\u2003".join(filter(None, (self.issuer, self.date)))),
            ("document", self.document),
        )
        return tuple((role, text) for role, text in lines if text)


def is_right_to_left(language: str) -> bool:
    """Whether text in `language` (he, ar-EG …) runs from right to left."""
    return language.split("-")[0].lower() in RIGHT_TO_LEFT


def in_order(division: model.Division) -> tuple[str | model.Block, ...]:
    """A division's title and its blocks as they are read: who is quoted stands after his words."""
    title = (division.title,) if division.title else ()
    if division.kind == "pull-quote":
        return (*division.blocks, *title)
    return (*title, *division.blocks)


def place_in(division: model.Division, block: model.Block) -> str:
    """What a paragraph is by its place: a poem's later `stanza`, the `signature` of a letter."""
    first, last = division.blocks[0], division.blocks[-1]
    if division.kind == "poem" and block is not first:
        return "stanza"
    if division.kind == "letter" and block is last and block is not first:
        return "signature"
    return ""


def qr_words(division: model.Division) -> tuple[model.Inline, ...]:
    """What stands for a QR code: its words, and the link that it holds."""
    address = model.Span("link", (model.Text(division.address),), division.address)
    return (model.Text(f"{division.title} "), address) if division.title else (address,)


def words_of(picture: Picture) -> str:
    """What is to be seen in a picture, where its caption does not say it; at worst its name."""
    if not picture.file or picture.alt == picture.caption:
        return "" if picture.caption or not picture.file else Path(picture.file).name
    return picture.alt or ("" if picture.caption else Path(picture.file).name)
