"""`typesetter doctor`: the state of the installation, what is missing, and how to get it."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

import click

from typeset import __version__
from typeset.diagnostics.messages import message, user_language
from typeset.engine import system
from typeset.files.resources import FONTS

_OLDEST = (3, 11)


@dataclass(frozen=True)
class DoctorLine:
    """One line of the report.  `trouble` is a key of the catalogue, None when all is well."""

    name: str
    state: str
    trouble: str | None = None


@click.command()
def doctor() -> None:
    """Print the state of the installation; the exit status is 1 when something is missing."""
    findings = list(examine())
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        click.echo(_line(finding, width))
    troubles = sorted({finding.trouble for finding in findings if finding.trouble})
    for key in troubles:
        click.echo(_sentence(key))
    if troubles:
        sys.exit(1)
    click.echo(_sentence("doctor.well"))


def _line(finding: DoctorLine, width: int) -> str:
    mark = "✗" if finding.trouble else "✓"
    return f"{mark} {finding.name:<{width}}  {finding.state}".rstrip()


def _sentence(key: str) -> str:
    return message(key, system.INSTALL, user_language())


def examine() -> Iterator[DoctorLine]:
    """All that the installation consists of, part by part."""
    yield DoctorLine("typeset", __version__)
    yield _python()
    for library in system.LIBRARIES:
        yield _library(library)
    yield from _packages()
    yield from _fonts()


def _python() -> DoctorLine:
    good = sys.version_info >= _OLDEST
    return DoctorLine("Python", sys.version.split()[0], None if good else "doctor.python")


def _library(library: system.Library) -> DoctorLine:
    version = system.version(library)
    if version is None:
        return DoctorLine(library.name, "–", "doctor.library")
    return DoctorLine(library.name, version)


def _packages() -> Iterator[DoctorLine]:
    """WeasyPrint, which must be the very release; others where they are missing or differ."""
    for name, wanted in _requirements().items():
        have = _version_of(name)
        differs = bool(wanted) and have != wanted
        state = f"{have or '–'} ({wanted})" if differs else have or "–"
        if have is None or (differs and name == "weasyprint"):
            yield DoctorLine(name, state, "doctor.package")
        elif differs or name == "weasyprint":
            yield DoctorLine(name, state)


def _requirements() -> dict[str, str]:
    """Package -> exact version, as the lock says; in an installed typeset, as its metadata do."""
    lock = FONTS.parent / "requirements.lock"
    if lock.is_file():
        lines = lock.read_text(encoding="utf-8").splitlines()
    else:
        lines = [line for line in metadata.requires("typeset") or () if ";" not in line]
    pinned = (re.match(r"([\w.-]+)(?:==([\w.]+))?", line) for line in lines)
    return {match[1]: match[2] or "" for match in pinned if match}


def _version_of(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _fonts() -> Iterator[DoctorLine]:
    """Every built-in face with the beginning of its SHA-256."""
    from typeset.faces.catalogue import checksums

    for name, digest in checksums().items():
        path = FONTS / name
        if not path.is_file():
            yield DoctorLine(name, "–", "doctor.font")
        elif (have := hashlib.sha256(path.read_bytes()).hexdigest()) != digest:
            yield DoctorLine(name, f"{have[:16]} ({digest[:16]})", "doctor.font")
        else:
            yield DoctorLine(name, digest[:16])
