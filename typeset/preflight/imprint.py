"""The imprint that an issue must have by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from typeset.issue.model import Issue, Manifest
from typeset.preflight.finding import Finding

Kind = Literal["bulletin", "internal", "newspaper"]

BULLETIN = "GB/T 9704-2012 7.4"
INTERNAL = "《内部资料性出版物管理办法》（2015）第十四条"
NEWSPAPER = "《报纸出版管理规定》"

_PERMIT = re.compile(r"准印证?.{0,12}?[第号字]?.{0,8}?\d{2,}|\d{2,}.{0,6}准印")
_FREE = re.compile(r"内部资料[，,、\s　]*免费交流")
_FORBIDDEN_NAMES = re.compile(r"(报|刊|杂志)$")


def kind_of(issue: Issue, text: str) -> Kind:
    """What an issue is, by what is printed on it and by its layout."""
    if "内部资料" in text or "准印证" in text:
        return "internal"
    return "newspaper" if issue.manifest.layout == "newspaper" else "bulletin"


def imprint_findings(issue: Issue, text: str, kind: Kind | None) -> Iterator[Finding]:
    """What is missing of the imprint; `text` is all that is printed."""
    kind = kind or kind_of(issue, text)
    manifest = issue.manifest
    if not manifest.language.startswith("zh"):
        return
    clause = {"bulletin": BULLETIN, "internal": INTERNAL, "newspaper": NEWSPAPER}[kind]
    for name in _missing(manifest, kind):
        yield Finding("warning", "preflight.imprint-lacks", {"name": name, "kind": kind}, clause)
    if kind == "internal":
        yield from _internal(manifest, text)


def _missing(manifest: Manifest, kind: Kind) -> list[str]:
    """The manifest's keys that a thing of its kind needs, and that are not there."""
    head, printed = manifest.masthead, manifest.printed
    there: dict[str, object] = {
        "masthead.name": head and head.name,
        "masthead.number": head and head.number,
        "masthead.date": head and head.date,
    }
    if kind != "newspaper":
        there |= {
            "masthead.issuer": head and head.issuer,
            "distribution": manifest.distribution,
            "printed.date": printed and printed.date,
        }
    if kind == "internal":
        there |= {"printed.copies": printed and printed.copies}
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
