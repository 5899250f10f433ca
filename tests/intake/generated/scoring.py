"""How much of an invented issue an import found: each thing that a reader finds counts one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.intake.generated.manner import Issue
from tests.intake.generated.words import Piece
from typeset.intake.articles import gather
from typeset.intake.draft import Draft, Role
from typeset.intake.issue_draft import ArticleDraft
from typeset.intake.manifest import manifest


@dataclass
class Score:
    """What was found, of how many things; and what was missed, in words."""

    found: int = 0
    all: int = 0
    missed: list[str] = field(default_factory=list)

    def check(self, right: bool, what: str) -> None:
        self.all += 1
        self.found += right
        if not right:
            self.missed.append(what)

    @property
    def share(self) -> float:
        return self.found / max(self.all, 1)


def bare(text: object) -> str:
    return "".join(str(text or "").split()).replace("-", "").replace("‐", "").strip("【】")


def names(texts: list[str]) -> str:
    joined = "".join(texts)
    return re.sub(
        r"[\s　、，,（）()◎—/：:·-]|\bBy\b|\band\b|文/|文|本报通讯员|作者|记者|摄影|摄", "", joined
    )


def score(made: Issue, draft: Draft) -> Score:
    articles, others = gather(draft.blocks)
    values, _ = manifest(others)
    result = Score()
    by_headline = {bare("".join(b.text for b in a.headline)): a for a in articles}
    result.check(
        len(articles) == len(made.pieces), f"{len(articles)} articles of {len(made.pieces)}"
    )
    for piece in made.pieces:
        article = by_headline.get(bare(piece.headline))
        _article(piece, article, result)
    _issue(made, values, result)
    return result


def _article(piece: Piece, article: ArticleDraft | None, result: Score) -> None:
    result.check(article is not None, f"headline {piece.headline}")
    article = article or ArticleDraft()
    result.check(
        bool(article.headline) and names([b.text for b in article.byline]) == names(piece.byline),
        f"byline {piece.byline} is {[b.text for b in article.byline]}",
    )
    for key in ("kicker", "section", "deck"):
        if wanted := getattr(piece, key):
            got = "".join(b.text for b in getattr(article, key))
            result.check(bare(got) == bare(wanted), f"{key} {wanted} is {got}")
    body = [bare(b.text.replace("|", "")) for b in article.body]
    headings = {bare(b.text) for b in article.body if b.role is Role.HEADING}
    for kind, words in piece.body:
        if kind == "photo":
            photo = piece.photos[int(words)]
            shown = [
                ("".join(b.text for b in i.caption), names([b.text for b in i.credit]))
                for i in article.images
            ]
            right = any(
                bare(c) == bare(photo.caption) and n == names([photo.credit]) for c, n in shown
            )
            result.check(right, f"photo {photo.caption}{photo.credit} in {shown}")
        elif kind == "heading":
            result.check(bare(words) in headings, f"heading {words}")
        else:
            wanted = bare(words.replace("|", ""))
            result.check(wanted in body, f"{kind} {words[:24]}…")


def _issue(made: Issue, values: dict[str, object], result: Score) -> None:
    head = values.get("masthead") or {}
    for key, wanted in made.masthead.items():
        got = head.get(key)  # type: ignore[attr-defined]
        result.check(str(got) == str(wanted), f"masthead {key} {wanted} is {got}")
    for key in ("editors", "contact", "distribution"):
        there = {bare(k): v for k, v in (values.get(key) or {}).items()}  # type: ignore[attr-defined]
        for label, wanted in getattr(made, key).items():
            got = there.get(bare(label))
            shown = names(got) if isinstance(got, list) else bare(got)
            meant = names(wanted) if isinstance(wanted, list) else bare(wanted)
            result.check(shown == meant, f"{key} {label} {wanted} is {got}")
    for text in made.notices:
        result.check(text in (values.get("notices") or []), f"notice {text}")  # type: ignore[operator]
