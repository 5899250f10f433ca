"""Texts whose every line carries what it is: `H|…`; the raw text is the lines without their tags.

H headline, K kicker, D deck, S section, B byline, E byline at the end, P paragraph, G heading,
L item, R row, c caption, O notice, + more of the line above; `‖` parts a paragraph from the name at
its end, a run-in headline from its text.  N the issue's name; M, C, X, F (of the head, a list of
contents, leftovers, furniture) are not scored: in an article they are strays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from typeset.intake.characters import glue, is_chinese
from typeset.intake.lexicon import JUMP
from typeset.intake.readers.cleaning import LIGATURES
from typeset.issue import load
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

FOLDER = Path(__file__).parent / "tagged"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
_NAMES = re.compile(
    r"(?:图|文|图文) ?[|｜]|[\s　、，,（）()◎—/：:·|-]|\b[Bb]y\b|\band\b|文/|供稿人?|撰稿人?|"
    r"采访整理|摄影|本刊通讯员|摄"
)

_UNSCORED = "MCI"
"""Lines of the head and of a list of contents; `I`, where nobody says where one ends.  X and F
may stand within a paragraph that goes on below them."""
_PAPER = re.compile("(?:[报報刊讯訊]|信息|动态|動態)$")
"""How a Chinese paper's name ends."""
_BLANKS = 2
"""Lines from one of a notice to the next, a blank one between them."""
_FORMS = re.compile(r"^#{1,6} |\*\*|^\*(?! )|(?<=\S)\*$")
"""What Markdown writes around headings and strong words."""


@dataclass
class Part:
    """A piece of text, what it is, and the lines that it stands on, from 1."""

    tag: str
    text: str
    first: int
    last: int


@dataclass
class Found:
    """What of the parts was found, what not, and the lines that stand in an article but are no part
    of one."""

    found: int = 0
    missed: list[Part] = field(default_factory=list)
    strays: list[Part] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.found / (self.found + len(self.missed))


def raw_text(name: str) -> str:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join(line.partition("|")[2].replace("‖", "") for line in lines) + "\n"


def parts(name: str) -> list[Part]:
    """What a careful editor makes of the text."""
    found: list[Part] = []
    scored = False
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        tag, _, text = line.partition("|")
        first, _, second = _FORMS.sub("", text.strip(" 　")).partition("‖")
        if scored and (tag == "+" or _is_name_going_on(tag, first, found, number)):
            found[-1].text += glue(found[-1].text, first) + first
            found[-1].last = number
        elif tag not in "+XF":
            scored = tag not in _UNSCORED
            found += [Part(tag, first, number, number)] if scored else []
        if second:
            found.append(Part("P" if tag == "H" else "E", second, number, number))
    return found


def _is_name_going_on(tag: str, text: str, above: list[Part], number: int) -> bool:
    """Whether a line is the second of a nameplate; a Chinese one's may be the name again."""
    if not above or not above[-1].tag == tag == "N" or above[-1].last != number - 1:
        return False
    first, second = "".join(above[-1].text.split()), "".join(text.split())
    if not is_chinese(first + second):
        return True
    return _PAPER.search(first) is None and _PAPER.search(second) is not None


def no_parts(name: str) -> list[Part]:
    """The lines of the head, of lists of contents and of pages, which belong to no article."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    tagged = [(number, *line.partition("|")) for number, line in enumerate(lines, 1)]
    return [Part(tag, text, number, number) for number, tag, _, text in tagged if tag in "MCXF"]


def bare(text: str | None) -> str:
    """The text without blanks, hyphens, bars, jumps and ligatures, which no issue keeps."""
    return re.sub("[-|]", "", "".join(JUMP.sub("", text or "").split())).translate(LIGATURES)


def names(text: str) -> str:
    return _NAMES.sub("", text)


def _unframed(text: str) -> str:
    """The text without brackets or marks around it: `*** Ask Arnold ***`."""
    return text.strip("【】《》*~=:_#+|•·※★☆◆◇■□●○✦❖♦–—")


def score(name: str, folder: Path) -> Found:
    """How much of what the tags say the issue in the folder has, each part once."""
    issue = load(folder)
    there: dict[str, list[str]] = {}

    def put(tag: str, text: str | None) -> None:
        if text:
            there.setdefault(tag, []).append(names(text) if tag in "BE" else bare(text))

    head = issue.manifest.masthead
    put("N", head.name if head else None)
    for notice in issue.manifest.notices:
        put("O", notice)
    notices = _boxes(part for part in parts(name) if part.tag == "O")
    for article in issue.articles:
        about = article.about
        texts = [bare(about.headline), *(bare(text) for b in article.body for _, text in _texts(b))]
        own = [text for text in texts if text]
        if own and all(any(_unframed(text) in box for box in notices) for text in own):
            for each in own:  # 启事: notices set as an article of their own
                put("O", each)
            continue
        for tag, text in (("H", about.headline), ("K", about.kicker), ("S", about.section)):
            put(tag, text)
        for text in about.deck:
            put("D", text)
        signed = [*about.byline, *about.signature, about.source or ""]
        for text in signed if len(signed) == 1 else [*signed, "".join(signed)]:
            put("B", text)
        for picture in about.images:
            said = [text for text in (picture.caption, picture.credit) if text]
            for text in said if len(said) == 1 else [*said, "".join(said)]:
                put("c", text)
        for block in article.body:
            for tag, text in _texts(block):
                put(tag, text)
    result = Found()
    for part in parts(name):
        tag = {"E": "B", "L": "P", "R": "P"}.get(part.tag, part.tag)
        wanted = _unframed(names(part.text) if tag == "B" else bare(part.text))
        row = [_unframed(text) for text in there.get(tag, [])]
        if tag == "O" and any(wanted in text for text in row):
            result.found += 1  # where a notice's lines end is not scored
        elif wanted in row:
            result.found += 1
            there[tag].pop(row.index(wanted))
        else:
            result.missed.append(part)
    result.strays = [part for part in no_parts(name) if _stands_in(part.text, there)]
    return result


def _boxes(lines: Iterable[Part]) -> list[str]:
    """The texts of notices; every line of one is tagged."""
    found: list[str] = []
    last = -1
    for line in lines:
        text = _unframed(bare(line.text))
        if found and line.first - last <= _BLANKS:
            found[-1] += text
        else:
            found.append(text)
        last = line.last
    return found


def _stands_in(text: str, there: dict[str, list[str]]) -> bool:
    """Whether a line is still `there` in an article; it is taken out, to be found once."""
    for tag, row in there.items():
        said = names(text) if tag == "B" else bare(text)
        if tag not in "NO" and said and said in row:
            row.remove(said)
            return True
    return False


def _texts(block: m.Block) -> list[tuple[str, str]]:
    match block:
        case m.Paragraph():
            return [("P", plain_text(block.children))]
        case m.Heading():
            return [("G", plain_text(block.children))]
        case m.ListBlock():
            marks = [f"{number}." for number in block.numbers] or [""] * len(block.items)
            return [
                ("P", mark + text)
                for mark, item in zip(marks, block.items, strict=True)
                for one in item
                for _, text in _texts(one)
            ]
        case m.Table():
            rows = (block.head, *block.rows)
            return [("P", "".join(plain_text(cell) for cell in row)) for row in rows]
        case m.Division(kind="poem"):
            verses = [plain_text(b.children) for b in block.blocks if isinstance(b, m.Paragraph)]
            return [("P", verse) for stanza in verses for verse in stanza.split("\n")]
        case m.Quote() | m.Division():
            return [each for one in block.blocks for each in _texts(one)]
        case _:
            return []
