"""The issue's own lines become the values of issue.yaml: masthead, notices, colophon."""

from __future__ import annotations

import re
from datetime import date

from typeset.intake.characters import HAN, without_edges
from typeset.intake.dates import find_date, number
from typeset.intake.draft import Block, Role
from typeset.intake.head_words import ISSUER_WORDS, NUMBER, SEASON, TOTAL, VOLUME
from typeset.intake.lexicon import BULLETS, COPIES, MONTH_AND_DAY
from typeset.intake.unsaid import unsaid

Values = dict[str, object]
_PRINTED = re.compile(
    "^(?:承印|印刷|印制)(?:单位|厂|者)?[：: 　]+|(?:印发|印制|印刷|承印|付印)(?![厂公有所社中])|"
    r"^Printed(?: by)?|\b(?:in|on|by)\b"
)
"""What a printing line says beside who, when and how many: 某某印刷厂承印."""
_OUTSIDE = r"(?![^(（]*[)）])"
_AND = re.compile(rf"(?:,\s*(?:and\s+)?|\s+and\s+|;\s*){_OUTSIDE}")
_LAST_STOP = re.compile(r"(?<=[a-z]{3})\.$")
_COMMA = re.compile(f"[、，,；;/／]{_OUTSIDE}")
"""What parts names, in English and in Chinese; in brackets stands what a person is."""
_PARTING = re.compile(" {2,}|　+| [|｜/／·•] ?|[,，] *|$")
"""What parts the facts of a line of the head."""
_SPREAD = re.compile(f"(?<=[{HAN}])[ 　]+(?=[{HAN}])")
"""Blanks that spread a label: `主　编`."""
_AROUND_A_VALUE = " 　：:；;/／|｜—–=＝→-"
_AROUND = _AROUND_A_VALUE + BULLETS + "【】[]［］〔〕"
"""What stands around a label: `●主编／`, `【责编】`."""
_TITLES = {Role.HEADLINE, Role.RUN_IN, Role.KICKER, Role.DECK, Role.SECTION, Role.BYLINE}


def manifest(blocks: list[Block]) -> tuple[Values, list[str]]:
    """What issue.yaml says but for its articles; and what of the head and foot no field takes.

    Those words are notices in it, too."""
    head, notices, foot = masthead(blocks), _notices(blocks), _foot(blocks)
    said = {"masthead": head, "notices": notices, **foot}
    rest = list(dict.fromkeys(map(_cell, unsaid(blocks, said))))
    values = said | {"notices": [*notices, *rest]}
    return {key: value for key, value in values.items() if value}, rest


def _notices(blocks: list[Block]) -> list[str]:
    return [b.text for b in blocks if b.role is Role.NOTICE or b.role in _TITLES or _is_rest(b)]


def _cell(block: Block) -> str:
    """What stands around a block between wide blanks, bars and commas of its line.

    `Fifth Sunday of Lent`, of which `Fifth` alone would say nothing."""
    start, stop = block.line.text.find(block.text), len(block.text)
    if start < 0:
        return block.text
    stop += start
    parts = [(0, 0), *(found.span() for found in _PARTING.finditer(block.line.text))]
    left = max(end for _, end in parts if end <= start)
    right = min((begin for begin, _ in parts if begin >= stop), default=None)
    return block.line.text[left:right].strip()


def _foot(blocks: list[Block]) -> Values:
    """Editors, contact, distribution and the printing line."""
    values: Values = {}
    for key, role in (
        ("editors", Role.EDITORS),
        ("contact", Role.CONTACT),
        ("distribution", Role.DISTRIBUTION),
    ):
        if labelled := _labelled(blocks, role):
            values[key] = labelled
    if imprint := printed([b for b in blocks if b.role is Role.PRINTED]):
        values["printed"] = imprint
    return values


def _is_rest(block: Block) -> bool:
    return block.role in (Role.END_BYLINE, Role.SOURCE)


def masthead(blocks: list[Block]) -> Values:
    """The masthead's values; not all that a head says has a field of its own."""
    head: Values = {}
    names = [_value(b) for b in blocks if b.role is Role.NAMEPLATE]
    names += [b.text for b in blocks if b.role is Role.SLOGAN and any(map(str.isalpha, b.text))]
    issuers = sorted((b for b in blocks if b.role is Role.ISSUER), key=_is_behind)
    if names:
        head["name"] = names[0]
    if issuers:
        head["issuer"] = ISSUER_WORDS.sub("", _value(issuers[0]))
    if len(names) > 1:
        head["slogan"] = names[1]
    head |= _numbers([b.text for b in blocks if b.role is Role.NUMBER])
    dates = sorted(
        [
            found[1]
            for b in blocks
            if b.role is Role.DATE and (found := find_date(b.text, compact=True))
        ],
        key=len,
    )
    if dates:
        head["date"] = yaml_date(_whole_date(dates[-1], blocks))
    return head


def _is_behind(block: Block) -> tuple[bool, bool]:
    """Behind whoever publishes stand who is above or beside it (主管, 承办) and a bare name."""
    return bool(re.match("主管(?!主办)|承办|协办", block.label)), not block.label


def _whole_date(iso: str, blocks: list[Block]) -> str:
    """A year or month with the month and day that stand elsewhere in the head: `11月30日出刊`."""
    for block in blocks:
        found = MONTH_AND_DAY.fullmatch(block.text) if block.role is Role.DATE else None
        whole = f"{iso[:4]}-{found['month']:0>2}-{found['day']:0>2}" if found else ""
        if whole.startswith(iso):
            return whole
    return iso


def _is_period(text: str) -> bool:
    """Whether a number is words: `Spring 2024`, `七月上半月`."""
    counted = TOTAL.search(text) or NUMBER.search(text) or VOLUME.search(text)
    return SEASON.fullmatch(text) is not None or not counted


def _numbers(texts: list[str]) -> Values:
    values: Values = {}
    if any(VOLUME.search(text) for text in texts):
        return {"number": " ".join(texts)}
    if len(texts) == 1 and _is_period(texts[0]):
        return {"number": texts[0]}
    for text in texts:
        total = TOTAL.search(text)
        if total and "总" in text:
            values["total"] = number(total["total"])
        elif found := NUMBER.search(text):
            values.setdefault("number", number(next(filter(None, found.groups()))))
    return values


def yaml_date(iso: str) -> object:
    """A date as YAML writes it without quotes: a year, a year and a month, or a day."""
    if len(iso) == 4:
        return int(iso)
    if len(iso) < 10:
        return iso
    try:
        return date.fromisoformat(iso)
    except ValueError:  # the 31st of a month that has thirty days
        return iso[:7]


def _value(block: Block) -> str:
    """What a line says, without its label."""
    value = block.text[len(block.label) :].strip(_AROUND_A_VALUE + BULLETS)
    return value if re.search("[（(]", value) else value.rstrip("）)")


def _labelled(blocks: list[Block], role: Role) -> Values:
    found: Values = {}
    for block in blocks:
        if block.role is not role:
            continue
        label = block.label.strip(_AROUND)
        label = _SPREAD.sub("", label)
        text = _value(block)
        value: object = people(text) if role is Role.EDITORS else text
        if label in found:
            value = _more(found[label], value)
        found[label] = value
    return found


def _more(before: object, value: object) -> object:
    if isinstance(before, list) and isinstance(value, list):
        return before + value
    return f"{before}　{value}"


def people(text: str) -> list[str]:
    """The names in a list of persons.

    Known forms: `朱明仕 罗兵`, `李 庆、徐一平`, `Jane Roe, John Doe (skip, lead) and Ann Lee`.
    """
    if not re.search(f"[{HAN}]", text):
        return [name for name in _AND.split(_LAST_STOP.sub("", text)) if name]
    names: list[str] = []
    for part in _COMMA.split(text):
        names += _spaced_names(part.split())
    return names or [text]


def _spaced_names(words: list[str]) -> list[str]:
    """`李 庆` is one name that two characters make; `朱明仕 罗兵` are two."""
    names: list[str] = []
    half = False
    for word in words:
        if half and len(word) == 1:
            names[-1] += f" {word}"
            half = False
        else:
            names.append(word)
            half = len(word) == 1
    return names


def printed(blocks: list[Block]) -> Values:
    """The printing line: `2023 年 3 月印发`, `某办公室　2023年3月15日印发　共印120份`."""
    values: Values = {}
    for block in blocks:
        text = block.text
        if copies := COPIES.search(text):
            values["copies"] = number(copies["copies"])
            text = text[: copies.start()] + text[copies.end() :]
        if found := find_date(text):
            values["date"] = yaml_date(found[1])
            text = text[: found[0].start()] + " " + text[found[0].end() :]
        office = without_edges(_PRINTED.sub(" ", text), " 　（）(),.，。：:")
        if office:
            values["office"] = " ".join(office.split())
    return values
