"""What a template sees: plain immutable data made of an issue, and nothing else.

A layout may come from anywhere, so its templates get no model, no path and no object that could do
more than be read: frozen dataclasses, tuples, read-only mappings, texts, numbers, and the `Tool`s
that are listed in `View`.  The blocks of an article's text are the plain dataclasses of
`typeset.issue.model`; a picture in them is a `PictureView` of this module.

A key that is added to the manifest or the front matter, and that layouts print, is added here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeVar

from markupsafe import Markup

from typeset.diagnostics.problems import Position
from typeset.issue import model
from typeset.layout.imprint import ImprintFact, MastheadView, OfficialDocumentView, PrintedView
from typeset.layout.links import Links
from typeset.layout.newspaper_view import (
    EarView,
    NewspaperPageView,
    PlaceView,
    SpaceView,
    StockView,
    page_view,
)
from typeset.layout.plain import frozen, like
from typeset.layout.pull_quotes import elastic_quotes

T = TypeVar("T")


class Tool:
    """A function that a template may call; it has nothing else that a template may ask for.

    `kind` is what its first argument must be, where not just any plain value will do.
    """

    __slots__ = ("_function", "_kind")

    def __init__(self, function: Callable[..., Any], kind: Any = object) -> None:
        self._function, self._kind = function, kind

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if args and not isinstance(args[0], self._kind):
            raise TypeError(f"{type(args[0]).__name__} is not what is expected here")
        return self._function(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture; `file` is relative to the issue's folder, None where the picture is lost."""

    file: str | None = None
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    columns: int | None = None
    focus: tuple[float, float] | None = None
    crop: tuple[float, float] | Literal["none"] | None = None
    width: str | None = None
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What an article says of itself: the keys of its front matter."""

    headline: str | None
    deck: tuple[str, ...]
    kicker: str | None
    byline: tuple[str, ...]
    source: str | None
    signature: tuple[str, ...]
    section: str | None
    run_in: bool
    language: str | None
    images: tuple[PictureView, ...]
    priority: str | None
    page: int | None
    columns: int | None
    at: PlaceView | None
    captions: str | None
    drop_cap: bool | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article; `id` is a short name for HTML, `positions` the place of each key."""

    id: str
    file: str
    position: Position
    about: ArticleFacts
    body: tuple[model.Block, ...]
    positions: Mapping[str, Position]
    elastic: tuple[model.Block, ...]
    """The pull quotes that repeat the text: they may be left out."""


@dataclass(frozen=True, slots=True)
class ManifestView:
    """issue.yaml, without what only the press needs."""

    language: str
    masthead: MastheadView | None
    pages: tuple[NewspaperPageView, ...]
    stock: tuple[StockView, ...]
    notices: tuple[str, ...]
    editors: Mapping[str, tuple[str, ...]]
    contact: Mapping[str, str]
    distribution: Mapping[str, str]
    printed: PrintedView | None
    document: OfficialDocumentView | None


@dataclass(frozen=True, slots=True)
class IssueView:
    """The issue: its manifest and its articles, in printing order."""

    manifest: ManifestView
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All names that a template finds; docs/layouts.md says what each is for."""

    issue: IssueView
    manifest: ManifestView
    masthead: MastheadView | None
    articles: tuple[ArticleView, ...]
    options: Mapping[str, Any]
    labels: Mapping[str, str]
    language: str
    imprint: tuple[ImprintFact, ...]
    variables: Markup
    closing_lines: int
    text_lines: int
    number: Tool
    """number(n: int | str) -> str"""
    total: Tool
    """total(n: int) -> str"""
    date: Tool
    """date(d: PartialDate) -> str"""
    blocks: Tool
    """blocks(Sequence[Block]) -> Markup"""
    block: Tool
    """block(Block) -> Markup"""
    figure: Tool
    """figure(Picture, attributes: Markup) -> Markup"""
    ratio: Tool
    """ratio(Picture) -> float"""
    sharp_width: Tool
    """sharp_width(Picture) -> float: the greatest width in pt at which it is sharp"""
    fits: Tool
    """fits(Block) -> bool: whether the column is wide enough for the tables in it"""
    block_lines: Tool
    """block_lines(Sequence[Block], width: float) -> float: about how many, in a column of em"""
    short_start: Tool
    """short_start(Sequence[Block], width: float) -> bool: whether it is too short for a drop cap"""
    has_tail: Tool
    """has_tail(Sequence[Block]) -> bool: whether its drop cap reaches into the line below it"""
    is_addressee: Tool
    """is_addressee(Block) -> bool: whether it names to whom a notice goes"""
    attachment: Tool
    """attachment(Block, previous: str) -> str: "first", "more" or "" in a notice's list of them"""
    inline: Tool
    """inline(Sequence[Inline]) -> Markup"""
    kind: Tool
    """kind(Block) -> str: paragraph, heading, listblock, quote, table, figure, preformatted …"""
    asset: Tool
    """asset(name: str) -> str: the address of a file in the layout's folder"""
    ink: Tool
    """ink(colour: str, strength: float = 100) -> str, in CSS"""
    ems: Tool
    """ems(str) -> float"""
    even_width: Tool
    """even_width(str, most: float) -> float"""
    title_lines: Tool
    """title_lines(str, most: float) -> tuple[str, ...]"""
    one_line: Tool
    """one_line(str) -> str: a headline whose lines were broken by hand"""
    bare: Tool
    """bare(str) -> bool"""
    source: Tool
    """source(Position) -> Markup"""
    at: Tool
    """at(key: str) -> Markup"""

    def names(self) -> dict[str, Any]:
        """Each name with its value, as Jinja wants them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


PLAIN = (
    *(PictureView, PlaceView, ArticleFacts, ArticleView, MastheadView, SpaceView, EarView),
    *(NewspaperPageView, StockView, PrintedView, OfficialDocumentView),
    *(ImprintFact, ManifestView, IssueView),
)
"""The dataclasses of the view; those of the text are `typeset.issue.model`'s."""


def issue_view(issue: model.Issue, links: Links) -> IssueView:
    """The plain data of `issue`, its links led to where they lead."""
    articles = tuple(_article(each, links) for each in issue.articles)
    return IssueView(_manifest(issue.manifest), articles)


def _manifest(manifest: model.Manifest) -> ManifestView:
    masthead, printed, document = manifest.masthead, manifest.printed, manifest.document
    return like(
        ManifestView,
        manifest,
        masthead=like(MastheadView, masthead) if masthead else None,
        pages=tuple(page_view(number, each) for number, each in enumerate(manifest.pages)),
        stock=tuple(like(StockView, each) for each in manifest.stock),
        printed=like(PrintedView, printed) if printed else None,
        document=like(OfficialDocumentView, document) if document else None,
    )


def _article(article: model.Article, links: Links) -> ArticleView:
    about = article.about
    body = _Text(article.file, links).blocks(article.body)
    return ArticleView(
        article.id,
        article.file,
        article.position,
        like(
            ArticleFacts,
            about,
            images=tuple(like(PictureView, each) for each in about.images),
            at=like(PlaceView, about.at) if about.at else None,
        ),
        body,
        frozen(article.positions),
        elastic_quotes(body),
    )


# ---- text: as it is, with plain pictures and links that lead somewhere ---------------------------


class _Text:
    """Makes the text of one article plain; what has no picture and no link stays as it is."""

    def __init__(self, file: str, links: Links) -> None:
        self._file, self._links = file, links
        self._here = Position(file)

    def blocks(self, blocks: Sequence[model.Block]) -> tuple[model.Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: model.Block) -> model.Block:
        self._here = block.position
        match block:
            case model.Figure():
                row = tuple(like(PictureView, each) for each in block.row)
                picture = like(PictureView, block.picture)
                return replace(block, picture=picture, row=row)  # type: ignore[arg-type]
            case model.Quote() | model.Division():
                return replace(block, blocks=self.blocks(block.blocks))
            case model.ListBlock():
                return replace(block, items=tuple(map(self.blocks, block.items)))
            case model.Paragraph() | model.Heading():
                children = self._inlines(block.children)
                return block if children is block.children else replace(block, children=children)
            case model.Table():
                rows = tuple(tuple(map(self._inlines, row)) for row in block.rows)
                return replace(block, head=tuple(map(self._inlines, block.head)), rows=rows)
            case _:
                return block

    def _inlines(self, children: tuple[model.Inline, ...]) -> tuple[model.Inline, ...]:
        """The same tuple, where all in it is but text."""
        if all(isinstance(child, model.Text | model.LineBreak) for child in children):
            return children
        return tuple(map(self._inline, children))

    def _inline(self, child: model.Inline) -> model.Inline:
        match child:
            case model.Span("link", inner, address):
                target = self._links.target(address or "", self._file, self._here)
                return replace(child, children=self._inlines(inner), target=target)
            case model.Span():
                return replace(child, children=self._inlines(child.children))
            case model.FootnoteCall():
                return replace(child, blocks=self.blocks(child.blocks))
            case _:
                return child
