"""Nothing lost, nothing invented: the account of characters balances, or the import fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import NAMES, SEEDS
from typeset.intake.account import UnbalancedError, balance
from typeset.intake.importing import import_issue
from typeset.intake.markdown import article_text
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import recognise
from typeset.intake.summary import summary
from typeset.issue import IssueError

RAW = "标题在这里一行\n\n正文第一句，说明情况。\n\n2\n\n正文第二句，说明办法。（张三）\n"


def drafted(text: str) -> Any:
    source = read_text("raw.txt", text.encode())
    return source, recognise(source)


def test_a_character_that_is_not_placed_is_a_fault() -> None:
    source, draft = drafted(RAW)
    with pytest.raises(UnbalancedError, match="not placed"):
        balance(source, draft.blocks[1:])


def test_a_character_that_is_placed_twice_is_a_fault() -> None:
    source, draft = drafted(RAW)
    with pytest.raises(UnbalancedError, match="placed twice"):
        balance(source, (*draft.blocks, draft.blocks[0]))


def test_what_is_dropped_is_listed_with_its_line_and_reason() -> None:
    source, draft = drafted(RAW)
    (dropped,) = balance(source, draft.blocks).dropped
    assert (dropped.text, dropped.line, dropped.why) == ("2", 5, "page number")


def test_an_import_whose_files_say_something_else_fails_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Any:
    def forgetful(article: Any, *, plain: Any = False) -> Any:
        return article_text(article, plain=plain).rstrip()[:-5] + "\n"

    for module in ("folder", "readback"):  # written, and written again without forms
        monkeypatch.setattr(f"typeset.intake.{module}.article_text", forgetful)
    raw = tmp_path / "raw.txt"
    raw.write_text(RAW, encoding="utf-8")
    with pytest.raises(IssueError) as refused:
        import_issue(raw, tmp_path / "issue")
    assert refused.value.diagnostics[0].key == "intake.unbalanced"
    assert [path.name for path in tmp_path.iterdir()] == ["raw.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_the_seeds_balance_and_the_report_says_so(imported: Any, name: str) -> None:
    folder, report = imported[name]
    reported = json.loads((folder / "import-report.json").read_text(encoding="utf-8"))
    text = (SEEDS / name / "source.txt").read_text(encoding="utf-8")
    assert reported["characters"]["read"] == len("".join(text.split()))
    assert {d["reason"] for d in reported["dropped"]} <= {"page number", "heading mark"}
    assert report.account.placed == reported["characters"]["placed"]


def test_articles_without_headline_are_told(imported: Any) -> None:
    _, report = imported["002-baicheng-unions"]
    reported = [words for d in report.look if "no headline" in (words := d.words("en"))]
    assert [
        unit in what for unit, what in zip(("镇赉县", "大安市", "白城经济"), reported, strict=True)
    ]


LINES = st.lists(
    st.text(
        st.sampled_from("总工会2023年月，。“”（）《》abc A.12#-*_[]!|　 \t\f【】：党建第期报送"),
        max_size=40,
    )
    | st.sampled_from(
        [
            "（李 庆）",
            "2",
            "本报讯 近日，",
            "责任编辑：张三",
            "—— 2 ——",
            "一、情况",
            "（下转第二版）",
        ]
    ),
    min_size=1,
    max_size=25,
)


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(LINES)
def test_any_text_balances_and_reads_back(
    tmp_path_factory: pytest.TempPathFactory, lines: Any
) -> None:
    folder = tmp_path_factory.mktemp("any")
    raw = folder / "raw.txt"
    raw.write_text("\n".join(lines), encoding="utf-8")
    try:
        report = import_issue(raw, folder / "issue")
        assert summary(report, folder, "zh") and summary(report, folder, "en")
    except IssueError as refused:
        assert refused.diagnostics[0].key in ("intake.empty", "intake.no-text")


def test_the_only_space_of_a_font_is_a_space() -> None:
    """A PDF's text may have U+3000 for each space of its English words; in Chinese it stays."""
    english = "The fair raised a good sum for the roof and all of the helpers were thanked twice."
    wide = read_text("raw.txt", english.replace(" ", "\u3000").encode())
    assert [line.text for line in wide.lines] == [english]
    chinese = "全体\u3000职工 held one\u3000fair"
    assert [line.text for line in read_text("raw.txt", chinese.encode()).lines] == [chinese]
