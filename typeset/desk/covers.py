"""First pages of the issues on the shelf: made when they are looked at, one after another."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from typeset.archive.build import cover
from typeset.files.child import command_of, environment
from typeset.files.issue_files import last_change

LIMIT = "60"
"""Seconds that the setting of one issue may take."""


@dataclass(frozen=True)
class Covers:
    """Pictures of issues' first pages, kept as long as none of an issue's files changes."""

    kept: dict[Path, tuple[float, bytes | None]] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def of(self, folder: Path) -> bytes | None:
        """The cover of the issue in `folder`, as a PNG or JPEG; None where it cannot be set."""
        async with self.turn:
            stamp = await asyncio.to_thread(last_change, folder)
            if folder not in self.kept or self.kept[folder][0] != stamp:
                self.kept[folder] = stamp, await asyncio.to_thread(_made, folder)
            return self.kept[folder][1]


def _made(folder: Path) -> bytes | None:
    with tempfile.TemporaryDirectory(prefix="typeset-cover-") as place:
        target = Path(place) / "cover.pdf"
        words = ["compile", str(folder), "-q", "-o", str(target), "--limit", LIMIT]
        done = subprocess.run(
            [*command_of("typeset"), *words], capture_output=True, env=environment()
        )
        return cover(target.read_bytes()) if done.returncode == 0 and target.exists() else None
