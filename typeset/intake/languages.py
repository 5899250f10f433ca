"""The language of an issue and of its articles, by their characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import HAN
from typeset.intake.issue_draft import ArticleDraft
from typeset.words.script import is_traditional_text

_CHINESE = re.compile(f"[{HAN}]+")
_WORD = re.compile("[^\u2e80-\uffff\\W\\d_]{2,}")
_FEW = 20
"""Words or characters; an article of fewer says little of its language."""


def issue_language(articles: Sequence[ArticleDraft]) -> str:
    """The language of most of the articles' text: zh-CN, zh-Hant or en."""
    language, _ = _language("".join(map(_text, articles)))
    return language


def name_languages(articles: Sequence[ArticleDraft], issue: str) -> None:
    """Say in each article whose language is plainly another than the issue's which it is."""
    for article in articles:
        language, plain = _language(_text(article))
        if plain and (language == "en") != (issue == "en"):
            article.language = language


def _text(article: ArticleDraft) -> str:
    return " ".join(block.text for block in (*article.headline, *article.body))


def _language(text: str) -> tuple[str, bool]:
    """The language, and whether the text is plainly in it.

    Chinese where its characters are half as many as the words of other letters, or more.
    """
    chinese = sum(map(len, _CHINESE.findall(text)))
    words = len(_WORD.findall(text))
    if chinese < words / 2:
        return "en", words >= _FEW and chinese * 10 < words
    traditional = is_traditional_text(text)
    return "zh-Hant" if traditional else "zh-CN", chinese >= _FEW and words * 10 < chinese
