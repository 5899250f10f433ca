"""The words that hold an article's place until its own are there."""

from __future__ import annotations

from typeset.issue.inlines import plain_text
from typeset.issue.model import Article, Block, Paragraph

WORDS = {"zh": "（待写）", "en": "(to be written)"}


def unwritten(language: str) -> str:
    """The words in a language (a BCP 47 tag): in Chinese, else in English."""
    return WORDS["zh" if language.lower().startswith("zh") else "en"]


def is_placeholder(article: Article) -> bool:
    """Whether nothing but those words stands in the article: it keeps no column's place either."""
    said = [article.about.headline, *(_text(block) for block in article.body)]
    return not article.about.section and all(words in WORDS.values() for words in said)


def _text(block: Block) -> str:
    return plain_text(block.children) if isinstance(block, Paragraph) else ""


def is_unwritten(article: Article) -> bool:
    """Whether a headline or a paragraph of the article is still those words."""
    texts = {article.about.headline, *map(_text, article.body)}
    return not texts.isdisjoint(WORDS.values())
