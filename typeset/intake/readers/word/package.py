"""A Word file's package: its parts and how they refer to each other, opened within bounds."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from lxml import etree

from typeset.intake.errors import refuse

Element: TypeAlias = etree._Element

_MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of one part: a text of a hundred million characters."""
_MOST_RATIO = 200
"""To one: far above what text packs to; deflate ends at 1,032 to one, and a bomb is near it."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_MOVED = (
    (_STRICT + b"wordprocessingml/main", _TRANSITIONAL + b"wordprocessingml/2006/main"),
    (
        _STRICT + b"officeDocument/relationships",
        _TRANSITIONAL + b"officeDocument/2006/relationships",
    ),
    (_STRICT + b"drawingml/", _TRANSITIONAL + b"drawingml/2006/"),
)
"""ISO 29500 strict has names of its own for what the transitional form calls otherwise."""

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_NAMESPACES = {prefix: name for name, prefix in _PREFIXES.items()}


class PackageError(Exception):
    """The package or one of its parts is damaged."""


class Relation(NamedTuple):
    """What a part refers to: a part's name, or an outside address."""

    target: str
    kind: str
    outside: bool


def tag(element: Element) -> str:
    """The element's name with the usual prefix, as `w:p`; `` for what is no element."""
    name = element.tag
    if not isinstance(name, str):
        return ""
    space, _, local = name[1:].partition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else local


def full(name: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def value(element: Element | None, name: str = "w:val") -> str:
    """An attribute's value; `` where there is no element or no such attribute."""
    return (element.get(full(name)) or "") if element is not None else ""


def child(element: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of children."""
    for name in names:
        if element is None:
            return None
        element = element.find(full(name))
    return element


def parsed(data: bytes) -> Element:
    """The root of XML, without comments; an id that is given twice does no harm.

    Raises XMLSyntaxError or ValueError where it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    root: Element = etree.fromstring(data, parser)
    return root


class WordPackage:
    """The parts of a Word file.  Raises PackageError where one that is asked for is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise PackageError(str(error)) from error
        self.names = tuple(entry.filename for entry in self._zip.infolist())
        self._relations: dict[str, dict[str, Relation]] = {}

    def check_size(self, name: str) -> None:
        """Refuses what would unpack beyond reason."""
        entries = self._zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        packed = max(sum(entry.compress_size for entry in entries), 1)
        if unpacked > _MOST_UNPACKED or (unpacked > 2**26 and unpacked / packed > _MOST_RATIO):
            raise refuse("intake.zip-bomb", name, size=f"{unpacked / 1024 / 1024:.0f}")

    @property
    def main(self) -> str:
        """The part that holds the document's text."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.names:
                return relation.target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise PackageError("no document in it")

    def blob(self, part: str) -> bytes:
        """The bytes of a part.

        Raises PackageError where it is not there or cannot be unpacked.
        """
        try:
            return self._zip.read(part)
        except (KeyError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
            raise PackageError(part) from error
        except (zipfile.BadZipFile, zlib.error, ValueError) as error:
            raise PackageError(part) from error

    def xml(self, part: str) -> Element:
        """The root of a part that is XML, with the names of Strict Open XML as the usual ones.

        Raises PackageError where it is not there or is not well-formed.
        """
        data = self.blob(part)
        if _STRICT in data:
            for strict, transitional in _MOVED:
                data = data.replace(strict, transitional)
        try:
            return parsed(data)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise PackageError(part) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id; the package's own for the part ``."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if name not in self.names:
            return {}
        found = {}
        for each in self.xml(name):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target") or ""
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (each.get("Type") or "").rpartition("/")[2]
            found[each.get("Id") or ""] = Relation(target, kind, outside)
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The part of one kind (`styles`, `numbering`, `footnotes`) that a part refers to."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.outside and relation.target in self.names:
                return relation.target
        return None


def heads_and_feet(package: WordPackage, part: str, root: Element) -> Iterator[tuple[str, str]]:
    """The parts that are printed on every page, and whether each is a `header` or a `footer`.

    Each once, in the order of the sections.
    """
    seen = set()
    for each in root.iter(full("w:headerReference"), full("w:footerReference")):
        relation = package.relations(part).get(value(each, "r:id"))
        if relation and relation.target in package.names and relation.target not in seen:
            seen.add(relation.target)
            yield relation.target, "header" if tag(each) == "w:headerReference" else "footer"


def words_of_chart(package: WordPackage, relation: Relation | None, identity: str) -> str:
    """What a chart or diagram says: it is not drawn, its words are listed."""
    if relation is None or relation.target not in package.names:
        return relation.target if relation else identity
    root = package.xml(relation.target)
    found = [each.text for each in root.iter(full("a:t"), full("c:v")) if each.text]
    return "、".join([relation.target.rpartition("/")[2], *found])
