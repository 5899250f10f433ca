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
    return _language("".join(map(_text, articles)))


def name_languages(articles: Sequence[ArticleDraft], issue: str) -> None:
    """Say in each article whose language is plainly another than the issue's which it is."""
    for article in articles:
        text = _text(article)
        chinese, words = _counts(text)
        english = _is_english(chinese, words)
        most, rest = (words, chinese) if english else (chinese, words)
        if english != (issue == "en") and most >= _FEW and rest * 10 < most:
            article.language = _language(text)


def _text(article: ArticleDraft) -> str:
    return " ".join(block.text for block in (*article.headline, *article.body))


def _language(text: str) -> str:
    if _is_english(*_counts(text)):
        return "en"
    return "zh-Hant" if is_traditional_text(text) else "zh-CN"


def _counts(text: str) -> tuple[int, int]:
    """The number of Chinese characters, and of words of other letters."""
    return sum(map(len, _CHINESE.findall(text))), len(_WORD.findall(text))


def _is_english(chinese: int, words: int) -> bool:
    """Whether Chinese characters are less than half as many as the words of other letters."""
    return chinese < words / 2
