"""Headlines that run in: what the tagger sees in one line holds for those that begin alike."""

from __future__ import annotations

from typeset.intake.decoding.lead_ins import capitals_end
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
    Tag.HEAD,
    Tag.CONTENTS,
)
_PLAINLY = 0.5
"""Tags of lines that begin with a label; so likely, a line is one of them."""
_LABELS = ":：!?"
"""`FOR SALE: …`, `NEXT MEETING: …`: what ends so is as often a label; the tagger knows better."""
_FEWEST = 2
"""Lines that begin so: of one it is the tagger that knows."""


def likely_run_ins(draft: Draft) -> Draft:
    """`BINS – From Monday …`, `FREEZER – We have …`: headlines in capitals, of one issue."""
    found = [at for at, block in enumerate(draft.blocks) if _may_open(block)]
    if len({_words(draft.blocks[at]) for at in found}) < max(_FEWEST, len(found)):
        return draft  # words that return are a speaker's name
    blocks = list(draft.blocks)
    for at in found:
        blocks[at] = _surely(blocks[at])
    return draft.having(blocks)


def _may_open(block: Block) -> bool:
    likely = block.likely if block.role is Role.TEXT else None
    if not likely or not capitals_end(block.text) or likely[Tag.MORE] > _GOES_ON:
        return False
    if _words(block)[-1] in _LABELS:
        return False
    return max(likely[tag] for tag in _ANOTHER) < _PLAINLY


def _words(block: Block) -> str:
    return block.text[: capitals_end(block.text)]


def _surely(block: Block) -> Block:
    likely = block.likely or {}
    rest = (1 - max(likely[Tag.RUN_IN], _SURE)) / max(1 - likely[Tag.RUN_IN], 1e-9)
    shares = {tag: share * rest for tag, share in likely.items()}
    return block._replace(likely=shares | {Tag.RUN_IN: max(likely[Tag.RUN_IN], _SURE)})
