"""Names of files that hold on every machine: relative to the archive, the layouts, the fonts."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from typeset.files import resources


@dataclass(frozen=True)
class PortableNames:
    """The folders that a record's names start from.

    `2023/03/issue.yaml` lies in the archive (`../layouts/…` beside it); `layouts:…`
    and `fonts:…` are typeset's own, wherever it is installed.
    """

    archive: Path
    layouts: Path = field(default_factory=lambda: resources.LAYOUTS)
    fonts: Path = field(default_factory=lambda: resources.FONTS)

    def name(self, path: Path) -> str:
        """The portable name of an absolute `path`."""
        for prefix, folder in (("layouts:", self.layouts), ("fonts:", self.fonts)):
            if path.is_relative_to(folder):
                return prefix + path.relative_to(folder).as_posix()
        return Path(os.path.relpath(path, self.archive)).as_posix()

    def path(self, name: str) -> str:
        """Where the file called `name` is on this machine."""
        if name.startswith("layouts:"):
            return f"{self.layouts}/{name[8:]}"
        if name.startswith("fonts:"):
            return f"{self.fonts}/{name[6:]}"
        return f"{self.archive}/{name}"
