"""An office's own fonts: the files in its project's `fonts/`, each in the place of a role.

A file takes over a role by its name: `title.ttf`, `小标宋.otf`, `body-bold.ttf`; or by the name
that the font gives itself: 方正小标宋简体 is the title's, 仿宋_GB2312 the body's, 楷体, 黑体, 宋体.
A `roles.yaml` beside them says it outright, and then nothing is guessed:

    title: FZXBSJW.ttf
    body: {regular: simfang.ttf, bold: simhei.ttf}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from typeset.diagnostics.names import nearest
from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.diagnostics.reading import read_source
from typeset.faces.catalogue import Style, catalogue
from typeset.faces.coverage import coverage
from typeset.faces.fitted import fitted
from typeset.files.resources import FONTS
from typeset.issue.yaml_tree import YamlTree, read_yaml

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_LIST = "roles.yaml"
LARGEST = 100 << 20
"""Bytes of a font file; the largest Chinese collections have 40 MB."""

# variant -> (weight, style), as a file's name ends or roles.yaml says.
VARIANTS: dict[str, tuple[int, Style]] = {
    "regular": (400, "normal"),
    "bold": (700, "normal"),
    "italic": (400, "italic"),
    "bold-italic": (700, "italic"),
}

# What a font's own name says of its role; the first that is found counts.
_BY_NAME = (
    (r"大标宋|dabiaosong", "display"),
    (r"小标宋|标题宋|xiaobiaosong|xbs", "title"),
    (r"仿宋|fang\s?song", "body"),
    (r"楷|kai", "kai"),
    (r"黑|hei", "heading"),
    (r"宋|明体|song|simsun|ming", "text"),
)


@dataclass(frozen=True)
class ProjectFace:
    """`file` is the office's own; `path` the copy of it that is made fit for our pages."""

    role: str
    file: Path
    path: Path
    weight: int
    style: Style


def project_faces(project: Path) -> tuple[ProjectFace, ...]:
    """The faces in the folder `fonts/` of `project`; none when it has no such folder.

    Raises IssueError with all problems at once.
    """
    folder = project.resolve() / "fonts"
    if not folder.is_dir() or _is_built_in(folder):
        return ()
    listed = folder / _LIST
    found = list(_listed(listed) if listed.is_file() else map(_named, _font_files(folder)))
    faces = tuple(item for item in found if isinstance(item, ProjectFace))
    if len(faces) < len(found):
        problems = [item for item in found if isinstance(item, Diagnostic)]
        raise IssueError(problems, folder.parent)
    return faces


def _is_built_in(folder: Path) -> bool:
    """Ours, or those of another checkout in which an installed typeset is at work."""
    return folder == FONTS or (folder / "SHA256SUMS").is_file()


def _font_files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.iterdir()) if file.suffix.lower() in SUFFIXES]


# ---- by name ---------------------------------------------------------------------------------


def _named(file: Path) -> ProjectFace | Diagnostic:
    """The file in the role that its name, or the font's own, gives it."""
    stem, variant = _split(file.stem)
    at = Position(f"fonts/{file.name}")
    try:
        _check_file(file)
        role = _role_of_word(stem) or _role_of_font(stem, file)
        if role is not None:
            return _face(role, file, variant)
    except Exception as error:  # a damaged face raises whatever its tables suggest
        return Diagnostic("fonts.unreadable", at, {"file": file.name, "reason": _words(error)})
    details: dict[str, object] = {"file": file.name, "roles": ", ".join(catalogue().roles)}
    return Diagnostic("fonts.no-role", at, details, hint="fonts.how-to-name")


def _split(stem: str) -> tuple[str, str]:
    """`body-bold-italic` → body, bold-italic; without a variant it is the regular face."""
    match = re.fullmatch(r"(.+?)-(regular|bold-italic|bold|italic)", stem, re.IGNORECASE)
    return (match[1], match[2].lower()) if match else (stem, "regular")


def _role_of_word(word: str) -> str | None:
    for name, role in catalogue().roles.items():
        if word.lower() in (name, role.label.lower()):
            return name
    return None


def _role_of_font(stem: str, file: Path) -> str | None:
    with TTFont(BytesIO(file.read_bytes()), lazy=True, fontNumber=0) as font:
        names = [stem, *(str(n) for n in font["name"].names if n.nameID in (1, 4, 16))]
    names_in_file = " ".join(names)
    return next(
        (role for word, role in _BY_NAME if re.search(word, names_in_file, re.IGNORECASE)), None
    )


def _face(role: str, file: Path, variant: str) -> ProjectFace:
    weight, style = VARIANTS[variant]
    copy = fitted(file, role, weight)
    coverage(copy)
    return ProjectFace(role, file, copy, weight, style)


def _check_file(file: Path) -> None:
    """Raises ValueError for what is no face: a device, a pipe, a link out of the folder."""
    real = file.resolve()
    if not real.is_relative_to(file.parent.resolve()):
        raise ValueError("a link out of the folder")
    if not real.is_file():
        raise ValueError("no regular file")
    if real.stat().st_size > LARGEST:
        raise ValueError(f"more than {LARGEST >> 20} MB")


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


# ---- by roles.yaml ---------------------------------------------------------------------------


def _listed(listed: Path) -> Iterator[ProjectFace | Diagnostic]:
    problems: list[Diagnostic] = []
    source = read_source(listed, f"fonts/{_LIST}", problems)
    tree = read_yaml(source, problems) if source else None
    yield from (problem for problem in problems if problem.severity == "error")
    if tree is not None and isinstance(tree.value, dict):
        for word, value in tree.value.items():
            yield from _of_role(listed.parent, tree, word, value)
    elif tree is not None:
        yield tree.report("fonts.not-a-mapping", ())


def _of_role(
    folder: Path, tree: YamlTree, word: str, value: object
) -> Iterator[ProjectFace | Diagnostic]:
    role = _role_of_word(word)
    if role is None:
        yield _unknown(tree, "fonts.unknown-role", (word,), list(catalogue().roles))
    elif isinstance(value, dict):
        for variant, file in value.items():
            if variant in VARIANTS:
                yield _of_file(folder, tree, (word, variant), role, variant, file)
            else:
                yield _unknown(tree, "fonts.unknown-variant", (word, variant), list(VARIANTS))
    else:
        yield _of_file(folder, tree, (word,), role, "regular", value)


def _of_file(
    folder: Path, tree: YamlTree, place: tuple[str, ...], role: str, variant: str, name: object
) -> ProjectFace | Diagnostic:
    if not isinstance(name, str) or not name:
        return tree.report("fonts.not-a-file", place, {"role": role})
    file = folder / name
    details: dict[str, object] = {"file": name}
    if not file.resolve().is_relative_to(folder):
        return tree.report("fonts.outside", place, details)
    if not file.is_file():
        names = [each.name for each in _font_files(folder)]
        return tree.report("fonts.no-file", place, _with_nearest(details, name, names))
    try:
        _check_file(file)
        return _face(role, file, variant)
    except Exception as error:  # a damaged face raises whatever its tables suggest
        return tree.report("fonts.unreadable", place, {**details, "reason": _words(error)})


def _unknown(tree: YamlTree, key: str, place: tuple[str, ...], names: list[str]) -> Diagnostic:
    details = _with_nearest({"word": place[-1]}, place[-1], names)
    return tree.report(key, place, details, hint="fonts.nearest", of_key=True)


def _with_nearest(details: dict[str, object], word: str, names: list[str]) -> dict[str, object]:
    return {**details, "nearest": nearest(word, names) or ", ".join(names) or "–"}
