"""The Word file that a corrector sent back: its changes shown, and taken one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from typeset.editing.workspace import Act, FileChange, Workspace
from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.review.accepting import edits_of, still_reads
from typeset.outputs.review.proposals import Proposal, proposals_of
from typeset.outputs.review.returned import ReturnedParagraph, paragraphs_of
from typeset.outputs.review.showing import as_json


class WantedChange(BaseModel):
    """A change that was shown and is to be taken, by where it is and what it says."""

    model_config = ConfigDict(extra="ignore", strict=True)
    file: str | None
    line: int | None
    before: str
    after: str

    def is_of(self, proposal: Proposal) -> bool:
        """Whether it is this one."""
        at = proposal.position
        where = (at.file, at.line) if at else (None, None)
        return (*where, proposal.before, proposal.after) == (
            self.file, self.line, self.before, self.after
        )  # fmt: skip


class ReturnedFile:
    """The file that came back last, as paragraphs."""

    def __init__(self) -> None:
        self._came: Sequence[ReturnedParagraph] = ()

    def read(self, name: str, data: bytes, workspace: Workspace) -> dict[str, Any]:
        """What was changed in it.  Raises IssueError where it is no Word file."""
        self._came = paragraphs_of(data, name)
        return self._shown(workspace)

    def take(self, wanted: Sequence[WantedChange], workspace: Workspace) -> dict[str, Any]:
        """Make the changes that are wanted, as one act; what the file still says otherwise."""
        issue = load(workspace.root / workspace.manifest)
        found = proposals_of(self._came, edition_of(issue))
        chosen = [each for each in found if any(one.is_of(each) for one in wanted)]
        edits = edits_of(issue, chosen)
        changes = tuple(
            FileChange(file, before, after) for file, (before, after) in edits.files.items()
        )
        if changes:
            workspace.perform(Act("review", changes))
            if not still_reads(workspace.root):
                workspace.undo()
        return self._shown(workspace)

    def _shown(self, workspace: Workspace) -> dict[str, Any]:
        issue = load(workspace.root / workspace.manifest)
        return {"proposals": as_json(proposals_of(self._came, edition_of(issue)))}
