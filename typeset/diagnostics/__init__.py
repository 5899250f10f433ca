"""Problems with their places, their wording in Chinese and English, and their renderings."""

from typeset.diagnostics.problems import Diagnostic, IssueError, Position

__all__ = ["Diagnostic", "IssueError", "Position"]
