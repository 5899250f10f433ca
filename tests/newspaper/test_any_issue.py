"""Made-up issues, printed: every character once, all of it inside the type area."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from PIL import Image

from tests.newspaper.conftest import print_issue
from tests.newspaper.measuring import off_grid
from tests.reading import MM, Sheet

WORDS = "市总工会坚持围绕中心服务大局扎实开展劳动竞赛组织职工疗休养活动把温暖送到心坎上"
MARKS = "，。；、"
FURNITURE = "样张：原文未载报头与日期第版（下转上接）0123456789"


def article(random: Random, number: int) -> tuple[str, str]:
    about = [f"headline: 第{'甲乙丙丁戊己庚辛壬癸'[number % 10]}篇服务职工创和谐"]
    if number == 0 or random.random() < 0.3:
        about.append(f"priority: {random.choice(['lead', 'second', 'brief', 'box'])}")
    if random.random() < 0.4:
        about.append("deck: ——市总工会工作综述")
    if random.random() < 0.3:
        about.append("images: [{file: p.png, caption: 图为活动现场, credit: 李庆摄, alt: 现场}]")
    return "\n".join(about), "\n\n".join(paragraph(random) for _ in range(random.randint(1, 14)))


def paragraph(random: Random) -> str:
    clauses = []
    for _ in range(random.randint(2, 14)):
        start = random.randrange(len(WORDS) - 12)
        clauses.append(WORDS[start : start + random.randint(4, 12)] + random.choice(MARKS))
    return "".join(clauses)


@pytest.mark.parametrize("seed", range(12))
def test_any_issue_prints_every_character_once_inside_the_type_area(seed: int) -> None:
    random = Random(seed)
    articles = [article(random, number) for number in range(random.choice([1, 2, 4, 7, 12]))]
    options = f"options: {{columns: {random.randint(3, 8)}}}"
    with TemporaryDirectory() as folder:
        Image.new("RGB", (640, 420), "grey").save(Path(folder) / "p.png")
        pages = print_issue(Path(folder), *articles, manifest=options)
    assert printed(pages) == written(articles)
    for page in pages:
        assert off_grid(page) < 0.1
        assert inside(page)


def printed(pages: tuple[Sheet, ...]) -> Counter[str]:
    text = "".join(glyph.text for page in pages for glyph in page.glyphs)
    text = re.sub(r"第.篇服务职工创和谐(?=（上接)", "", text)
    return Counter(c for c in text if c.strip() and c not in FURNITURE)


def written(articles: list[tuple[str, str]]) -> Counter[str]:
    kept = []
    for about, body in articles:
        for line in about.splitlines():
            key, _, value = line.partition(": ")
            if key == "images":
                value = "图为活动现场李庆摄"
            if key != "priority":
                kept.append(value)
        kept.append(body)
    return Counter(c for c in "".join(kept) if c.strip() and c not in FURNITURE)


def inside(page: Sheet) -> bool:
    """Whether all glyphs stand between the margins (a mark at a line's end has a blank half)."""
    left, right = 14 * MM - 0.5, page.width - 14 * MM + 0.5
    bottom = page.height - 14 * MM + 0.5
    return all(left <= g.x + g.size / 2 <= right and g.baseline <= bottom for g in page.glyphs)
