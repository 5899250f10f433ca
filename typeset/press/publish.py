"""Pages written to a file: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from typeset.issue.diagnostics import Diagnostic, IssueError, Position
from typeset.press.listening import listening
from typeset.press.pages import Pages
from typeset.press.paginate import VARIANT


def publish(pages: Pages, target: Path) -> tuple[Diagnostic, ...]:
    """Write the PDF of `pages` to `target`, and return what drawing it had to say.

    The file that was there before stays as it is until the new one is whole on the disk.  Raises
    IssueError when the disk is full or the folder is not writable.
    """
    data, warnings = draw(pages)
    write_whole(target, data)
    return warnings


def draw(pages: Pages) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF of `pages`, and what drawing it had to say."""
    with listening() as messages:
        data = pages.document.write_pdf(pdf_variant=VARIANT, pdf_tags=True, custom_metadata=True)
    assert data is not None
    return data, tuple(
        Diagnostic("press.engine", None, {"message": message}, severity="warning")
        for message in messages
    )


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`: a temporary file beside it, flushed to the disk, then renamed.

    Raises IssueError where that cannot be done; `target` is then as it was.
    """
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        details: dict[str, object] = {"path": target, "reason": error.strerror or error}
        raise IssueError(
            [Diagnostic("press.not-written", Position(str(target)), details)]
        ) from error


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    umask = os.umask(0)
    os.umask(umask)
    return umask
