"""A made-up newsroom: eleven numbers in one manner, and each as its editor leaves it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import yaml

from tests.intake.generated.manner import Issue, dress, manner, page_lines
from tests.intake.generated.words import Piece, en_piece, piece

NUMBERS = 11
_LABELS = ("灯下", "红砖", "一线见闻", "码头", "老相册", "这一天", "田埂上")
_FOOT = ("值守", "统稿", "本期当班", "看样")
_STANDING = ("内部传阅　请勿外借", "扫码可读电子版", "投稿请于每月二十日前送到")


def numbers(seed: int) -> list[Issue]:
    """The eleven numbers of the newsroom of a seed: its manner stays, its articles change."""
    r = Random(seed)
    style = manner(r)
    first = Issue(style, [])
    page_lines(r, first)
    labels = r.sample(_LABELS, 3) if r.random() < 0.4 and style.language == "zh" else []
    standing = [r.choice(_STANDING)] if style.language == "zh" and r.random() < 0.5 else []
    foot = r.choice(_FOOT) if style.language == "zh" and first.editors else ""
    if foot and style.colophon in ("colon", "one line") and r.random() < 0.5:
        first.editors = {foot: next(iter(first.editors.values()))}
    short = r.random() < 0.3
    return [_number(r, n, first, labels, standing, short) for n in range(1, NUMBERS + 1)]


def _number(
    r: Random, n: int, first: Issue, labels: list[str], standing: list[str], short: bool
) -> Issue:
    style = first.manner
    texts = [
        en_piece(r) if style.language == "en" else piece(r, short=short)
        for _ in range(r.randint(3, 7))
    ]
    pieces: dict[str, Piece] = {}
    for text in texts:
        pieces.setdefault(text.headline, text)
    for one in pieces.values():
        dress(r, one, style)
        if labels and style.headline == "standing" and r.random() < 0.5 and not one.kicker:
            one.section = r.choice(labels)
    made = Issue(style, list(pieces.values()), dict(first.masthead), first.editors, first.contact)
    made.distribution, made.notices = first.distribution, standing
    if made.masthead:
        made.masthead["number"] = n
        made.masthead["date"] = f"2024-{n:02}-15"
    return made


def write(made: Issue, folder: Path) -> None:
    """The number as its editor leaves it, where an import has left its raw text."""
    files = []
    for n, one in enumerate(made.pieces, 1):
        files.append(f"articles/{n:02}.md")
        about = {
            key: value
            for key in ("section", "kicker", "headline", "deck", "byline")
            if (value := getattr(one, key))
        }
        about["images"] = [{"caption": p.caption, "credit": p.credit} for p in one.photos]
        head = yaml.safe_dump(about, allow_unicode=True, sort_keys=False)
        (folder / files[-1]).write_text(f"---\n{head}---\n\n{_body(one)}", encoding="utf-8")
    for old in set((folder / "articles").iterdir()) - {folder / file for file in files}:
        old.unlink()
    values = {"masthead": made.masthead, "articles": files, "notices": made.notices}
    values |= {"editors": made.editors, "contact": made.contact, "distribution": made.distribution}
    text = yaml.safe_dump({k: v for k, v in values.items() if v}, allow_unicode=True)
    (folder / "issue.yaml").write_text(text, encoding="utf-8")


def _body(one: Piece) -> str:
    lines: list[str] = []
    for kind, text in one.body:
        if kind == "heading":
            lines += [f"## {text}", ""]
        elif kind == "row":
            cells = text.split("|")
            begun = bool(lines) and lines[-1].startswith("|")
            lines += [f"| {' | '.join(cells)} |"]
            lines += [] if begun else ["|" + "---|" * len(cells)]
        elif kind != "photo":
            lines += ["", text.replace("1.", "1\\."), ""]
    return "\n".join(lines) + "\n"
