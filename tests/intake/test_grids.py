"""A grid of single characters has no head; a table whose first row names its columns has one."""

from __future__ import annotations

import pytest

from typeset.intake.table_text import table_lines


@pytest.mark.parametrize(
    ("rows", "is_grid"),
    [
        (["53 7", "6 19", "9753", " 8 6"], True),
        (["龙 虎", "虎 龙", "龙龙 "], True),
        (["一二三四", "√ √√", "√√ √"], False),
        (["甲乙", "  ", "  "], False),
        (["  ", "  "], False),
    ],
)
def test_a_grid_has_an_empty_head(rows: list[str], is_grid: bool) -> None:
    cells = [list(row.replace(" ", "\0")) for row in rows]
    lines = table_lines([[cell.strip("\0") for cell in row] for row in cells])
    assert (set(lines[0]) == {"|", " "}) is (is_grid or not "".join(rows).strip())
    assert len(lines) == 1 + len(rows) + is_grid


def test_control_a_column_of_numbers_with_a_name_has_its_head() -> None:
    rows = [["2024", "2025"], ["5", "3"], ["3", "5"]]
    assert table_lines(rows)[0] == "| 2024 | 2025 |"
