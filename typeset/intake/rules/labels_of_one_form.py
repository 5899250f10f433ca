"""Labels of columns: what the tagger sees in most lines of one form holds for all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from typeset.intake.characters import ends_sentence, is_chinese, width
from typeset.intake.draft import Block, Draft, Role
from typeset.intake.tagging.tags import Tag, share_of_tags

_LONGEST = 16.0
"""em: no label is longer."""
_FEWEST, _MOSTLY, _SURE = 2, 0.5, 0.9
"""Lines of one form, how likely they are labels on the whole, and how likely each is then."""
_NO_PART = (Tag.NAME, Tag.HEAD, Tag.CONTENTS, Tag.LEFT_OUT)
"""Tags of lines of the head, of lists of contents and of pages, which may stand in such marks."""
_OPENERS = "“‘《「『（("
_FORM = re.compile(
    rf"(?P<front>(?!\s)[^\w{_OPENERS}]*)"
    r"(?P<number>(?:[\[（(]?(?:\d{1,2}|[一二三四五六七八九十甲乙丙丁]{1,2})[\]）)、.．\s　]+)?)"
    r"(?P<words>.*?)(?P<back>[^\w“”‘’《》「」『』（）()！？!?.]*)"
)
"""`★会长寄语★`, `一、工作动态`, `■ 馆讯`, `[4] 學員作品`."""


def labels_of_one_form(draft: Draft) -> Draft:
    """`★政策速递★`, `★会务通知★`, `★欢迎新会员★`: labels of columns, of one issue."""
    forms: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(draft.blocks):
        if block.likely and (form := _form(block)):
            forms[form].append(at)
    blocks = list(draft.blocks)
    for row in forms.values():
        if len(row) >= _FEWEST and _label(blocks, row) >= _MOSTLY:
            for at in row:
                blocks[at] = _surely(blocks, at)
    return draft.having(blocks)


def _form(block: Block) -> str:
    """What lines of one form have in common; "" where that is too little."""
    text = block.text
    likely = block.likely or {}
    if share_of_tags(likely, _NO_PART) > _MOSTLY:
        return ""
    if block.role is not Role.TEXT or width(text) > _LONGEST or ends_sentence(text):
        return ""
    if text[-1] in "，、：；,:;" or "。" in text:
        return ""
    found = _FORM.fullmatch(text)
    if found is None or not found["words"]:
        return ""
    number = re.sub(r"\w+", lambda n: "1" if n[0].isdigit() else "一", found["number"])
    marks = f"{found['front'].strip()}{number}…{found['back'].strip()}"
    if len(marks) > 1:
        return marks
    return "CAPITALS" if text.isupper() and not is_chinese(text) and block.line.blanks else ""


def _label(blocks: Sequence[Block], row: Sequence[int]) -> float:
    return sum(_share(blocks[at].likely or {}) for at in row) / len(row)


def _share(likely: Mapping[str, float]) -> float:
    return likely[Tag.SECTION] + likely[Tag.KICKER]


def _surely(blocks: Sequence[Block], at: int) -> Block:
    """The block as a label: above white a column's, else whichever it is likelier."""
    likely = blocks[at].likely or {}
    share = _share(likely)
    if share >= _SURE:
        return blocks[at]
    rest = (1 - _SURE) / max(1 - share, 1e-9)
    section = likely[Tag.SECTION] / max(share, 1e-9)
    if at + 1 < len(blocks) and blocks[at + 1].line.blanks:
        section = 1.0
    shares = {tag: part * rest for tag, part in likely.items()}
    return blocks[at]._replace(
        likely=shares | {Tag.SECTION: _SURE * section, Tag.KICKER: _SURE * (1 - section)}
    )
