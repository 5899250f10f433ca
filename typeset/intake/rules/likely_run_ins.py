"""Headlines that run in: what the tagger sees in some lines holds for those that begin alike."""

from __future__ import annotations

import re
from collections import defaultdict

from typeset.intake.characters import is_chinese
from typeset.intake.decoding.lead_ins import capitals_end, lead_in_end
from typeset.intake.draft import Block, Draft, Role
from typeset.intake.tagging.tags import Tag

_SURE = 0.9
"""How likely `BINS – From Monday …` opens an article where another line begins so: of 60 such lines
in English issues each did, to the tagger a third."""
_GOES_ON = 0.7
"""So likely, a line goes on with the one above, and begins nothing."""
_ANOTHER = (
    Tag.ITEM,
    Tag.ROW,
    Tag.BYLINE,
    Tag.END_BYLINE,
    Tag.CAPTION,
    Tag.NAME,
    Tag.HEAD,
    Tag.CONTENTS,
    Tag.NOTICE,
)
_PLAINLY = 0.5
"""Tags of lines that begin with a label; so likely, a line is one of them."""
_LABELS = ":：!?"
"""`FOR SALE: …`, `NEXT MEETING: …`: what ends so is as often a label; the tagger knows better."""
_CALL = re.compile(r"\W*[^\s:]+(?: [^\s:]+){2,}[!?]")
"""`WHO LEFT THE GATE OPEN?`, `NO MORE MARROWS, PLEASE!`: of three words, it is no label."""
_FEWEST, _ROW = 2, 3
"""Lines that begin so: of one it is the tagger that knows; and where they are no capitals."""
_MOSTLY, _BOXED_MOSTLY = 0.4, 0.15
"""So likely on the whole, lines that begin alike all open articles: of 68 with `Swarms: …` 45 did;
of 21 with `【雨情】今日…`, 18."""
_BOXED = re.compile("【[^】]{2,12}】(?=[^ 　【].{12})")
_SAYS = re.compile(r".{33}|(?:I|We|He|She|It|They|You|There|This|That)\b")
"""What opens a sentence rather than an article: many characters, or who does something."""


def likely_run_ins(draft: Draft) -> Draft:
    """`BINS – From Monday …`, `FREEZER – We have …`: headlines in capitals, of one issue.

    `Swarms: …`, `Varroa: …` and `【雨情】…`, `【转移】…` too, where the tagger sees that in some.
    """
    forms: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for at, block in enumerate(draft.blocks):
        if opens := _form(block):
            forms[opens].append(at)
    blocks = list(draft.blocks)
    for form, row in forms.items():
        if _all_open(form, [blocks[at] for at in row]):
            for at in row:
                blocks[at] = _surely(blocks[at])
    return draft.having(blocks)


def _form(block: Block) -> tuple[str, bool] | None:
    """What lines that begin alike have in common: how the words end, and the white above."""
    likely = block.likely if block.role is Role.TEXT else None
    if (
        not likely
        or likely[Tag.MORE] > _GOES_ON
        or max(likely[tag] for tag in _ANOTHER) >= _PLAINLY
    ):
        return None
    if is_chinese(block.text):
        return ("【】", True) if _BOXED.match(block.text) else None
    words = _words(block)
    if capitals_end(block.text) and (words[-1] not in _LABELS or _CALL.fullmatch(words)):
        return ("CAPITALS", True)
    if not words or _SAYS.match(words):
        return None
    return (words[-1], block.line.blanks > 0)


def _all_open(form: tuple[str, bool], row: list[Block]) -> bool:
    """Whether lines that begin alike all open articles."""
    if form[0] == "CAPITALS":
        return len({_words(block) for block in row}) >= max(_FEWEST, len(row))
    if len({_words(block) for block in row}) < max(_ROW, len(row)):
        return False  # words that return are a speaker's name
    mean = sum((block.likely or {}).get(Tag.RUN_IN, 0.0) for block in row) / len(row)
    return mean >= (_BOXED_MOSTLY if form[0] == "【】" else _MOSTLY)


def _words(block: Block) -> str:
    """What opens the line."""
    boxed = _BOXED.match(block.text)
    return boxed[0] if boxed else block.text[: lead_in_end(block.text)]


def _surely(block: Block) -> Block:
    likely = block.likely or {}
    rest = (1 - max(likely[Tag.RUN_IN], _SURE)) / max(1 - likely[Tag.RUN_IN], 1e-9)
    shares = {tag: share * rest for tag, share in likely.items()}
    return block._replace(likely=shares | {Tag.RUN_IN: max(likely[Tag.RUN_IN], _SURE)})
