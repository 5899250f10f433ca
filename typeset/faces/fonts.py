"""The fonts of an issue by role: the built-in faces, and an office's own in their place.

    fonts = load_fonts(project)     # the built-in faces and those of project/fonts/
    fonts.css                       # @font-face rules and --font-body … --font-latin
    fonts.missing("彧", "body")     # characters that no face of that role's stack has

`typeset.engine.fontconfig.isolate()` sees to it that no other font is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from typeset.faces.catalogue import FontRole, Style, catalogue
from typeset.faces.coverage import coverage
from typeset.faces.project import ProjectFace, project_faces
from typeset.files.resources import FONTS

_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff]")


Script = Literal["chinese", "traditional", "latin"]

SELECTORS: dict[Script, str] = {
    "chinese": ':root, [lang|="zh"]',
    "traditional": '[lang|="zh-Hant" i], [lang|="zh-TW" i], [lang|="zh-HK" i], [lang|="zh-MO" i]',
    "latin": '[lang]:not([lang|="zh"])',
}
"""Which elements take the faces of which script: the later where two say so."""


@dataclass(frozen=True)
class Face:
    """One weight and style of a role.  `file` is what a change of the face changes."""

    role: str
    family: str
    path: Path
    file: Path
    weight: int = 400
    style: Style = "normal"

    @property
    def css(self) -> str:
        """The `@font-face` rule by which CSS knows the face."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight}; '
            f"font-style: {self.style}; src: url({self.path.as_uri()}); }}"
        )


@dataclass(frozen=True)
class FontSet:
    """The faces in use, by role.  What a project takes over keeps the built-in face behind."""

    faces: tuple[Face, ...]
    roles: Mapping[str, FontRole]

    @property
    def files(self) -> tuple[Path, ...]:
        """Every font file that the pages may depend on, absolute, each once."""
        return tuple(dict.fromkeys(face.file for face in self.faces))

    @cached_property
    def css(self) -> str:
        """@font-face rules, and the variables for Chinese and for all other languages.

        They follow the nearest `lang`; where it changes, `font-family` must be set again to follow.
        """
        return "\n".join([*(face.css for face in self.faces), self.variables, ""])

    @cached_property
    def variables(self) -> str:
        """The variables --font-body … --font-latin, for each kind of language."""
        return "\n".join(self._variables(kind, selector) for kind, selector in SELECTORS.items())

    def _variables(self, kind: Script, selector: str) -> str:
        lines = [f"  --font-{role}: {self.stack(role, kind)};" for role in self.roles]
        return "\n".join((f"{selector} {{", *lines, "}"))

    def stack(self, role: str, script: Script = "chinese") -> str:
        """The value of `font-family` for `role`: Chinese faces first, or Latin ones."""
        order = self.roles[role].stack
        if script == "traditional":
            order = self.roles[role].traditional or order
        if script == "latin":
            order = tuple(sorted(order, key=lambda name: not name.startswith(("latin", "mono"))))
        families = dict.fromkeys(family for name in order for family in self._families(name))
        return ", ".join(f'"{family}"' for family in families)

    def _families(self, role: str) -> Iterator[str]:
        return (face.family for face in self.faces if face.role == role)

    def missing(self, text: str, role: str) -> tuple[str, ...]:
        """The characters of `text`, each once, in order, that no face of the role's stack has."""
        return self._lacking(text, self.roles[role].stack)

    def substituted(self, text: str, role: str) -> tuple[str, ...]:
        """Those that the role's own face lacks, so that another role's face (宋) stands in."""
        first, *rest = self.roles[role].stack
        beside = [name for name in rest if name.startswith("latin")]
        lacking = self._lacking(text, (first, *beside))
        return tuple(char for char in lacking if char not in self.missing(text, role))

    def _lacking(self, text: str, roles: tuple[str, ...]) -> tuple[str, ...]:
        wanted = dict.fromkeys(_INVISIBLE.sub("", text))
        for face in self._first_faces(roles):
            if not wanted:
                break
            has = coverage(face.path)
            wanted = {char: None for char in wanted if char not in has}
        return tuple(wanted)

    def _first_faces(self, roles: tuple[str, ...]) -> list[Face]:
        """One face of each family: its weights have the same characters."""
        return [
            face
            for role in roles
            for face in {f.family: f for f in reversed(self.faces) if f.role == role}.values()
        ]


def load_fonts(*projects: Path) -> FontSet:
    """The built-in fonts, and those in the folder `fonts/` of each project, the later before.

    Raises IssueError, naming file and line, when a project's fonts cannot be used.
    """
    return _font_set(tuple(face for folder in reversed(projects) for face in project_faces(folder)))


def _font_set(own: tuple[ProjectFace, ...]) -> FontSet:
    faces = [Face(f.role, f"Own {f.role}", f.path, f.file, f.weight, f.style) for f in own]
    return FontSet((*faces, *_built_in()), catalogue().roles)


@cache
def _built_in() -> tuple[Face, ...]:
    listed = catalogue()
    return tuple(
        Face(f.role, listed.roles[f.role].family, FONTS / f.file, FONTS / f.file, f.weight, f.style)
        for f in listed.faces
    )
