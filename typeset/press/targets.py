"""Where the files of an issue go: beside one another, never over what the issue is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.issue.model import Issue
from typeset.press.pages import Pages
from typeset.press.pictures import is_page_picture

FORMATS = ("pdf", "png", "html", "plan")
LONGEST = 240
"""Bytes of a file's name without its ending: file systems take 255 with it."""


def outputs(pages: Pages, target: Path, formats: Iterable[str]) -> tuple[Path, ...]:
    """The files that `publish` writes."""
    digits = len(str(pages.count))
    pictures = [
        target.with_name(f"{target.stem}-{number:0{digits}}.png")
        for number in range(1, pages.count + 1)
    ]
    dummies = [target.with_name(f"{target.stem}-plan.{kind}") for kind in ("svg", "png")]
    html = [target.with_suffix(".html")]
    by_format = {"pdf": [target], "png": pictures, "html": html, "plan": dummies}
    wanted = set(formats)
    return tuple(file for name in FORMATS if name in wanted for file in by_format[name])


def default_target(issue: Issue, suffix: str) -> Path:
    """Where an issue's PDF goes when nothing else is asked for.

    It is called as the series is (通化工运信息-2023-03.pdf), and stands below `build` in a folder
    that has the path of the issue's own, so that no two issues write one file: the issue in
    2023/03 goes to build/2023/03; one outside the working folder has its whole path there.
    """
    name = f"{_cut(series_name(issue), len(suffix))}{suffix}.pdf"
    here = Path.cwd().resolve()
    inside = issue.root.is_relative_to(here)
    return Path("build") / issue.root.relative_to(here if inside else issue.root.anchor) / name


def series_name(issue: Issue) -> str:
    """The newspaper's or bulletin's name with its date, or else its number: 通化工运信息-2023-03.

    Without a name, the name of the issue's folder.  Signs that a file's name cannot have are left
    out.
    """
    masthead = issue.manifest.masthead
    if masthead is None or not masthead.name:
        return issue.root.name
    behind = masthead.date if masthead.date else masthead.number
    words = masthead.name if behind is None else f"{masthead.name}-{behind}"
    return _UNFIT.sub("", "-".join(words.split())).strip(".-") or issue.root.name


_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f/\\\\:*?"<>|]')
"""What Windows, the strictest, does not allow in a file's name."""


def _cut(name: str, suffix: int) -> str:
    """A name that is too long is cut; `suffix` is the length of what follows it."""
    while len(name.encode(errors="surrogateescape")) + suffix > LONGEST:
        name = name[:-1]
    return name


def check_targets(files: Sequence[Path], inputs: Iterable[Path]) -> None:
    """Raises IssueError where two of `files` are one, or one is of what the issue is made of."""
    used = {identity for path in inputs if (identity := _identity(path))}
    seen: set[Path] = set()
    for file in files:
        details: dict[str, object] = {"path": file}
        if _identity(file) in used:
            raise IssueError([Diagnostic("press.over-source", None, details)])
        if file.absolute() in seen:
            raise IssueError([Diagnostic("press.over-output", None, details)])
        seen.add(file.absolute())


def remove_old_pictures(target: Path, written: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Remove the page pictures of an older, longer issue beside those that were just written.

    Only pictures that we made go (`is_page_picture`), whatever other files are called.
    """
    stay = {file.name for file in written} | {path.name for path in inputs}
    name = re.compile(rf"{re.escape(target.stem)}-\d+\.png")
    with suppress(OSError):
        for file in target.parent.iterdir():
            if name.fullmatch(file.name) and file.name not in stay and is_page_picture(file):
                file.unlink()


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file is, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
