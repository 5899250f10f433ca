"""What an issue is: the keys of the manifest and of a front matter, and the blocks of text.

The pydantic models below are the manifest's and the front matter's one definition: they check it,
and the published JSON Schema is made from them.  The dataclasses are what `load` hands on.
Templates see plain twins of both (`typeset.layout.view`): a new key is added there, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.issue.chinese_keys import PRIORITIES
from typeset.issue.masthead import Masthead, OfficialDocument, Printed
from typeset.issue.page_plan import NewspaperPage, Place, StockEntry
from typeset.issue.pdf_keys import PdfKeys
from typeset.issue.picture_keys import Captions, Picture
from typeset.issue.strict import Strict
from typeset.issue.values import Flag, LabelledNames, LabelledTexts, Language, Lines, Options, Words


def _priority(value: object) -> object:
    return PRIORITIES.get(value, value) if isinstance(value, str) else value


Priority = Annotated[
    Literal["lead", "second", "brief", "box", "mourning"],
    BeforeValidator(
        _priority,
        json_schema_input_type=Literal[
            "lead", "second", "brief", "box", "mourning", "头条", "次条", "简讯", "框", "黑框"
        ],
    ),
]
"""An article's weight, by its English or its Chinese name."""


class FrontMatter(Strict):
    """What an article says of itself; the manifest's entry may override any of it."""

    headline: Lines | None = Field(None, description="标题: the headline; a list breaks its lines.")
    deck: Words = Field((), description="副题: the lines below the headline.")
    kicker: str | None = Field(None, description="引题 (肩题): the line above the headline.")
    byline: Words = Field((), description="作者: printed as it is written, brackets and all.")
    source: str | None = Field(None, description="来源: where the article comes from.")
    signature: Words = Field(
        (), description="落款: who signs a notice, and its date; set right below the text."
    )
    section: str | None = Field(None, description="栏目: the label of the article's column.")
    run_in: Flag = Field(False, description="题文接排: the headline runs into the first paragraph.")
    language: Language | None = Field(None, description="语言, where it is not the issue's.")
    images: tuple[Picture, ...] = Field((), description="配图: pictures outside the text.")
    priority: Priority | None = Field(
        None,
        description="级别: an article's weight on a newspaper's page (头条, 次条, 简讯, 框, 黑框).",
    )
    page: int | None = Field(None, ge=1, description="版次: the newspaper's page it belongs to.")
    columns: int | None = Field(None, ge=1, description="栏数: how many columns wide.")
    at: Place | None = Field(None, description="版位: its slot on a newspaper's page.")
    captions: Captions | None = Field(
        None, description="图片说明的位置: below, beside, or together, of a newspaper's pictures."
    )
    drop_cap: Flag | None = Field(
        None, description="首字下沉: whether it has one, where the layout's option says otherwise."
    )


class ArticleEntry(FrontMatter):
    """One item of the manifest's `articles`: a file, and what it overrides."""

    file: str = Field(description="稿件文件: relative to the manifest, as articles/01.md.")


def _as_entry(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


Entry = Annotated[
    ArticleEntry, BeforeValidator(_as_entry, json_schema_input_type=str | ArticleEntry)
]


class Manifest(Strict):
    """issue.yaml."""

    layout: str = Field("bulletin", description="版式: bulletin, newspaper, or one of your own.")
    options: Options = Field({}, description="版式的选项: docs/layouts.md lists them.")
    language: Language = Field("zh-CN", description="语言: zh-CN, en ...")
    masthead: Masthead | None = Field(None, description="报头: what stands at the head of page 1.")
    articles: tuple[Entry, ...] = Field(min_length=1, description="稿件, in printing order.")
    pages: tuple[NewspaperPage, ...] = Field(
        (), description="各版: a newspaper's pages, the first, the second ..., and what is on them."
    )
    stock: tuple[StockEntry, ...] = Field(
        (), description="备用补白: 公益广告 that fill what stays white in a newspaper, each once."
    )
    notices: Words = Field((), description="报眼、补白: the page's slogans and notices.")
    editors: LabelledNames = Field({}, description="编辑: labels, {责任编辑: [朱明仕, 罗兵]}.")
    contact: LabelledTexts = Field({}, description="联系方式: labels, {电话: 0435-3213456}.")
    distribution: LabelledTexts = Field(
        {}, description="报、送、发: labels, {报送: 市委, 发送: [甲局, 乙局]}."
    )
    printed: Printed | None = Field(None, description="印发: date, office, number of copies.")
    document: OfficialDocument | None = Field(None, description="公文: of the layout official.")
    pdf: PdfKeys | None = Field(None, description="PDF: what the printer wants of it.")


# ---- text --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, just as the author wrote them."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break that the author forced."""


SpanKind = Literal[
    "strong",
    "emphasis",
    "code",
    "strikethrough",
    "link",
    "superscript",
    "subscript",
    "underline",
    "dots",
    "proper-name",
    "book-title",
    "small-caps",
    "ruby",
    "reading",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text that is marked; of a link, `target` is its address.

    Of a `ruby` the last child is its `reading`.
    """

    kind: SpanKind
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
    """A paragraph of an article's text."""

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
    """A list, each item of it blocks, with its number in `numbers`; bullets have none."""

    position: Position
    numbers: tuple[int, ...]
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    position: Position
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`align` holds, a column each, left, center, right or None.

    `spans` has, for each merged cell, row (0 is the head) and column of its first cell, and how
    many rows and columns it takes; the other cells that it takes are empty.
    """

    position: Position
    align: tuple[str | None, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    spans: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in its place in the text, or one of the front matter's `images`.

    Several in one paragraph stand side by side: `row` has all of them, this one at `place`.
    """

    position: Position
    picture: Picture
    place: int = 0
    row: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Preformatted:
    """A code block: `text` is printed as it stands, line by line."""

    position: Position
    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A thematic break (Markdown's `---`) between two parts of a text."""

    position: Position


@dataclass(frozen=True, slots=True)
class Division:
    """A part of a text that is set otherwise: `::: notice Title` … `:::` in Markdown.

    `kind` is one of `typeset.issue.divisions.NAMES`; `title` is what stands behind the name: of a
    pull quote who said it, of a QR code its words.  `address` is a QR code's content.
    """

    position: Position
    kind: str
    title: str = ""
    blocks: tuple[Block, ...] = ()
    address: str = ""


Block = Paragraph | Heading | ListBlock | Quote | Table | Figure | Preformatted | Divider | Division


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
        """A short name, good in HTML and for files: `articles/01-study.md` → `01-study`."""
        return self.file.removesuffix(".md").removeprefix("articles/").replace("/", "-")


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
