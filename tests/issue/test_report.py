"""How a diagnostic looks on a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from typeset.diagnostics.excerpt import MAX_CELLS, cells, excerpt
from typeset.diagnostics.problems import Diagnostic, Position
from typeset.diagnostics.report import as_json, as_text
from typeset.diagnostics.source import SourceText

UNKNOWN = SourceText("issue.yaml", "报头: {名: 甲}\n").report(
    "issue.unknown-key", 5, 1, {"name": "名", "nearest": "name"}, hint="issue.did-you-mean"
)


def caret(text: str) -> tuple[int, int]:
    """First cell and width of the mark under the source line."""
    line = next(line for line in text.splitlines() if "^" in line)
    return cells(line[: line.index("^")]), line.count("^")


def test_the_caret_stands_under_a_han_character_and_is_as_wide() -> None:
    text = as_text([UNKNOWN], language="zh")
    source = next(line for line in text.splitlines() if "报头" in line)
    assert caret(text) == (cells(source[: source.index("名")]), 2)


def test_a_line_that_just_fits_is_shown_whole_and_a_longer_one_is_cut() -> None:
    shown = [excerpt("a" * 60 + "m" + "b" * after, 60, 1)[0] for after in range(60)]
    cut = [text for text in shown if text.startswith("…")]
    assert max(cells(text) for text in cut if not text.endswith("…")) == MAX_CELLS
    assert max(cells(text) for text in cut) == MAX_CELLS


@pytest.mark.parametrize(
    ("text", "width"), [("a", 1), ("文", 2), ("ａ", 2), ("“", 1), ("é", 1), ("\u200b", 0), ("…", 1)]
)
def test_cells_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize("start", [0, 3, 60, 200, 395])
def test_a_long_line_is_cut_around_the_place(start: int) -> None:
    line = "".join(chr(0x4E00 + number) for number in range(400))
    shown, before, width = excerpt(line, start, 2)
    assert cells(shown) <= MAX_CELLS + 2
    assert width == 4
    at = shown.index(line[start])
    assert cells(shown[:at]) == before


def test_colour_is_only_for_a_terminal() -> None:
    plain, coloured = (as_text([UNKNOWN], language="zh", colour=c) for c in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b[31;1m错误：" in coloured


def test_a_text_cannot_move_the_terminals_cursor() -> None:
    nasty = SourceText("a.yaml", "甲\x1b[2J\u202e乙").report(
        "issue.unknown-key", 0, 1, {"name": "\x1b[2J"}
    )
    assert "\x1b" not in as_text([nasty], language="en")
    assert "\u202e" not in as_text([nasty], language="en")


def test_several_are_counted_by_kind() -> None:
    warning = Diagnostic("issue.bom", Position("a.md"), severity="warning")
    assert as_text([UNKNOWN, warning, UNKNOWN], language="zh").endswith("2 个错误，1 个警告\n")
    assert as_text([UNKNOWN, warning], language="en").endswith("errors: 1, warnings: 1\n")
    assert "个错误" not in as_text([UNKNOWN], language="zh")


def test_files_are_named_from_where_the_command_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds/003").mkdir(parents=True)
    assert "┌─ seeds/003/issue.yaml:1:6" in as_text([UNKNOWN], root=tmp_path / "seeds/003")


def test_a_missing_source_line_is_read_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p {\n  colour: red;\n}\n", encoding="utf-8")
    bare = Diagnostic("issue.unknown-key", Position("a.css", 2, 3), {"name": "colour"}, length=6)
    assert "2 │   colour: red;\n  │   ^^^^^^" in as_text([bare], root=tmp_path)


def test_a_message_without_a_place_is_a_line() -> None:
    text = as_text([Diagnostic("cli.interrupted")], language="en")
    assert text == "error: interrupted\n"


def test_json_has_the_words_and_the_place() -> None:
    (row,) = as_json([UNKNOWN], language="en")
    assert row["message"] == "there is no key “名” here"
    assert row["hint"] == "did you mean “name”?"
    assert (row["file"], row["line"], row["column"], row["length"]) == ("issue.yaml", 1, 6, 1)
    assert (row["severity"], row["key"]) == ("error", "issue.unknown-key")


@pytest.mark.parametrize("before", range(36, 44))
def test_a_part_that_fills_the_width_leaves_no_room_beside_it(before: int) -> None:
    shown, _, width = excerpt("字" * before + "b" * 70 + "文" * 50, before, 70)
    assert width >= 1
    assert cells(shown) <= MAX_CELLS + 1
