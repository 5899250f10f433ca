"""Captions numbered through the issue, where the option asks for it: 图1　…"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from itertools import count
from typing import Any

from typeset.issue import model
from typeset.layout.wording import is_chinese
from typeset.outputs.worded import WordedArticle


def numbered(
    stories: tuple[WordedArticle, ...], labels: Mapping[str, str], language: str
) -> tuple[WordedArticle, ...]:
    """The articles; each caption begins with its label, as in print."""
    after = "　" if is_chinese(language) else ". "
    found = (f"{labels['picture']}{number}{after}" for number in count(1))
    return tuple(replace(s, items=_labelled(s.items, found)) for s in stories)


def _labelled(node: Any, found: Iterator[str]) -> Any:
    """The node and all that is in it; pictures without words below them have no number."""
    if isinstance(node, model.Figure):
        return replace(node, picture=_picture(node.picture, found))
    if isinstance(node, tuple):
        return tuple(_labelled(each, found) for each in node)
    if isinstance(node, (model.Division, model.Quote, model.ListBlock)):
        names = [each.name for each in fields(node) if each.name in ("blocks", "items")]
        return replace(node, **{name: _labelled(getattr(node, name), found) for name in names})
    return node


def _picture(picture: Any, found: Iterator[str]) -> Any:
    if not picture.caption and not picture.credit:
        return picture
    caption = f"{next(found)}{picture.caption or ''}"
    alt = caption if picture.alt == picture.caption else picture.alt
    return replace(picture, caption=caption, alt=alt)
