# ruff: noqa: E501, SIM905
"""An invented issue as the plain text that a person or a tool would take out of it."""

from __future__ import annotations

import re
from random import Random

from tests.intake.generated.manner import Issue, Manner
from tests.intake.generated.words import Piece
from typeset.intake.characters import width

_NEVER_FIRST = "，。、；：！？”’）》】%"
_NEVER_LAST = "“‘（《【"
_CHINESE = "〇一二三四五六七八九"


def plain_text(made: Issue, seed: int) -> str:
    """The issue's text, wrapped and marked as its manner says."""
    r = Random(seed + 1)
    m = made.manner
    out = _Lines(m)
    _head(r, made, out)
    if made.contents:
        out.gap(1)
        out.line(r.choice(["本期要目", "本期主要内容：", "目录"]))
        for n, p in enumerate(made.pieces, 1):
            out.line(r.choice(["", "◆ ", f"{n}."]) + p.headline)
    for text in made.notices:
        out.gap(1)
        out.line(text)
    for p in made.pieces:
        _piece(r, p, m, out)
    _foot(r, made, out)
    return out.text(str(made.masthead.get("name", "")))


class _Lines:
    def __init__(self, m: Manner) -> None:
        self.m = m
        self.lines: list[str] = []

    def line(self, text: str) -> None:
        self.lines.append(text)
        if self.m.spread:
            self.lines.append("")

    def gap(self, count: int) -> None:
        if self.lines:
            self.lines += [""] * count

    def paragraph(self, text: str) -> None:
        m = self.m
        self.gap(m.gap)
        lead = {"typed": "　　", "blanks": "    " if m.language == "zh" else "   "}.get(m.mark, "")
        wrapped = wrap(text, m, 2 if m.mark in ("typed", "blanks", "lost") else 0)
        for at, line in enumerate(wrapped):
            self.line((lead if not at else "") + line)

    def text(self, name: str) -> str:
        m = self.m
        if not m.page:
            return "\n".join(self.lines) + "\n"
        pages = [self.lines[at : at + m.page] for at in range(0, len(self.lines), m.page)]
        shown = []
        for number, page in enumerate(pages, 1):
            head = [name, ""] if m.running and name and number > 1 else []
            shown.append(
                "\n".join(
                    [*head, *page, "", f"— {number} —" if m.language == "zh" else str(number)]
                )
            )
        return "\n\f".join(shown) + "\n"


def wrap(text: str, m: Manner, indent: int) -> list[str]:
    """The lines of a paragraph whose first line has `indent` em less."""
    if not m.measure:
        return [text]
    units = (
        re.findall(r"[A-Za-z0-9.,;:%’“”()—-]+ ?|.", text)
        if m.language == "en"
        else re.findall(r"[\d.%-]+|[A-Za-z]+|.", text)
    )
    lines: list[str] = []
    line, room = "", m.measure - indent
    for item in units:
        fits = width_of(line + item.rstrip(), m) <= room
        if not fits and item[0] in _NEVER_FIRST and width_of(line + item, m) <= room + 0.5:
            fits = True
        if fits or not line:
            line += item
            continue
        carried = ""
        while line and (item[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST) and m.language == "zh":
            carried = line[-1] + carried
            line = line[:-1]
            if carried[0] not in _NEVER_FIRST and (not line or line[-1] not in _NEVER_LAST):
                break
        lines.append(line.rstrip())
        line, room = carried + item, m.measure
    return [*lines, line.rstrip()] if line.strip() else lines


def width_of(text: str, m: Manner) -> float:
    return len(text) / 2 if m.language == "en" else width(text + "一") - 1


def _chinese_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    head = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return head + (digits[ones] if ones or not tens else "")


def _head(r: Random, made: Issue, out: _Lines) -> None:
    head = made.masthead
    if not head:
        return
    year, month, day = (int(x) for x in str(head["date"]).split("-"))
    if made.manner.language == "en":
        months = "January February March April May June July August September October November December".split()
        date = f"{day} {months[month - 1]} {year}"
        lines = [str(head["name"]), f"Issue {head['number']}", date]
        if made.manner.masthead in ("one line", "compact"):
            lines = [str(head["name"]), f"No. {head['number']} · {date}"]
    else:
        date = f"{year}年{month}月{day}日"
        number = (
            f"第{_chinese_number(int(str(head['number'])))}期"
            if r.random() < 0.5
            else f"第{head['number']}期"
        )
        issuer = str(head.get("issuer", ""))
        match made.manner.masthead:
            case "one line":
                lines = [str(head["name"]), f"{number}　{issuer}　{date}"]
            case "labelled":
                lines = [
                    str(head["name"]),
                    number,
                    f"主办单位：{issuer}",
                    f"{r.choice(['印发日期', '出版日期'])}：{head['date']}",
                ]
                if r.random() < 0.4:
                    lines.append(
                        r.choice(["本期4版", "农历二月二十", "星期三", "内部资料　免费交流"])
                    )
            case "compact":
                lines = [f"《{head['name']}》（{number}）", date]
                head["name"] = f"《{head['name']}》"
            case _:
                lines = [str(head["name"]), number, issuer, date]
    space = r.choice([0, 0, 1])
    for text in lines:
        out.line(("　" * 6 if made.manner.headline == "centred" else "") + text)
        out.gap(space)
    out.gap(1)


def _piece(r: Random, p: Piece, m: Manner, out: _Lines) -> None:
    out.gap(m.above)
    text = list(p.body)
    lead = ""
    if m.byline == "dateline" and p.byline:
        lead = r.choice(["本报讯（记者 {}） ", "本报讯 （通讯员 {}）"]).format("、".join(p.byline))
        p.body[0] = ("paragraph", lead + p.body[0][1])
        text, p.byline = list(p.body), []
    if m.headline.startswith("run-in"):
        text[0] = (
            "paragraph",
            p.headline + (" " if m.language == "en" else r.choice([" ", "　"])) + text[0][1],
        )
    else:
        _standing(r, p, m, out)
    closing = {
        "end": "（{}）",
        "end line": "（{}）" if m.language == "zh" else "({})",
        "end dash": "— {}",
        "end bare": "{}",
    }.get(m.byline)
    glue = "　" if m.language == "zh" and r.random() < 0.5 else "、"
    names = (" and " if m.language == "en" else glue).join(p.byline)
    last = max(at for at, (kind, _) in enumerate(text) if kind == "paragraph")
    for at, (kind, words) in enumerate(text):
        if kind == "paragraph" and at == last and m.byline == "end" and names:
            words += f"（{names}）"
        _block(r, kind, words, p, m, out)
    if names and closing and m.byline != "end":
        shown = closing.format(names)
        indent = (
            max(int(m.measure - width(shown)), 0) if m.mark == "blanks" and r.random() < 0.5 else 0
        )
        out.line(" " * 2 * indent + shown)


def _standing(r: Random, p: Piece, m: Manner, out: _Lines) -> None:
    def put(text: str, mark: str = "") -> None:
        lead = (
            "　" * max(int((m.measure or 30) - width(text)) // 2, 3)
            if m.headline == "centred"
            else ""
        )
        out.line(lead + mark + text)

    if p.section:
        put(p.section)
    if p.kicker:
        put(p.kicker)
    put(p.headline, {"marked": "## ", "bullet": "◆"}.get(m.headline, ""))
    if m.headline == "bullet":
        p.headline = "◆" + p.headline
    if p.deck:
        put(p.deck)
    if p.byline and m.byline in ("below", "below bare", "marked"):
        names = "、".join(p.byline)
        form = {
            "below": r.choice(["文/{}", "本报通讯员 {}", "作者：{}"]),
            "below bare": "{}",
            "marked": "◎ {}",
        }[m.byline]
        put(
            f"By {' and '.join(p.byline)}"
            if m.language == "en"
            else form.format(names if m.byline == "below" else " ".join(p.byline))
        )
    out.gap(m.below)


def _block(r: Random, kind: str, words: str, p: Piece, m: Manner, out: _Lines) -> None:
    if kind == "photo":
        photo = p.photos[int(words)]
        form = r.choice(["{c}　{n} 摄", "{c} 记者 {n} 摄", "{c}（{n} 摄）", "{c}{n}/摄"])
        if not photo.caption.endswith("。"):
            form = "{c}　{n} 摄"
        out.gap(m.gap)
        for line in wrap(form.format(c=photo.caption, n=photo.credit), m, 0):
            out.line(line)
    elif kind == "row":
        out.line(
            "　　".join(
                cell.ljust(6, "　") if not cell.isdigit() else cell.rjust(4)
                for cell in words.split("|")
            ).rstrip()
        )
    elif kind == "heading":
        out.gap(m.gap)
        out.line(("　　" if m.mark == "typed" else "") + words)
    else:
        out.paragraph(words)


def _foot(r: Random, made: Issue, out: _Lines) -> None:
    facts = {**{k: " ".join(v) for k, v in made.editors.items()}, **made.contact}
    if not facts:
        return
    out.gap(1)
    english = made.manner.language == "en"
    match made.manner.colophon:
        case "boxed" if not english:
            out.line(" ".join(f"【{k}】{v}" for k, v in facts.items()))
        case "bare" if not english:
            for k, v in facts.items():
                out.line(f"{k}　{v}" if k not in ("读者热线",) else f"{k}：{v}")
        case "one line":
            out.line(
                "　".join(f"{k}：{v}" if not english else f"{k}: {v}" for k, v in facts.items())
            )
        case _:
            for k, v in facts.items():
                out.line(
                    (f"{k} {v}" if k.endswith(" by") else f"{k}: {v}") if english else f"{k}：{v}"
                )
    for k, v in made.distribution.items():
        out.line(f"{k}：{v}")
