"""The imprint that an issue must have by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from typeset.issue.model import Issue, Manifest
from typeset.preflight.finding import HOUSE, Finding

if TYPE_CHECKING:
    from typeset.press import Pages

Kind = Literal["bulletin", "internal", "newspaper", "newsletter", "official"]

BULLETIN = "GB/T 9704-2012 7.4"
INTERNAL = "《内部资料性出版物管理办法》（2015）第十四条"
NEWSPAPER = "《报纸出版管理规定》"
CLAUSES = {
    "bulletin": BULLETIN,
    "internal": INTERNAL,
    "newspaper": NEWSPAPER,
    "newsletter": HOUSE,
    "official": "GB/T 9704-2012 7.2, 7.4",
}

_PERMIT = re.compile(r"准印证?.{0,12}?[第号字]?.{0,8}?\d{2,}|\d{2,}.{0,6}准印")
_SERIAL = re.compile(r"CN\s?\d{2}-?\s?\d{4}|统一(?:连续出版物|刊)号|准印")
_FREE = re.compile(r"内部资料[，,、\s　]*免费交流")
_FORBIDDEN_NAMES = re.compile(r"(报|刊|杂志)$")


def kind_of(pages: Pages, text: str) -> Kind:
    """What an issue is, by what is printed on it and by how its layout makes it up."""
    source = pages.source
    if "内部资料" in text or "准印证" in text:
        return "internal"
    if source.issue.manifest.layout == "official":
        return "official"
    by_makeup: dict[str | None, Kind] = {"columns": "newspaper", "flow": "newsletter"}
    return by_makeup.get(source.makeup, "bulletin")


def imprint_findings(issue: Issue, text: str, kind: Kind) -> Iterator[Finding]:
    """What is missing of the imprint; `text` is all that is printed."""
    manifest = issue.manifest
    if not manifest.language.startswith("zh"):
        return
    for name in _missing(manifest, kind):
        details: dict[str, object] = {"name": name, "kind": kind}
        yield Finding("warning", "preflight.imprint-lacks", details, CLAUSES[kind])
    if kind == "newspaper" and not _SERIAL.search(text):
        yield Finding("note", "preflight.no-serial-number", {}, NEWSPAPER)
    if kind == "internal":
        yield from _internal(manifest, text)


def _missing(manifest: Manifest, kind: Kind) -> list[str]:
    """The manifest's keys that a thing of its kind needs, and that are not there."""
    head, printed, document = manifest.masthead, manifest.printed, manifest.document
    there: dict[str, object] = {"masthead.name": head and (head.name or head.issuer)}
    if kind == "official":
        there |= {"document.number": document and document.number}
    else:
        there["masthead.date"] = head and head.date
    if kind not in ("official", "newsletter"):
        there["masthead.number"] = head and head.number
    if kind in ("bulletin", "internal"):
        there["masthead.issuer"] = head and head.issuer
        there["distribution"] = manifest.distribution
    if kind in ("bulletin", "internal", "official"):
        there["printed.date"] = printed and printed.date
    if kind == "internal":
        there["printed.copies"] = printed and printed.copies
    return [name for name, value in there.items() if not value]


def _internal(manifest: Manifest, text: str) -> Iterator[Finding]:
    """内部资料: its permit's number, that it is given away, and no name of a newspaper."""
    if not _PERMIT.search(text):
        yield Finding("error", "preflight.no-permit", {}, INTERNAL)
    if not _FREE.search(text):
        yield Finding("error", "preflight.not-free", {}, INTERNAL)
    name = (manifest.masthead and manifest.masthead.name) or ""
    if _FORBIDDEN_NAMES.search(name):
        yield Finding("error", "preflight.name-of-a-paper", {"name": name}, INTERNAL)
