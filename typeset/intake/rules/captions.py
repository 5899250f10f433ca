"""Pictures: captions and credits belong to the picture, not to the article that they interrupt."""

from __future__ import annotations

from typeset.intake.characters import ends_sentence, glue, has_sentence, open_pair
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import CAPTION, CREDIT
from typeset.intake.source import Passage, Run

_PASSED = {Role.CAPTION, Role.CREDIT, Role.PICTURE, Role.DROPPED}


def captions(draft: Draft) -> Draft:
    """`图为…。孙中喆 摄`, `Photo: …`: a caption, and the credit at its end."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        if block.role is Role.CAPTION or (block.role is Role.PARAGRAPH and _is_caption(block.text)):
            done += _parts(block)
            decisions.append(decide("captions", block, "caption", 0.85))
        else:
            done.append(block)
    return draft.having(done, decisions)


def _is_caption(text: str) -> bool:
    if len(text) > 400:
        return False
    found = CREDIT.search(text)
    return bool(CAPTION.search(text[:200]) and (found or text.startswith("图"))) or bool(
        found and (ends_sentence(text[: found.start()]) or not has_sentence(text))
    )


def _parts(block: Block) -> list[Block]:
    found = CREDIT.search(block.text)
    if not found:
        return [block.is_a(Role.CAPTION)]
    caption = block.passage.cut(0, found.start())
    credit = block.is_a(Role.CREDIT, passage=block.passage.cut(found.start()))
    return [block.is_a(Role.CAPTION, passage=caption), credit] if caption.text else [credit]


def interrupted(draft: Draft) -> Draft:
    """A paragraph that a picture's caption cut in two is joined again; the picture follows it."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        first = _open_half(done) if block.role is Role.PARAGRAPH else None
        if first is None:
            done.append(block)
            continue
        half = done[first]
        decisions.append(decide("interrupted", half, "joined across a picture's caption", 0.75))
        done[first] = half._replace(passage=_joined(half.passage, block.passage), last=block.last)
    return draft.having(done, decisions)


def _open_half(done: list[Block]) -> int | None:
    """The unfinished paragraph before the captions that end the list, if that is how it ends."""
    at = len(done) - 1
    while at >= 0 and done[at].role in _PASSED:
        at -= 1
    if at < 0 or at == len(done) - 1 or done[at].role is not Role.PARAGRAPH:
        return None
    if all(block.role is Role.DROPPED for block in done[at + 1 :]):
        return None
    text = done[at].text
    unfinished = not ends_sentence(text) and (
        has_sentence(text) or open_pair(text) or len(text) > 60
    )
    return at if unfinished else None


def _joined(first: Passage, second: Passage) -> Passage:
    mark = glue(first.text, second.text)
    between = [Run(mark, 0, 0)] if mark else []
    return Passage([*first.runs, *between, *second.runs])
