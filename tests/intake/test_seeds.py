"""The five seeds: what the import makes of them, against what a person reads in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.conftest import NAMES, SEEDS
from typeset.issue import load
from typeset.issue.inlines import plain_text


def contents(folder: Path) -> Any:
    """Headline, byline and paragraphs of each article."""
    return [
        (a.about.headline, a.about.byline, a.about.run_in, [plain_text(b.children) for b in a.body])
        for a in load(folder).articles
    ]


def test_the_bulletin_structured_by_hand_is_what_the_import_makes(imported: Any) -> None:
    folder, _ = imported["003-tonghua-3"]
    by_hand, by_import = load(SEEDS / "003-tonghua-3"), load(folder)
    assert contents(folder) == contents(SEEDS / "003-tonghua-3")
    for field in ("masthead", "editors", "contact", "distribution", "printed", "notices"):
        assert getattr(by_import.manifest, field) == getattr(by_hand.manifest, field)


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_folder_is_what_the_import_makes(imported: Any, name: str) -> None:
    if name == "003-tonghua-3":
        pytest.skip("structured by hand, compared above")
    folder, _ = imported[name]
    assert contents(folder) == contents(SEEDS / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_manifest_that_the_import_made_is_completed_in_a_text_editor(
    imported: Any, name: str
) -> None:
    folder, _ = imported[name]
    line = (folder / "issue.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert (folder / line.partition("$schema=")[2]).is_file()
