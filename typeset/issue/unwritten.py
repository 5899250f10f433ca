"""The words that hold an article's place until its own are there."""

from __future__ import annotations

from typeset.issue.inlines import plain_text
from typeset.issue.model import Article, Paragraph

WORDS = {"zh": "（待写）", "en": "(to be written)"}


def unwritten(language: str) -> str:
    """The words in a language (a BCP 47 tag): in Chinese, else in English."""
    return WORDS["zh" if language.lower().startswith("zh") else "en"]


def is_unwritten(article: Article) -> bool:
    """Whether a headline or a paragraph of the article is still those words."""
    paragraphs = (block for block in article.body if isinstance(block, Paragraph))
    texts = {article.about.headline, *(plain_text(each.children) for each in paragraphs)}
    return not texts.isdisjoint(WORDS.values())
