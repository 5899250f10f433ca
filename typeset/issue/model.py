"""What an issue is: the keys of the manifest and of a front matter, and the blocks of text.

The pydantic models below are the manifest's and the front matter's one definition: they check it,
and the published JSON Schema is made from them.  The dataclasses are what `load` hands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from typeset.issue.diagnostics import Diagnostic, Position
from typeset.issue.values import Date, Number, Options, Words


class Strict(BaseModel):
    """A mapping of the manifest: an unknown key is an error, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Masthead(Strict):
    """报头: what stands at the head of page 1."""

    name: str
    issuer: str | None = None
    number: Number | None = None
    total: int | None = None
    date: Date | None = None
    slogan: str | None = None
    note: str | None = None
    """A line that says plainly that this head is a specimen (样张), where the source has none."""


class Picture(Strict):
    """图片.  `file` is relative to the issue's folder; a lost picture's caption has none."""

    file: str | None = None
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    columns: int | None = Field(default=None, ge=1)


class FrontMatter(Strict):
    """What an article says of itself; the manifest's entry may override any of it."""

    headline: str | None = None
    deck: Words = ()
    kicker: str | None = None
    byline: Words = ()
    source: str | None = None
    section: str | None = None
    run_in: bool = False
    language: str | None = None
    images: tuple[Picture, ...] = ()
    priority: Literal["lead", "second", "brief", "box"] | None = None
    page: int | None = Field(default=None, ge=1)
    columns: int | None = Field(default=None, ge=1)


class ArticleEntry(FrontMatter):
    """One item of the manifest's `articles`: a file, and what it overrides."""

    file: str


def _as_entry(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


Entry = Annotated[
    ArticleEntry, BeforeValidator(_as_entry, json_schema_input_type=str | ArticleEntry)
]


class Printed(Strict):
    """印发: the last line of the closing block (版记)."""

    date: Date | None = None
    office: str | None = None
    copies: int | None = Field(default=None, ge=1)


class Manifest(Strict):
    """issue.yaml."""

    layout: str = "bulletin"
    options: Options = {}
    language: str = "zh-CN"
    masthead: Masthead | None = None
    articles: tuple[Entry, ...] = Field(min_length=1)
    notices: Words = ()
    """Slogans and notices of the page, in the words of the source (报眼, 补白)."""
    editors: dict[str, Words] = {}
    contact: dict[str, str] = {}
    distribution: dict[str, str] = {}
    printed: Printed | None = None


# ---- text --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, just as the author wrote them."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break that the author forced."""


@dataclass(frozen=True, slots=True)
class Span:
    """strong, emphasis, code, strikethrough, link (then `target` is its address)."""

    kind: Literal["strong", "emphasis", "code", "strikethrough", "link"]
    children: tuple[Inline, ...]
    target: str | None = None


@dataclass(frozen=True, slots=True)
class FootnoteCall:
    """Where a footnote is called; its text is here too, for it stands at this page's foot."""

    label: str
    number: int
    blocks: tuple[Block, ...]


Inline = Text | LineBreak | Span | FootnoteCall


@dataclass(frozen=True, slots=True)
class Paragraph:
    position: Position
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """小标题: a section heading inside an article; level 1 is the highest below the headline."""

    position: Position
    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    position: Position
    ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    position: Position
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`align` holds, a column each, left, center, right or None."""

    position: Position
    align: tuple[str | None, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in its place in the text, or one of the front matter's `images`."""

    position: Position
    picture: Picture


@dataclass(frozen=True, slots=True)
class Preformatted:
    position: Position
    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    position: Position


Block = Paragraph | Heading | ListBlock | Quote | Table | Figure | Preformatted | Divider


@dataclass(frozen=True)
class Article:
    """One article: what it says of itself (`about`), and its text.

    `file` is relative to the issue's folder, with forward slashes; `position` is its first line.
    `positions` gives, for each key of the front matter (or of the manifest's override), its place.
    """

    file: str
    position: Position
    about: FrontMatter
    body: tuple[Block, ...]
    positions: Mapping[str, Position] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """A name good in HTML, unique in the issue: `articles/01-study.md` → `01-study`."""
        name = Path(self.file).with_suffix("").as_posix()
        return name.removeprefix("articles/").replace("/", "-")


@dataclass(frozen=True)
class Issue:
    """A checked issue.  `files` are all files it was read from, pictures too, absolute.

    `positions` gives each key of the manifest its place, by dotted path: "masthead.name",
    "articles.0.file", "distribution.报送".
    """

    root: Path
    path: Path
    manifest: Manifest
    articles: tuple[Article, ...]
    positions: Mapping[str, Position]
    files: tuple[Path, ...]
    warnings: tuple[Diagnostic, ...] = ()
