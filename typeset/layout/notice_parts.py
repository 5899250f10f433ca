"""The parts of a notice that stand at places of their own: addressee and attachments."""

from __future__ import annotations

import re

from typeset.issue.model import Block, Paragraph
from typeset.layout.inlines import plain

_LEADS_ON = re.compile("[。；？！]|[如以]下")
_FIRST = re.compile(r"附件[:：]\s*1\s*[.．、]")
_MORE = re.compile(r"\d{1,2}\s*[.．、](?!\d)")


def is_addressee(block: Block) -> bool:
    """Whether the first paragraph of a notice names to whom it goes: 各县（市、区）总工会："""
    text = plain(block.children).strip() if isinstance(block, Paragraph) else ""
    return text.endswith(("：", ":")) and not _LEADS_ON.search(text)


def attachment(block: Block, previous: str) -> str:
    """What a block is in the list of attachments: "first" (附件：1.…), "more" (2.…) or ""."""
    text = plain(block.children).strip() if isinstance(block, Paragraph) else ""
    if _FIRST.match(text):
        return "first"
    return "more" if previous and _MORE.match(text) else ""
