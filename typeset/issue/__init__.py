"""What an issue is: `load` turns a manifest and its articles into a checked, frozen `Issue`."""

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.issue.loading import load
from typeset.issue.model import Issue

__all__ = ["Diagnostic", "Issue", "IssueError", "Position", "load"]
