"""Tables with their captions and notes, as office documents have them: one division, `::: table`.

A line such as 表1 各区县数据 above a table is its caption; paragraphs below it that open with 注：
or 资料来源： are its notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from typeset.issue.inlines import plain_text
from typeset.issue.model import Block, Division, Paragraph, Table, Text

TABULAR = frozenset({"table", "turned"})
"""Divisions that are a table with its caption and notes."""
LONGEST = 60
"""Characters of a caption: what is longer is a sentence about the table."""

_CAPTION = re.compile(
    r"(?:附?表|Table|TABLE) ?[\dA-Z一二三四五六七八九十]+(?:[-－–.．—]\d+)?[\s　:：.．]"
    r".*[^。.；;:：]$"
)
_NOTE = re.compile(
    r"(?:表?注|备注|附注|说明|(?:资料|数据)?来源|Notes?|Sources?) ?[\d①-⑳]*[:：.．]", re.IGNORECASE
)


def with_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; a table with a caption or notes beside it is one division with them."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if isinstance(block, Table) and isinstance(before, Paragraph) and _is_caption(before):
            caption = plain_text(before.children).strip()
            found[-1] = Division(before.position, "table", caption, (block,))
        elif isinstance(block, Paragraph) and _NOTE.match(plain_text(block.children)):
            if isinstance(before, Table):
                found[-1] = Division(before.position, "table", "", (before, block))
            elif isinstance(before, Division) and before.kind in TABULAR:
                found[-1] = replace(before, blocks=(*before.blocks, block))
            else:
                found.append(block)
        else:
            found.append(block)
    return tuple(found)


def _is_caption(block: Paragraph) -> bool:
    """Whether it is a caption by its words, and plain text, as a division's title is."""
    words = plain_text(block.children).strip()
    is_plain = all(isinstance(child, Text) for child in block.children)
    return is_plain and len(words) <= LONGEST and bool(_CAPTION.match(words))
