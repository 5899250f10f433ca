"""Each layout's sample: alike in every renderer, and to the standards that it may claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.press.test_standards import failures, keeping, remarks
from tests.renderers import LIMIT, differing
from typeset.files.resources import LAYOUTS
from typeset.issue import load
from typeset.layout import compose
from typeset.press import draw, paginate

SAMPLES = sorted(path.parent for path in LAYOUTS.glob("*/sample*/issue.yaml"))
STRICTEST = "a-2a"
"""It asks for all that a-2u and a-3u ask for; those are tried with the seeds."""
DRAWN = 2
"""Pages that are drawn of each: head, text, pictures and a page that follows."""


def test_every_layout_has_a_sample() -> None:
    layouts = {path.parent.name for path in LAYOUTS.glob("*/layout.yaml")}
    assert layouts == {sample.parent.name for sample in SAMPLES}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: "-".join(path.parts[-2:]))
def test_a_sample(sample: Path, tmp_path: Path) -> None:
    pages = paginate(compose(load(sample)))
    usual, warnings = draw(pages)
    assert [one.key for one in warnings if one.key.startswith("press.standard")] == []
    assert remarks(usual, tmp_path) == []
    (tmp_path / "out.pdf").write_bytes(usual)
    shares = differing(tmp_path / "out.pdf", DRAWN)
    assert max(shares.values()) <= LIMIT, shares
    assert failures(usual, "ua1") == []
    assert failures(keeping(pages, STRICTEST), "2a") == []
