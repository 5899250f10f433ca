"""The container file names what is there, and starts the desk by options that it has."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from typeset.cli.desk import desk
from typeset.engine.system import DEBIAN_PACKAGES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")


def words_of(instruction: str) -> list[str]:
    """The list that an instruction has."""
    found = re.search(rf"(?m)^{instruction} (\[.*\])$", TEXT)
    assert found is not None
    words: list[str] = json.loads(found[1])
    return words


def test_what_is_copied_is_there() -> None:
    copied = [line.split()[1:-1] for line in TEXT.splitlines() if line.startswith("COPY ")]
    assert len(copied) == 5
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []


def test_it_installs_the_libraries_that_are_needed() -> None:
    assert set(DEBIAN_PACKAGES) <= set(TEXT.split())


def test_the_desk_knows_its_options(tmp_path: Path) -> None:
    entry, started = words_of("ENTRYPOINT"), words_of("CMD")
    assert entry[1:5] == ["-P", "-m", "typeset", "desk"]
    options = [*entry[5:], str(tmp_path), *started[1:]]
    context = desk.make_context("desk", options)
    assert (context.params["host"], context.params["port"]) == ("0.0.0.0", 8443)
    assert context.params["users"] == Path("/settings/users.json")
    with pytest.raises(click.NoSuchOption):
        desk.make_context("desk", [*options, "--no-such-option"])


def test_both_pages_of_the_docs_say_its_commands() -> None:
    for page in ("desk.md", "desk.zh-CN.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert "podman build -t typeset-desk ." in text
        assert "-p 8443:8443 -v ./issues:/issues" in text
