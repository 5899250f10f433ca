"""Desks that the shelf has opened: each issue's is a process with its own address and secret."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from typeset.editing.replacements import EditError
from typeset.files.child import command_of, environment


@dataclass(frozen=True)
class DeskProcesses:
    """Desks by the folders of their issues: process and address."""

    running: dict[str, tuple[subprocess.Popen[str], str]] = field(default_factory=dict)

    def open(self, folder: Path) -> str:
        """The address of an issue's desk, which is started if it does not run."""
        process, url = self.running.get(str(folder), (None, ""))
        if process is None or process.poll() is not None:
            words = [*command_of("typeset"), "desk", str(folder), "--no-browser"]
            process = subprocess.Popen(
                words, stdout=subprocess.PIPE, text=True, env=environment(), start_new_session=True
            )
            url = process.stdout.readline().strip() if process.stdout else ""
            if not url:
                raise EditError("not-started", name=folder.name)
            self.running[str(folder)] = process, url
        return url

    def close(self) -> None:
        """End all desks."""
        for process, _ in self.running.values():
            process.terminate()
        for process, _ in self.running.values():
            process.wait()
