"""Between the commands and the terminal: what goes wrong becomes a sentence and a status."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from typeset.diagnostics.problems import Diagnostic

BAD_INPUT = 2
"""What the editor or the machine's keeper can mend: the issue, a full disk, a permission."""
INTERNAL = 70
"""A fault of ours (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130

_SYSTEM_MESSAGES = {
    errno.ENOSPC: "cli.disk-full",
    errno.EDQUOT: "cli.disk-full",
    errno.EFBIG: "cli.disk-full",
    errno.EACCES: "cli.no-permission",
    errno.EPERM: "cli.no-permission",
    errno.EROFS: "cli.read-only",
    errno.ENOENT: "cli.not-found",
}


def show(diagnostics: Iterable[Diagnostic], root: Path | None = None) -> None:
    """Print diagnostics on stderr, in colour on a terminal.

    `root` is the issue's folder (see `typeset.diagnostics.report.as_text`).
    """
    found = list(diagnostics)
    if not found:
        return
    from typeset.diagnostics.report import as_text

    colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    click.echo(as_text(found, colour=colour, root=root), err=True, nl=False)


@contextmanager
def boundary() -> Iterator[None]:
    """Turns exceptions into messages and exit statuses; click's own pass through."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except KeyboardInterrupt:
        _stop(INTERRUPTED, "cli.interrupted")
    except Exception as error:
        _explain(error)


def _explain(error: Exception) -> NoReturn:
    from typeset.diagnostics.problems import IssueError

    if isinstance(error, IssueError):
        show(error.diagnostics, error.root)
        sys.exit(BAD_INPUT)
    if isinstance(error, OSError) and error.errno is not None:
        _explain_system(error)
    if isinstance(error, OSError) and "cannot load library" in str(error):
        reason = str(error).splitlines()[0]
        _stop(BAD_INPUT, "cli.library-missing", hint="cli.hint-library-missing", reason=reason)
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    command = " ".join(sys.argv[1:])
    _stop(INTERNAL, "cli.unexpected", error=words, command=command, file=_write_details(error))


def _explain_system(error: OSError) -> NoReturn:
    """A full disk, a missing permission; the file's name where the system gave it."""
    reason, file = error.strerror or str(error), error.filename2 or error.filename
    key = _SYSTEM_MESSAGES.get(error.errno or 0, "cli.system")
    if isinstance(file, str | bytes):
        _stop(BAD_INPUT, key, file=os.fsdecode(file), reason=reason)
    nameless = "cli.no-room" if key == "cli.disk-full" else "cli.system-somewhere"
    _stop(BAD_INPUT, nameless, reason=reason)


def _stop(status: int, key: str, *, hint: str | None = None, **details: object) -> NoReturn:
    from typeset.diagnostics.problems import Diagnostic

    show([Diagnostic(key, None, details, hint)])
    sys.exit(status)


def _write_details(error: Exception) -> str:
    """Where it happened, in a file of its own; its name, or `-` where that cannot be written.

    The file can be sent: it has the versions, the command's options and the lines of our code that
    were at work, but neither the words of the error nor anything else of the issue's text.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="typeset-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.writelines(_details(error))
    except OSError:
        return "-"
    return name


def _details(error: BaseException) -> Iterator[str]:
    import platform

    from typeset import __version__

    options = [word for word in sys.argv[1:] if word.startswith("-") or word.isalpha()]
    yield f"typeset {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    yield f"{' '.join(options)}\n"
    cause: BaseException | None = error
    while cause is not None:
        yield f"{type(cause).__name__}\n"
        for frame, line in traceback.walk_tb(cause.__traceback__):
            code = frame.f_code
            yield f"  {Path(*Path(code.co_filename).parts[-3:])}:{line} {code.co_name}\n"
        cause = cause.__cause__ or cause.__context__
