"""What is handed to a worker and what comes back: plain data that any executor can carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typeset.archive.portable_names import PortableNames
from typeset.archive.record import Card

if TYPE_CHECKING:
    from typeset.archive.compare import Difference
    from typeset.diagnostics.problems import Diagnostic


@dataclass(frozen=True)
class Job:
    """One issue to build, with the tools `made_with`.

    `before` is the PDF to compare the new one with, if that is requested.  `copied` inputs are the
    job's alone: nobody else can change them.  `forms` are names of `typeset.outputs.forms`.
    """

    name: str
    folder: Path
    places: PortableNames
    made_with: Mapping[str, str]
    before: bytes | None = None
    copied: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Built:
    """A built issue: the bytes of its outputs by kind, and what its record needs."""

    name: str
    outputs: dict[str, bytes]
    inputs: dict[str, str]
    lookups: dict[str, str]
    card: Card
    difference: Difference | None = None
    said: tuple[Diagnostic, ...] = ()
    """What to warn of in the manuscript itself; the card has the warnings on the pages, too."""


@dataclass(frozen=True)
class Failed:
    """An issue that could not be built, and why."""

    name: str
    diagnostics: tuple[Diagnostic, ...]


def work(job: Job) -> Built | Failed:
    """Build `job`.  The builder is imported where the work is done, not where it is handed out."""
    from typeset.archive.build import build

    return build(job)
