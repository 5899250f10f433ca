# ruff: noqa: E501
"""A manner: how one invented issue is built and set; drawn from a seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.intake.generated.words import (
    ACROSS,
    CAPTIONS,
    EN_NAMES,
    HEADINGS,
    ITEMS,
    LABELS,
    NAMES,
    Photo,
    Piece,
    en_person,
    en_piece,
    fill,
    person,
    piece,
    unit,
)


@dataclass
class Manner:
    """The choices.  `measure` in em, 0: a paragraph is one line; `mark`: what begins a paragraph."""

    language: str
    measure: int
    mark: str  # typed, blanks, lost, gap, none
    gap: int  # blank lines between paragraphs
    above: int  # blank lines above a headline
    below: int
    headline: str  # standing, centred, run-in, marked, bullet, capitals, run-in capitals
    byline: str  # none, below, below bare, marked, end, end line, end bare, end dash
    signed: float
    masthead: str  # lines, one line, labelled, compact, none
    colophon: str  # colon, boxed, bare, one line, none
    spread: bool  # a blank line below every line
    page: int  # lines of a page, 0: no page numbers
    running: bool
    justified: bool = True


@dataclass
class Issue:
    """An invented issue: what a reader finds in it, and its manner."""

    manner: Manner
    pieces: list[Piece]
    masthead: dict[str, object] = field(default_factory=dict)
    editors: dict[str, list[str]] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    distribution: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    contents: bool = False


def manner(r: Random) -> Manner:
    english = r.random() < 0.2
    measure = (
        r.choice([0, 0, 30, 34, 38, 46])
        if english
        else r.choice([0, 0, 14, 18, 21, 25, 28, 34, 38])
    )
    mark = r.choice(
        ["blanks", "gap", "gap", "none"]
        if english
        else ["typed", "blanks", "lost", "lost", "gap", "none"]
    )
    if not measure and mark == "lost":
        mark = "none"
    headline = r.choice(
        ["standing", "standing", "capitals", "run-in capitals"]
        if english
        else ["standing", "standing", "standing", "centred", "run-in", "marked", "bullet"]
    )
    byline = r.choice(
        ["none", "below", "end line", "end dash", "end bare"]
        if english
        else [
            "none",
            "below",
            "below bare",
            "marked",
            "end",
            "end",
            "end line",
            "end line",
            "dateline",
        ]
    )
    gap = 1 if mark == "gap" else r.choice([0, 0, 0, 1])
    run_in = headline.startswith("run-in")
    if run_in and byline.startswith(("below", "marked")):  # no line of its own to stand on
        byline = "end line"
    above = r.choice([1, 1, 2]) if mark in ("gap", "none") or english else r.choice([0, 1, 1, 2])
    return Manner(
        "en" if english else "zh",
        measure,
        mark,
        gap,
        max(above, gap),
        r.choice([0, gap, gap, 1]) if mark != "gap" else 1,
        headline,
        byline,
        r.choice([1.0, 1.0, 0.8, 0.5]),
        r.choice(["lines", "lines", "one line", "labelled", "compact", "none"]),
        r.choice(["colon", "colon", "boxed", "bare", "one line", "none"]),
        bool(measure) and r.random() < 0.12,
        r.choice([0, 0, 30, 40]),
        r.random() < 0.3,
        not english or r.random() < 0.5,
    )


def issue(seed: int) -> Issue:
    """The issue of a seed: always the same."""
    r = Random(seed)
    m = manner(r)
    short = r.random() < 0.3
    count = r.randint(2, 7)
    pieces = [en_piece(r) if m.language == "en" else piece(r, short=short) for _ in range(count)]
    first: dict[str, Piece] = {}
    for p in pieces:
        first.setdefault(p.headline, p)
    pieces = list(first.values())
    for p in pieces:
        dress(r, p, m)
    made = Issue(m, pieces)
    page_lines(r, made)
    return made


def dress(r: Random, p: Piece, m: Manner) -> None:
    name = en_person if m.language == "en" else person
    if m.byline != "none" and r.random() < m.signed:
        p.byline = [name(r) for _ in range(r.choice([1, 1, 1, 2]))]
        if m.language == "zh" and m.byline in ("end", "end line") and r.random() < 0.25:
            p.byline = [unit(r)]
    if m.headline == "capitals":
        p.headline = p.headline.upper()
    if m.headline == "run-in capitals":
        p.headline = p.headline.upper() + r.choice([".", "."])
    if m.language == "en":
        return
    standing = m.headline in ("standing", "centred", "marked")
    if standing and r.random() < 0.12:
        p.headline = f"{r.choice(ACROSS)} {r.choice(ACROSS)}"
        p.kicker = unit(r) if m.headline != "marked" else ""
    elif standing and r.random() < 0.1 and m.headline != "marked":
        p.section = r.choice(LABELS)
        if r.random() < 0.5:
            p.section = f"【{p.section}】"
    if standing and r.random() < 0.12:
        p.deck = "——" + fill(r, "{place}{body}{event}侧记")
    if len(p.body) >= 3 and r.random() < 0.2:
        _headings(r, p)
    elif len(p.body) >= 2 and r.random() < 0.12:
        items = [("item", f"{n}.{fill(r, r.choice(ITEMS))}") for n in range(1, r.randint(3, 5))]
        p.body[1:1] = items
    elif r.random() < 0.06 and len(p.body) >= 2:
        rows = [
            ("row", f"{fill(r, '{thing}')}|{r.randint(10, 400)}|{r.randint(10, 400)}")
            for _ in range(r.randint(3, 5))
        ]
        p.body[1:1] = [("row", "项目|数量|人数"), *rows]
    if r.random() < 0.15:
        photo = Photo(fill(r, r.choice(CAPTIONS)), person(r))
        p.photos.append(photo)
        p.body.insert(r.randint(1, len(p.body)), ("photo", str(len(p.photos) - 1)))


def _headings(r: Random, p: Piece) -> None:
    form = r.choice(["一、", "（一）", "□"])
    numerals = "一二三四五六"
    body: list[tuple[str, str]] = [p.body[0]]
    for n, item in enumerate(p.body[1:]):
        mark = {"一、": f"{numerals[n]}、", "（一）": f"（{numerals[n]}）", "□": "□"}[form]
        body += [("heading", mark + fill(r, r.choice(HEADINGS))), item]
    p.body = body


def page_lines(r: Random, made: Issue) -> None:
    m = made.manner
    english = m.language == "en"
    name = en_person if english else person
    if m.masthead != "none":
        year, month, day = r.randint(2019, 2025), r.randint(1, 12), r.randint(1, 28)
        made.masthead = {
            "name": r.choice(EN_NAMES if english else NAMES),
            "number": r.randint(1, 60),
            "date": f"{year}-{month:02}-{day:02}",
            "issuer": "the Branch Committee" if english else unit(r) + r.choice(["", "办公室"]),
        }
        if english or m.masthead == "compact":
            del made.masthead["issuer"]
    if m.colophon == "none":
        return
    if english:
        made.editors = {r.choice(["Editor", "Compiled by", "Edited by"]): [name(r)]}
        made.contact = {"Contact": "notes@example.org"} if r.random() < 0.5 else {}
        return
    labels = r.sample(["主编", "责编", "责任编辑", "美编", "校对", "总编", "审核"], r.randint(1, 3))
    made.editors = {label: [name(r) for _ in range(r.choice([1, 1, 2]))] for label in labels}
    if r.random() < 0.7:
        made.contact = {
            r.choice(
                ["电话", "联系电话", "读者热线", "编辑部电话"]
            ): f"0{r.randint(310, 999)}-{r.randint(2000000, 8999999)}"
        }
    if r.random() < 0.3:
        made.contact["地址"] = f"{r.choice(['解放', '人民', '河滨'])}路{r.randint(1, 99)}号"
    if r.random() < 0.4 and m.colophon in ("colon", "one line"):
        made.distribution = {"报": "省总工会、市委办公室", "发": "各县（市、区）总工会"}
    made.contents = r.random() < 0.12 and len(made.pieces) > 2
    if r.random() < 0.12:
        made.notices = [
            f"热烈祝贺{unit(r)}{r.choice(['评为一级站', '获得先进称号', '成立三十周年'])}！"
        ]
