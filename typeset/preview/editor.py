"""Opening a source file at its line in the editor's own editor."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError

AT_LINE = {
    "code": "--goto {file}:{line}:{column}",
    "code-insiders": "--goto {file}:{line}:{column}",
    "codium": "--goto {file}:{line}:{column}",
    "cursor": "--goto {file}:{line}:{column}",
    "zed": "{file}:{line}:{column}",
    "subl": "{file}:{line}:{column}",
    "gvim": "+{line} {file}",
    "mvim": "+{line} {file}",
    "gedit": "{file} +{line}:{column}",
    "gnome-text-editor": "{file} +{line}:{column}",
    "kate": "--line {line} --column {column} {file}",
    "emacsclient": "--no-wait +{line}:{column} {file}",
    "notepad++": "-n{line} -c{column} {file}",
    "mate": "--line {line}:{column} {file}",
    "bbedit": "+{line} {file}",
}
"""How each editor that opens a window of its own takes the line."""

_FIELD = re.compile(r"\{(?:file|line|column)\}")


def chosen_editor(asked: str | None, environment: Mapping[str, str] = os.environ) -> str | None:
    """The command asked for, else $VISUAL where it opens a window; None leaves it to the browser.

    An editor that wants the terminal (vi, nano) cannot have it: the server is running there.
    Raises IssueError where what was asked for is no command.
    """
    if asked is not None:
        if _is_command(asked):
            return asked
        raise IssueError([Diagnostic("preview.editor", None, {"command": asked})])
    visual = environment.get("VISUAL", "")
    return visual if _name(visual) in AT_LINE else None


def command_line(editor: str, file: Path, line: int, column: int = 1) -> list[str]:
    """The program and its arguments.  An editor may name {file}, {line} and {column} itself."""
    words = shlex.split(editor)
    if "{file}" not in editor:
        words += AT_LINE.get(_name(editor), "{file}").split()
    filled = {"{file}": str(file), "{line}": str(line), "{column}": str(column)}
    return [_FIELD.sub(lambda found: filled[found[0]], word) for word in words]


def open_at(editor: str, file: Path, line: int, column: int = 1) -> bool:
    """Start the editor; False where there is no such program."""
    program, *arguments = command_line(editor, file, line, column)
    found = shutil.which(program)
    if found is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen(
        [found, *arguments], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    return True


def _is_command(text: str) -> bool:
    """Whether `text` has words, quotes in pairs, and braces around our names alone."""
    try:
        words = shlex.split(text)
    except ValueError:
        return False
    return bool(words and words[0]) and not re.search(r"[{}\0]", _FIELD.sub("", text))


def _name(command: str) -> str:
    try:
        words = shlex.split(command)
    except ValueError:
        return ""
    return Path(words[0]).stem if words else ""
