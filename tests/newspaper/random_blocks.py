"""Random blocks of an article's text: one of every kind that Markdown and `:::` may say."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.newspaper.random_issues import SHAPES, RandomIssue, paragraph, words

SCRIPTS = {
    "latin": "Größe façade naïve œuvre Żółw København mañana Škoda Dvořák",
    "cyrillic": "профсоюз предприятие собрание работники договор охрана труда",
    "greek": "συνδικάτο εργαζόμενοι σύμβαση ασφάλεια συνέλευση",
    "kana": "ひらがなとカタカナをまぜてくみあいのニュースをつたえる",
    "long": "https://example.org/" + "abcdefghij" * 6,
    "digits": "1,234.56元、78%、12km、3.5h、2024-05",
}
"""Words of other scripts, and what does not break."""


def _text(random: Random, least: int = 4, most: int = 60) -> str:
    return words(random, least, most)


def _fence(random: Random, issue: RandomIssue, name: str, inner: str) -> str:
    title = _text(random, 2, 12) if random.random() < 0.6 else ""
    issue.printed.append(title)
    return f"::: {name} {title}\n{inner}\n:::"


def _boxed(random: Random, issue: RandomIssue) -> str:
    kind = random.choice(("notice", "sidebar", "letter", "wide", "advert"))
    count = random.choice((1, 1, 2, 5, 20))
    inner = "\n\n".join(paragraph(random, False) for _ in range(count))
    return _fence(random, issue, kind, inner)


def _facts(random: Random, issue: RandomIssue) -> str:
    return _fence(random, issue, random.choice(("facts", "table")), small_table(random))


def _events(random: Random, issue: RandomIssue) -> str:
    items = [f"- **{_text(random, 2, 8)}** {_text(random)}" for _ in range(random.randint(1, 9))]
    return _fence(random, issue, "events", "\n".join(items))


def _questions(random: Random, issue: RandomIssue) -> str:
    pairs = [f"问：{_text(random)}\n\n答：{paragraph(random, False)}" for _ in range(3)]
    return _fence(random, issue, "questions", "\n\n".join(pairs))


def _poem(random: Random, issue: RandomIssue) -> str:
    lines = [_text(random, 3, random.choice((9, 30))) for _ in range(random.choice((1, 4, 30)))]
    return _fence(random, issue, "poem", "\n".join(lines))


def _signature(random: Random, issue: RandomIssue) -> str:
    return f"::: signature\n{_text(random, 4, 16)}\n\n{_text(random, 4, 10)}\n:::"


def _quote_outside(random: Random, issue: RandomIssue) -> str:
    """A pull quote whose words stand nowhere else: always printed."""
    return _fence(random, issue, "pull-quote", "唯" + _text(random, 8, 80) + "？")


def _code(random: Random, issue: RandomIssue) -> str:
    title = _text(random, 2, 20) if random.random() < 0.6 else ""
    issue.printed.append(title)
    return f"::: qr https://example.org/{'a' * random.choice((1, 60, 300))} {title}"


def _break(random: Random, issue: RandomIssue) -> str:
    return random.choice(("::: page-break", "::: column-break", "---"))


def _list(random: Random, issue: RandomIssue) -> str:
    deep = random.random() < 0.3
    items = []
    for _ in range(random.choice((1, 3, 12, 40))):
        items.append("- " + _text(random, 1, random.choice((6, 60))))
        items += ["    - " + _text(random)] * deep
    return "\n".join(items)


def _quotation(random: Random, issue: RandomIssue) -> str:
    return "> " + paragraph(random, False) + "\n>\n> - " + _text(random) + "\n> - " + _text(random)


def _preformatted(random: Random, issue: RandomIssue) -> str:
    lines = [_text(random, 1, random.choice((8, 40))) for _ in range(random.choice((1, 3, 30)))]
    return "```\n" + "\n".join(lines) + "\n```"


def _heading(random: Random, issue: RandomIssue) -> str:
    return random.choice(("#", "##", "###")) + " " + _text(random, 1, 40)


def _spans(random: Random, issue: RandomIssue) -> str:
    issue.printed.append("hàn")
    parts = [f"**{_text(random)}**", f"[{_text(random)}]{{.dots}}", f"[{_text(random)}]{{.书名号}}"]
    parts += [f"[{_text(random, 2, 2)}]{{ruby=hàn}}", f"~~{_text(random)}~~"]
    parts += [f"[{_text(random)}](https://example.org/)", f"[{_text(random)}]{{.underline}}"]
    random.shuffle(parts)
    return "，".join(parts) + "。"


def _scripts(random: Random, issue: RandomIssue) -> str:
    inner = [random.choice(list(SCRIPTS.values())) for _ in range(random.randint(1, 6))]
    return _text(random) + "，".join(inner) + _text(random) + "。"


def _long(random: Random, issue: RandomIssue) -> str:
    """One paragraph as long as a page, of Chinese without a mark or of short clauses."""
    return (
        _text(random, 300, 3000)
        if random.random() < 0.5
        else "，".join(_text(random, 1, 9) for _ in range(random.choice((50, 300))))
    )


def small_table(random: Random) -> str:
    columns, rows = random.randint(1, 4), random.randint(1, 6)
    head = "|" + "|".join("栏目" for _ in range(columns)) + "|"
    lines = [head, "|" + "---|" * columns]
    lines += ["|" + "|".join(_text(random, 1, 9) for _ in range(columns)) + "|"] * rows
    return "\n".join(lines)


def _wide_table(random: Random, issue: RandomIssue) -> str:
    """Of up to thirty columns, or with cells that are longer than a page is wide."""
    columns, longest = random.choice(((30, 1), (14, 4), (8, 12), (3, 90), (2, 400), (1, 30)))
    rows = random.choice((1, 2, 8, 40))
    lines = ["|" + "|".join("栏目" for _ in range(columns)) + "|", "|" + "---|" * columns]
    for _ in range(rows):
        lines.append("|" + "|".join(_text(random, 1, longest) for _ in range(columns)) + "|")
    caption = f"表1 {_text(random)}\n\n" if random.random() < 0.3 else ""
    note = f"\n\n注：{_text(random)}。" if random.random() < 0.3 else ""
    return caption + "\n".join(lines) + note


def _merged_table(random: Random, issue: RandomIssue) -> str:
    cell = [_text(random, 1, 9) for _ in range(6)]
    return (
        f"|栏|目|栏|\n|---|---:|:---:|\n|{cell[0]}|{cell[1]}|{cell[2]}|\n"
        f"|^^|{cell[3]}|{cell[4]}|\n|{cell[5]}|<<|<<|"
    )


def _picture(random: Random, issue: RandomIssue) -> str:
    return one_picture(random, issue)


def _row(random: Random, issue: RandomIssue) -> str:
    return " ".join(one_picture(random, issue) for _ in range(random.choice((2, 2, 3, 6))))


def one_picture(random: Random, issue: RandomIssue) -> str:
    """A picture in the text, with what may stand behind it."""
    width, height = random.choice(SHAPES)
    name = f"{width}x{height}.png"
    issue.pictures.add(name)
    caption = _text(random, 2, random.choice((16, 90))) if random.random() < 0.7 else ""
    issue.printed.append(caption)
    about = random.choice(("", "", "{columns=2}", "{columns=9}", "{width=half}", "{beside=left}"))
    return f'![照片]({name} "{caption}"){about}' if caption else f"![照片]({name}){about}"


def _notes(random: Random, issue: RandomIssue) -> str:
    """Notes called in text, in a list, and again; one of several paragraphs."""
    key = f"k{random.randrange(10**9)}"
    again = f"{_text(random)}[^{key}]。" if random.random() < 0.5 else ""
    return (
        f"{_text(random)}[^{key}]，{_text(random)}^[{_text(random)}]。{again}\n\n"
        f"[^{key}]: {_text(random, 4, 200)}"
    )


BLOCKS: dict[str, Callable[[Random, RandomIssue], str]] = {
    "boxed": _boxed,
    "facts": _facts,
    "events": _events,
    "questions": _questions,
    "poem": _poem,
    "signature": _signature,
    "quote": _quote_outside,
    "qr": _code,
    "break": _break,
    "list": _list,
    "quotation": _quotation,
    "preformatted": _preformatted,
    "heading": _heading,
    "spans": _spans,
    "scripts": _scripts,
    "long": _long,
    "wide table": _wide_table,
    "merged table": _merged_table,
    "picture": _picture,
    "row": _row,
    "notes": _notes,
}
"""A maker of each kind of block."""
