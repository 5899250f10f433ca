"""A tagged text as another newsroom would write it: other marks, blank lines, indents, orders.

What lines are stays known; a tagger that learns from the changed texts, too, relies less on the
habits of the few newsrooms that it saw.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import cycle, pairwise
from random import Random

from benchmarks.intake.copied import Line, Lines, broken, copied

_HEADS = frozenset("KSHI")
_BLANKS = " 　"
_BLANK = ("X", "")
_MARKED = re.compile(
    r"【([^】]*)】|《([^》]*)》|〖([^〗]*)〗|\[([^\]]*)\]|"
    r"[◆★■●▶◎☆※►○□△▲▼◇♦➤✦❖▪▍•·]+ ?(.*)|#+ (.*)|[-*=—]{1,3} ?(.*?) ?[-*=—]{1,3}|"
    r"[一二三四五六七八九十]{1,3}、(.*)|\d{1,2}[.、] ?(.*)"
)
"""A line with a mark before or around it, and what stands without it."""
_MARKS = (
    *("【{}】", "《{}》", "〖{}〗", "[{}]", "— {} —", "== {} ==", "☆ {} ☆"),
    *("◆{}", "■ {}", "★{}", "● {}", "▶{}", "◎ {}", "※{}", "▌{}", "# {}", "## {}"),
    *("{chinese}、{}", "（{chinese}）{}", "{number}. {}", "{number}、{}"),
)
_BULLETS = (
    *("• {}", "- {}", "· {}", "★{}", "* {}"),
    *("{number}. {}", "（{number}）{}", "{number}、{}"),
)
_RULE = re.compile(r"[\W_]{3,}")
_RULES = ("——————————", "----------", "==========", "* * *", "～～～～～～～", "＊＊＊＊＊")
_INDENTS = ("", "　　", "  ", "    ")
_HEAD_INDENTS = ("", "", "", "        ", "　　　　")
_COPIES, _CHINESE_COPIES = 0.3, 0.12
"""How many texts are copied out of designed pages: most English newsletters were designed."""
_FEWEST = 20
"""Lines; a shorter text is no whole issue."""


def changed(lines: Lines, others: Sequence[Lines], lot: Random) -> Lines:
    """The lines after changes that are drawn by lot; `others` are texts to borrow from."""
    alike = [other for other in others if _is_chinese(other) == _is_chinese(lines)]
    if alike and lot.random() < 0.35:
        lines = _with_texts_of(lot.choice(alike), lines, lot)
    if alike and lot.random() < 0.15:
        lines = _half_of_each(lines, lot.choice(alike))
    for share, change in _CHANGES:
        if lot.random() < share:
            lines = change(lines, lot)
    chinese = _is_chinese(lines)
    if lot.random() < (_CHINESE_COPIES if chinese else _COPIES):
        lines = copied(_joined(lines), chinese, lot)
    return lines


def _is_chinese(lines: Lines) -> bool:
    text = "".join(text for _, text in lines)
    return sum("\u4e00" <= char <= "\u9fff" for char in text) > 0.25 * len(text)


def _starts(lines: Lines) -> list[int]:
    """Where articles begin: with a kicker, a section or a headline."""
    found, above = [], ""
    for at, (tag, text) in enumerate(lines):
        if text.strip():
            if tag in _HEADS and above not in _HEADS:
                found.append(at)
            above = tag
    return found or [0]


def _filled(lines: Lines) -> list[Line]:
    return [line for line in lines if line[1].strip()]


def _bare(text: str) -> str:
    """A text without the mark before or around it."""
    marked = _MARKED.fullmatch(text)
    return next((part for part in marked.groups() if part), text) if marked else text


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_BLANKS))]


def _with_texts_of(other: Lines, lines: Lines, lot: Random) -> Lines:
    """What lines of one, two or three tags say is what lines of another text do."""
    for tag in lot.sample("HPDBE", lot.choice((1, 2, 3))):
        texts = [text.strip(_BLANKS) for kind, text in other if kind == tag and _may_move(text)]
        if len(texts) >= 3:
            drawn = cycle(lot.sample(texts, len(texts)))
            below = [kind for kind, _ in lines[1:]] + [""]
            lines = [
                (kind, _indent(text) + next(drawn))
                if kind == tag and next_kind != "+" and _may_move(text)
                else (kind, text)
                for (kind, text), next_kind in zip(lines, below, strict=True)
            ]
    return lines


def _may_move(text: str) -> bool:
    bare = text.strip(_BLANKS)
    return bool(bare) and "‖" not in bare and not _MARKED.fullmatch(bare)


def _half_of_each(lines: Lines, other: Lines) -> Lines:
    first, second = _starts(lines), _starts(other)
    return [*lines[: first[len(first) // 2]], *other[second[len(second) // 2] :]]


def _part(lines: Lines, lot: Random) -> Lines:
    """The articles above or below one of them, or all without the issue's head."""
    starts = _starts(lines)
    cut = lot.choice(starts[1:] or starts)
    found = lot.choice((lines[:cut], lines[cut:], lines[starts[0] :]))
    return found if len(_filled(found)) >= _FEWEST else lines


def _in_another_order(lines: Lines, lot: Random) -> Lines:
    starts = _starts(lines)
    ends = [*starts[1:], len(lines)]
    articles = [lines[start:end] for start, end in zip(starts, ends, strict=True)][:-1]
    lot.shuffle(articles)
    above, below = lines[: starts[0]], lines[starts[-1] :]
    return [*above, *(line for article in articles for line in article), *below]


def _without_some(lines: Lines, lot: Random) -> Lines:
    """No kickers, no decks, no bylines …"""
    dropped = lot.sample("KDSBEcMCOGN", lot.choice((1, 1, 2, 3)))
    found, above = [], ""
    for tag, text in lines:
        if text.strip() and tag != "+":
            above = "" if "‖" in text else tag
        if not text.strip() or above not in dropped:
            found.append((tag, text))
    return found if len(_filled(found)) >= _FEWEST else lines


def _bylines_last(lines: Lines, lot: Random) -> Lines:
    """Bylines stand at the end of their articles."""
    form = lot.choice(("（{}）", "{}"))
    starts = [0, *_starts(lines), len(lines)]
    found: list[Line] = []
    for start, end in pairwise(starts):
        article = list(lines[start:end])
        below = [tag for tag, _ in lines[start + 1 : end + 1]] + [""]
        at = next((n for n, (tag, _) in enumerate(article) if tag == "B" and below[n] != "+"), None)
        if at is not None:
            byline = form.format(article.pop(at)[1].strip(" 　（）()"))
            last = max((n for n, (_, text) in enumerate(article) if text.strip()), default=0)
            article.insert(last + 1, ("E", byline))
        found += article
    return found


def _other_marks(lines: Lines, lot: Random) -> Lines:
    """One or two kinds of lines with other marks, or with none."""
    for tag in lot.sample("HSKGOLI", lot.choice((1, 1, 2))):
        mark = lot.choice(_BULLETS if tag == "L" else (*_MARKS, *["{}"] * (len(_MARKS) - 3)))
        lines = _marked(lines, tag, mark)
    return lines


def _marked(lines: Lines, tag: str, mark: str) -> Lines:
    found, number = [], 0
    for kind, text in lines:
        bare, behind, rest = text.strip(_BLANKS).partition("‖")
        if kind == tag and bare and (tag != "L" or _MARKED.fullmatch(bare)):
            number += 1
            chinese = "一二三四五六七八九十"[(number - 1) % 10]
            line = mark.format(_bare(bare), number=number, chinese=chinese)
            found.append((kind, f"{_indent(text)}{line}{behind}{rest}"))
        else:
            if (tag, kind) in (("G", "H"), ("L", "P")):
                number = 0
            found.append((kind, text))
    return found


def _other_rules(lines: Lines, lot: Random) -> Lines:
    """Rules between the articles, or none."""
    if lot.random() < 0.5:
        return [
            line for line in lines if line[0] not in "XF" or not _RULE.fullmatch(line[1].strip())
        ]
    rule, starts = ("X", lot.choice(_RULES)), frozenset(_starts(lines))
    return [
        each
        for at, line in enumerate(lines)
        for each in ((rule, line) if at in starts else (line,))
    ]


def _other_widths(lines: Lines, lot: Random) -> Lines:
    """Lines that go on, joined, or lines that were whole, broken."""
    broken = sum(tag == "+" for tag, _ in lines) > 0.25 * len(lines)
    whole = _joined(lines)
    return _broken(whole, lot) if lot.random() < (0.3 if broken else 0.9) else whole


def _joined(lines: Lines) -> list[Line]:
    found: list[Line] = []
    for tag, text in lines:
        if tag == "+" and found and found[-1][1].strip() and found[-1][0] in "PHLDcI":
            first, second = found[-1][1].rstrip(), text.strip(_BLANKS)
            gap = " " if first[-1:].isascii() and second[:1].isascii() else ""
            found[-1] = (found[-1][0], first + gap + second)
        else:
            found.append((tag, text))
    return found


def _broken(lines: Lines, lot: Random) -> Lines:
    chinese, width = _is_chinese(lines), lot.choice((18, 20, 22, 25, 28, 32, 36))
    width = width if chinese else 2 * width + 10
    found: list[Line] = []
    for tag, text in lines:
        if tag in "PLc" and "‖" not in text:
            first, *more = broken(text, width, chinese)
            found += [(tag, first), *(("+", part) for part in more)]
        else:
            found.append((tag, text))
    return found


def _other_blanks(lines: Lines, lot: Random) -> Lines:
    """Blank lines nowhere, everywhere, between articles, between unlike lines, or twice as many."""
    filled = _filled(lines)
    starts = frozenset(_starts(filled))
    above = ["", *(tag for tag, _ in filled)]
    way = lot.choice(("none", "all", "articles", "unlike", "some", "doubled"))
    if way == "doubled":
        return [each for line in lines for each in ((line,) if line[1].strip() else (line, line))]
    if way == "some":
        return [line for line in lines if line[1].strip() or lot.random() < 0.5]
    found: list[Line] = []
    for at, (tag, text) in enumerate(filled):
        parted = {
            "none": False,
            "all": True,
            "articles": at in starts,
            "unlike": tag not in "PLRc" or above[at] not in "PLRc+",
        }[way]
        found += [_BLANK, (tag, text)] if at and tag != "+" and parted else [(tag, text)]
    return found


def _other_indents(lines: Lines, lot: Random) -> Lines:
    text, head = lot.choice(_INDENTS), lot.choice(_HEAD_INDENTS)
    indents = {"P": text, **dict.fromkeys("HDK", head)}
    if not head:
        indents |= dict.fromkeys("SBIN", "")
    return [
        (tag, indents[tag] + line.strip(_BLANKS))
        if tag in indents and line.strip()
        else (tag, line)
        for tag, line in lines
    ]


_CHANGES: tuple[tuple[float, Callable[[Lines, Random], Lines]], ...] = (
    (0.25, _part),
    (0.2, _in_another_order),
    (0.3, _without_some),
    (0.1, _bylines_last),
    (0.4, _other_marks),
    (0.15, _other_rules),
    (0.25, _other_widths),
    (0.35, _other_blanks),
    (0.3, _other_indents),
)
"""How often each change is made."""
