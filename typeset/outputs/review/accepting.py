"""Proposals taken: the articles' files changed, each whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from typeset.diagnostics.problems import IssueError
from typeset.issue import load
from typeset.issue.model import Issue
from typeset.outputs.edition import edition_of
from typeset.outputs.review.proposals import Proposal, proposals
from typeset.outputs.review.source_edits import (
    NotByItself,
    with_insertion,
    with_opening,
    with_paragraph,
    with_value,
    without_paragraph,
)
from typeset.press.publish import write_whole

OPENERS = ("headline", "deck")
"""What stands last above an article's text: a paragraph put after it opens the text."""
BY_HAND = ("caption", "preformatted")
"""Places of the text that are written in more ways than are seen through."""


@dataclass(frozen=True)
class Accepted:
    """What was taken, and what must be done by hand."""

    taken: tuple[Proposal, ...]
    left: tuple[Proposal, ...]


def take(
    returned: Path, issue: Issue, chosen: Collection[Proposal], found: Collection[Proposal]
) -> Accepted:
    """Accept the `chosen` of all that was `found` in a returned file, and look at what came of it.

    What the issue still says otherwise than the file, though it was taken, is left to be done by
    hand: a layout's brackets, for example, that the corrector has taken away.
    """
    done = accept(issue, chosen)
    if not done.taken:
        return done
    known = {each.after or each.before for each in found if each not in done.taken}
    again = proposals(returned, edition_of(load(issue.root)))
    still = (each for each in again if each.kind != "comment")
    return Accepted(
        done.taken, (*done.left, *(e for e in still if (e.after or e.before) not in known))
    )


@dataclass(frozen=True)
class ArticleEdits:
    """By an article's file, its bytes before and after; the proposals made there, those left."""

    files: dict[str, tuple[bytes, bytes]]
    taken: tuple[Proposal, ...]
    left: tuple[Proposal, ...]


def edits_of(issue: Issue, chosen: Iterable[Proposal]) -> ArticleEdits:
    """The `chosen` changes made in the texts of the issue's articles; nothing is written."""
    by_file: dict[str, list[Proposal]] = defaultdict(list)
    left: list[Proposal] = []
    for each in chosen:
        if each.place is None or each.kind == "comment":
            left.append(each)
        else:
            by_file[each.place.position.file].append(each)
    taken: list[Proposal] = []
    files: dict[str, tuple[bytes, bytes]] = {}
    for file, of_file in by_file.items():
        data = (issue.root / file).read_bytes()
        edited, done, undone = _edited(data, of_file)
        left += undone
        taken += done
        if edited != data:
            files[file] = data, edited
    return ArticleEdits(files, tuple(taken), tuple(left))


def accept(issue: Issue, chosen: Iterable[Proposal]) -> Accepted:
    """Make the `chosen` changes in the issue's articles; all other bytes stay.

    Where the issue could not be read afterwards, its files are as they were, and all is left to be
    done by hand.  Raises IssueError where a file cannot be written.
    """
    edits = edits_of(issue, chosen)
    for file, (_, after) in edits.files.items():
        write_whole(issue.root / file, after)
    if not still_reads(issue.root):
        for file, (before, _) in edits.files.items():
            write_whole(issue.root / file, before)
        return Accepted((), (*edits.left, *edits.taken))
    return Accepted(edits.taken, edits.left)


def still_reads(root: Path) -> bool:
    """Whether the issue can be loaded."""
    try:
        load(root)
    except IssueError:
        return False
    return True


def _edited(data: bytes, wanted: list[Proposal]) -> tuple[bytes, list[Proposal], list[Proposal]]:
    """The file with the changes, from its foot up, those made and those not."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, [], wanted
    done: list[Proposal] = []
    undone: list[Proposal] = []
    for each in sorted(enumerate(wanted), key=_from_the_foot):
        proposal = each[1]
        try:
            text = _with(text, proposal)
            done.append(proposal)
        except NotByItself:
            undone.append(proposal)
    return text.encode(), done, undone


def _from_the_foot(numbered: tuple[int, Proposal]) -> tuple[int, int]:
    """Lines above stay where they are; of paragraphs put after one line, the last comes first."""
    number, proposal = numbered
    line = proposal.place.position.line if proposal.place else 0
    return -line, -number


def _with(text: str, proposal: Proposal) -> str:
    place = proposal.place
    assert place
    if place.key in BY_HAND or "." in place.key:  # a caption, a key of the manifest
        raise NotByItself
    line = place.position.line
    if proposal.kind == "insert":
        if place.key in OPENERS:
            return with_opening(text, proposal.after)
        if place.key not in ("", "table"):
            raise NotByItself
        return with_insertion(text, line, proposal.after)
    if place.key in ("", "table"):
        if proposal.kind == "delete" or not proposal.after.strip():
            return without_paragraph(text, line, proposal.before)
        return with_paragraph(text, line, proposal.before, proposal.after)
    return with_value(text, place.key, proposal.before, proposal.after.strip())
