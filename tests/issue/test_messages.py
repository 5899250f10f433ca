"""The catalogue is complete: both languages, the same braces, every key used and known."""

from __future__ import annotations

import re
import string
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import typeset
from typeset.diagnostics.messages import MESSAGES, PACKAGE, catalogue, message, user_language
from typeset.intake.decoding.assembly import ROLES
from typeset.intake.decoding.doubts import SAID
from typeset.intake.normalise import MENDINGS, OTHER_MENDINGS

ROOMS = sorted(path.name.removesuffix(MESSAGES) for path in PACKAGE.glob(f"*/*{MESSAGES}"))
ENTRIES = {f"{room}.{name}": entry for room in ROOMS for name, entry in catalogue(room).items()}
SOURCES = Path(typeset.__file__).parent
FULL_KEY = re.compile(rf'"((?:{"|".join(ROOMS)})\.[a-z0-9-]+)"')
FULL_KEYS_HEAD = re.compile(rf'f"((?:{"|".join(ROOMS)})\.[a-z0-9-]+-)\{{')
OWN_NAME = re.compile(r'"([a-z0-9-]+)"')
OWN_NAMES_HEAD = re.compile(r'f"([a-z0-9-]+-)\{')
FILE_NAME = re.compile(r"\.(yaml|json|html|css|pdf)$")


def source(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))


def used_keys() -> set[str]:
    """Every `"room.name"` in the source; the names of files look the same."""
    found = FULL_KEY.findall(source(SOURCES))
    return {key for key in found if key in ENTRIES or not FILE_NAME.search(key)}


def is_named_in_its_room(room: str, name: str, text: str) -> bool:
    """Whether a room's source has a message's name alone, or its head before a brace."""
    return name in OWN_NAME.findall(text) or name.startswith(
        tuple(OWN_NAMES_HEAD.findall(text)) or ("?",)
    )


@pytest.mark.parametrize("key", ENTRIES)
def test_every_message_is_there_in_both_languages_with_the_same_details(key: str) -> None:
    entry = ENTRIES[key]
    fields = [{f for _, f, _, _ in Formatter().parse(entry[language]) if f} for language in entry]
    assert set(entry) == {"zh", "en"}
    assert all(isinstance(text, str) and text.strip() for text in entry.values())
    assert fields[0] == fields[1]


def test_every_key_in_the_source_has_a_message() -> None:
    assert used_keys() - set(ENTRIES) == set()


def test_no_message_is_left_over() -> None:
    assert left_over(set(ENTRIES)) == []


@pytest.mark.parametrize("letter", string.ascii_lowercase)
def test_control_a_message_that_nothing_uses_is_seen(letter: str) -> None:
    assert left_over({f"press.{letter}that-nobody-says"})


def left_over(keys: set[str]) -> list[str]:
    """The keys that no module names, whole or, in the room itself, by name."""
    rooms = (("archive", "cli"), ("series", "cli"), ("editing", "desk"), ("office", "desk"))
    said_by = {each[0]: each for each in rooms}
    texts = {
        room: "".join(source(SOURCES / name) for name in said_by.get(room, (room,)))
        for room in ROOMS
        if room not in ("import", "help")  # the help's own test compares it with the commands
    }
    used = used_keys()
    used |= {f"{key}-remedy" for key in used}  # the preflight says each finding's remedy so
    heads = tuple(FULL_KEYS_HEAD.findall(source(SOURCES)))
    return sorted(
        key
        for key in keys - used
        if not key.startswith(heads)
        and (room := key.partition(".")[0]) in texts
        and not is_named_in_its_room(room, key.partition(".")[2], texts[room])
    )


def test_no_words_of_the_import_are_left_over() -> None:
    """Its rules name what they do by those words; a mending by the name of its function."""
    text = source(SOURCES / "intake").replace("'", '"')
    words = {name for name in catalogue("import") if not name.startswith("or ")}
    said = {name for name in words if '"' + name.replace("'", '"') + '"' in text}
    assert words - said == {mend.__name__ for mend in (*MENDINGS, *OTHER_MENDINGS)}


def test_all_that_a_line_may_be_instead_has_words_and_nothing_else_has() -> None:
    words = {name for name in catalogue("import") if name.startswith("or ")}
    assert words - {"or other"} == {f"or {each}" for each in (*SAID.values(), *ROLES.values())}


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
def test_language_is_the_users(
    monkeypatch: pytest.MonkeyPatch, variables: Any, language: str
) -> None:
    for name in ("TYPESET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_language() == language


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 article"), (2, "2 articles"), (0, "0 articles")]
)
def test_a_number_and_its_noun_agree(count: int, said: str) -> None:
    assert message("import.articles", {"folder": "a", "count": count}, "en") == f"a: {said}"


def test_the_system_s_reasons_are_chinese_in_chinese() -> None:
    missing = {"reason": "No such file or directory"}
    assert message("issue.unreadable", missing, "zh") == "文件打不开：没有这个文件或文件夹"
    assert "No such file or directory" in message("issue.unreadable", missing, "en")
    assert "odd" in message("issue.unreadable", {"reason": "odd"}, "zh")
