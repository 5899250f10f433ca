"""The issues that are previewed: copies of seeds, and newspapers of three and of five pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.newspaper.sizes import PREVIEWED, write

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"

NEWSPAPER = """layout: newspaper
masthead:
  name: 样张
articles:
- file: 001-01.md
  priority: lead
"""


def bulletin(home: Path) -> tuple[Path, str]:
    """A fresh copy of the bulletin seed in `home`, and its article with a number on page 1."""
    issue = home / "bulletin"
    shutil.rmtree(issue, ignore_errors=True)
    shutil.copytree(SEEDS / "003-tonghua-3", issue)
    return issue, "articles/01-recuperation.md"


def newspaper(home: Path) -> tuple[Path, str]:
    """Three tabloid pages (四开, about A3): one seed, and half of another; its lead article."""
    issue = home / "newspaper"
    issue.mkdir()
    first = sorted((SEEDS / "001-luohe-civility" / "articles").glob("*.md"))
    second = sorted((SEEDS / "004-luohe-city" / "articles").glob("*.md"))
    names = []
    for path in [*first, *second[:3]]:
        names.append(f"{path.parents[1].name[:3]}-{path.name}")
        shutil.copy(path, issue / names[-1])
    manifest = NEWSPAPER + "".join(f"- {name}\n" for name in names[1:])
    (issue / "issue.yaml").write_text(manifest, encoding="utf-8")
    return issue, names[0]


def thirty_stories(home: Path) -> tuple[Path, str]:
    """Five pages of the words of the seeds; the lead article of the first."""
    return write(home / "thirty", PREVIEWED), "articles/001.md"
