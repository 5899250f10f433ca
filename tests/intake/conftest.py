"""The raw texts of the seeds, and the issues that the import makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from typeset.intake.importing import import_issue

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = (
    "000-tonghua-17",
    "001-luohe-civility",
    "002-baicheng-unions",
    "003-tonghua-3",
    "004-luohe-city",
)


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """seed name -> the folder that the import makes of its source.txt, and the report."""
    folder = tmp_path_factory.mktemp("imported")
    return {
        name: (folder / name, import_issue(SEEDS / name / "source.txt", folder / name))
        for name in NAMES
    }
