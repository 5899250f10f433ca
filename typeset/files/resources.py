"""Where the built-in layouts and fonts are: beside the package in a checkout, in it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

LAYOUTS: Path = _ROOT / "layouts"
FONTS: Path = _ROOT / "fonts"
