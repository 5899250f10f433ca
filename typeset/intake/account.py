"""The account of characters: each that was read is placed once or dropped with its reason."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from typeset.intake.characters import squeeze
from typeset.intake.draft import Block, Role
from typeset.intake.source import Source


class UnbalancedError(Exception):
    """The account does not balance: a fault of the import itself, not of the text."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Characters that were left out: what they are, their line and page, and why."""

    text: str
    line: int
    page: int
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """Counts of characters, white space apart."""

    read: int
    placed: int
    dropped: tuple[Dropped, ...]


def balance(source: Source, blocks: tuple[Block, ...]) -> Account:
    """The account of the blocks against the source.  Raises UnbalancedError unless it balances."""
    used: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for block in blocks:
        for run in block.passage.runs:
            if run.line:
                used[run.line].append((run.column, run.column + len(run.text)))
    for place, line in enumerate(source.lines, 1):
        _check_line(line.passage.text, used[place], line.number)
    read = sum(len(squeeze(line.text)) for line in source.lines)
    dropped = tuple(
        Dropped(block.text, block.line.number, block.line.page, block.why)
        for block in blocks
        if block.role is Role.DROPPED
    )
    lost = sum(len(squeeze(drop.text)) for drop in dropped)
    return Account(read, read - lost, dropped)


def _check_line(text: str, pieces: list[tuple[int, int]], number: int) -> None:
    """Each character of the line is in one piece, white space between pieces apart."""
    at = 0
    for start, stop in [*sorted(pieces), (len(text), len(text))]:
        if start < at:
            raise UnbalancedError(f"line {number}: {text[start:at]!r} is placed twice")
        if text[at:start].strip():
            raise UnbalancedError(f"line {number}: {text[at:start]!r} is not placed")
        at = stop
