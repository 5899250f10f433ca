"""Random newspaper issues of all that an editor may ask for, each the same for the same seed.

Nothing here knows how pages are made up: stories of any length, ranks, pages with gaps, columns,
pictures of any shape, boxes, tables, lists, notes, notices, English and Chinese in any combination.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import yaml
from PIL import Image

WORDS = (
    "市总工会坚持围绕中心服务大局扎实开展劳动和技能竞赛组织职工参加疗休养把党委政府的关怀及温暖"
    "送到心坎里截至目前全市已建成户外劳动者驿站并为货车司机快递员外卖骑手提供饮水充电休息等项目"
    "聚焦职工所盼完善维权机制推动集体协商签订专项合同依法调解争议化解风险促进和谐稳定讲好故事"
)
LATIN = (
    *("federation", "members", "delegates", "agreed", "training", "safety", "workshop", "wages"),
    *("hours", "bargaining", "dispute", "settlement", "enterprise", "courier", "drivers", "heat"),
    *("subsidy", "health", "examination", "skills", "competition", "representatives", "attend"),
)
SHAPES = ((2, 1), (3, 2), (4, 3), (1, 1), (3, 4), (2, 3), (1, 2), (1, 3))
ROLES = ("lead", "second", "brief", "box")
NAME = "职工快讯"
DATE = "2024-05-06"


@dataclass
class RandomIssue:
    """A manifest, its articles as front matter and text, and the pictures they need."""

    manifest: dict[str, object]
    articles: list[tuple[dict[str, object], str]]
    pictures: set[str] = field(default_factory=set)
    quotes: set[str] = field(default_factory=set)
    """Lines of the articles that are pull quotes: printed only where they fill white."""
    shown: list[str] = field(default_factory=list)
    """What of quotes, stock and teasers the pages show: to be said once they are made."""
    hidden: list[str] = field(default_factory=list)
    """The names of pages that the issue has not, and what else is not printed: likewise."""
    printed: list[str] = field(default_factory=list)
    """What lines of mark-up have to print: titles of blocks, captions."""
    marks: list[str] = field(default_factory=list)
    """A story each: characters that stand once in the issue, in this order."""
    kinds: set[str] = field(default_factory=set)
    """What is strange about the issue."""

    @property
    def marked(self) -> str:
        """All marks; a blank where there are none."""
        return "".join(self.marks) or " "

    def write(self, folder: Path) -> Path:
        """Write the issue into a folder."""
        (folder / "articles").mkdir(parents=True)
        entries = []
        for number, (about, body) in enumerate(self.articles, 1):
            name = f"articles/{number:02}.md"
            front = yaml.safe_dump(about, allow_unicode=True)
            (folder / name).write_text(f"---\n{front}---\n\n{body}\n", encoding="utf-8")
            entries.append(name)
        manifest = yaml.safe_dump({**self.manifest, "articles": entries}, allow_unicode=True)
        (folder / "issue.yaml").write_text(manifest, encoding="utf-8")
        for name in sorted(self.pictures):
            width, height = map(int, name.removesuffix(".png").split("x"))
            Image.new("RGB", (width * 240, height * 240), "grey").save(folder / name)
        return folder

    @property
    def characters(self) -> Counter[str]:
        """How often each character is to be printed; blanks aside."""
        words = [*_words(self.manifest)]
        for about, body in self.articles:
            words += _words(about)
            lines = (line for line in body.splitlines() if line not in self.quotes)
            words += [line for line in lines if not _is_mark_up(line)]
        words += [*self.shown, *self.printed]
        bare = MARK_UP.sub("", "\n".join(words))
        found = Counter(c for c in bare if not c.isspace() and c not in "|#>")
        found.subtract("".join(self.hidden))
        return found


MARK_UP = re.compile(r"\[\^\w+\]:?|\]\{[^}]*\}|\]\(https[^)]*\)|\*\*|~~|\^\[|[][]|<<|\^\^|```")
"""Signs of mark-up within a line; the texts have none of their characters."""

SILENT = (
    "stock",
    "photos",
    "captions",
    "crop",
    "layout",
    "options",
    "language",
    "date",
    "number",
    "file",
    "alt",
    "priority",
    "corner",
    "pdf",
)
"""Keys whose values are not printed, or not as they are written."""


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in SILENT:
                yield from _words(each)


def _is_mark_up(line: str) -> bool:
    return line.startswith((":::", "![")) or (line.startswith("|") and set(line) <= set("|-"))


def random_issue(seed: int) -> RandomIssue:
    """The issue of that seed."""
    random = Random(seed)
    english = random.random() < 0.15
    options: dict[str, object] = {"columns": random.choice((3, 4, 5, 5, 5, 6, 7, 8))}
    if random.random() < 0.15:
        options["format"] = "broadsheet"
    manifest: dict[str, object] = {
        "layout": "newspaper",
        "language": "en" if english else "zh-CN",
        "options": options,
        "masthead": {"name": NAME, "date": DATE, "issuer": "某市职工之家"},
    }
    if random.random() < 0.4:
        manifest["notices"] = [words(random, 4, 12) for _ in range(random.randint(1, 3))]
    if random.random() < 0.4:
        manifest["editors"] = {"责任编辑": ["甲乙", "丙丁"]}
    count = random.choice((1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8, 10, 15, 30))
    issue = RandomIssue(manifest, [])
    for number in range(count):
        issue.articles.append(_article(random, number, english or random.random() < 0.07, issue))
    return issue


def planned_issue(seed: int) -> RandomIssue:
    """The issue of that seed with a page plan: adverts, fillers, ears, slots, a style."""
    issue, random = random_issue(seed), Random(f"plan {seed}")
    options = issue.manifest["options"]
    assert isinstance(options, dict)
    masthead = issue.manifest["masthead"]
    assert isinstance(masthead, dict)
    del masthead["date"]  # the readers of the PDF mix it with the words of an ear beside it
    options["style"] = random.choice(("balanced", "calm", "dense", "picture-led"))
    planned_pages(random, issue)
    return issue


def planned_pages(random: Random, issue: RandomIssue) -> None:
    """Give an issue a page plan of one to three pages."""
    pages = [_planned(random, issue) for _ in range(random.randint(1, 3))]
    if random.random() < 0.5:
        ear = {"headline": words(random, 3, 6), "text": [words(random, 4, 20)]}
        pages[0]["ears"] = [ear, {"file": _file(random, issue), "alt": "照片"}]
    issue.manifest["pages"] = pages


def elastic_issue(seed: int) -> RandomIssue:
    """The planned issue of that seed with quotes, a stock, groups of pictures, a photo page."""
    issue, random = planned_issue(seed), Random(f"elastic {seed}")
    make_elastic(random, issue)
    return issue


def make_elastic(random: Random, issue: RandomIssue) -> None:
    """Add pull quotes, a stock, groups of pictures and a photo page to an issue with pages."""
    stock: list[object] = [{"file": _file(random, issue), "alt": "公益"} for _ in range(3)]
    stock += [{"headline": words(random, 3, 6), "text": [words(random, 8, 60)]} for _ in range(4)]
    issue.manifest["stock"] = stock
    for number, (about, body) in enumerate(issue.articles):
        about["captions"] = random.choice(("below", "beside", "together"))
        about["drop_cap"] = random.random() < 0.3
        parts = body.split("\n\n")
        plain = [part.lstrip(issue.marked) for part in parts if "[^" not in part]
        long = [part for part in plain if "，" in part and part[0] in WORDS]
        if long and random.random() < 0.7:
            quote = random.choice(long).split("，")[0] + "！"
            issue.quotes.add(quote)
            parts.insert(
                _outside(parts, random.randint(1, len(parts))), f"::: pull-quote\n{quote}\n:::"
            )
        if random.random() < 0.2:
            parts.append("::: qr https://example.org/a")
        if random.random() < 0.2:
            names = [_file(random, issue) for _ in range(random.randint(1, 4))]
            group = "\n\n".join(f"![照片]({name})" for name in names)
            parts.append(f"::: photos\n{group}\n:::")
        issue.articles[number] = about, "\n\n".join(parts)
    pictured = [n for n, (about, _) in enumerate(issue.articles) if about.get("images")]
    if pictured and random.random() < 0.7:
        number = random.choice(pictured)
        for key in ("page", "columns", "priority"):
            issue.articles[number][0].pop(key, None)
        pages = issue.manifest["pages"]
        assert isinstance(pages, list)
        pages.append({"photos": f"articles/{number + 1:02}.md"})


def _outside(parts: list[str], place: int) -> int:
    """The first place from there on that is in no block: a quote in one is always printed."""
    lines = "\n".join(parts[:place]).splitlines()
    depth = sum(1 if len(line) > 3 else -1 for line in lines if line.startswith(":::"))
    return place if depth <= 0 or place >= len(parts) else _outside(parts, place + 1)


def _planned(random: Random, issue: RandomIssue) -> dict[str, object]:
    page: dict[str, object] = {}
    if random.random() < 0.6:
        adverts = range(random.randint(1, 2))
        page["adverts"] = [{"file": _file(random, issue), **_space(random)} for _ in adverts]
    if random.random() < 0.4:
        text = [words(random, 6, 60)]
        page["fillers"] = [{"headline": words(random, 3, 8), "text": text, **_space(random)}]
    if random.random() < 0.2:
        page["slots"] = [{"priority": random.choice(ROLES), "columns": 1, "corner": "upper-left"}]
    # A page on which nothing is kept may not be there, nor its name.
    return page | ({"name": words(random, 2, 4)} if page else {})


def _space(random: Random) -> dict[str, object]:
    space: dict[str, object] = {"columns": random.randint(1, 4), "lines": random.randint(4, 30)}
    if random.random() < 0.5:
        corners = ("upper-left", "upper-right", "lower-left", "lower-right")
        return {**space, "corner": random.choice(corners)}
    return {**space, "column": random.randint(1, 5), "line": random.randint(1, 60)}


def _file(random: Random, issue: RandomIssue) -> str:
    width, height = random.choice(SHAPES)
    issue.pictures.add(f"{width}x{height}.png")
    return f"{width}x{height}.png"


def _article(
    random: Random, number: int, english: bool, issue: RandomIssue
) -> tuple[dict[str, object], str]:
    about: dict[str, object] = {}
    if english:
        about["language"] = "en"
    if random.random() < 0.95:
        about["headline"] = headline(random, english)
    if random.random() < 0.2:
        about["kicker"] = words(random, 4, 14)
    if random.random() < 0.2:
        about["deck"] = [words(random, 6, 24) for _ in range(random.randint(1, 2))]
    if random.random() < 0.3:
        about["byline"] = [words(random, 2, 4) for _ in range(random.choice((1, 1, 2, 9)))]
    if random.random() < 0.1:
        about["section"] = words(random, 2, 4)
    if number == 0 and random.random() < 0.7:
        about["priority"] = "lead"
    elif random.random() < 0.4:
        about["priority"] = random.choice(ROLES)
    if random.random() < 0.15:
        about["page"] = random.choice((1, 1, 2, 2, 3, 4, 6))
    if random.random() < 0.1:
        about["columns"] = random.randint(1, 5)
    if random.random() < 0.3:
        count = random.choice((1, 1, 1, 2, 2, 3, 4, 5))
        about["images"] = [picture(random, issue) for _ in range(count)]
    return about, _body(random, english, issue)


def headline(random: Random, english: bool) -> str:
    if english:
        return sentence(random, random.randint(2, 14)).title()
    return words(random, 3, random.choice((8, 14, 14, 22, 40)))


def picture(random: Random, issue: RandomIssue) -> dict[str, object]:
    picture: dict[str, object] = {"file": _file(random, issue), "alt": "照片"}
    if random.random() < 0.8:
        picture["caption"] = words(random, 4, random.choice((16, 16, 60)))
    if random.random() < 0.5:
        picture["credit"] = words(random, 2, 3) + "摄"
    if random.random() < 0.2:
        picture["columns"] = random.randint(1, 4)
    return picture


def _body(random: Random, english: bool, issue: RandomIssue) -> str:
    if random.random() < 0.08:
        return words(random, 5, 20) + "。"
    parts = []
    for _ in range(random.choice((1, 1, 2, 2, 3, 3, 4, 6, 8, 12, 30))):
        chance = random.random()
        if chance < 0.06:
            parts.append("## " + words(random, 4, 20))
        elif chance < 0.09:
            parts.append(_table(random))
        elif chance < 0.12:
            items = range(random.randint(2, 6))
            parts.append("\n".join("- " + words(random, 4, 30) for _ in items))
        elif chance < 0.14:
            parts.append("> " + paragraph(random, english))
        else:
            parts.append(paragraph(random, english))
    last = paragraph(random, english)
    return "\n\n".join([*parts, *_noted(last, english)])


def _noted(text: str, english: bool) -> list[str]:
    """The last paragraph, with a note where its length says so: the same issues as before else."""
    if len(text) % 4:
        return [text]
    random = Random(text)
    note = sentence(random, 9) if english else words(random, 6, 70)
    return [f"{text}[^n]", f"[^n]: {note}."]


def _table(random: Random) -> str:
    columns = random.randint(2, 6)
    longest = random.choice((4, 4, 8, 24))
    rows = random.choice((1, 2, 3, 4, 6, 6, 12, 12, 40, 100, 200))
    lines = ["|" + "|".join("栏目"[:2] for _ in range(columns)) + "|", "|" + "---|" * columns]
    for _ in range(rows):
        lines.append("|" + "|".join(words(random, 1, longest) for _ in range(columns)) + "|")
    return "\n".join(lines)


def words(random: Random, least: int, most: int) -> str:
    """Characters, without a mark."""
    start, length = random.randrange(len(WORDS) - 8), random.randint(least, max(least, most))
    return (WORDS[start:] + WORDS * 2)[:length]


def sentence(random: Random, count: int) -> str:
    return " ".join(random.choice(LATIN) for _ in range(count))


def paragraph(random: Random, english: bool) -> str:
    if english:
        count = random.randint(1, 8)
        counts = [random.randint(4, 18) for _ in range(count)]
        return " ".join(sentence(random, each).capitalize() + "." for each in counts)
    clauses = [
        words(random, 4, 16) + random.choice("，，，；。") for _ in range(random.randint(1, 20))
    ]
    return "".join(clauses).rstrip("，；。") + "。"
