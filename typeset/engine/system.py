"""The system libraries under WeasyPrint: which are missing, and how to get them.

Standard library only: the set-up script asks before anything is installed.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """A shared library: its file's name on Linux, on macOS and on Windows."""

    name: str
    files: tuple[str, ...]


LIBRARIES = (
    Library("GObject", ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll")),
    Library("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")),
    Library("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")),
    Library("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")),
    Library(
        "HarfBuzz-Subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
    ),
    Library("Fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")),
)

# They bring all of the above.
DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
INSTALL = {
    "debian": f"sudo apt-get install {' '.join(DEBIAN_PACKAGES)}",
    "fedora": "sudo dnf install pango harfbuzz",
    "macos": "brew install pango",
}


def load(library: Library) -> ctypes.CDLL | None:
    """The library, loaded; None where the machine has it not."""
    for file in library.files:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def missing_libraries() -> tuple[str, ...]:
    """The names of the libraries that cannot be loaded."""
    return tuple(library.name for library in LIBRARIES if load(library) is None)


def version(library: Library) -> str | None:
    """The library's version as it reports it, "" when it does not; None where it is missing."""
    loaded = load(library)
    if loaded is None:
        return None
    if library.name == "Fontconfig":
        number: int = loaded.FcGetVersion()
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    for name in ("pango_version_string", "hb_version_string"):
        if library.name in ("Pango", "HarfBuzz") and hasattr(loaded, name):
            read_version = getattr(loaded, name)
            read_version.restype = ctypes.c_char_p
            return str(read_version().decode())
    return ""
