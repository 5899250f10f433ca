"""The language of an issue and of its articles, by their characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import HAN
from typeset.intake.issue_draft import ArticleDraft
from typeset.words.script import is_traditional_text

_CHINESE = re.compile(f"[{HAN}]")
_WORD = re.compile("[^\\W\\d_\u2e80-\uffff]{2,}")
_FEW = 20
"""Words or characters; an article of fewer says little of its language."""


def issue_language(articles: Sequence[ArticleDraft]) -> str:
    """The language of most of the articles' text: zh-CN, zh-Hant or en."""
    return _language("".join(map(_text, articles))) or "zh-CN"


def name_languages(articles: Sequence[ArticleDraft], issue: str) -> None:
    """Say in each article whose language is plainly another than the issue's which it is."""
    for article in articles:
        text = _text(article)
        found = _language(text)
        if found and (found == "en") != (issue == "en") and _is_plain(text, found):
            article.language = found


def _text(article: ArticleDraft) -> str:
    return " ".join(block.text for block in (*article.headline, *article.body))


def _language(text: str) -> str | None:
    """Chinese where its characters are half as many as the words of other letters, or more."""
    chinese, words = len(_CHINESE.findall(text)), len(_WORD.findall(text))
    if not chinese and not words:
        return None
    if chinese < words / 2:
        return "en"
    return "zh-Hant" if is_traditional_text(text) else "zh-CN"


def _is_plain(text: str, language: str) -> bool:
    chinese, words = len(_CHINESE.findall(text)), len(_WORD.findall(text))
    one, other = (words, chinese) if language == "en" else (chinese, words)
    return one >= _FEW and other * 10 < one
