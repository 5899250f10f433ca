"""Another text for a whole file: how one that cannot be read is mended."""

from __future__ import annotations

from typing import Literal

from typeset.desk.edit_request import Edit, EditRequest
from typeset.desk.reading import text_of
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.diagnostics.source import SourceText
from typeset.editing.workspace import Conflict, Workspace
from typeset.issue.article import read_front_matter
from typeset.issue.yaml_tree import read_yaml


class ReplaceSource(EditRequest):
    """Another text for a whole file, which could not be read as it was `seen`."""

    act: Literal["source"]
    file: str
    seen: str
    text: str

    def edit(self, workspace: Workspace) -> Edit:
        """The file.  Raises IssueError for a text that cannot be read either."""
        if (now := text_of(workspace, self.file)) != self.seen:
            raise Conflict(self.file, self.text, now)
        problems: list[Diagnostic] = []
        source = SourceText(self.file, self.text.replace("\r\n", "\n"))
        read = read_yaml if self.file == workspace.manifest else read_front_matter
        read(source, problems)
        if any(each.severity == "error" for each in problems):
            raise IssueError(problems, workspace.root)
        yield self.file, self.text
