"""The colours that a PDF is meant for: an ICC profile, and how the standards name it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from typeset.diagnostics.problems import IssueError, about_file

BUILT_IN = "FOGRA39L_coated.icc"
"""Offset on coated paper (ISO 12647-2, paper types 1 and 2), free to use: see its licence."""


@dataclass(frozen=True)
class OutputProfile:
    """A printer's profile for four inks; `registry` is where its name is registered, if it is."""

    name: str
    info: str
    data: bytes
    registry: str = ""


@cache
def coated() -> OutputProfile:
    """The profile that is built in."""
    data = files("typeset.press").joinpath("profiles", BUILT_IN).read_bytes()
    return OutputProfile("FOGRA39", "FOGRA39L Coated", data, "http://www.color.org")


@cache
def srgb() -> bytes:
    """The profile of pictures and colours that say nothing else."""
    return files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()


def output_profile(path: Path) -> OutputProfile:
    """The profile in an office's own file.

    Raises IssueError where it is not a printer's profile for CMYK (ICC.1:2010, 7.2).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        details: dict[str, object] = {"reason": error.strerror or error}
        raise IssueError([about_file(str(path), "press.profile-unread", details)]) from error
    if data[36:40] != b"acsp" or data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        raise IssueError([about_file(str(path), "press.profile-not-cmyk")])
    from PIL import ImageCms

    try:
        described = ImageCms.ImageCmsProfile(BytesIO(data)).profile.profile_description
    except OSError as error:
        raise IssueError([about_file(str(path), "press.profile-not-cmyk")]) from error
    name = (described or path.stem).strip()
    return OutputProfile(name, name, data)
