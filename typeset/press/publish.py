"""Pages written to files: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.press.drawing import draw
from typeset.press.pages import Pages

FORMATS = ("pdf", "png", "html")


def publish(
    pages: Pages, target: Path, formats: Iterable[str] = ("pdf",)
) -> tuple[Diagnostic, ...]:
    """Write `pages` to `target`, and return what drawing them had to say.

    `target` is the PDF's name; page pictures (`png`) and the composed HTML (`html`) stand beside
    it: issue.pdf, issue-1.png, issue-2.png, issue.html.  A file that was there before stays as is
    until the new one is whole on the disk.  Raises IssueError where a file cannot be written.
    """
    pdf, warnings = _finished(pages)
    for file, data in _files(pages, pdf, target, set(formats)):
        write_whole(file, data)
    return warnings


def _finished(pages: Pages) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF in the form that the pages' options ask for."""
    if pages.options.email:
        from typeset.press.email import for_email

        return for_email(pages)
    return draw(pages)


def outputs(pages: Pages, target: Path, formats: Iterable[str]) -> tuple[Path, ...]:
    """The files that `publish` writes."""
    digits = len(str(pages.count))
    pictures = [
        target.with_name(f"{target.stem}-{number:0{digits}}.png")
        for number in range(1, pages.count + 1)
    ]
    by_format = {"pdf": [target], "png": pictures, "html": [target.with_suffix(".html")]}
    wanted = set(formats)
    return tuple(file for name in FORMATS if name in wanted for file in by_format[name])


def _files(
    pages: Pages, pdf: bytes, target: Path, formats: set[str]
) -> Iterable[tuple[Path, bytes]]:
    """Each file with its bytes, made when it is its turn."""
    if "pdf" in formats:
        yield target, pdf
    if "png" in formats:
        from typeset.press.pictures import page_pictures

        yield from zip(outputs(pages, target, ("png",)), page_pictures(pdf), strict=True)
    if "html" in formats:
        from typeset.press.standalone import standalone

        yield target.with_suffix(".html"), standalone(pages.source).encode()


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`: a temporary file beside it, flushed to the disk, then renamed.

    Raises IssueError where that cannot be done; `target` is then as it was.
    """
    if target.exists() and not (target.is_file() or target.is_dir()):  # a device, a pipe
        raise IssueError([Diagnostic("press.not-a-file", None, {"path": target})])
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
        details: dict[str, object] = {"path": target, "reason": error.strerror or error}
        raise IssueError([Diagnostic("press.not-written", None, details)]) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask
