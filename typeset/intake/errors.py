"""How the import refuses a file: one message of the catalogue, with the file and the place."""

from __future__ import annotations

from typeset.diagnostics.problems import Diagnostic, IssueError, Position


def refuse(key: str, name: str, *, line: int = 1, **details: object) -> IssueError:
    """The error to raise for a file that cannot be imported; `key` names its message."""
    return IssueError([Diagnostic(key, Position(name, line), {"file": name, **details})])
