"""Blocks with roles become articles: titles open them, closing bylines and datelines part them."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import pairwise

from typeset.intake.characters import is_chinese, squeeze, width
from typeset.intake.decoding.verses import kept_verses
from typeset.intake.draft import BESIDE_TEXT, Block, Role
from typeset.intake.issue_draft import ArticleDraft, PictureDraft
from typeset.intake.lexicon import DATELINE

_SAME_SUBJECT = 6
"""A caption shares this many consecutive characters with the article that it illustrates."""

_LABEL = 16.0
"""em: the label of a column is no longer."""
_SHORT_CAPTION = 24
"""A caption so short that gives no date needs its article: 图为活动现场."""


class Gathering:
    """The articles so far, the last of them open; and the blocks that are no article's."""

    def __init__(self, single: bool = False) -> None:
        self.single = single
        self.articles: list[ArticleDraft] = [ArticleDraft()]
        self.others: list[Block] = []
        self.next: Block | None = None

    @property
    def open(self) -> ArticleDraft:
        """The article that the next block goes to: the last one."""
        return self.articles[-1]

    def begin(self) -> ArticleDraft:
        """Open a new article, unless the open one is still empty or all is of one."""
        if not self.single and (any(True for _ in self.open.blocks()) or self.open.images):
            self.articles.append(ArticleDraft())
        return self.open

    def add(self, block: Block) -> None:
        """Put a block where its role says; what has no place in an article goes to the others."""
        place = _PLACES.get(block.role)
        if place is None:
            self.others.append(block)
        else:
            place(self, block)

    def section(self, block: Block) -> None:
        """A section's name; it opens an article where one has begun or a headline is below."""
        titled = self.open.headline and self.next is not None and self.next.role in _OPENING
        article = self.begin() if self.open.begun or titled else self.open
        article.section.append(block)

    def kicker(self, block: Block) -> None:
        """A kicker; it opens an article where the last one has text or a headline."""
        article = self.begin() if self.open.begun or self.open.headline else self.open
        article.kicker.append(block)

    def headline(self, block: Block) -> None:
        """A headline; it opens an article where the last one has text or a headline."""
        article = self.begin() if self.open.begun or self.open.headline else self.open
        article.headline.append(block)
        article.run_in = block.role is Role.RUN_IN

    def deck(self, block: Block) -> None:
        """A deck of the open article."""
        self.open.deck.append(block)

    def source(self, block: Block) -> None:
        """Where the open article comes from."""
        self.open.source.append(block)

    def byline(self, block: Block) -> None:
        """A byline; below text it closes the article."""
        self.open.byline.append(block)
        self.open.closed = self.open.closed or bool(self.open.body)

    def signature(self, block: Block) -> None:
        """The signature of the open article."""
        self.open.signature.append(block)

    def text(self, block: Block) -> None:
        """A block of the text; behind a closing byline, or as a dateline, it opens an article."""
        dateline = block.role is Role.PARAGRAPH and DATELINE.match(block.text)
        parted = self.open.closed or (self.open.body and dateline)
        (self.begin() if parted else self.open).body.append(block)

    def note(self, block: Block) -> None:
        """A footnote of the open article."""
        self.open.notes.append(block)

    def picture(self, block: Block) -> None:
        """A picture of the open article, if the file of it is known."""
        if block.line.data:
            after = len(self.open.body)
            self.open.images.append(PictureDraft(file=block.line.data, after=after))

    def caption(self, block: Block) -> None:
        """The caption of the picture before it, or of one that is lost."""
        image = self._captionless() or self._lost(block)
        image.caption.append(block)

    def credit(self, block: Block) -> None:
        """The credit of the last picture; where there is none, of a picture without file."""
        images = self.open.images or self._previous_images()
        image = images[-1] if images and not images[-1].credit else self._lost(block)
        image.credit.append(block)

    def _goes_on(self) -> bool:
        """Whether the open article has more text below the picture."""
        if self.next is None or not self.open.body or self.open.closed:
            return False
        return self.next.role in _TEXT and not DATELINE.match(self.next.text)

    def _captionless(self) -> PictureDraft | None:
        images = self.open.images
        return images[-1] if images and images[-1].file and not images[-1].caption else None

    def _previous_images(self) -> list[PictureDraft]:
        return self.articles[-1].images

    def _lost(self, block: Block) -> PictureDraft:
        """A picture that the raw text has lost: with the open article if it speaks of the same."""
        image = PictureDraft()
        boxed = bool(block.line.frame and self.open.body)
        english = bool(self.open.body) and not is_chinese(block.text)
        if boxed or english or self._goes_on() or _speaks_of(self.open, block.text):
            self.open.images.append(image)
            return image
        self.begin().images.append(image)
        self.open.closed = True
        return image


def _speaks_of(article: ArticleDraft, caption: str) -> bool:
    subject = squeeze(
        "".join(b.text for b in article.headline) + "".join(b.text for b in article.body)
    )
    if not article.body:
        return bool(article.headline)
    bare = squeeze(caption)
    if len(bare) <= _SHORT_CAPTION and not re.search(r"\d月|\d日", bare):
        return True
    found = SequenceMatcher(None, bare, subject[:600], autojunk=False).find_longest_match()
    return found.size >= _SAME_SUBJECT


_PLACES: dict[Role, Callable[[Gathering, Block], None]] = {
    Role.SECTION: Gathering.section,
    Role.KICKER: Gathering.kicker,
    Role.HEADLINE: Gathering.headline,
    Role.RUN_IN: Gathering.headline,
    Role.DECK: Gathering.deck,
    Role.SOURCE: Gathering.source,
    Role.BYLINE: Gathering.byline,
    Role.END_BYLINE: Gathering.byline,
    Role.SIGNATURE: Gathering.signature,
    Role.PARAGRAPH: Gathering.text,
    Role.TEXT: Gathering.text,
    Role.HEADING: Gathering.text,
    Role.ITEM: Gathering.text,
    Role.TABLE: Gathering.text,
    Role.CODE: Gathering.text,
    Role.VERSE: Gathering.text,
    Role.BOX: Gathering.text,
    Role.NOTE: Gathering.note,
    Role.PICTURE: Gathering.picture,
    Role.CAPTION: Gathering.caption,
    Role.CREDIT: Gathering.credit,
}


_OPENING = {Role.HEADLINE, Role.RUN_IN, Role.KICKER}
_TEXT = {Role.PARAGRAPH, Role.HEADING, Role.ITEM, Role.TABLE, Role.CODE, Role.VERSE, Role.BOX}


def _following(blocks: tuple[Block, ...]) -> list[Block | None]:
    """For each block the next one that is neither dropped nor of a picture."""
    found: list[Block | None] = []
    after: Block | None = None
    for block in reversed(blocks):
        found.append(after)
        if block.role not in BESIDE_TEXT:
            after = block
    return found[::-1]


def _is_one(article: ArticleDraft) -> bool:
    """Whether there is more than a head: text or pictures."""
    return bool(article.images) or any(block.text.strip() for block in article.body)


def _head_sections(articles: list[ArticleDraft]) -> None:
    """A short headline without text, right above another one, labels what follows."""
    for one, two in pairwise(articles):
        blocks = list(one.blocks())
        alone = len(blocks) == 1 and blocks == one.headline and not _is_one(one)
        if alone and two.headline and not two.section and width(blocks[0].text) <= _LABEL:
            two.section.append(blocks[0].is_a(Role.SECTION))
            one.headline.clear()


def gather(
    blocks: tuple[Block, ...], *, single: bool = False
) -> tuple[list[ArticleDraft], list[Block]]:
    """The articles, and the blocks that belong to none (masthead, colophon, notices, dropped).

    `single`: all is of one article.  A head without text stays with the others: an issue has no
    article of which only a title is known.
    """
    gathering = Gathering(single)
    following = _following(blocks)
    for block, gathering.next in zip(blocks, following, strict=True):
        gathering.add(block)
    _head_sections(gathering.articles)
    articles = [a for a in gathering.articles if _is_one(a)]
    for article in () if single else articles:
        article.body = kept_verses(article.body, signed=bool(article.byline))
    heads = [b for a in gathering.articles if not _is_one(a) for b in a.blocks()]
    return articles, [*gathering.others, *heads]
