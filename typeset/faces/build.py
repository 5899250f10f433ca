"""The built-in faces made again from the distributions' packages: the same bytes every time."""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.faces import character_sets, small_digits
from typeset.faces import cutting as font_face
from typeset.faces.catalogue import Recipe, catalogue

# The Latin face that stands beside the Chinese ones decides which characters they leave to it,
# the face of 仿宋 which ones its complement has.
_LATIN = "latin.otf"
_FANGSONG = "fangsong.otf"
_OTHERS: dict[str, Callable[[], frozenset[str]]] = {
    "world": character_sets.world,
    "arabic": character_sets.arabic,
    "symbols": character_sets.symbols,
    "pictographs": character_sets.pictographs,
}
_WITH_FEATURES = ("latin", "world", "arabic")  # ligatures, joined letters, marks on letters


def build(packages: Path, target: Path) -> Iterator[tuple[str, str]]:
    """Make every face in `target`; yield its name and SHA-256 as it is written.

    `packages` is the folder of .deb files; those that it lacks are fetched into it with
    `apt-get download`.  Raises IssueError when a package cannot be had or is not the one named.
    """
    fetch_all(packages)
    sums = {}
    for name in catalogue().files:
        data = make(name, packages)
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
        sums[name] = hashlib.sha256(data).hexdigest()
        yield name, sums[name]
    lines = [f"{digest}  {name}\n" for name, digest in sorted(sums.items())]
    (target / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def make(name: str, packages: Path) -> bytes:
    """One face of fonts.yaml, out of its package in `packages`."""
    recipe = catalogue().files[name]
    font = _source(recipe, packages)
    if recipe.em:
        font["head"].unitsPerEm = recipe.em
    if recipe.characters.startswith(("chinese", "traditional")):
        font_face.take_full_width_forms(font, character_sets.marks())
    characters = _characters(recipe, font, packages)
    font_face.keep(font, characters, features=recipe.characters in _WITH_FEATURES)
    if recipe.characters.startswith("chinese"):
        font_face.set_full_width(font)
        font_face.spread_ellipsis(font)
    if recipe.characters.startswith("traditional"):
        font_face.spread_ellipsis(font)
    if recipe.characters == "latin":
        small_digits.add(font)
    font_face.set_line_box(font)
    licence = f"See licences/{recipe.licence}. Made from {recipe.design}."
    font_face.set_name(font, recipe.family, recipe.weight, recipe.style, licence)
    return font_face.save(font)


def _characters(recipe: Recipe, font: TTFont, packages: Path) -> frozenset[str]:
    own = frozenset(map(chr, font.getBestCmap()))
    if recipe.characters == "latin":
        return own - character_sets.east_asian()
    if recipe.characters in _OTHERS:
        return own & _OTHERS[recipe.characters]()
    chinese = _chinese(recipe, packages) - set(recipe.without)
    return character_sets.chinese_share(chinese, _own(_LATIN, packages))


def _chinese(recipe: Recipe, packages: Path) -> frozenset[str]:
    han = character_sets.general_standard() | character_sets.traditional()
    match recipe.characters:
        case "traditional":
            return character_sets.traditional() | character_sets.marks()
        case "traditional-wide":
            return character_sets.big5() | character_sets.marks()
        case "traditional-plain":
            return character_sets.traditional()
        case "traditional-today":
            return character_sets.traditional() | character_sets.beyond_big5()
        case "chinese-wide":
            return character_sets.chinese() | han
        case "chinese-plain":
            return character_sets.chinese_plain()
        case "chinese-rare":
            return han - _own(_FANGSONG, packages)
    return character_sets.chinese()


@cache
def _own(name: str, packages: Path) -> frozenset[str]:
    """The characters that a face has before it is made fit."""
    return frozenset(map(chr, _source(catalogue().files[name], packages).getBestCmap()))


def _source(recipe: Recipe, packages: Path) -> TTFont:
    member = _member(_deb(recipe.package, packages), recipe.member)
    return TTFont(BytesIO(member), fontNumber=recipe.number)


def _member(deb: Path, path: str) -> bytes:
    run = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], capture_output=True, check=True)
    with tarfile.open(fileobj=BytesIO(run.stdout)) as archive:
        found = archive.extractfile(f"./{path}")
        assert found is not None, path
        return found.read()


def fetch_all(packages: Path) -> None:
    """See that every package is in `packages`, and is the very one that fonts.yaml names."""
    packages.mkdir(parents=True, exist_ok=True)
    problems = [problem for name in catalogue().packages if (problem := _fetch(name, packages))]
    if problems:
        raise IssueError(problems)


def _fetch(name: str, packages: Path) -> Diagnostic | None:
    wanted = catalogue().packages[name]
    details: dict[str, object] = {"package": name, "version": wanted.version, "folder": packages}
    if not _debs(name, packages):
        command = ["apt-get", "download", f"{name}={wanted.version}"]
        try:
            subprocess.run(command, cwd=packages, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return Diagnostic("fonts.package-missing", details=details)
    digest = hashlib.sha256(_deb(name, packages).read_bytes()).hexdigest()
    if digest != wanted.sha256:
        return Diagnostic("fonts.package-differs", details=details)
    return None


def _debs(name: str, packages: Path) -> list[Path]:
    return sorted(packages.glob(f"{name}_*.deb"))


def _deb(name: str, packages: Path) -> Path:
    return _debs(name, packages)[0]
