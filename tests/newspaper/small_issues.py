"""Random issues of few stories, hostile in one or two ways each: quick, and as hard as large ones.

What is strange is drawn for the issue, its `kinds`: blocks of every kind, page plans, orders that
contradict each other, headlines, lengths, keys of the front matter and of the manifest, languages.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.newspaper.ordered_issues import order_all
from tests.newspaper.random_blocks import BLOCKS, SCRIPTS
from tests.newspaper.random_issues import (
    NAME,
    ROLES,
    WORDS,
    RandomIssue,
    headline,
    make_elastic,
    paragraph,
    picture,
    planned_pages,
    sentence,
    words,
)

KINDS = (
    *("blocks", "plan", "orders", "elastic", "pictures", "heads", "lengths", "front"),
    *("manifest", "english"),
)
MARKS = tuple(
    character
    for row in range(0xD8, 0xE8)  # of the less common characters of GB/T 2312: our fonts have them
    for character in bytes(b for cell in range(0xA1, 0xFF) for b in (row, cell)).decode(
        "gb2312", "ignore"
    )
    if character not in WORDS
)
"""A paragraph's first character is one of these, and stands nowhere else in the issue."""


def small_issue(seed: int, kind: str = "") -> RandomIssue:
    """The issue of that seed; of that kind alone, if one is named."""
    random = Random(f"small {seed} {kind}")
    kinds = {kind} if kind else set(random.sample(KINDS, random.choice((1, 1, 2, 3))))
    options: dict[str, object] = {"columns": random.choice((3, 4, 5, 6, 7, 8))}
    if random.random() < 0.05:
        options["format"] = "broadsheet"
    masthead: dict[str, object] = {"name": NAME, "issuer": "某市职工之家"}
    manifest: dict[str, object] = {"layout": "newspaper", "options": options, "masthead": masthead}
    issue = RandomIssue(manifest, [], kinds=kinds)
    marks = list(MARKS)
    random.shuffle(marks)
    for number in range(random.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 8))):
        issue.articles.append(_article(random, number, issue, marks))
    if kinds & {"plan", "orders", "elastic"}:
        planned_pages(random, issue)
    if "elastic" in kinds:
        make_elastic(random, issue)
    if "orders" in kinds:
        order_all(random, issue)
    if "manifest" in kinds:
        _manifest(random, issue)
    if "english" in kinds:
        manifest["language"] = "en"
    return issue


def _article(
    random: Random, number: int, issue: RandomIssue, marks: list[str]
) -> tuple[dict[str, object], str]:
    english = "english" in issue.kinds and random.random() < 0.8
    about: dict[str, object] = {"headline": headline(random, english)}
    if english:
        about["language"] = "en"
    if random.random() < 0.4:
        about["priority"] = "lead" if number == 0 else random.choice(ROLES)
    likely = 0.7 if "pictures" in issue.kinds else 0.12
    if random.random() < likely:
        count = random.choice((1, 1, 2, 3, 5)) if likely > 0.5 else 1
        about["images"] = [picture(random, issue) for _ in range(count)]
    for kind, change in FRONT.items():
        if kind in issue.kinds:
            change(random, about, issue)
    parts = _paragraphs(random, english, issue, marks)
    if "blocks" in issue.kinds:
        for _ in range(random.choice((1, 1, 2, 4))):
            block = BLOCKS[random.choice(list(BLOCKS))](random, issue)
            parts.insert(random.randint(0, len(parts)), block)
    return about, "\n\n".join(parts)


def _paragraphs(random: Random, english: bool, issue: RandomIssue, marks: list[str]) -> list[str]:
    """Few paragraphs, each with its mark; of odd lengths where these are asked for."""
    if "lengths" in issue.kinds and random.random() < 0.7:
        made = random.choice((_one_character, _many_lines, _endless))(random)
    else:
        count = random.choice((1, 1, 2, 2, 3, 4, 6, 12))
        made = [paragraph(random, english) for _ in range(count)]
    own = [marks.pop() for _ in made]
    issue.marks.append("".join(own[1 if english else 0 :]))
    marked = [mark + text for mark, text in zip(own, made, strict=True)]
    if english:  # a drop cap is a letter
        marked[0] = made[0] + own[0]
    return marked


def _one_character(random: Random) -> list[str]:
    return ["。"] * random.choice((1, 1, 30))


def _many_lines(random: Random) -> list[str]:
    return [words(random, 1, 9) + "。" for _ in range(random.choice((20, 90)))]


def _endless(random: Random) -> list[str]:
    joint = random.choice(("", "", "，", "——", "……", " ", "a"))
    return [joint.join(words(random, 5, 90) for _ in range(random.choice((10, 40))))]


# ---- the front matter ------------------------------------------------------------------------


def _front(random: Random, about: dict[str, object], issue: RandomIssue) -> None:
    lines = random.choice((1, 1, 2, 12))
    likely: dict[str, object] = {
        "kicker": words(random, 2, random.choice((12, 60))),
        "deck": [words(random, 4, 40) for _ in range(lines)],
        "byline": [words(random, 2, random.choice((4, 30))) for _ in range(lines)],
        "source": words(random, 2, 20),
        "signature": [words(random, 2, 20) for _ in range(random.choice((1, 2, 9)))],
        "section": words(random, 2, random.choice((5, 30))),
        "run_in": True,
        "page": random.choice((1, 1, 2, 3, 7)),
        "columns": random.randint(1, 9),
        "captions": random.choice(("below", "beside", "together")),
        "drop_cap": random.random() < 0.8,
        "priority": random.choice(ROLES),
        "at": {"page": random.choice((1, 2)), "columns": random.randint(1, 4)},
    }
    about.update({key: value for key, value in likely.items() if random.random() < 0.35})
    if random.random() < 0.2:
        about.pop("headline", None)
    if random.random() < 0.2:  # a picture that is lost: its caption alone
        about["images"] = [{"caption": words(random, 4, 40)}]


def _head(random: Random, about: dict[str, object], issue: RandomIssue) -> None:
    """Headlines of one character, of a hundred, of one word that does not break, of two lines."""
    about["headline"] = random.choice(
        (
            words(random, 1, 1),
            words(random, 40, 150),
            words(random, 4, 20) + "\n" + words(random, 4, 20),
            "、".join(words(random, 1, 6) for _ in range(random.choice((3, 12)))),
            "——".join(words(random, 2, 9) for _ in range(3)),
            random.choice(list(SCRIPTS.values())),
            sentence(random, random.choice((1, 3, 40))),
            words(random, 2, 9) + " " + words(random, 2, 9) + " " + words(random, 2, 30),
            "“" + words(random, 4, 30) + "”",
        )
    )
    if random.random() < 0.3:
        about["priority"] = random.choice(ROLES)


FRONT: dict[str, Callable[[Random, dict[str, object], RandomIssue], None]] = {
    "front": _front,
    "heads": _head,
}
"""What changes the front matter of an issue's articles."""

# ---- the manifest ----------------------------------------------------------------------------


def _manifest(random: Random, issue: RandomIssue) -> None:
    manifest, masthead = issue.manifest, issue.manifest["masthead"]
    options = manifest["options"]
    assert isinstance(masthead, dict)
    assert isinstance(options, dict)
    labels = {words(random, 2, 5): words(random, 4, 60) for _ in range(random.choice((1, 3, 8)))}
    likely: dict[str, object] = {
        "notices": [words(random, 4, 90) for _ in range(random.choice((1, 3, 9)))],
        "editors": {words(random, 2, 5): [words(random, 2, 4)] * 2},
        "contact": labels,
        "distribution": {words(random, 2, 5): words(random, 4, 200)},
        "printed": {"office": words(random, 4, 30)},
        "pdf": {"bleed": "3mm", "marks": ["crop", "register", "colour"]},
        "language": random.choice(("zh-CN", "zh-Hant", "ja", "ru", "ko", "de")),
    }
    manifest.update({key: value for key, value in likely.items() if random.random() < 0.35})
    for key in ("editors", "contact", "distribution"):
        named = manifest.get(key, {})
        assert isinstance(named, dict)
        issue.printed += named
    head = {"slogan": words(random, 4, 60), "note": words(random, 4, 40)}
    masthead.update({key: value for key, value in head.items() if random.random() < 0.4})
    if random.random() < 0.2:
        masthead["issuer"] = [words(random, 4, 20) for _ in range(4)]
    chosen: dict[str, object] = {
        "size": random.choice(("9", "9.3", "10", "10.5")),
        "leading": random.choice(("1.3", "1.7", "2")),
        "style": random.choice(("balanced", "calm", "dense", "picture-led")),
        "notices": "head",
        "drop_cap": True,
        "captions": random.choice(("beside", "together")),
        "air": False,
        "punctuation": random.choice(("kaiming", "line-end-half", "half")),
        "pages": random.randint(1, 8),
    }
    options.update({key: value for key, value in chosen.items() if random.random() < 0.3})
