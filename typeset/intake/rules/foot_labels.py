"""The labels in a line of the issue's foot or head: 责任编辑：, 【责编】, 报送：, Editor:."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from typeset.intake.characters import HAN, ends_sentence, width
from typeset.intake.decoding.english_names import ENGLISH_NAMES
from typeset.intake.decoding.names import is_name
from typeset.intake.draft import Role
from typeset.intake.lexicon import (
    BARE_LABEL,
    BOXED_LABEL,
    BULLETS,
    COLON,
    CONTACT,
    DISTRIBUTION,
    EDITORS,
    LABEL,
    MEETING,
    UNKNOWN_LABEL,
    UNKNOWN_LINE,
)

ROLES = {
    "editors": Role.EDITORS,
    "contact": Role.CONTACT,
    "distribution": Role.DISTRIBUTION,
}
_REACHED = re.compile(
    r"\d{5,}|@|www\.|https?:|\d{3,4}-\d{4,}|(?:路|街|巷|号|楼|室)$|"
    r"\b(?:Street|Road|Row|Lane|Avenue|Close|Square|Place|Drive)(?:$|,)"
)
"""What a telephone number, an address of the post or of the net looks like."""
_REACHES = re.compile("热线|专线|电话|邮箱|信箱|地址|微信|QQ|号$")
"""What the name of such a one holds."""
_WHO, _PEN_NAME = (
    re.compile("(?:老师|老師|教师|教師|编辑|編輯|记者|記者)$"),
    re.compile(f"[{HAN}]{{2,3}}"),
)
"""`指导老师：木棉`: what is by its label somebody's pen name."""
_BARE_FIRST = re.compile(f"(?P<label>[{HAN}]{{2,6}})[ 　](?P<name>[{HAN}]{{2,4}})[ 　|｜]+")
_OFFICE_AND_NAME = re.compile(rf"(?P<label>{EDITORS}) (?={ENGLISH_NAMES.pattern}$)")
"""`Layout Peter Lunn`: a label of the foot only beside others."""
_DASHED = re.compile(r"(?P<label>[A-Z][A-Za-z. -]{2,24}) [–—-] (?=\S)")
_COLON = re.compile(rf"(?:[（(][^（）()]{{1,10}}[）)])?{COLON}")
"""Behind a label: `新闻热线（白天）：`."""
PARTED = re.compile(" {2,}|　+| [/／·] | ?[|｜；] ?|; ")
"""What parts the facts of one line."""


class FootLabel(NamedTuple):
    """A label in a line of the foot: where it and the value behind it stand, and what it names."""

    start: int
    value: int
    role: Role
    name: str


def labels_of(text: str) -> list[FootLabel]:
    """The labels of a line; one inside the line counts only after a blank or a mark."""
    found = [_label(match, match.start(), _end(match, text)) for match in LABEL.finditer(text)]
    found += [_label(match, match.start(), match.end()) for match in BARE_LABEL.finditer(text)]
    boxes = [_boxed(match) for match in BOXED_LABEL.finditer(text)]
    found = [label for label in found if not any(b.start < label.start < b.value for b in boxes)]
    kept: list[FootLabel] = []
    for label in sorted([*found, *boxes], key=lambda label: (label.start, -label.value)):
        if _may_begin(text, label, boxes) and (not kept or label.start >= kept[-1].value):
            kept.append(label)
    kept = _with_first(text, [*_bare_first(text, kept), *kept])
    every = [*(kept or unknown_labels(text))]
    found = sorted([*every, *_inside(text, every)], key=lambda label: label.start)
    return [label._replace(start=_with_bullet(text, label.start)) for label in found]


def _with_bullet(text: str, start: int) -> int:
    """Where a label begins with the bullets before it: `●主编`, `◆ 热线`."""
    return len(re.sub(f"[{BULLETS}]+[ 　]*$", "", text[:start]))


def _bare_first(text: str, kept: list[FootLabel]) -> Iterator[FootLabel]:
    """A label that the lexicon lacks, before others of its form: `总监 江流　主编 山月`."""
    found = _BARE_FIRST.match(text)
    if found and kept and found.end() == kept[0].start and is_name(found["name"]):
        yield FootLabel(0, found.start("name"), Role.EDITORS, found["label"])


def _inside(text: str, kept: list[FootLabel]) -> Iterator[FootLabel]:
    """Labels that the lexicon lacks, behind what parts facts: `主编：车健　技审：马先`."""
    for gap in PARTED.finditer(text):
        found = UNKNOWN_LABEL.match(text, gap.end()) or UNKNOWN_LINE.match(text, gap.end())
        if not found or any(gap.end() <= label.start < found.end() for label in kept):
            continue
        value = re.split("[（(]", PARTED.split(text[found.end() :])[0])[0]
        if is_name(value) or _REACHED.search(value):
            yield FootLabel(gap.end(), found.end(), _guessed(found["label"], value), found["label"])


def _with_first(text: str, kept: list[FootLabel]) -> list[FootLabel]:
    """The labels, and before them one that the lexicon lacks, or lacks a part of."""
    found = UNKNOWN_LABEL.match(text)
    if not found or (kept and kept[0].start < found.end("label") and not kept[0].start):
        return kept
    stop = next((label.start for label in kept if label.start >= found.end()), len(text))
    role = _guessed(found["label"], text[found.end() : stop].rstrip())
    rest = [label for label in kept if label.start >= found.end()]
    if not (rest or known_label(found["label"].split()[-1]) or LABEL.search(found.group())):
        return kept
    return [FootLabel(0, found.end(), role, found["label"]), *rest]


def _end(match: re.Match[str], text: str) -> int:
    colon = _COLON.match(text, match.end())
    return colon.end() if colon else match.end()


def _may_begin(text: str, label: FootLabel, boxes: list[FootLabel]) -> bool:
    before = text[label.start - 1] if label.start else " "
    after_box = any(box.value == label.start for box in boxes)
    return before in " 　；;|｜/／（(。，,、\t】］]" + BULLETS or after_box or label in boxes


def _label(match: re.Match[str], start: int, value: int) -> FootLabel:
    group = next(name for name, text in match.groupdict().items() if text)
    return FootLabel(start, value, ROLES.get(group, Role.EDITORS), match.group())


def _boxed(match: re.Match[str]) -> FootLabel:
    name = match["label"]
    role = known_label(name) or _guessed(name, match.string[match.end() :])
    return FootLabel(match.start(), match.end(), role, name)


def known_label(name: str) -> Role | None:
    """What a label of the lexicon names; None where it is none."""
    for words, role in (
        (EDITORS, Role.EDITORS),
        (CONTACT, Role.CONTACT),
        (DISTRIBUTION, Role.DISTRIBUTION),
    ):
        if re.fullmatch(words, name.strip(), re.IGNORECASE):
            return role
    return None


def _guessed(name: str, value: str) -> Role:
    """What a label that the lexicon lacks is: by its value, persons or how they are reached."""
    if _REACHED.search(value) or _REACHES.search(name):
        return Role.CONTACT
    return Role.EDITORS if _names_somebody(name, value) else Role.CONTACT


def _names_somebody(label: str, value: str) -> bool:
    """Whether a name stands behind a label, or a pen name behind one that says what people do."""
    first = re.split(" {2,}|　", value)[0]
    return is_name(first) or (
        _WHO.search(label) is not None and _PEN_NAME.fullmatch(first) is not None
    )


def unknown_labels(text: str) -> list[FootLabel]:
    """A label that the lexicon lacks, in a short line beside the foot's others."""
    first = len(text) - len(text.lstrip(BULLETS))
    forms = (UNKNOWN_LABEL, UNKNOWN_LINE, _OFFICE_AND_NAME, _DASHED)
    found = next(filter(None, (form.match(text, first) for form in forms)), None)
    if (
        not found
        or MEETING.fullmatch(found["label"])
        or width(text) > 40
        or ends_sentence(text)
        or re.search("[，。；！？]", text)
    ):
        return []
    value = text[found.end() :]
    if found.re is _DASHED and not _REACHED.search(value):
        return []
    label = found["label"]
    named = is_name(value) or (_WHO.search(label) and _names_somebody(label, value))
    if not (_REACHED.search(value) or _REACHES.search(label) or named):
        return []
    return [FootLabel(first, found.end(), _guessed(label, value), label)]
