"""Messages in Chinese and English, each room's beside its code.

`<subject>.messages.yaml` in the folder of any room holds messages as `name: {zh: …, en: …}`; a
message's key is `<subject>.<name>`.  A file is read when the first of its messages is printed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal, TypeVar

import yaml

from typeset.diagnostics.program import program_name
from typeset.diagnostics.system_reasons import in_chinese

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

PACKAGE = Path(__file__).parent.parent
MESSAGES = ".messages.yaml"
"""How the names of the files end."""

Said = TypeVar("Said")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VARIABLES = ("TYPESET_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@lru_cache
def catalogue(subject: str) -> Mapping[str, Mapping[str, str]]:
    """The messages of one subject, by name; each has one file, in one room."""
    (path,) = PACKAGE.glob(f"*/{subject}{MESSAGES}")
    with path.open(encoding="utf-8") as stream:
        entries: dict[str, dict[str, str]] = yaml.load(stream, Loader=_LOADER)
    return entries


def message(key: str, details: Mapping[str, object], language: Language) -> str:
    """The message `key`, its braces filled.  Raises KeyError for an unknown key or detail.

    `{program}` is the name that the command was called by, whatever the details are.
    `{count:line|lines}` is "1 line" or "2 lines".
    """
    subject, _, name = key.partition(".")
    everything = {"program": program_name(), **details}
    if language == "zh" and "reason" in details:
        everything["reason"] = in_chinese(details["reason"])
    wording = catalogue(subject)[name][language]
    if "|" not in wording:  # Python's own way of filling braces takes a sixth of the time
        return wording.format_map(everything)
    return _WORDING.vformat(wording, (), everything)


class _Wording(Formatter):
    """Braces as `str.format_map` has them, and a number with its noun."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, several, many = format_spec.partition("|")
        if not several:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if value == 1 else many}"


_WORDING = _Wording()


def in_both_languages(say: Callable[[Language], Said]) -> dict[Language, Said]:
    """What `say` says in each language: for readers of whom nobody knows which one is theirs."""
    return {language: say(language) for language in LANGUAGES}


def user_language() -> Language:
    """The language to speak: the first of TYPESET_LANG, LC_ALL, LC_MESSAGES, LANG that is set."""
    chosen = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "zh" if chosen.lower().startswith("zh") else "en"
