"""The commands' help: whole in both languages, and in Chinese inside the terminal."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.setup.conftest import Run
from typeset.cli.explaining import METAVARS, break_between_characters, columns
from typeset.cli.main import main
from typeset.diagnostics.messages import catalogue

CHINESE = {"TYPESET_LANG": "zh", "COLUMNS": "80"}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Each command with its name, those below a group too."""
    context = click.Context(main)
    yield "main", main
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        yield name, command
        for below, each in getattr(command, "commands", {}).items():
            yield f"{name} {below}", each


COMMANDS = dict(commands())


def options(command: click.Command) -> set[str]:
    return {str(each.name) for each in command.params if isinstance(each, click.Option)}


def test_each_command_and_each_option_is_explained_and_nothing_else() -> None:
    keys = {name.replace(" ", "-") for name in COMMANDS} | {
        f"{name.replace(' ', '-')}-{option.replace('_', '-')}"
        for name, command in COMMANDS.items()
        for option in options(command)
    }
    assert keys == set(catalogue("help"))


def test_each_name_of_an_argument_and_of_a_value_is_there() -> None:
    words = {
        parameter.metavar or str(parameter.name).upper()
        for command in COMMANDS.values()
        for parameter in command.params
        if isinstance(parameter, click.Argument) or parameter.metavar
    }
    assert words - {"MB"} <= set(METAVARS)


@pytest.mark.parametrize("words", [(), ("compile",), ("next",), ("fonts", "build"), ("new",)])
def test_help_is_chinese_and_no_wider_than_the_terminal(
    words: tuple[str, ...], typeset: Run
) -> None:
    said = typeset(*words, "--help", env=CHINESE).stdout
    assert said.startswith("用法：")
    assert max(map(columns, said.splitlines())) <= 80
    assert not re.search(r"\b(the|of|is|and|to|TEXT|OPTIONS)\b", said)
    assert not re.search(r"(?m)^ *[，。；：、）]", said)


def test_control_english_help_has_these_words(typeset: Run) -> None:
    said = typeset("compile", "--help").stdout
    assert re.search(r"\b(the|of|is|and|to|TEXT|OPTIONS)\b", said)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (9, ["一二三PDF", "四五六。"]),  # the three letters are a word, the next character is not
        (8, ["一二三", "PDF四五", "六。"]),
        (7, ["一二三", "PDF四五", "六。"]),
    ],
)
def test_a_line_of_help_is_filled_to_its_end_and_no_word_is_torn(
    width: int, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in (
        (click.formatting, "term_len"),
        (click._textwrap, "term_len"),
        (click._textwrap, "TextWrapper"),
    ):
        monkeypatch.setattr(module, name, vars(module)[name])
    break_between_characters()
    assert click.wrap_text("一二三PDF四五六。", width).splitlines() == lines


@pytest.mark.parametrize("command", ["preview", "desk"])
@pytest.mark.parametrize(
    ("language", "said"), [("zh", "已经被别的程序占用"), ("en", "is in use by another program")]
)
def test_a_port_in_use_is_said_with_what_to_do(
    command: str, language: str, said: str, typeset: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("甲。\n", encoding="utf-8")
    (tmp_path / "issue.yaml").write_text("articles: [a.md]\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        words = (command, str(tmp_path), "--no-browser", "--port", port)
        done = typeset(*words, env={"TYPESET_LANG": language})
    assert done.returncode == 2
    assert said in done.stderr
    assert "--port" in done.stderr
