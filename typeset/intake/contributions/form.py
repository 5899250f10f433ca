"""A form above a piece: a table with 标题, 作者, 单位, 日期 … before what is filled in."""

from __future__ import annotations

import re
from itertools import takewhile

from typeset.intake.contributions.people import labelled
from typeset.intake.draft import Block, Role
from typeset.intake.source import Passage, Run

WHY = "line of a form"
_TITLE = re.compile("(?:稿件|文章)?(?:标题|题目|题名)|Title|Headline", re.IGNORECASE)
_OTHER = re.compile(
    "日期|时间|投稿日期|撰稿日期|字数|联系(?:电话|方式|人)|电话|手机|邮箱|部门|所在部门|职务|审核人?|审批|"
    "类别|栏目|体裁|备注|Date|Words|Phone|E-?mail|Department|Approved by",
    re.IGNORECASE,
)
_COLON = " 　：:"


def without_form(blocks: list[Block]) -> list[Block]:
    """The blocks; of a form at their beginning headline and names stay, as lines with labels."""
    rows = list(takewhile(lambda block: block.role is Role.TABLE, blocks))
    fields = [field for row in rows for field in _fields(row)]
    if not fields or not all(map(_is_known, fields)) or not any(map(_titles, fields)):
        return blocks
    return [*(_line(field) for field in fields), *blocks[len(rows) :]]


def _fields(row: Block) -> list[Block]:
    """A row's cells in pairs: a label, and what is filled in."""
    cells: list[list[Run]] = [[]]
    for run in row.passage.runs:
        if "cell" in run.marks:
            cells.append([])
        else:
            cells[-1].append(run)
    pairs = zip(cells[::2], cells[1::2], strict=False)
    joined = [Passage([*label, Run("：", 0, 0), *value]) for label, value in pairs]
    return [row.is_a(Role.TEXT, passage=passage) for passage in joined if len(passage.text) > 1]


def _label(field: Block) -> str:
    return "".join(field.text.partition("：")[0].split()).strip(_COLON)


def _titles(field: Block) -> bool:
    return _TITLE.fullmatch(_label(field)) is not None


def _is_known(field: Block) -> bool:
    known = _titles(field) or _OTHER.fullmatch(_label(field)) is not None
    return known or labelled(field.text) is not None


def _line(field: Block) -> Block:
    """Headline and names stay text, to be read as any head; the rest is left out."""
    if _titles(field) or labelled(field.text):
        return field
    return field.is_a(Role.DROPPED, why=WHY)
