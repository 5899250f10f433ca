"""Lines that count or label articles, known by others like them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from typeset.intake.decoding.facts import Facts
from typeset.intake.draft import MASTHEAD, Role
from typeset.intake.lexicon import GREETING

_FIRST = {
    "numeral": ("一、", "一.", "一．"),
    "bracketed": ("（一）", "(一)"),
    "digit": ("1.", "1、", "1．", "１．", "１、"),
}
_FEW_LABELS = 3
"""As many columns show that numbers go through them."""
_BACK = 400
"""Lines above in which the first number is looked for; no issue's first one is further up."""
_FEW_LINES = 12
"""Lines above and below in which headlines of two characters have others beside them."""
_TEXT = 16.0
"""em: a line of text is as long."""


def counts_articles(lines: Sequence[Facts], at: int) -> bool:
    """Whether the 一、 of a line with 二、 stands below the issue's head, and below no headline."""
    counted = _FIRST.get(lines[at].lead)
    if counted is None:
        return False
    back = range(at, max(at - _BACK, -1), -1)
    first = next((n for n in back if lines[n].text.startswith(counted)), None)
    if first is None:
        return False
    label = "numeral" if counts_through(lines, at) else "bullet" if labelled(lines, at) else None
    above = (
        facts
        for facts in reversed(lines[:first])
        if facts.lead != label and not GREETING.search(facts.text)
    )
    last = next(above, None)
    return last is None or last.block.role in MASTHEAD


def counts_through(lines: Sequence[Facts], at: int) -> bool:
    """Whether （一） counts on below 二、: 一、 then labels columns, and （一） counts articles."""
    near = lines[max(at - _BACK, 0) : at + _BACK]
    counted = [facts for facts in near if facts.lead in ("numeral", "bracketed")]
    titled = sum(
        one.lead == "numeral" and two.lead == "bracketed" for one, two in pairwise(counted)
    )
    return titled > 1 and sum(facts.text.startswith(_FIRST["bracketed"]) for facts in counted) == 1


def labelled(lines: Sequence[Facts], at: int) -> bool:
    """Whether 2. counts on below another ■ than 1.: ■ then labels columns, and 1. counts articles.

    Asked of a line with a bullet or with a number.
    """
    near = [facts for facts in lines[max(at - _BACK, 0) : at + _BACK] if facts.lead]
    titled = [
        one.text[0]
        for one, two in pairwise(near)
        if "bullet" in one.lead and two.lead == "digit" and two.text[0].isdigit()
    ]
    firsts = sum(facts.text.startswith(_FIRST["digit"]) for facts in near)
    if len(titled) < _FEW_LABELS or len(set(titled)) > 1 or firsts != 1:
        return False
    return lines[at].lead == "digit" or lines[at].text[0] == titled[0]


def counts_a_part(lines: Sequence[Facts], at: int) -> bool:
    """Whether `1. 种子课` stands above a sentence, and is itself none."""
    facts, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if below is not None and below.block.role is Role.TABLE and facts.wide <= 20:
        return True
    if below is None or facts.wide > 20 or facts.ends or facts.inside or below.lead or below.lower:
        return False
    if facts.text[-1] in "，、；：,;:" or facts.reach == "full":
        return False
    return (below.ends or below.inside or below.wide > 20) and below.wide > facts.wide


def stands_alone(lines: Sequence[Facts], at: int) -> bool:
    """Whether white parts a line from what is above, and a long line stands close below."""
    return _labels_text(lines, at) and lines[at].gap > lines[at + 1].gap


def _labels_text(lines: Sequence[Facts], at: int) -> bool:
    """Whether a line of a few characters stands above a sentence, and below one or a head."""
    facts, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if below is None or facts.wide > 4.5 or facts.ends or facts.text[-1] in "，、：；,:":
        return False
    above = at == 0 or lines[at - 1].ends or lines[at - 1].block.role is not Role.TEXT
    return above and below.wide >= _TEXT and (below.ends or below.inside)


def is_one_of_some(lines: Sequence[Facts], at: int) -> bool:
    """Whether three such lines stand near each other: 水稻, 棉花, 蔬菜, each above its text."""
    if not _labels_text(lines, at):
        return False
    near = range(max(at - _FEW_LINES, 0), min(at + _FEW_LINES, len(lines)))
    return sum(_labels_text(lines, other) for other in near) >= 3
