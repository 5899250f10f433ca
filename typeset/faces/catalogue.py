"""fonts/fonts.yaml read and checked: roles, faces, and the packages that the files come from."""

from __future__ import annotations

from functools import cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from typeset.files.resources import FONTS

Style = Literal["normal", "italic"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class FontRole(_Entry):
    """What a template asks for.  `stack` names the roles whose families follow in CSS.

    `traditional` does so for Traditional Chinese, where that is another.
    """

    label: str
    family: str
    stack: tuple[str, ...]
    traditional: tuple[str, ...] = ()


class FaceEntry(_Entry):
    """A file in the place of one weight and style of a role."""

    role: str
    file: str
    weight: int = 400
    style: Style = "normal"


class Recipe(_Entry):
    """How a file is made: from which face of which package, and what it is called afterwards.

    `without` are signs that the face draws as others, or short: another face has them.  `em` is the
    size, in the face's units, that becomes one em, where its characters advance by less.
    """

    family: str
    design: str
    package: str
    member: str
    number: int = -1
    weight: int = 400
    style: Style = "normal"
    characters: Literal[
        "chinese",
        "chinese-wide",
        "chinese-plain",
        "chinese-rare",
        "traditional",
        "traditional-wide",
        "traditional-plain",
        "traditional-today",
        "latin",
        "world",
        "arabic",
        "symbols",
        "pictographs",
    ]
    licence: str
    without: str = ""
    em: int | None = None


class DebianPackage(_Entry):
    """A Debian package; `sha256` is that of its .deb file."""

    version: str
    sha256: str


class Catalogue(_Entry):
    """All of `fonts.yaml`: the roles, the faces, and how to make or get their files.

    `ends` are roles that stacks end with, under the name that stands for them there.
    """

    ends: dict[str, tuple[str, ...]]
    roles: dict[str, FontRole]
    faces: tuple[FaceEntry, ...]
    files: dict[str, Recipe]
    packages: dict[str, DebianPackage]


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def catalogue() -> Catalogue:
    """The built-in fonts, as fonts/fonts.yaml describes them."""
    text = (FONTS / "fonts.yaml").read_text(encoding="utf-8")
    read = Catalogue.model_validate(yaml.load(text, Loader=_LOADER))
    roles = {name: _with_ends(role, read.ends) for name, role in read.roles.items()}
    return read.model_copy(update={"roles": roles})


def _with_ends(role: FontRole, ends: dict[str, tuple[str, ...]]) -> FontRole:
    """The role with stacks that name each of their roles."""
    stacks = {
        key: tuple(each for name in names for each in ends.get(name, (name,)))
        for key, names in (("stack", role.stack), ("traditional", role.traditional))
    }
    return role.model_copy(update=stacks)


def checksums() -> dict[str, str]:
    """SHA-256 of each built-in file, as fonts/SHA256SUMS gives it (the form of `sha256sum -c`)."""
    path = FONTS / "SHA256SUMS"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
