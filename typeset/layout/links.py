"""Where links lead: to another article of the issue, or to an address that every reader has."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.issue.model import Issue

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Addresses that lead somewhere for whoever reads the page; no script, no file of this machine."""

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")


def is_safe(address: str) -> bool:
    """Whether a link may lead to `address`: a place on this page, or one of `SCHEMES`."""
    return address.startswith("#") or scheme(address) in SCHEMES


def scheme(address: str) -> str:
    """The scheme of an address, "" where it has none or is no address at all.

    Browsers leave blanks and control characters out before they look; so is it done here.
    """
    try:
        return urlsplit(_IGNORED.sub("", address)).scheme.lower()
    except ValueError:  # such as http://[::1
        return ""


class Links:
    """The links of an issue.  `warnings` gathers those that lead nowhere."""

    def __init__(self, issue: Issue) -> None:
        self._articles = {article.file: article.id for article in issue.articles}
        self.warnings: list[Diagnostic] = []

    def target(self, address: str, article: str, position: Position) -> str | None:
        """Where a link in the file `article` leads; None, and reported, where it leads nowhere."""
        if is_safe(address) and self._is_whole(address):
            return address
        for folder in (dirname(article), ""):
            found = self._articles.get(normpath(join(folder, unquote(address.partition("#")[0]))))
            if found is not None:
                return f"#{found}"
        details: dict[str, object] = {"target": address}
        self.warnings.append(Diagnostic("layout.link", position, details, severity="warning"))
        return None

    def _is_whole(self, address: str) -> bool:
        return address.startswith("#") or scheme(address) in ("mailto", "tel") or _host(address)


def _host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False
