"""Warns where YAML takes the end of a text for a comment: `headline: Fair in room #2`."""

from __future__ import annotations

import re
from dataclasses import replace

from typeset.diagnostics.problems import Diagnostic
from typeset.issue.yaml_tree import Path, Plain, YamlTree

_COMMENT = re.compile(r"[ \t]*(#[^\s#][^\n]*)")
"""A `#` with a blank behind it is meant as a comment, as in `number: 3  # of this year`."""
_TEXTS = frozenset(
    (
        *("headline", "deck", "kicker", "byline", "source", "signature", "section", "caption"),
        *("credit", "alt", "name", "issuer", "slogan", "note", "notices", "price", "office"),
        *("to", "text"),
    )
)
_LABELLED = frozenset(("editors", "contact", "distribution", "organizers"))
"""Keys whose values are printed as they are, and those with labels of the editor's own."""


def warn_of_cut_values(tree: YamlTree, problems: list[Diagnostic]) -> None:
    """A warning for each text of `tree` that ends where a `#` begins."""
    for path, (_, end) in tree.values.items():
        names = {part for part in path if isinstance(part, str)}
        if not names & _LABELLED and _key(path) not in _TEXTS:
            continue
        cut = _COMMENT.match(tree.source.text, end)
        if cut and isinstance(tree.at(path), Plain | None):
            details, hint = {"words": cut[1].strip()}, "issue.hint-cut-value"
            found = tree.source.report("issue.cut-value", cut.start(1), 1, details, hint=hint)
            problems.append(replace(found, severity="warning"))


def _key(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")
