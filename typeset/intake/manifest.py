"""The issue's own lines become the values of issue.yaml: masthead, notices, colophon."""

from __future__ import annotations

import re
from datetime import date

from typeset.intake.characters import HAN
from typeset.intake.dates import find_date, number
from typeset.intake.draft import Block, Role
from typeset.intake.head_words import NUMBER, SEASON, TOTAL, VOLUME
from typeset.intake.lexicon import COPIES, MONTH_AND_DAY

Values = dict[str, object]
_PRINTED = re.compile(
    "^(?:承印|印刷|印制)(?:单位|厂|者)?[：: 　]+|(?:印发|印制|印刷|承印|付印)(?![厂公有所社中])|"
    r"^Printed(?: by)?|\b(?:in|on|by)\b"
)
"""What a printing line says beside who, when and how many: 某某印刷厂承印."""
_TITLES = {Role.HEADLINE, Role.RUN_IN, Role.KICKER, Role.DECK, Role.SECTION, Role.BYLINE}


def manifest(blocks: list[Block]) -> Values:
    """What issue.yaml says but for its articles; whatever has no field of its own is a notice."""
    notices = [b.text for b in blocks if b.role is Role.NOTICE or b.role in _TITLES or _is_rest(b)]
    head, more = masthead(blocks)
    values: Values = {}
    if head:
        values["masthead"] = head
    if notices or more:
        values["notices"] = [*notices, *more]
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


def masthead(blocks: list[Block]) -> tuple[Values, list[str]]:
    """The masthead's values, and the texts that found no place in it."""
    head: Values = {}
    more: list[str] = []
    names = [_value(b) for b in blocks if b.role is Role.NAMEPLATE]
    issuers = sorted((b for b in blocks if b.role is Role.ISSUER), key=_is_no_publisher)
    if names:
        head["name"] = names[0]
    if issuers:
        head["issuer"] = _value(issuers[0])
    if len(names) > 1:
        head["slogan"] = names[1]
    more += names[2:] + [block.text for block in issuers[1:]]
    numbers = [b.text for b in blocks if b.role is Role.NUMBER]
    head |= _numbers(numbers)
    more += [text for text in numbers if _is_period(text) and text not in _said(head)]
    dates = sorted(
        {
            iso
            for b in blocks
            if b.role is Role.DATE and (found := find_date(b.text, compact=True))
            for iso in [found[1]]
        },
        key=len,
    )
    if dates:
        head["date"] = yaml_date(_whole_date(dates[-1], blocks))
        more += [iso for iso in dates[:-1] if not dates[-1].startswith(iso)]
    return head, more


def _is_no_publisher(block: Block) -> bool:
    """Whether a unit stands above or beside whoever publishes: 主管, 承办, 协办."""
    return bool(re.match("主管(?!主办)|承办|协办", block.label))


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


def _said(head: Values) -> str:
    """The number of the head, which may be the season itself."""
    return str(head.get("number", ""))


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
            values.setdefault("number", number(found["chinese"] or found["english"]))
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
    return block.text[len(block.label) :].lstrip(" 　：:")


def _labelled(blocks: list[Block], role: Role) -> Values:
    found: Values = {}
    for block in blocks:
        if block.role is not role:
            continue
        label = block.label.strip(" 　：:【】[]［］〔〕")
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

    Known forms: `朱明仕 罗兵`, `李 庆、徐一平`, `Jane Roe, John Doe and Ann Lee`.
    """
    if not re.search(f"[{HAN}]", text):
        return [name for name in re.split(r",\s*(?:and\s+)?|\s+and\s+|;\s*", text) if name]
    names: list[str] = []
    for part in re.split("[、，,；;/／]", text):
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
            values["copies"] = int(copies["copies"])
            text = text[: copies.start()] + text[copies.end() :]
        if found := find_date(text):
            values["date"] = yaml_date(found[1])
            text = text[: found[0].start()] + " " + text[found[0].end() :]
        office = _PRINTED.sub(" ", text).strip(" 　（）(),.，。：:")
        if office:
            values["office"] = " ".join(office.split())
    return values
