"""A wrong layout or option is an error in its place, with the nearest name."""

from __future__ import annotations

import pytest

from tests.layout.conftest import Compose, WriteLayout
from typeset.diagnostics.report import as_text
from typeset.issue import Diagnostic, IssueError

SIZED = "layout: newsletter\noptions: {{paper: {}}}\n"


def problems(composed: Compose, manifest: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(IssueError) as caught:
        composed(manifest=manifest)
    return caught.value.diagnostics


def test_an_unknown_layout_names_the_nearest(composed: Compose) -> None:
    (problem,) = problems(composed, "layout: buletin\n")
    assert (problem.key, problem.details["nearest"]) == ("layout.unknown", "bulletin")
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (2, 9)


def test_an_unknown_layout_with_no_near_name_lists_all(composed: Compose) -> None:
    (problem,) = problems(composed, "layout: zzz\n")
    assert "bulletin, campus, community" in as_text([problem], language="en")


def test_an_unknown_option_names_the_nearest(composed: Compose) -> None:
    (problem,) = problems(composed, "options: {content: true}\n")
    assert (problem.key, problem.details["nearest"]) == ("layout.unknown-option", "contents")


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("contents: 3", "boolean"),
        ('contents: "true"', "boolean"),
        ("number_style: roman", "auto | chinese | arabic | latin"),
    ],
)
def test_a_wrong_value_says_what_was_expected(
    composed: Compose, option: str, expected: str
) -> None:
    (problem,) = problems(composed, f"options: {{{option}}}\n")
    assert (problem.key, problem.details["expected"]) == ("layout.wrong-option", expected)


def test_capitals_of_a_choice_count_for_nothing(composed: Compose) -> None:
    html = {name: composed(manifest=SIZED.format(name)).html for name in ("a5", "A5", "a4")}
    assert html["A5"] == html["a5"] != html["a4"]
    (problem,) = problems(composed, SIZED.format("A55"))
    assert problem.details["nearest"] == "a5"


def test_all_wrong_options_are_told_at_once(composed: Compose) -> None:
    found = problems(composed, "options:\n  contents: 3\n  twosided: true\n")
    assert [problem.position and problem.position.line for problem in found] == [3, 4]


def test_the_message_shows_the_line(composed: Compose) -> None:
    with pytest.raises(IssueError) as caught:
        composed(manifest="options:\n  number_style: chines\n")
    said = as_text(caught.value.diagnostics, language="zh", root=caught.value.root)
    assert "number_style: chines" in said
    assert "是不是“chinese”？" in said


@pytest.mark.parametrize(
    ("option", "value", "fits"),
    [
        ("type: integer", "4", True),
        ("type: integer", "four", False),
        ("type: integer", "true", False),
        ("type: text", "红", True),
        ("type: text", "4", True),
        ("type: text", "[4]", False),
    ],
)
def test_integers_and_texts(
    composed: Compose, write_layout: WriteLayout, option: str, value: str, fits: bool
) -> None:
    write_layout("own", f"name: own\nextends: bulletin\noptions:\n  wish: {{{option}}}\n")
    manifest = f"layout: own\noptions: {{wish: {value}}}\n"
    if fits:
        composed(manifest=manifest)
    else:
        assert problems(composed, manifest)[0].key == "layout.wrong-option"


def test_a_number_may_stand_where_a_text_is_expected(composed: Compose) -> None:
    html = composed(manifest="layout: newspaper\noptions: {size: 10, leading: 1.5}\n").html
    assert 'data-size="10"' in html
    assert 'data-leading="1.5"' in html
