"""Proposals in words: place, who, and the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from typeset.diagnostics.messages import Language, message
from typeset.outputs.review.proposals import Proposal

AROUND = 16
"""Characters of what stayed that are shown beside what changed."""


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
    """What was taken out in [-…-], what was put in in {+…+}, with a little of what stayed."""
    return "".join(_pieces(before, after)).replace("\n", "⏎")


def _pieces(before: str, after: str) -> Iterator[str]:
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal":
            yield _shortened(before[a:b], number == 0, number == len(steps) - 1)
            continue
        yield f"[-{before[a:b]}-]" if b > a else ""
        yield f"{{+{after[c:d]}+}}" if d > c else ""


def _shortened(text: str, first: bool, last: bool) -> str:
    head = "" if first else text[:AROUND]
    tail = "" if last else text[-AROUND:]
    return text if len(text) <= len(head) + len(tail) + 1 else f"{head}…{tail}"
