"""Where layouts are found: in the project's own `layouts/`, then among the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typeset.diagnostics.names import nearest
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.diagnostics.reading import read_source
from typeset.faces.catalogue import catalogue
from typeset.files import resources
from typeset.files.trust import is_ours
from typeset.issue.chinese_keys import LAYOUTS
from typeset.issue.validation import validate
from typeset.issue.yaml_tree import YamlTree, read_yaml
from typeset.layout.package import Layout, LayoutManifest, Words, inherited

MANIFEST = "layout.yaml"


def shelves(near: Path) -> tuple[Path, ...]:
    """The folders in which a layout is looked for, in order.

    First the project's own: the nearest folder called `layouts` in `near` or above it.  Then the
    built-in ones.
    """
    own = project_of(near) / "layouts"
    return tuple(dict.fromkeys((own, resources.LAYOUTS)))


def project_of(near: Path) -> Path:
    """The folder that holds `layouts/`: `near`, or the nearest above it; else `near` itself.

    Above `near`, others may have put one in the way of whoever sets an issue below: such a folder
    counts only where it is the user's own (see `foreign_shelves`).
    """
    folders = (folder for folder in _with_layouts(near) if folder == near or _is_trusted(folder))
    return next(folders, near)


def fonts_project(near: Path) -> Path:
    """The folder whose `fonts/` an issue in `near` takes: the project, if they are the user's own.

    What others could put into fonts/ above `near` would be read by whoever sets an issue below.
    """
    project = project_of(near)
    return near if project != near and not _is_trusted(project, "fonts") else project


def foreign_fonts(near: Path) -> tuple[Path, ...]:
    """The project's folder `fonts` above `near`, where it is there and passed over."""
    fonts = project_of(near) / "fonts"
    return (fonts,) if fonts_project(near) != fonts.parent and fonts.is_dir() else ()


def foreign_shelves(near: Path) -> tuple[Path, ...]:
    """The folders called `layouts` above `near` that are passed over.

    They, or something in them, belong to somebody who is neither the user nor root, or others can
    write there.
    """
    project = project_of(near)
    folders = _with_layouts(near)
    nearer = folders[: folders.index(project)] if project in folders else folders
    return tuple(folder / "layouts" for folder in nearer if folder != near)


def _with_layouts(near: Path) -> list[Path]:
    return [folder for folder in (near, *near.parents) if (folder / "layouts").is_dir()]


def _is_trusted(folder: Path, name: str = "layouts") -> bool:
    shelf = folder / name
    if shelf in (resources.LAYOUTS, resources.FONTS):  # read for every issue, whoever's it is
        return True
    return is_ours(shelf) and all(map(is_ours, shelf.rglob("*")))


def available(near: Path) -> tuple[str, ...]:
    """The names of all layouts that an issue in the folder `near` may use, sorted."""
    found = (path for shelf in shelves(near) for path in shelf.glob(f"*/{MANIFEST}"))
    return tuple(sorted({path.parent.name for path in found}))


def described(name: str, near: Path) -> Words:
    """What the layout called `name` says of itself; empty where it says nothing."""
    folders = (shelf / name for shelf in shelves(near))
    folder = next((each for each in folders if (each / MANIFEST).is_file()), None)
    return _read(folder / MANIFEST)[1].description if folder else Words()


def find_layout(name: str, near: Path) -> Layout | None:
    """The layout called `name` for an issue in the folder `near`, or None where there is none.

    A built-in one has a Chinese name, too (报纸).
    Raises IssueError when a layout.yaml on the way is wrong.
    """
    names = available(near)
    if name not in names:
        name = LAYOUTS.get(name, name)
    if name not in names:
        return None
    folders, trees, manifests = _generations(name, shelves(near))
    layout = inherited(tuple(folders), tuple(manifests))
    if layout is None:
        raise IssueError([trees[0].report("layout.no-page", ())])
    return layout


def _generations(
    name: str, where: tuple[Path, ...]
) -> tuple[list[Path], list[YamlTree], list[LayoutManifest]]:
    """The layout's folder and those of its ancestors, with what their layout.yaml says.

    A project's layout that has the name of a built-in one and extends it means the built-in one.
    """
    folders: list[Path] = []
    trees: list[YamlTree] = []
    manifests: list[LayoutManifest] = []
    wanted: str | None = name
    while wanted is not None:
        # Among what is there: a name may be a path, or longer than any file's.
        there = [path.parent for shelf in where for path in shelf.glob(f"*/{MANIFEST}")]
        candidates = [path for path in there if path.name == wanted]
        folder = next((each for each in candidates if each not in folders), None)
        if folder is None:
            key = "layout.circular" if candidates else "layout.unknown-ancestor"
            raise IssueError([trees[-1].report(key, ("extends",), {"name": wanted})])
        tree, manifest = _read(folder / MANIFEST)
        folders.append(folder)
        trees.append(tree)
        manifests.append(manifest)
        wanted = manifest.extends
    return folders, trees, manifests


def _read(path: Path) -> tuple[YamlTree, LayoutManifest]:
    problems: list[Diagnostic] = []
    source = read_source(path, str(path), problems)
    tree = read_yaml(source, problems) if source else None
    manifest = validate(LayoutManifest, tree, problems) if tree else None
    if tree is None or manifest is None:
        raise IssueError(problems)
    problems += _wrong_names(tree, manifest, path.parent.name)
    if problems:
        raise IssueError(problems)
    return tree, manifest


def _wrong_names(tree: YamlTree, manifest: LayoutManifest, folder: str) -> Iterator[Diagnostic]:
    """The layout's own name and its roles, where they are not what they should be."""
    if manifest.name != folder:
        details: dict[str, object] = {"name": manifest.name, "folder": folder}
        yield tree.report("layout.other-name", ("name",), details)
    roles = catalogue().roles if manifest.roles else {}
    for number, role in enumerate(manifest.roles):
        if role not in roles:
            near = nearest(role, roles) or ""
            details = {"name": role, "nearest": near, "names": ", ".join(roles)}
            hint = "layout.did-you-mean" if near else "layout.roles-are"
            yield tree.report("layout.unknown-role", ("roles", number), details, hint=hint)
