"""How much of an invented issue is found again after it was printed and its text taken out.

    python benchmarks/intake/round_trips.py [ISSUES] [FIRST SEED]

Each issue is drawn from a seed (tests/intake/generated), set in one to three columns with running
heads, page numbers, run-in or standing heads, printed by stock WeasyPrint, and read as PDF and as
the text that several tools take out of it.  Of each way the mean share found is printed, and
whether each character was accounted for.  Counted apart are texts in which a tool wrote lines of
several columns into one line, with no more between them than between two words.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from html import escape
from pathlib import Path
from random import Random
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.intake.generated.manner import Issue, issue
from tests.intake.generated.scoring import score
from tests.intake.generated.words import Piece
from tests.intake.unseen.extraction import TOOLS, print_all
from tests.intake.unseen.manners import FACES
from typeset.intake.account import balance
from typeset.intake.characters import squeeze
from typeset.intake.draft import Draft
from typeset.intake.readers import read
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import recognise
from typeset.intake.source import Source

SHORTEST, SEVERAL = 6, 4
"""Characters of a line that is hardly two words, and the lines that no chance makes."""
WAYS = ("pdf", "pdftotext", "pdftotext -layout", "pypdfium2", "pdfplumber")


def page(made: Issue, seed: int) -> str:
    """The issue as a page to print, in a manner of its own."""
    r = Random(seed + 7)
    english = made.manner.language == "en"
    columns = r.choice([1, 1, 2, 2, 3])
    size = r.choice([9, 10, 10.5]) if columns > 1 else r.choice([10.5, 12, 14])
    justified = not english or r.random() < 0.5
    running = made.masthead.get("name", "") if made.manner.running else ""
    head = size * r.choice([1.0, 1.25, 1.5])
    align = r.choice(["left", "center"])
    style = f"""{FACES} @page {{ size: A4; margin: 22mm 18mm;
 @bottom-center {{ content: {'"— " counter(page) " —"' if not english else "counter(page)"} }} }}
 @page :not(:first) {{ @top-center {{ content: "{running}" }} }}
 body {{ font: {size}pt/1.7 {"Roman" if english else "Song, Roman"};
 text-align: {"justify" if justified else "left"} }}
 .text {{ columns: {columns}; column-gap: 9mm; margin: 2em 0 3em }}
 p {{ margin: 0; text-indent: 2em }}
 h1 {{ text-align: center; font-size: 24pt }} .meta {{ text-indent: 0; text-align: center }}
 h2 {{ font-size: {head}pt; margin: 1em 0 .5em; text-align: {align}; break-after: avoid }}
 .over {{ text-align: {align}; text-indent: 0; margin-top: 1em; break-after: avoid }}
 .over + h2, .over + .over {{ margin-top: 0 }}
 .by {{ text-indent: 0; text-align: {r.choice(["center", "right"])} }}
 .fig {{ text-indent: 0; font-size: 85% }}
 h3 {{ font-size: {size}pt; margin: 0; text-indent: 2em }} .foot {{ text-indent: 0 }}"""
    run_in = made.manner.headline.startswith("run-in")
    body = "".join(_piece(one, made, run_in=run_in) for one in made.pieces)
    head, foot = _head(made), _foot(made)
    return f'<meta charset="utf-8"><style>{style}</style>{head}<div class="text">{body}</div>{foot}'


def _head(made: Issue) -> str:
    facts = made.masthead
    if not facts:
        return ""
    english = made.manner.language == "en"
    number = f"Issue {facts['number']}" if english else f"第{facts['number']}期"
    line = f"{number}　{facts.get('issuer', '')}　{facts['date']}"
    return f'<h1>{escape(str(facts["name"]))}</h1><p class="meta">{escape(line)}</p>'


def _piece(one: Piece, made: Issue, *, run_in: bool) -> str:
    parts = [f'<p class="over">{escape(one.kicker)}</p>' if one.kicker else ""]
    parts.append(f'<p class="over">{escape(one.section)}</p>' if one.section else "")
    below = made.manner.byline in ("below", "below bare", "marked", "dateline") and not run_in
    byline = "、".join(one.byline) if made.manner.language == "zh" else " and ".join(one.byline)
    if not run_in:
        parts.append(f"<h2>{escape(one.headline)}</h2>")
        parts.append(f'<p class="by">{escape(one.deck)}</p>' if one.deck else "")
        parts.append(f'<p class="by">{_named(byline, made)}</p>' if byline and below else "")
    last = max(at for at, (kind, _) in enumerate(one.body) if kind not in ("photo", "heading"))
    for at, (kind, text) in enumerate(one.body):
        if kind == "photo":
            photo = one.photos[int(text)]
            parts.append(f'<p class="fig">{escape(photo.caption)}（{photo.credit} 摄）</p>')
        elif kind == "heading":
            parts.append(f"<h3>{escape(text)}</h3>")
        else:
            lead = f"<b>{escape(one.headline)}</b>　" if run_in and at == 0 else ""
            end = f"（{escape(byline)}）" if byline and not below and at == last else ""
            parts.append(f"<p>{lead}{escape(text)}{end}</p>")
    return "".join(parts)


def _named(byline: str, made: Issue) -> str:
    return escape(f"By {byline}" if made.manner.language == "en" else f"◎ {byline}")


def _foot(made: Issue) -> str:
    lines = [
        f"{label}：{'　'.join(value) if isinstance(value, list) else value}"
        for kind in (made.editors, made.contact, made.distribution)
        for label, value in kind.items()
    ]
    lines += made.notices
    return "".join(f'<p class="foot">{escape(line)}</p>' for line in lines)


def drafts(pdf: Path) -> dict[str, Draft]:
    """The recognised issue, by each way; of a text that joins columns the name has a star."""
    source = read(pdf)
    found = {"pdf": recognise(source)}
    for name in WAYS[1:]:
        text = TOOLS[name](pdf)
        star = "*" if joins_columns(text, source) else ""
        found[name + star] = recognise(read_text("raw.txt", text.encode()))
    return found


def joins_columns(text: str, source: Source) -> bool:
    """Whether several of the text's lines hold two lines of the page, one blank apart."""
    lines = {bare for line in source.lines if len(bare := squeeze(line.passage.text)) >= SHORTEST}
    joined = 0
    for line in text.splitlines():
        places = [at for at, mark in enumerate(line) if mark == " " and "  " not in line]
        joined += any(
            squeeze(line[:at]) in lines and squeeze(line[at:]).startswith(tuple(lines))
            for at in places
        )
    return joined >= SEVERAL


def _has_table(made: Issue) -> bool:
    return any(kind == "row" for piece in made.pieces for kind, _ in piece.body)


def balanced(draft: Draft) -> bool:
    """Whether each character read is placed or listed."""
    account = balance(draft.source, draft.blocks)
    dropped = sum(len("".join(drop.text.split())) for drop in account.dropped)
    return account.read == account.placed + dropped


def main(count: int, first: int) -> None:
    made = {seed: one for seed in range(first, first + count) if not _has_table(one := issue(seed))}
    shares: dict[str, list[float]] = defaultdict(list)
    unbalanced = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print_all({str(seed): page(one, seed) for seed, one in made.items()}, folder)
        for seed, one in made.items():
            for way, draft in drafts(folder / f"{seed}.pdf").items():
                shares[way].append(score(one, draft).share)
                unbalanced += not balanced(draft)
    for way, row in sorted(shares.items()):
        print(
            f"{way:18} mean {100 * mean(row):.1f}, {sum(s == 1 for s in row)} of {len(row)} whole"
        )
    print("* lines of several columns in one line, nothing between them")
    print(f"{unbalanced} of {sum(map(len, shares.values()))} accounts do not balance")


if __name__ == "__main__":
    main(*map(int, [*sys.argv[1:], *("40", "400000")[len(sys.argv) - 1 :]]))
