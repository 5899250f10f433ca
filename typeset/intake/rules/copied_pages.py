"""What stands around a text that was copied out of a letter or a page of the net: dropped."""

from __future__ import annotations

import re

from typeset.intake.draft import Block, Draft, Role, decide

AROUND = "of the letter or page that it was copied from"
"""Why a line was dropped."""

_LETTER_HEAD = re.compile(
    "(?:发件人|发送时间|收件人|抄送|密送|主题|日期|时间|附件|寄件者|收件者|副本|主旨|"
    "From|Sent|To|Cc|Bcc|Subject|Date|Reply-To|Attachments?) ?[：:] ?.+",
    re.IGNORECASE,
)
SENDER = re.compile("(?:发件人|寄件者|From) ?[：:]|(?:主题|主旨|Subject) ?[：:]", re.IGNORECASE)
_FEWEST, _LONGEST = 3, 8
"""Labelled lines that make a letter's head, and the lines that are looked at."""
_PAGE = re.compile(
    "[↑↓⬆⬇☝👆👇]*(?:点击|轻触|戳)[上下]方.{0,4}(?:关注|订阅).{0,16}|"
    "(?:发布|发表|更新)(?:时间|日期)[：:].{0,40}(?:浏览|阅读|点击|字号|访问).{0,40}|"
    "点(?:个|亮)?[“「]?(?:在看|赞)[”」]?.{0,16}|"
    "(?:点击|轻触|戳)?[上下]方.{0,4}(?:蓝字|名片|卡片).{0,6}关注.{0,12}|点击蓝字.{0,4}关注.{0,12}|"
    "(?:长按|扫描|识别).{0,8}二维码.{0,12}|"
    "(?:点击)?阅读原文|分享到：?|[上下]一[篇条页](?:[：:].{0,40})?|"
    "(?:【(?:打印|关闭|返回)..?.?】 *)+|返回顶部|返回首页|打印本页|关闭窗口|"
    "[-—–·~* ]{0,4}(?:END|完|全文完|The end)[-—–·~* ]{0,4}|"
    r"[^，。：]{0,24}(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}) \d{1,2}:\d\d(?: .{0,12})?|"
    "阅读 ?[\\d.万+]+.{0,20}|预览时标签不可点|微信扫一扫.{0,12}|"
    r"Skip to (?:main )?(?:content|navigation)|Menu|Search|Log ?in|"
    r"(?:Share this (?:page|post|article)|Back to top|"
    r"Print this page|Read more|Click here.{0,30}|Previous (?:page|post)|Next (?:page|post)|"
    r"View (?:this|in) .{0,30}browser.{0,12}|Unsubscribe.{0,30}|All rights reserved\.?)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|Copyright|版权所有).{2,60}", re.IGNORECASE)
"""Dropped only where other lines show that a page was copied: a printed foot has it, too."""
_MENU = re.compile(r"[^|｜>»›/]{1,20}(?: ?[|｜>»›] ?[^|｜>»›/]{1,20}){2,}")
_MENU_WORDS = re.compile(
    r"(?:^|[|｜>»›] ?)(?:首页|网站首页|当前位置|主页|关于我们|联系我们|Home|Contact(?: us)?|"
    r"About(?: us)?|Log ?in|Search)(?: ?[|｜>»›]|$)",
    re.IGNORECASE,
)
_EDGE = 12
"""Lines of a page's beginning and end in which a menu stands."""


def copied_pages(draft: Draft) -> Draft:
    """A letter's head, a page's menus and buttons: listed, and no part of the issue."""
    texts = [at for at, block in enumerate(draft.blocks) if block.role is Role.TEXT]
    around = {*_letter_head(draft, texts), *_page(draft, texts)}
    if not around or len(around) == len(texts):
        return draft
    blocks = [_left_out(b) if at in around else b for at, b in enumerate(draft.blocks)]
    decisions = [
        decide("copied_pages", draft.blocks[at], "copied page dropped", 0.8)
        for at in sorted(around)
    ]
    return draft.having(blocks, decisions)


def _left_out(block: Block) -> Block:
    return block.is_a(Role.DROPPED, why=AROUND)


def _letter_head(draft: Draft, texts: list[int]) -> list[int]:
    """The labelled lines that open the text: who wrote to whom, when, about what."""
    head = []
    for at in texts[:_LONGEST]:
        if not _LETTER_HEAD.fullmatch(draft.blocks[at].text):
            break
        head.append(at)
    sent = any(SENDER.match(draft.blocks[at].text) for at in head)
    return head if sent and len(head) >= _FEWEST else []


def _page(draft: Draft, texts: list[int]) -> list[int]:
    """The buttons and menus of a page, and whose rights it says that it is."""
    found = [
        at
        for number, at in enumerate(texts)
        if _PAGE.fullmatch(draft.blocks[at].text)
        or (min(number, len(texts) - number) <= _EDGE and _is_menu(draft.blocks[at].text))
    ]
    return found + [at for at in texts if found and _RIGHTS.fullmatch(draft.blocks[at].text)]


def _is_menu(text: str) -> bool:
    return _MENU.fullmatch(text) is not None and _MENU_WORDS.search(text) is not None
