"""An entry in the desktop's menu (Linux) that opens the desk of a folder.

After the Desktop Entry Specification 1.5 of freedesktop.org.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from typeset.files.atomic import write_whole
from typeset.files.child import command_of, environment

ICON = Path(__file__).parent.parent / "preview" / "web" / "icon.svg"
ENTRY = """\
[Desktop Entry]
Version=1.5
Type=Application
Name={name}: typeset desk
Name[zh_CN]={name}：编辑台
Comment=Newsletters and newspapers, edited beside their true pages
Comment[zh_CN]=在真正的版面旁边编简报、报纸
Exec={command}
Icon={icon}
Terminal=true
Categories=Office;Publishing;
"""
"""In a terminal: whoever closes its window ends the desk."""


def install(folder: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """Write the entry for `folder`, or write it again; the file.  Raises OSError."""
    home = Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    mark = blake2b(str(folder).encode(), digest_size=4).hexdigest()  # folders may share a name
    target = home / "applications" / f"typeset-desk-{mark}.desktop"
    path = f"PYTHONPATH={environment()['PYTHONPATH']}"
    words = ["env", path, *command_of("typeset"), "desk", str(folder)]
    command = " ".join(map(_argument, words))
    name = _string(folder.name)
    text = ENTRY.format(name=name, command=_string(command), icon=_string(str(ICON)))
    write_whole(target, text.encode())
    return target


def _argument(word: str) -> str:
    """A word of Exec: quoted, and no field code (the specification's chapter 7)."""
    quoted = re.sub(r'(["`$\\])', r"\\\1", word.replace("%", "%%"))
    return f'"{quoted}"'


def _string(text: str) -> str:
    """A value of type string (chapter 4): one line, its backslashes doubled."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
