"""Addresses in the text become links: of the web, and of e-mail."""

from __future__ import annotations

import re

from markupsafe import Markup

# Only what addresses are made of (RFC 3986, RFC 5321): a Chinese character or mark ends one.  The
# composed HTML writes & as &amp;.
_WEB = r"(?:https?://|www\.)(?:[A-Za-z0-9\-._~:/?#@!$'()*+,=%\[\]]|&amp;)+"
_MAIL = r"[A-Za-z0-9._%+\-]+@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}"
_ADDRESS = re.compile(rf"(?<![A-Za-z0-9@/])(?:(?P<web>{_WEB})|(?P<mail>{_MAIL}))")
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")

UNTOUCHED = frozenset({"a", "code", "pre", "head", "style", "script", "title"})
"""Elements in which an address stays what it is."""

AFTER = ".,:!?'"
"""Marks that end a sentence and not an address."""


def linked(html: str) -> str:
    """The composed HTML with `<a>` about each address that its text names."""
    if "@" not in html and "http" not in html and "www." not in html:
        return html
    parts = _TAG.split(html)
    inside: list[str] = []
    for place, part in enumerate(parts):
        if place % 2:
            _follow(part, inside)
        elif not inside and ("@" in part or "/" in part or "www." in part):
            parts[place] = _ADDRESS.sub(_link, part)
    return "".join(parts)


def _follow(tag: str, inside: list[str]) -> None:
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if name in UNTOUCHED:
        if not tag.startswith("</"):
            inside.append(name)
        elif name in inside:
            inside.remove(name)


def _link(found: re.Match[str]) -> str:
    address = _trimmed(found[0])
    rest = found[0][len(address) :]
    start = "mailto:" if found["mail"] else "" if address.startswith("http") else "http://"
    if found["web"] and len(address.partition("//")[2] or address) < 4:
        return found[0]
    return Markup('<a href="{}{}">{}</a>{}').format(
        start, Markup(address), Markup(address), Markup(rest)
    )


def _trimmed(address: str) -> str:
    """An address without the marks of its sentence, and without a bracket that opened before it."""
    while address[-1:] in AFTER or (
        address.endswith(")") and address.count("(") < address.count(")")
    ):
        address = address[:-1]
    return address
