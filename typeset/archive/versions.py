"""What the pages are made with: the versions that may change a byte of a PDF."""

from __future__ import annotations

import ctypes
import sys
import zlib
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typeset
from typeset.archive.digests import Digests
from typeset.files.resources import FONTS

# The rooms whose code decides what a page looks like.
ROOMS = (
    *("files", "words", "diagnostics", "issue", "typography", "engine"),
    *("faces", "layout", "makeup", "press", "outputs"),
)
CODE = frozenset({".py", ".txt", ".css", ".html", ".xhtml", ".opf"})
"""The endings of what a room is made of: modules, words, the pages and styles of the forms."""
PACKAGES = (
    *("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "cssselect2", "pyphen"),
    *("jinja2", "markdown-it-py", "mdit-py-plugins", "pyyaml", "pillow", "pypdfium2"),
)
LIBRARIES = {
    "pango": ("pango_version_string", "libpango-1.0.so.0", "libpango-1.0.dylib"),
    "harfbuzz": ("hb_version_string", "libharfbuzz.so.0", "libharfbuzz.0.dylib"),
}


def made_with(digests: Digests) -> dict[str, str]:
    """Tools and their versions; `typeset` is its version and the digest of its own code."""
    found = {"typeset": f"{typeset.__version__}+{_code(digests)}"}
    found |= {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    found |= {name: _package(name) for name in PACKAGES}
    return found | {name: _library(*names) for name, names in LIBRARIES.items()}


def _code(digests: Digests) -> str:
    package = Path(typeset.__file__).parent
    files = sorted(file for room in ROOMS for file in (package / room).rglob("*.*"))
    files = [file for file in files if file.suffix in CODE]
    files += sorted(file for file in FONTS.iterdir() if file.suffix in (".yaml", ".conf"))
    listing = "\n".join(f"{file.name} {digests.of(str(file))}" for file in files)
    return sha256(listing.encode()).hexdigest()[:16]


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _library(function: str, *names: str) -> str:
    for name in names:
        with suppress(OSError):
            ask = getattr(ctypes.CDLL(name), function)
            ask.restype = ctypes.c_char_p
            answer = ask()
            return answer.decode() if isinstance(answer, bytes) else "-"
    return "-"
