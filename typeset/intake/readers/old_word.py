"""Word before 2007 (.doc) and WPS Writer (.wps): turned into .docx, and read as that."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from typeset.intake.errors import refuse
from typeset.intake.readers.word import read_word
from typeset.intake.source import Source

_SECONDS = 45
"""LibreOffice may have to start first."""
_FILTER = "MS Word 97"
"""Without its name LibreOffice reads the bytes of a broken file as if they were text."""


def read_old_word(name: str, data: bytes) -> Source:
    """The text of a .doc or .wps file.

    Raises IssueError where neither the converter nor LibreOffice (if it is installed) can read it.
    """
    with tempfile.TemporaryDirectory(prefix="typeset-") as folder:
        old, new = Path(folder) / "old.doc", Path(folder) / "old.docx"
        old.write_bytes(data)
        turned = _by_converter(old, new) or _by_office(old, new)
        if not turned:
            raise refuse("intake.broken-old-word", name)
        source = read_word(name, new.read_bytes())
    return Source(
        name, source.lines, source.unit, source.pictures, source.notes, source.left_out, data
    )


def _by_converter(old: Path, new: Path) -> bool:
    from doc2docx import convert

    try:
        convert(str(old), str(new))
    except Exception:  # a converter of hostile files may fail in any way: then the next one tries
        return False
    return new.is_file()


def _by_office(old: Path, new: Path) -> bool:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return False
    profile = f"-env:UserInstallation={(old.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", f"--infilter={_FILTER}", "--convert-to", "docx"]
    command += ["--outdir", str(new.parent)]
    try:
        subprocess.run([*command, str(old)], capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return new.is_file()
