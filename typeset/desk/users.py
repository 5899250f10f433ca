"""The users of an office's desk: names, and Argon2 digests of passwords in a private file.

Argon2id with the parameters of RFC 9106's second recommendation, which argon2-cffi takes.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.files.atomic import write_whole

SHORTEST = 10
"""Characters of a password: more than the eight that NIST SP 800-63B asks for at least."""
LONGEST = 200
"""Characters that are hashed: more come from no person."""
NAME = re.compile(r"[^\s\x00-\x1f\x7f\"\\]{1,40}")
"""A user's name: it stands beside stories, in any script."""
_HASHER = PasswordHasher()


def usual_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the users stand unless another file is named."""
    home = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return home / "typeset" / "desk-users.json"


def read_users(path: Path) -> dict[str, str]:
    """Names and digests; IssueError where there are none, or where others can read the file."""
    if not (found := _read(path)):
        raise _refused("no-users", path)
    return found


def _read(path: Path) -> dict[str, str]:
    """The same; empty where there are none."""
    try:
        with path.open(encoding="utf-8") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            found = json.load(file)["users"]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _refused("users-unreadable", path, reason=error.strerror) from None
    except (ValueError, KeyError, TypeError):
        raise _refused("users-damaged", path) from None
    if os.name == "posix" and mode & 0o077:
        raise _refused("users-open", path, mode=f"{mode:04o}")
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise _refused("users-damaged", path)
    return found


def add_user(path: Path, name: str, password: str) -> None:
    """Write a user into the file, or a new password for one.  IssueError, OSError."""
    if not NAME.fullmatch(name):
        raise _refused("user-name", path, name=name)
    if not SHORTEST <= len(password) <= LONGEST:
        raise _refused("password-length", path, least=SHORTEST, most=LONGEST)
    _write(path, {**_read(path), name: _HASHER.hash(password)})


def remove_user(path: Path, name: str) -> None:
    """Take a user out of the file; he is signed out at once.  IssueError, OSError."""
    users = read_users(path)
    if name not in users:
        raise _refused("no-user", path, name=name)
    _write(path, {known: digest for known, digest in users.items() if known != name})


@dataclass
class UsersFile:
    """The users, read again when their file changes; a file that is damaged meanwhile has none."""

    path: Path
    nobody: str = field(default_factory=lambda: _HASHER.hash(token_urlsafe()))
    """Checked where there is no such user, so that the answer takes as long."""
    _seen: tuple[int, ...] = ()
    _users: dict[str, str] = field(default_factory=dict)

    def digest(self, name: str) -> str | None:
        """The digest of a user's password; None where there is no such user."""
        return self.users().get(name)

    def is_password(self, name: str, password: str) -> bool:
        """Whether a password is that user's."""
        digest = self.digest(name)
        try:
            right = _HASHER.verify(digest or self.nobody, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        return right and digest is not None and len(password) <= LONGEST

    def users(self) -> dict[str, str]:
        """Names and digests as they stand in the file now."""
        try:
            found = self.path.stat()
            seen = found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode
            if seen != self._seen:
                self._users, self._seen = read_users(self.path), seen
        except (OSError, IssueError):
            self._users, self._seen = {}, ()
        return self._users


def _write(path: Path, users: dict[str, str]) -> None:
    text = json.dumps({"users": users}, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, text.encode(), mode=0o600)


def _refused(key: str, path: Path, **details: object) -> IssueError:
    return IssueError([Diagnostic(f"office.{key}", None, {"path": path, **details})])
