"""The catalogue is complete: both languages, the same braces, every key used and known."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import typeset
from typeset.issue.messages import CATALOGUE, catalogue, user_language

ROOMS = sorted(path.stem for path in CATALOGUE.glob("*.yaml"))
ENTRIES = {f"{room}.{name}": entry for room in ROOMS for name, entry in catalogue(room).items()}
USE = re.compile(rf'"((?:{"|".join(ROOMS)})\.[a-z0-9-]+)"')


def used_keys() -> set[str]:
    sources = Path(typeset.__file__).parent.rglob("*.py")
    return {key for path in sources for key in USE.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("key", ENTRIES)
def test_every_message_is_there_in_both_languages_with_the_same_details(key):
    entry = ENTRIES[key]
    fields = [{f for _, f, _, _ in Formatter().parse(entry[language]) if f} for language in entry]
    assert set(entry) == {"zh", "en"}
    assert all(isinstance(text, str) and text.strip() for text in entry.values())
    assert fields[0] == fields[1]


def test_every_key_in_the_source_has_a_message():
    files = {"issue.yaml", "layout.yaml", "fonts.yaml"}
    assert used_keys() - set(ENTRIES) <= files


def test_no_message_is_left_over():
    assert set(ENTRIES) - used_keys() == set()


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8", "TYPESET_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "TYPESET_LANG": "en"}, "en"),
        ({}, "en"),
    ],
)
def test_language_is_the_users(monkeypatch, variables, language):
    for name in ("TYPESET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_language() == language
