"""An office's own fonts: the files in its project's `fonts/`, each in the place of a role.

A file takes over a role by its name: `title.ttf`, `小标宋.otf`, `body-bold.ttf`; or by the name
that the font gives itself: 方正小标宋简体 is the title's, 仿宋_GB2312 the body's, 楷体, 黑体, 宋体.
A `fonts.yaml` beside them says it outright, and then nothing is guessed:

    title: FZXBSJW.ttf
    body: {regular: simfang.ttf, bold: simhei.ttf}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml
from fontTools.ttLib import TTFont, TTLibError

from typeset.issue.diagnostics import Diagnostic, IssueError, Position
from typeset.layout.fitted import fitted
from typeset.layout.font_catalogue import Style, catalogue
from typeset.resources import FONTS

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_LIST = "fonts.yaml"

# variant -> (weight, style), as a file's name ends or fonts.yaml says.
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
    """`file` is the office's own; `path` the copy of it whose line box fits ours."""

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
    if not folder.is_dir() or folder == FONTS:
        return ()
    listed = folder / _LIST
    found = list(_listed(listed) if listed.is_file() else _named(folder))
    faces = [item for item in found if isinstance(item, ProjectFace)]
    if len(faces) < len(found):
        raise IssueError([item for item in found if isinstance(item, Diagnostic)])
    return tuple(faces)


def _named(folder: Path) -> Iterator[ProjectFace | Diagnostic]:
    """Each font file of the folder, in the role that its name gives it."""
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in SUFFIXES:
            yield _face_by_name(file)


def _face_by_name(file: Path) -> ProjectFace | Diagnostic:
    stem, variant = _split(file.stem)
    role = _role_of_word(stem)
    if role is None:
        try:
            role = _role_of_font(stem, file)
        except (TTLibError, OSError) as error:
            return _problem("fonts.unreadable", file, reason=error)
    return _face(role, file, variant) if role else _problem("fonts.no-role", file)


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
    with TTFont(file, lazy=True, fontNumber=0) as font:
        names = [stem, *(str(n) for n in font["name"].names if n.nameID in (1, 4, 16))]
    told = " ".join(names)
    return next((role for word, role in _BY_NAME if re.search(word, told, re.IGNORECASE)), None)


def _face(
    role: str, file: Path, variant: str, at: Position | None = None
) -> ProjectFace | Diagnostic:
    weight, style = VARIANTS[variant]
    try:
        path = fitted(file, role)
    except (TTLibError, OSError) as error:
        return _problem("fonts.unreadable", file, at, reason=error)
    return ProjectFace(role, file, path, weight, style)


def _listed(listed: Path) -> Iterator[ProjectFace | Diagnostic]:
    """What the project's fonts.yaml says."""
    try:
        root = yaml.compose(listed.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        yield Diagnostic("fonts.yaml", _at(error.problem_mark), {"reason": error.problem})
        return
    except (OSError, UnicodeDecodeError) as error:
        yield Diagnostic("fonts.yaml", _at(None), {"reason": error})
        return
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        yield Diagnostic("fonts.not-a-mapping", _at(root.start_mark))
        return
    for key, value in root.value:
        yield from _of_role(listed.parent, key, value)


def _of_role(folder: Path, key: yaml.Node, value: yaml.Node) -> Iterator[ProjectFace | Diagnostic]:
    role = _role_of_word(str(key.value))
    if role is None:
        yield _unknown("fonts.unknown-role", key, tuple(catalogue().roles))
    elif isinstance(value, yaml.MappingNode):
        for variant, file in value.value:
            yield _of_variant(folder, role, variant, file)
    else:
        yield _of_file(folder, role, "regular", value)


def _of_variant(
    folder: Path, role: str, variant: yaml.Node, file: yaml.Node
) -> ProjectFace | Diagnostic:
    if variant.value not in VARIANTS:
        return _unknown("fonts.unknown-variant", variant, tuple(VARIANTS))
    return _of_file(folder, role, variant.value, file)


def _of_file(folder: Path, role: str, variant: str, node: yaml.Node) -> ProjectFace | Diagnostic:
    at = _at(node.start_mark)
    if not isinstance(node, yaml.ScalarNode) or not node.value:
        return Diagnostic("fonts.not-a-file", at, {"role": role})
    file = folder / node.value
    if not file.resolve().is_relative_to(folder):
        return _problem("fonts.outside", file, at)
    if not file.is_file():
        names = [f.name for f in sorted(folder.iterdir()) if f.suffix.lower() in SUFFIXES]
        return _problem("fonts.no-file", file, at, nearest=_nearest(node.value, tuple(names)))
    return _face(role, file, variant, at)


def _at(mark: yaml.Mark | None) -> Position:
    if mark is None:
        return Position(f"fonts/{_LIST}")
    return Position(f"fonts/{_LIST}", mark.line + 1, mark.column + 1)


def _nearest(word: str, words: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, words, 1, 0.4)), " ".join(words) or "-")


def _unknown(key: str, node: yaml.Node, words: tuple[str, ...]) -> Diagnostic:
    details: dict[str, object] = {"word": node.value, "nearest": _nearest(str(node.value), words)}
    return Diagnostic(key, _at(node.start_mark), details, hint="fonts.nearest")


def _problem(key: str, file: Path, at: Position | None = None, **details: object) -> Diagnostic:
    return Diagnostic(key, at or Position(f"fonts/{file.name}"), {"file": file.name, **details})
