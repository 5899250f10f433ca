"""An archive of any size out of the seeds' texts: always the same, no two issues alike."""

from __future__ import annotations

import shutil
from pathlib import Path

SEED = Path(__file__).resolve().parents[2] / "seeds" / "003-tonghua-3"


def make_archive(folder: Path, issues: int) -> None:
    """Write `issues` bulletins below `folder`: the seed's articles, turned and marked by number."""
    for number in range(issues):
        issue = folder / f"{2000 + number // 24}" / f"{number % 24 + 1:02}"
        shutil.copytree(SEED, issue, ignore=shutil.ignore_patterns("source.txt"))
        manifest = (issue / "issue.yaml").read_text("utf-8")
        (issue / "issue.yaml").write_text(
            manifest.replace("number: 3\n", f"number: {number + 1}\n"), "utf-8"
        )
        for article in sorted((issue / "articles").glob("*.md")):
            paragraphs = article.read_text("utf-8").rstrip().split("\n\n")
            paragraphs.append(f"本期为第{number + 1}期。{number * 7919 % 100000}")
            article.write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def text_of(issue: Path) -> list[str]:
    """The paragraphs of an issue, without front matter: what the peers set."""
    found = []
    for article in sorted((issue / "articles").glob("*.md")):
        body = article.read_text("utf-8").split("---\n", 2)[-1]
        found += [
            " ".join(paragraph.split()) for paragraph in body.split("\n\n") if paragraph.strip()
        ]
    return found
