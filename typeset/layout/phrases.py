"""The words that an issue's headlines are known to have, beside those of the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from typeset.issue.model import Issue, Paragraph
from typeset.layout.inlines import plain
from typeset.layout.wording import ems
from typeset.words import names_in, terms

LONG = 14.0
"""em: a shorter headline stands on one line in any layout."""
_HAN = re.compile("[\u4e00-\u9fff]{2,}")


def phrases(issue: Issue) -> Markup:
    """The CSS declaration of the names and terms in the issue's headlines; empty without any."""
    heads = [about.headline or "" for about in (article.about for article in issue.articles)]
    long = [head for head in heads if ems(head) > LONG]
    if not long:
        return Markup("")
    issue_text = "\n".join(_texts(issue))
    names = [name for text in _names(issue) for name in _HAN.findall(text)]
    found = [word for head in long for word in (*names_in(head, names), *terms(head, issue_text))]
    words = " ".join(f"'{word}'" for word in dict.fromkeys(found))
    return Markup(f"typeset-phrases: {words}; ") if words else Markup("")


def _texts(issue: Issue) -> Iterator[str]:
    for article in issue.articles:
        for block in article.body:
            if isinstance(block, Paragraph):
                yield plain(block.children)


def _names(issue: Issue) -> Iterator[str]:
    manifest = issue.manifest
    if manifest.masthead:
        yield from filter(None, (manifest.masthead.name, manifest.masthead.issuer))
    for names in manifest.editors.values():
        yield from names
    for article in issue.articles:
        yield from (*article.about.byline, article.about.source or "")
