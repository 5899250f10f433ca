"""Proposals in words: place, who, and the difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from typeset.diagnostics.messages import Language, message
from typeset.outputs.review.proposals import Proposal

AROUND = 16
"""Characters of what stayed that are shown beside what changed."""
AROUND_WORDS = 10
"""Words and the blanks between them: five words."""
_TOKEN = re.compile(
    r"[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+(?:[’'-][^\W\d_]+)*|[\d.,]*\d|.", re.DOTALL
)
"""A word of letters, a number, or one sign or Chinese character."""


def as_text(found: Sequence[Proposal], language: Language) -> str:
    """All proposals, numbered from 1."""
    if not found:
        return message("outputs.nothing-changed", {}, language) + "\n"
    return "".join(_one(number, each, language) for number, each in enumerate(found, 1))


def as_json(found: Sequence[Proposal]) -> list[dict[str, object]]:
    """All proposals as plain data."""
    return [
        {
            "number": number,
            "kind": each.kind,
            "file": each.position.file if each.position else None,
            "line": each.position.line if each.position else None,
            "key": each.place.key if each.place else None,
            "before": each.before,
            "after": each.after,
            "authors": list(each.authors),
            "comments": [{"author": c.author, "text": c.text} for c in each.comments],
        }
        for number, each in enumerate(found, 1)
    ]


def _one(number: int, each: Proposal, language: Language) -> str:
    at = each.position
    where = f"{at.file}:{at.line}" if at else message("outputs.of-the-layout", {}, language)
    head = "  ".join((f"{number}.", where, *each.authors))
    lines = [head]
    if each.kind != "comment":
        kind = message(f"outputs.review-{each.kind}", {}, language)
        lines.append(f"   {kind} {difference(each.before, each.after)}")
    lines += [f"   # {c.author}: {c.text}" for c in each.comments]
    return "\n".join(lines) + "\n"


def difference(before: str, after: str) -> str:
    """What was taken out in [-…-], what was put in in {+…+}, with a little of what stayed.

    Chinese is compared by characters, what is written in letters by words.
    """
    return "".join(_pieces(_TOKEN.findall(before), _TOKEN.findall(after))).replace("\n", "⏎")


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal":
            yield _shortened(before[a:b], number == 0, number == len(steps) - 1)
            continue
        yield f"[-{''.join(before[a:b])}-]" if b > a else ""
        yield f"{{+{''.join(after[c:d])}+}}" if d > c else ""


def _shortened(stayed: Sequence[str], first: bool, last: bool) -> str:
    """The ends of what stayed beside what changed."""
    words = len("".join(stayed)) > 2 * len(stayed)
    most = AROUND_WORDS if words else AROUND
    head = 0 if first else most
    tail = 0 if last else most
    if len(stayed) <= head + tail + 1:
        return "".join(stayed)
    return f"{''.join(stayed[:head])}…{''.join(stayed[len(stayed) - tail :])}"
