"""Layout packages: layout.yaml, templates, print CSS, assets, and what they extend."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from typeset import resources
from typeset.issue.diagnostics import Diagnostic, IssueError, Position

MANIFEST = "layout.yaml"
STYLESHEET = "print.css"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(Strict):
    """The page's measures that composing needs, in pt; everything else of the page is CSS."""

    size: Annotated[float, Field(gt=0)]
    """字号: the size of the text."""
    measure: Annotated[float, Field(gt=0)]
    """版心宽: the width of the type area, or of a column."""
    line: Annotated[float, Field(gt=0)]
    """行距: the leading of the grid; pictures are padded to whole lines of it."""
    picture: Annotated[float, Field(gt=0)] = 240.0
    """The greatest height of a picture."""


class Option(Strict):
    """One of a layout's options: its type, its default, and, for a choice, what may be chosen."""

    type: Literal["boolean", "integer", "text", "choice"]
    default: bool | int | str | None = None
    choices: tuple[str, ...] = ()
    description: str = ""


class LayoutManifest(Strict):
    """layout.yaml.  What a layout leaves out, it has from the layout that it extends."""

    name: str
    extends: str | None = None
    description: str = ""
    page: Page | None = None
    makeup: Literal["columns"] | None = None
    roles: tuple[str, ...] = ()
    options: dict[str, Option] = {}
    labels: dict[str, dict[str, str]] = {}


@dataclass(frozen=True)
class Layout:
    """A layout with all that it inherits.  `folders` begins with its own."""

    name: str
    folders: tuple[Path, ...]
    names: tuple[str, ...]
    page: Page
    options: dict[str, Option]
    labels: dict[str, dict[str, str]]
    makeup: Literal["columns"] | None = None

    @property
    def stylesheets(self) -> tuple[Path, ...]:
        """print.css of every generation, the farthest ancestor's first."""
        sheets = (folder / STYLESHEET for folder in reversed(self.folders))
        return tuple(sheet for sheet in sheets if sheet.is_file())

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


def shelves(near: Path) -> tuple[Path, ...]:
    """The folders in which a layout is looked for, in order.

    First the project's own: the nearest folder called `layouts` in `near` or above it.  Then the
    built-in ones.
    """
    for folder in (near, *near.parents):
        if (folder / "layouts").is_dir():
            return tuple(dict.fromkeys((folder / "layouts", resources.LAYOUTS)))
    return (resources.LAYOUTS,)


def available(near: Path) -> tuple[str, ...]:
    """The names of all layouts that an issue in the folder `near` may use, sorted."""
    return tuple(
        sorted(
            {path.parent.name for shelf in shelves(near) for path in shelf.glob(f"*/{MANIFEST}")}
        )
    )


def find_layout(name: str, near: Path) -> Layout | None:
    """The layout called `name` for an issue in the folder `near`, or None where there is none.

    Raises IssueError when a layout.yaml on the way is wrong.
    """
    folders, manifests = _generations(name, shelves(near))
    if not manifests:
        return None
    page = next((manifest.page for manifest in manifests if manifest.page), None)
    if page is None:
        raise _error(folders[0] / MANIFEST, "layout.no-page")
    options: dict[str, Option] = {}
    labels: dict[str, dict[str, str]] = {}
    for manifest in reversed(manifests):
        options |= manifest.options
        for language, words in manifest.labels.items():
            labels[language] = labels.get(language, {}) | words
    names = tuple(manifest.name for manifest in manifests)
    makeup = next((manifest.makeup for manifest in manifests if manifest.makeup), None)
    return Layout(name, tuple(folders), names, page, options, labels, makeup)


def _generations(name: str, where: tuple[Path, ...]) -> tuple[list[Path], list[LayoutManifest]]:
    """The layout's folder and those of its ancestors, with their manifests.

    A project's layout that has the name of a built-in one and extends it means the built-in one.
    """
    folders: list[Path] = []
    manifests: list[LayoutManifest] = []
    wanted: str | None = name
    while wanted is not None:
        candidates = [shelf / wanted for shelf in where if (shelf / wanted / MANIFEST).is_file()]
        folder = next((each for each in candidates if each not in folders), None)
        if folder is None:
            if not folders:
                return [], []
            key = "layout.circular" if candidates else "layout.unknown-ancestor"
            raise _error(folders[-1] / MANIFEST, key, name=wanted)
        folders.append(folder)
        manifests.append(_read(folder / MANIFEST))
        wanted = manifests[-1].extends
    return folders, manifests


def _read(path: Path) -> LayoutManifest:
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return LayoutManifest.model_validate(data)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _error(path, "layout.yaml", line=line, problem=error.problem or "") from error
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}"
            for each in error.errors()
        )
        raise _error(path, "layout.yaml", problem=problems) from error


def _error(path: Path, key: str, line: int = 1, **details: object) -> IssueError:
    return IssueError([Diagnostic(key, Position(str(path), line), dict(details))])
