"""What the printer, the mail, the phone and the archive need of an issue, made when asked for."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typeset.desk.issue_state import note_finished
from typeset.editing.replacements import EditError
from typeset.files.child import command_of, environment
from typeset.files.issue_files import digest

KINDS: dict[str, tuple[str, ...]] = {
    "pdf": (),
    "printer": ("--pictures", "print", "--bleed", "3mm", "--marks", "crop,register,colour"),
    "booklet": ("--booklet", "saddle"),
    "mail": ("--email",),
    "archive": ("--standard", "a-2u"),
    "word": ("--format", "docx"),
    "wechat": ("--format", "wechat"),
    "letter": ("--format", "email"),
    "web": ("--format", "web"),
    "epub": ("--format", "epub"),
    "text": ("--format", "txt"),
}
"""For whom -> the options of `typesetter compile`."""
PDFS = ("pdf", "printer", "booklet", "mail", "archive")
"""Those that are the issue's PDF."""
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""No time of day in what is written."""


@dataclass(frozen=True)
class FinishedFiles:
    """Finished files of one issue; one is made after another."""

    manifest: Path
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def made(self, kind: str) -> tuple[str, bytes]:
        """The name and the bytes of a file: the form itself, or a zip where it is several files.

        Raises EditError, with what the command said, where it cannot be made.
        """
        if kind not in KINDS:
            raise EditError("no-form", name=kind)
        async with self.turn:
            files = await asyncio.to_thread(digest, self.manifest.parent)
            made = await asyncio.to_thread(_made, self.manifest, KINDS[kind])
            if kind in PDFS:
                await asyncio.to_thread(note_finished, self.manifest.parent, files)
            return made

    async def checked(self) -> list[dict[str, Any]]:
        """The findings of `typesetter check`, with place and remedy in both languages."""
        async with self.turn:
            return await asyncio.to_thread(_checked, self.manifest)


def _made(manifest: Path, options: Sequence[str]) -> tuple[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="typeset-finish-") as place:
        target = Path(place) / f"{manifest.parent.name}.pdf"
        done = _run("compile", str(manifest), "-q", "-o", str(target), *options)
        files = sorted(path for path in Path(place).rglob("*") if path.is_file())
        if done.returncode or not files:
            raise EditError("said", text=done.stderr.strip()[:2000])
        if len(files) == 1:
            return files[0].name, files[0].read_bytes()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                entry = zipfile.ZipInfo(file.relative_to(place).as_posix(), ZIP_DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes())
        return f"{target.stem}.zip", packed.getvalue()


def _checked(manifest: Path) -> list[dict[str, Any]]:
    done = _run("check", str(manifest), "--json")
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    except (ValueError, KeyError):
        raise EditError("said", text=done.stderr.strip()[:2000]) from None
    return found


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [*command_of("typeset"), *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment())
