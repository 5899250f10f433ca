"""The second half of the account: the folder is loaded again, and must say all put in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from typeset.diagnostics.problems import IssueError
from typeset.intake.account import UnbalancedError
from typeset.intake.characters import squeeze
from typeset.intake.draft import Block
from typeset.intake.folder import file_names
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.markdown import article_text
from typeset.intake.unsaid import unsaid
from typeset.issue import load
from typeset.issue import model as m


def check_written(folder: Path, issue: IssueDraft, first: int = 1, name: str = "") -> list[str]:
    """Load the folder again: each article must say exactly the characters placed in it.

    The manifest must say every word of the issue's own lines.
    `name` is the manifest's, where it is not the usual one.  An article that does not is written
    once more without bold words, links and lists; gives the files of those.

    Raises UnbalancedError if it still does not, IssueError if the folder does not load.
    """
    files = file_names(issue, first)
    wrong = _wrong(folder, issue, files, name)
    for at in wrong:
        text = article_text(issue.articles[at], plain=True)
        (folder / files[at]).write_text(text, encoding="utf-8")
    if wrong:
        still = _wrong(folder, issue, files, name, frozenset(wrong))
        if still:
            load(folder / name if name else folder)
            raise UnbalancedError(files[still[0]])
    if issue.placed:
        _check_manifest(folder / (name or "issue.yaml"), issue.placed)
    return [files[at] for at in wrong]


def _check_manifest(manifest: Path, placed: list[Block]) -> None:
    written = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    if lost := unsaid(placed, written):
        raise UnbalancedError(f"line {lost[0].line.number}: {lost[0].text!r} is not written")


def _wrong(
    folder: Path,
    issue: IssueDraft,
    files: tuple[str, ...],
    name: str,
    bare: frozenset[int] = frozenset(),
) -> list[int]:
    """The indexes of the articles that do not say what is meant or do not load; those of `bare`
    are written without forms."""
    try:
        again = load(folder / name if name else folder)
    except IssueError as error:
        places = {each.position.file for each in error.diagnostics if each.position}
        broken = [at for at, file in enumerate(files) if file in places]
        if not broken:
            raise
        return broken
    loaded = {article.file: article for article in again.articles}
    return [
        at
        for at, (file, draft) in enumerate(zip(files, issue.articles, strict=True))
        if squeeze(_said(loaded[file])) != squeeze(_meant(draft, at in bare))
    ]


def _meant(draft: ArticleDraft, bare: bool) -> str:
    parts = (draft.section, draft.kicker, draft.headline, draft.deck, draft.byline, draft.source)
    head = "".join(block.text for part in (*parts, draft.signature) for block in part)
    pictures = sorted(draft.images, key=lambda each: not bare and draft.in_text(each))
    images = "".join(b.text for i in pictures for b in (*i.caption, *i.credit))
    notes = draft.notes if bare else draft.loose_notes
    body = "".join(block.text for block in (*draft.body, *notes))
    return head + images + body


def _said(article: m.Article) -> str:
    about = article.about
    words = [about.section, about.kicker, about.headline, *about.deck, *about.byline, about.source]
    words += about.signature
    figures = [block.picture for block in article.body if isinstance(block, m.Figure)]
    pictures = (*about.images, *figures)
    images = [text for image in pictures for text in (image.caption, image.credit)]
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
            case m.Division():
                yield block.title
                yield from plain(block.blocks)
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
