"""The second half of the account: the folder is loaded again, and must say what was placed in
it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from typeset.intake.account import UnbalancedError
from typeset.intake.characters import squeeze
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.issue import load
from typeset.issue import model as m


def check_written(folder: Path, issue: IssueDraft) -> None:
    """Raises UnbalancedError unless each loaded article has exactly the characters placed in it."""
    loaded = load(folder)
    for article, draft in zip(loaded.articles, issue.articles, strict=True):
        said, meant = squeeze(_said(article)), squeeze(_meant(draft))
        if said != meant:
            at = next((i for i, (a, b) in enumerate(zip(said, meant, strict=False)) if a != b), 0)
            raise UnbalancedError(
                f"{article.file}: {said[at : at + 20]!r} stands for {meant[at : at + 20]!r}"
            )


def _meant(draft: ArticleDraft) -> str:
    parts = (draft.section, draft.kicker, draft.headline, draft.deck, draft.byline, draft.source)
    head = "".join(block.text for part in (*parts, draft.signature) for block in part)
    images = "".join(b.text for i in draft.images for b in (*i.caption, *i.credit))
    body = "".join(block.text for block in draft.body)
    return head + images + body


def _said(article: m.Article) -> str:
    about = article.about
    words = [about.section, about.kicker, about.headline, *about.deck, *about.byline, about.source]
    words += about.signature
    images = [text for image in about.images for text in (image.caption, image.credit)]
    head = "".join(text for text in (*words, *images) if text)
    return head + "".join(plain(article.body))


def plain(blocks: Iterable[m.Block]) -> Iterable[str]:
    """The characters of the blocks, in order, footnotes apart."""
    for block in blocks:
        match block:
            case m.Paragraph() | m.Heading():
                yield inline(block.children)
            case m.ListBlock():
                for item in block.items:
                    yield from plain(item)
            case m.Quote():
                yield from plain(block.blocks)
            case m.Table():
                for row in (block.head, *block.rows):
                    yield from (inline(cell) for cell in row)
            case m.Preformatted():
                yield block.text
            case _:
                pass


def inline(children: Iterable[m.Inline]) -> str:
    """The characters of inline content, footnote calls apart."""
    parts = []
    for child in children:
        if isinstance(child, m.Text):
            parts.append(child.text)
        elif isinstance(child, m.Span):
            parts.append(inline(child.children))
    return "".join(parts)
