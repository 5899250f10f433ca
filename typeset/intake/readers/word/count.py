"""The independent count: every `w:t` of the package, by a parser that knows nothing of the reader.

It shows which characters of the file are neither among the lines that the reader handed on nor
listed as left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from typeset.intake.characters import squeeze
from typeset.intake.readers.word.package import PackageError, WordPackage

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_TEXTS = tuple(f"{space}t" for space in _W)
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006 "


@dataclass
class _Alternative:
    """A thing and its stand-in: the stand-in counts only where the thing has no text."""

    texts: list[str] = field(default_factory=list)
    fallback: list[str] = field(default_factory=list)
    inside: str = ""


class _Counting:
    """Collects the texts of one part while expat reads it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._alternatives: list[_Alternative] = []
        self._text: list[str] | None = None

    def start(self, name: str, _: object) -> None:
        if name in _TEXTS:
            self._text = []
        elif name == f"{_MC}AlternateContent":
            self._alternatives.append(_Alternative())
        elif name in (f"{_MC}Choice", f"{_MC}Fallback") and self._alternatives:
            kind = name.rpartition(" ")[2]
            again = kind == "Choice" and bool(self._alternatives[-1].inside)
            self._alternatives[-1].inside = "Other" if again else kind

    def characters(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end(self, name: str) -> None:
        if name in _TEXTS and self._text is not None:
            self._put("".join(self._text))
            self._text = None
        elif name == f"{_MC}AlternateContent" and self._alternatives:
            done = self._alternatives.pop()
            for text in done.texts or done.fallback:
                self._put(text)

    def _put(self, text: str) -> None:
        if not self._alternatives:
            self.texts.append(text)
        elif self._alternatives[-1].inside == "Fallback":
            self._alternatives[-1].fallback.append(text)
        elif self._alternatives[-1].inside != "Other":
            self._alternatives[-1].texts.append(text)


def package_texts(part: bytes) -> list[str]:
    """The text of each `w:t` of one part, in order."""
    counting = _Counting()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = counting.start
    parser.EndElementHandler = counting.end
    parser.CharacterDataHandler = counting.characters
    with suppress(expat.ExpatError):  # the reader has refused the file, or does not need the part
        parser.Parse(part, True)
    return counting.texts


def all_texts(package: WordPackage) -> list[str]:
    """The text of each `w:t` of all parts that a document is made of; building blocks are not.

    A part that cannot be unpacked is passed over: the reader refuses the file where it needs it.
    """
    parts = (name for name in package.names if name.startswith("word/") and name.endswith(".xml"))
    texts: list[str] = []
    for part in parts:
        if "glossary/" not in part:
            with suppress(PackageError):
                texts += package_texts(package.blob(part))
    return texts


def missing(texts: Iterable[str], accounted: Iterable[str]) -> list[str]:
    """The texts of the package that hold characters which are not accounted for."""
    counted = list(texts)
    lost = Counter(squeeze("".join(counted)))
    lost.subtract(Counter(squeeze("".join(accounted))))
    lost = +lost
    found = []
    for text in reversed(counted):
        bare = Counter(squeeze(text))
        if bare and not bare - lost:
            lost -= bare
            found.append(text)
    rest = "".join(lost.elements())
    return [*reversed(found), *([rest] if rest else [])]
