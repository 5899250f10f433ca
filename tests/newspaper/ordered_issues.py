"""Random issues full of orders: slots that overlap or lie beyond the page, rails, teasers."""

from __future__ import annotations

from random import Random

from tests.newspaper.random_issues import ROLES, RandomIssue, elastic_issue, words

CORNERS = ("upper-left", "upper-right", "lower-left", "lower-right")


def ordered_issue(seed: int) -> RandomIssue:
    """The elastic issue of that seed with orders of every kind, some of which nobody can keep."""
    issue, random = elastic_issue(seed), Random(f"ordered {seed}")
    order_all(random, issue)
    return issue


def order_all(random: Random, issue: RandomIssue) -> None:
    """Add orders of every kind to an issue with a page plan."""
    options, pages = issue.manifest["options"], issue.manifest["pages"]
    assert isinstance(options, dict)
    assert isinstance(pages, list)
    _options(random, options)
    while len(pages) < 4 and random.random() < 0.5:
        pages.append({})
    for page in pages:
        if random.random() < 0.6:
            page.setdefault("name", words(random, 2, 4))
        if random.random() < 0.25:
            page["slots"] = [_rail(random) for _ in range(random.randint(1, 2))]
        if random.random() < 0.2:
            page["teasers"] = {"columns": random.randint(1, 3), "lines": random.randint(3, 20)}
    whole = {page.get("photos") for page in pages}
    for number, (about, _) in enumerate(issue.articles, 1):
        file = f"articles/{number:02}.md"
        if file not in whole and random.random() < 0.35:
            _order(random, file, about, pages)
        for picture in about.get("images", []):  # type: ignore[attr-defined]
            _crop(random, picture)


def _options(random: Random, options: dict[str, object]) -> None:
    if random.random() < 0.2:
        options["size"] = random.choice(("9", "9.6", "10.5"))
    if random.random() < 0.15:
        options["pages"] = random.randint(2, 12)
    if random.random() < 0.2:
        options["air"] = False
    if random.random() < 0.2:
        options["notices"] = "head"


def _rail(random: Random) -> dict[str, object]:
    rail: dict[str, object] = {"priority": random.choice(ROLES), "columns": random.randint(1, 3)}
    rail["corner"] = random.choice(CORNERS)
    if random.random() < 0.5:
        rail["lines"] = random.randint(4, 60)
    return rail


def _order(
    random: Random, file: str, about: dict[str, object], pages: list[dict[str, object]]
) -> None:
    """A page, a slot or a place that was found, in the page plan or the article."""
    at = _slot(random)
    if random.random() < 0.4:
        about["at"] = {"page": random.choice((1, 1, 2, 2, 3, 5)), **at}
        return
    story: dict[str, object] = {"file": file}
    if random.random() < 0.8:
        story["at"] = at
    if random.random() < 0.3:
        story["keep"] = random.random() < 0.5
    stories = random.choice(pages).setdefault("stories", [])
    assert isinstance(stories, list)
    stories.append(story)


def _slot(random: Random) -> dict[str, object]:
    """Now and then the same as that of another story, or beyond the page."""
    if random.random() < 0.2:
        return {"column": 1, "line": 20, "columns": 2, "lines": 25}
    likely = {
        "column": random.choice((1, 1, 2, 3, 4, 9)),
        "line": random.choice((1, 12, 30, 50, 64, 200)),
        "columns": random.choice((1, 2, 2, 3, 5, 12)),
        "lines": random.choice((1, 8, 20, 30, 60, 300)),
    }
    return {key: value for key, value in likely.items() if random.random() < 0.75}


def _crop(random: Random, picture: dict[str, object]) -> None:
    if random.random() < 0.3:
        picture["crop"] = random.choice(("3:2", "1:1", ["4:3", "16:9"], ["1:3", "3:1"]))
    if random.random() < 0.3:
        picture["focus"] = [random.random(), random.random()]
