"""What a PDF was made of, written beside it, so that any clone can see whether it still holds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from typeset.archive.store import form_of

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Card:
    """What the report shows of an issue."""

    title: str
    number: str
    date: str
    pages: int
    headlines: tuple[str, ...]
    text: str
    warnings: tuple[tuple[str, str, str], ...]
    """Place, and what is odd there, in Chinese and in English."""

    @property
    def chinese(self) -> bool:
        """Whether the issue is in Chinese, by its text."""
        sample = self.text[:2000]
        return sum("一" <= char <= "鿿" for char in sample) * 4 > len(sample)


@dataclass(frozen=True, slots=True)
class Record:
    """`inputs` maps portable names (see `places`) to SHA-256.

    `lookups` are the places where a file that appears or goes may change the pages, with what was
    found there, and `project` what the project around brings of its own (see `lookups`).
    `made_with` maps tools to versions, `outputs` the kinds of output (`pdf`, `cover`,
    `docx:.docx`) to SHA-256.
    """

    inputs: dict[str, str]
    lookups: dict[str, str]
    project: tuple[str, ...]
    made_with: dict[str, str]
    outputs: dict[str, str]
    card: Card

    @property
    def forms(self) -> frozenset[str]:
        """The other readers' forms that were made."""
        return frozenset(filter(None, map(form_of, self.outputs)))

    def to_json(self) -> bytes:
        """The record as UTF-8 JSON, with the number of its format."""
        data = {"format": FORMAT, **asdict(self)}
        return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def read_record(path: str) -> Record | None:
    """The record at `path`; None where there is none, or none that this version can read."""
    try:
        with open(path, "rb") as file:
            return _from_json(json.loads(file.read()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _from_json(data: dict[str, Any]) -> Record | None:
    if data.pop("format") != FORMAT:
        return None
    card = data.pop("card")
    card["headlines"] = tuple(card["headlines"])
    card["warnings"] = tuple(tuple(warning) for warning in card["warnings"])
    data["project"] = tuple(data["project"])
    return Record(card=Card(**card), **data)
