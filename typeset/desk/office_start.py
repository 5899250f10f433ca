"""What an office's desk must have before it listens to other machines: users, and TLS files."""

from __future__ import annotations

from pathlib import Path

from typeset.desk.tls_files import TlsFiles, tls_files
from typeset.desk.users import UsersFile, read_users, usual_file
from typeset.diagnostics.messages import message, user_language
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.series.discover import MANIFEST


def office_files(
    folder: Path,
    host: str | None,
    users: Path | None,
    certificate: Path | None,
    key: Path | None,
) -> tuple[UsersFile, TlsFiles]:
    """The users and the TLS files.  Raises IssueError, with all that is missing, where one is."""
    if host is None:
        raise IssueError([Diagnostic("office.without-host")])
    file = users or usual_file()
    missing = [] if file.exists() else ["needs-users"]
    missing += [] if certificate and key else ["needs-tls"]
    if missing or certificate is None or key is None:
        language = user_language()
        words = "; ".join(message(f"office.{each}", {}, language) for each in missing)
        raise IssueError([Diagnostic("office.needs", None, {"host": host, "missing": words})])
    if not folder.is_dir() or (folder / MANIFEST).exists():
        raise IssueError([Diagnostic("office.shelf-only", None, {"path": folder})])
    read_users(file)
    return UsersFile(file), tls_files(certificate, key)
