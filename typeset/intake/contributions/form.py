"""The form that a piece was sent in with: 标题, 作者, 单位, 日期 …, in a table or in lines."""

from __future__ import annotations

import re
from itertools import takewhile

from typeset.intake.contributions.senders import labelled
from typeset.intake.draft import Block, Role
from typeset.intake.source import Passage, Run

WHY = "line of a form"
_TITLE = re.compile("(?:稿件|文章)?(?:标题|题目|题名)|Title|Headline", re.IGNORECASE)
_OTHER = re.compile(
    "[一-龥]{0,4}(?:日期|时间|电话|意见|签[字名])|字数|联系(?:方式|人)|手机|邮箱|部门|所在部门|职务|审核人?|审批|"
    "类别|栏目|体裁|备注|Date|Words|Phone|E-?mail|Department|Approved by",
    re.IGNORECASE,
)
_COLON = " 　：:"
_BEFORE_LABEL = re.compile("[ 　]+(?=[^ 　：:]{2,6}[ 　]*[：:])")
"""`报送单位：教育工会　报送人：张三`: where a line's next field begins."""


def without_form(blocks: list[Block]) -> list[Block]:
    """The blocks; of a form at their beginning headline and names stay, as lines with labels."""
    return _without_lines(_without_table(blocks))


def _without_table(blocks: list[Block]) -> list[Block]:
    """The same of a table, and of the form's own name above it."""
    names = blocks[: int(bool(blocks) and blocks[0].role is Role.TEXT)]
    rows = list(takewhile(lambda block: block.role is Role.TABLE, blocks[len(names) :]))
    fields = [field for row in rows for field in _fields(row)]
    if not fields or not all(map(_is_known, fields)) or not any(map(_titles, fields)):
        return blocks
    named = [name.is_a(Role.DROPPED, why=WHY) for name in names]
    return [*named, *_sorted(fields), *blocks[len(names) + len(rows) :]]


def _without_lines(blocks: list[Block]) -> list[Block]:
    """The same of lines above a piece, of which one has several fields and one names somebody."""
    lines = [_fields_of_line(block) for block in blocks]
    above = list(takewhile(lambda fields: bool(fields) and all(map(_is_known, fields)), lines))
    fields = [field for line in above for field in line]
    named = any(_titles(field) or labelled(field.text) for field in fields)
    if not named or max(map(len, above), default=0) < 2:
        return blocks
    return [*_sorted(fields), *blocks[len(above) :]]


def _fields_of_line(block: Block) -> list[Block]:
    """A line's fields, each a label and what is filled in; [] if it is none."""
    if block.role is not Role.TEXT or block.line.kind not in ("text", "deck"):
        return []
    starts = [0, *(found.end() for found in _BEFORE_LABEL.finditer(block.text))]
    stops = [*starts[1:], len(block.text)]
    parts = [block.passage.cut(*span) for span in zip(starts, stops, strict=True)]
    return [block._replace(passage=part) for part in parts]


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
    return "".join(re.split("[：:]", field.text)[0].split()).strip(_COLON)


def _titles(field: Block) -> bool:
    return _TITLE.fullmatch(_label(field)) is not None


def _is_known(field: Block) -> bool:
    known = _titles(field) or _OTHER.fullmatch(_label(field)) is not None
    return known or labelled(field.text) is not None


def _sorted(fields: list[Block]) -> list[Block]:
    """What is left out, then headline and names, which stay text, to be read as any head."""
    kept = [bool(_titles(field) or labelled(field.text)) for field in fields]
    out = [f.is_a(Role.DROPPED, why=WHY) for f, keep in zip(fields, kept, strict=True) if not keep]
    return [*out, *(field for field, keep in zip(fields, kept, strict=True) if keep)]
