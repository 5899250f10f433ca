"""The catalogue of messages, in Chinese and English.

`catalogue/<room>.yaml` holds a room's messages, each as `name: {zh: …, en: …}`; a message's key
is `<room>.<name>`.  A file is read when the first of its messages is printed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from typeset.diagnostics.program import program_name

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

CATALOGUE = Path(__file__).parent / "catalogue"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VARIABLES = ("TYPESET_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@lru_cache
def catalogue(room: str) -> Mapping[str, Mapping[str, str]]:
    """The messages of one room, by name."""
    with (CATALOGUE / f"{room}.yaml").open(encoding="utf-8") as stream:
        entries: dict[str, dict[str, str]] = yaml.load(stream, Loader=_LOADER)
    return entries


def message(key: str, details: Mapping[str, object], language: Language) -> str:
    """The message `key`, its braces filled.  Raises KeyError for an unknown key or detail.

    `{program}` is the name that the command was called by, whatever the details are.
    """
    room, _, name = key.partition(".")
    return catalogue(room)[name][language].format_map({"program": program_name(), **details})


def user_language() -> Language:
    """The language to speak: the first of TYPESET_LANG, LC_ALL, LC_MESSAGES, LANG that is set."""
    chosen = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "zh" if chosen.lower().startswith("zh") else "en"
