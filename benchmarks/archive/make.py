"""An archive of any size out of the seeds' texts: always the same, no two issues alike."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

import yaml

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
BULLETIN = SEEDS / "003-tonghua-3" / "issue.yaml"
CHARACTERS = 2000
"""Of an issue, at least; the bulletin of the seed has as many, on five pages."""


@dataclass(frozen=True)
class Article:
    """A seed's article: what stands above its text, and its paragraphs."""

    front: dict[str, object]
    paragraphs: tuple[str, ...]

    @property
    def headline(self) -> str:
        """The headline; empty where the seed has none."""
        return str(self.front.get("headline", ""))

    @property
    def byline(self) -> str:
        """The contributors, as one line."""
        names = self.front.get("byline", [])
        return "　".join(map(str, names if isinstance(names, list) else [names]))


def make_archive(folder: Path, issues: int) -> None:
    """Write `issues` bulletins below `folder`: the articles of all seeds, in turn, by number."""
    articles = [read_article(path) for path in sorted(SEEDS.glob("*/articles/*.md"))]
    for number in range(1, issues + 1):
        issue = folder / f"{2000 + number // 24}" / f"{number % 24 + 1:02}"
        (issue / "articles").mkdir(parents=True)
        names = []
        for article in _of_issue(articles, number):
            names.append(f"articles/{len(names) + 1:02}.md")
            (issue / names[-1]).write_text(_written(article, number), "utf-8")
        manifest = yaml.safe_load(BULLETIN.read_text("utf-8"))
        manifest["masthead"]["number"] = number
        manifest["articles"] = names
        (issue / "issue.yaml").write_text(yaml.safe_dump(manifest, allow_unicode=True), "utf-8")


def read_article(path: Path) -> Article:
    """An article of a seed or of an issue that was made."""
    text = path.read_text("utf-8")
    front: dict[str, object] = {}
    if text.startswith("---\n"):
        _, head, text = text.split("---\n", 2)
        front = yaml.safe_load(head)
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return Article(front, tuple(filter(None, paragraphs)))


def _of_issue(articles: list[Article], number: int) -> list[Article]:
    """The articles of issue `number`: it begins with another one than the issue before."""
    found: list[Article] = []
    for place in count(number * 5):
        found.append(articles[place % len(articles)])
        if sum(len(p) for article in found for p in article.paragraphs) >= CHARACTERS:
            return found
    raise AssertionError("never reached")


def _written(article: Article, number: int) -> str:
    front = yaml.safe_dump(article.front, allow_unicode=True) if article.front else ""
    paragraphs = [*article.paragraphs, f"本期为第{number}期。{number * 7919 % 100000}"]
    return (f"---\n{front}---\n" if front else "") + "\n\n".join(paragraphs) + "\n"
