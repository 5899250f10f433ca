"""What one setting of the issue gave."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A laid-out block from a source file: its rectangle in pt, from the page's top left."""

    x: float
    y: float
    width: float
    height: float
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One page.  `look` is a digest of all that is painted on it; its size is in pt."""

    look: str
    width: float
    height: float
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """One article in figures: characters without white space (字数), lines as they were set.

    `words` are those of a text in letters; 0 where it is in Chinese.
    """

    file: str
    line: int
    headline: str
    characters: int
    lines: int
    words: int = 0


@dataclass(frozen=True, slots=True)
class Fill:
    """How full the issue is, in lines of body text.

    `free` lines remain on the last page; to end one page sooner, `over` lines are too many.
    """

    free: int
    over: int


@dataclass(frozen=True, slots=True)
class DummyStory:
    """Where a story begins: page, column and line from 1; `fixed` where the editor put it there.

    Without a file it is a space that is taken: an advert, a filler, the contents.
    """

    file: str
    page: int
    column: int
    line: int
    columns: int
    lines: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class PageDummy:
    """A newspaper's pages (版样): their number, the grid of each, and the stories on it."""

    pages: int
    columns: int
    lines: int
    stories: tuple[DummyStory, ...]


@dataclass(frozen=True)
class PreviewEdition:
    """A whole setting: `pdf` is what `compile` would write, the rest says what stands where in it.

    `html`, `stylesheets` and `font_css` (which names `font_files`) are what the press laid out.
    """

    pdf: bytes
    sheets: tuple[EditionPage, ...]
    articles: tuple[ArticleCount, ...]
    fill: Fill | None
    dummy: PageDummy | None
    warnings: tuple[Diagnostic, ...]
    title: str
    language: str
    html: str
    stylesheets: tuple[Path, ...]
    font_css: str
    font_files: tuple[Path, ...]
    inputs: tuple[Path, ...]


@dataclass(frozen=True)
class Failure:
    """A setting that came to nothing, and why."""

    diagnostics: tuple[Diagnostic, ...]


Outcome = PreviewEdition | Failure
