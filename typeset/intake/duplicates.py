"""The same piece, sent twice: reported, with what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from typeset.intake.characters import squeeze
from typeset.intake.issue_draft import ArticleDraft
from typeset.intake.source import Note

_GRAM = 8
"""Characters in a row by which two texts are compared."""
_SAME = 0.75
"""Texts that share so great a part of these are one piece in two versions …"""
_ALIKE = 0.35
"""… and those that share this part, if their headlines agree as well."""
_SHOWN = 20
"""Characters of a difference that are shown: enough to find the place."""


@dataclass(frozen=True)
class KnownArticle:
    """An article to compare: what names it, its headline and its text, without white space."""

    name: str
    headline: str
    text: str


def duplicates(articles: Sequence[KnownArticle], first: int = 0) -> list[Note]:
    """A note for each article from `first` on that says nearly the same as one before it."""
    grams = [
        Counter(each.text[at : at + _GRAM] for at in range(len(each.text) - _GRAM + 1))
        for each in articles
    ]
    notes = []
    for at in range(first, len(articles)):
        for other in range(at):
            agree = _agree(articles[at].headline, articles[other].headline)
            if _share(grams[at], grams[other]) >= (_ALIKE if agree else _SAME):
                notes.append(_note(articles[other], articles[at]))
    return notes


def known_article(name: str, article: ArticleDraft) -> KnownArticle:
    """What is compared of an article."""
    headline = "".join(block.text for block in article.headline)
    return KnownArticle(
        name, squeeze(headline), squeeze("".join(block.text for block in article.body))
    )


def _agree(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return bool(one) and matcher.ratio() >= 0.7


def _share(one: Counter[str], other: Counter[str]) -> float:
    """The part that two texts have in common of all that either says."""
    whole = (one | other).total()
    return (one & other).total() / whole if whole >= 12 else 0.0


def _note(before: KnownArticle, after: KnownArticle) -> Note:
    details: dict[str, object] = {"file": after.name, "other": before.name}
    one, other = before.text, after.text
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            shown = {"before": _shown(one[a:b]), "after": _shown(other[c:d])}
            return Note("duplicate with a difference", {**details, **shown})
    return Note("duplicate", details)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
