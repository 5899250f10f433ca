"""Layout packages: what a layout.yaml may say, and a layout with all that it inherits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from typeset.files.resources import LAYOUTS
from typeset.issue.pdf_keys import StandardName
from typeset.issue.yaml_tree import resolve
from typeset.layout.wording import is_traditional

STYLESHEET = "print.css"

Points = Annotated[float, Field(gt=0)]


class StrictMapping(BaseModel):
    """A mapping of layout.yaml: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Words(StrictMapping):
    """What a layout says of itself, or of an option: in both languages, or one text for both."""

    zh: str = ""
    en: str = ""


def _for_both(said: Any) -> Any:
    return {"zh": said, "en": said} if isinstance(said, str) else said


Description = Annotated[Words, BeforeValidator(_for_both)]


class Page(StrictMapping):
    """The page's measures that composing needs, in pt; they are CSS variables too."""

    size: Points
    """字号: the size of the text."""
    measure: Points
    """版心宽: the width of the type area, or of a column."""
    line: Points
    """行距: the leading of the grid; pictures are padded to whole lines of it."""
    picture: Points = 240.0
    """The greatest height of a picture."""
    depth: Points | None = None
    """版心高: the height of the type area; where it is given, tables can be turned."""


class PageInLanguage(StrictMapping):
    """What the page has otherwise in another language."""

    size: Points | None = None
    measure: Points | None = None
    line: Points | None = None
    picture: Points | None = None


class Option(StrictMapping):
    """One of a layout's options: its type, its default and, for a choice, what may be chosen."""

    type: Literal["boolean", "integer", "number", "text", "choice", "colour", "file"]
    default: Annotated[Any, BeforeValidator(resolve)] = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    """The bounds of a number."""
    description: Description = Words()


Bylines = Literal["above", "below"]


class LayoutManifest(StrictMapping):
    """layout.yaml.  What a layout leaves out, it has from the layout that it extends."""

    name: str
    extends: str | None = None
    description: Description = Words()
    page: Page | None = None
    languages: dict[str, PageInLanguage] = {}
    makeup: Literal["columns", "flow"] | None = None
    bylines: Bylines | None = None
    """Whether names and pictures stand above an article's text, or below it (the default)."""
    roles: tuple[str, ...] = ()
    standard: StandardName | None = None
    """The standard that PDFs in this layout keep where the issue asks for no other."""
    options: dict[str, Option] = {}
    labels: dict[str, dict[str, str]] = {}
    unused: tuple[str, ...] | None = None
    """What the layout cannot do, as `article.page`, `division.qr`, `masthead.price`."""
    unprinted: tuple[str, ...] | None = None
    """Keys that serve otherwise (the PDF's name, the series) and need not be printed."""


@dataclass(frozen=True)
class Layout:
    """A layout with all that it inherits.

    `folders` and `names` begin with the layout's own and end with its farthest ancestor's.
    """

    name: str
    folders: tuple[Path, ...]
    names: tuple[str, ...]
    page: Page
    languages: Mapping[str, Page]
    options: Mapping[str, Option]
    labels: Mapping[str, Mapping[str, str]]
    makeup: Literal["columns", "flow"] | None = None
    bylines: Bylines = "below"
    standard: StandardName | None = None
    unused: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()

    def page_in(self, language: str) -> Page:
        """The page's measures for a text in `language` (a BCP 47 tag)."""
        return self.languages.get(language.split("-")[0].lower(), self.page)

    def labels_in(self, language: str) -> dict[str, str]:
        """The layout's words in `language`: in English where it has no others, else in Chinese."""
        own = self.labels.get(language.split("-")[0].lower(), self.labels.get("en", {}))
        if is_traditional(language):
            own = self.labels.get("zh-Hant", own)
        return {**self.labels.get("zh", {}), **own}

    @property
    def is_built_in(self) -> bool:
        """Whether all of it is ours; else it may be a stranger's."""
        return all(folder.is_relative_to(LAYOUTS) for folder in self.folders)

    @property
    def stylesheets(self) -> tuple[Path, ...]:
        """print.css of every generation, the farthest ancestor's first."""
        sheets = (folder / STYLESHEET for folder in reversed(self.folders))
        return tuple(sheet for sheet in sheets if sheet.is_file())

    def asset(self, name: str) -> str:
        """The address of a file in the layout's folder, or in the nearest ancestor's that has it.

        Raises LookupError where none has it, or it lies outside.
        """
        for folder in self.folders:
            path = (folder / name).resolve()
            if path.is_file() and path.is_relative_to(folder.resolve()):
                return path.as_uri()
        raise LookupError(f"there is no “{name}” in the layout's folder")

    def files(self) -> tuple[Path, ...]:
        """All files of the layout and its ancestors but their samples, sorted."""
        return tuple(
            sorted(
                path
                for folder in self.folders
                for path in folder.rglob("*")
                if path.is_file() and "sample" not in path.relative_to(folder).parts
            )
        )


def inherited(folders: tuple[Path, ...], manifests: tuple[LayoutManifest, ...]) -> Layout | None:
    """The layout that a chain of manifests makes, its own first.  None where no page is given."""
    page = next((manifest.page for manifest in manifests if manifest.page), None)
    if page is None:
        return None
    languages: dict[str, Page] = {}
    options: dict[str, Option] = {}
    labels: dict[str, dict[str, str]] = {}
    for manifest in reversed(manifests):
        options |= manifest.options
        for language, measures in manifest.languages.items():
            changes = measures.model_dump(exclude_none=True)
            languages[language] = languages.get(language, page).model_copy(update=changes)
        for language, words in manifest.labels.items():
            labels[language] = labels.get(language, {}) | words
    names = tuple(manifest.name for manifest in manifests)
    makeup = next((manifest.makeup for manifest in manifests if manifest.makeup), None)
    bylines: Bylines = next((each.bylines for each in manifests if each.bylines), "below")
    standard = next((manifest.standard for manifest in manifests if manifest.standard), None)
    unused = next((manifest.unused for manifest in manifests if manifest.unused is not None), ())
    return Layout(
        names[0],
        folders,
        names,
        page,
        languages,
        options,
        labels,
        makeup,
        bylines,
        standard,
        unused,
        next((each.unprinted for each in manifests if each.unprinted is not None), ()),
    )
