"""Pages of a public account (微信公众号): what stands around the piece."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

FACTS = "meta_content"
"""The id of the element that says who wrote a piece, for which account, and when."""
POINTER = re.compile("[▲△↑⬆▼▽↓⬇][ 　]*")
"""What begins a line below a picture that is its caption."""
_LABELLED = re.compile("[^：:｜|/丨]{1,6}[：:｜|/丨]")
"""`作者：席芸`, `文/席芸 图/于夏`: what says itself whose name it is."""
_CALL = re.compile(
    "[↑↓▲▼☝👆👇 　]*(?:点击[^，。]{0,6}蓝字[^，。]{0,24}|(?:微信)?扫一扫[^，。]{0,16}|"
    "长按[^，。]{0,10}(?:二维码|识别)[^，。]{0,10}|(?:点击)?阅读原文[^，。]{0,6}|预览时标签不可点|继续滑动看下一个)"
    "[↑↓▲▼ 　]*"
)
"""What an account asks of its readers, above and below the text."""
_COUNT = r"[ 　]*[：:]?[ 　]*[\d.,]+[万+]*[ 　|｜·]*"
_COUNTS = re.compile(
    f"(?:(?:阅读|点赞|赞|在看|转发|分享|收藏|留言|评论|喜欢){_COUNT}){{2,}}|阅读(?:量|数)?{_COUNT}"
)
"""`阅读 1024　赞 56　在看 12`"""
_MADE_BY = re.compile(
    "(?:(?:(?:素材)?来源|(?:责任|值班|执行|微信|新媒体)?编辑|[责美主]编|审[核签稿定]|[初复终]审|校对|排版|制作|监制)"
    "人?[ 　]*[：:|｜丨/][ 　]*[^：:|｜丨/，。！？]{2,24}?(?:[ 　/|｜]+|$))+"
)
"""`来源：清河职工之家`, `编辑：小雨　审核：陈立群`: who made the page, no writer of the piece."""


def is_of_an_account(page: BeautifulSoup) -> bool:
    """Whether a page is one; its headline, which stands outside its text, becomes a heading."""
    title = page.find(id="activity-name")
    if isinstance(title, Tag) and title.name not in ("h1", "h2", "h3"):
        title.name = "h1"
    return title is not None or page.find(id="js_content") is not None


def writer_of(facts: Tag) -> str:
    """Who wrote a piece, taken out of the element that says so, with a label; "" if nobody is."""
    named = facts.find_all(class_="rich_media_meta_text")
    dates = facts.find_all(id="publish_time")
    undated = (found for found in named if found not in dates)
    author = facts.find(id="js_author_name") or next(undated, None)
    name = author.extract().get_text().strip() if isinstance(author, Tag) else ""
    return name if not name or _LABELLED.match(name) else f"作者：{name}"


def why_left_out(text: str, *, of_an_account: bool) -> str:
    """Why a paragraph is no text of the piece; "" where it is some."""
    bare = text.strip()
    if _CALL.fullmatch(bare) or _COUNTS.fullmatch(bare):
        return "left: menu"
    return "left: made the page" if of_an_account and _MADE_BY.fullmatch(bare) else ""
