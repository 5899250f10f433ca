"""The end of one contributor's piece: signature, contributor in brackets, a notice's 落款."""

from __future__ import annotations

import re
from collections.abc import Collection

from typeset.intake.characters import HAN, ends_sentence, squeeze, width
from typeset.intake.contributions.senders import (
    bracketed,
    is_organisation,
    is_somebody,
    labelled,
    without_label,
)
from typeset.intake.dates import find_date, is_date
from typeset.intake.decoding.bylines import closing_cost
from typeset.intake.decoding.english_names import OFFICE, SIGNING_UNIT
from typeset.intake.draft import BESIDE_TEXT, Block, Role
from typeset.intake.lexicon import MONTH

_REACH = 6
"""The foot is among this number of lines."""
_CLOSER = re.compile(r"(?:[（(](?P<inside>[^（）()。！？]{2,40})[）)])$")
_SIGNED = 24.0
"""em: a line below a letter is no longer."""
_VALEDICTION = re.compile(
    "(?:Yours|Sincerely|Regards|Love|Best|Kind(?:est)?|Warm(?:est)?|With|In|God|Many thanks|Cheers|"
    "Until)(?: [A-Za-z’']+){0,5}[,.]?|敬礼[！!]?|此致[ 　]*敬礼[！!]?|顺颂.{1,4}[！!。]?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(?<=\S) ?\([^()]*\)$")
_CAPITALISED = re.compile(r"(?:[A-Z][\w.’'-]*,? ?)+")
"""`T. Roe, M.A.`, `Jane.`: its full stop ends no sentence."""
_EDITED = re.compile(
    "(?:(?:责任|值班|执行)?编辑|[责美主]编|审[核签稿]|[初复终]审|校对|排版|监制)[ 　]*[：:|｜丨/]"
    f"[ 　]*[{HAN}]{{2,4}}(?:[ 　、][{HAN}]{{2,4}})?"
)
"""`编辑｜于夏`: who made the page that a piece was copied from."""
_AUTHORS_UNIT = re.compile(
    "[（(]?(?:本文)?作者(?:单位|系|为|是|工作单位)[：: 　]?[^。]{2,40}?。?[）)]?"
)
"""`（作者单位：供电段）`: below a text whose writer stands above it."""
_WHOM_TO_ASK = re.compile("[（(][^（）()]{0,6}联系(?:人|电话|方式).{2,60}[）)]")
"""`（联系人：廖敏，电话：…）`: it stands below a notice's date and is for its readers."""
_DAY = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?")
"""`12th March`, of no year."""


def signed(blocks: list[Block], names: Collection[str] = ()) -> list[Block]:
    """The blocks with the foot's roles.  `names`: who is named above the text."""
    done = list(blocks)
    if letter := _below_valediction(done):
        return [b.is_a(Role.SIGNATURE) if at in letter else b for at, b in enumerate(done)]
    foot = _foot(done)
    if foot and _is_roll(done, foot):
        return done
    dated = any(_is_date(done[at].text) for at in foot)
    for at in foot:
        role = _role(done[at], dated, names)
        if role is None:
            continue
        why = "another issue's head or foot" if role is Role.DROPPED else ""
        done[at : at + 1] = without_label(done[at].is_a(role, why=why))
    return done if any(b.role in _ENDS for b in done) else _closed(done)


def _below_valediction(blocks: list[Block]) -> set[int]:
    """The lines below `Yours faithfully,` or 敬礼: who wrote the letter, where from, and when."""
    found: set[int] = set()
    for at in range(len(blocks) - 1, 0, -1):
        block = blocks[at]
        if block.role in BESIDE_TEXT:
            continue
        if block.role is not Role.TEXT or len(found) >= _REACH:
            return set()
        if _VALEDICTION.fullmatch(block.text):
            return found
        if width(block.text) > _SIGNED or _is_sentence(block.text):
            return set()
        found.add(at)
    return set()


def _is_sentence(text: str) -> bool:
    """Whether a line below a letter ends as a sentence does, and is not who wrote it:
    `R. Hill (Col., retd.)`, `A.Q.`."""
    bare = _IN_BRACKETS.sub("", text)
    return ends_sentence(bare) and _CAPITALISED.fullmatch(bare) is None


def _is_roll(blocks: list[Block], foot: list[int]) -> bool:
    """Whether bare names stand right below a heading, or in rows of three: a roll of names."""
    names = [blocks[at].text for at in foot]
    if any(labelled(name) or bracketed(name) or _is_date(name) for name in names):
        return False
    above = blocks[foot[-1] - 1]
    heads = above.line.strong or above.line.kind in ("heading", "title")
    return heads or (len(names) > 1 and all(len(_names(name)) > 2 for name in names))


def _names(text: str) -> list[str]:
    """The names of a row; 何　佳 is one."""
    return re.findall(f"[{HAN}](?:　[{HAN}]|[{HAN}]{{1,3}})", text)


_ENDS = {Role.END_BYLINE, Role.SIGNATURE}


def _foot(blocks: list[Block]) -> list[int]:
    """The last lines that are no sentences, from the end upwards."""
    found: list[int] = []
    for at in range(len(blocks) - 1, 0, -1):
        block = blocks[at]
        if block.role in BESIDE_TEXT or (not found and _WHOM_TO_ASK.fullmatch(block.text)):
            continue
        if block.role is not Role.TEXT or len(found) >= _REACH:
            break
        dated = bool(found) and _is_date(blocks[found[-1]].text)
        unit = dated and (SIGNING_UNIT.fullmatch(block.text) or _is_named(block, blocks[:at]))
        if not (_can_close(block) or unit):
            break
        found.append(at)
    return found


def _is_named(block: Block, above: list[Block]) -> bool:
    """Whether a line is a name of Han characters that the text above it speaks of."""
    bare = re.fullmatch(f"[{HAN}]{{4,16}}", block.text)
    return bare is not None and any(block.text in each.text for each in above)


def _can_close(block: Block) -> bool:
    text = block.text
    if width(text) > 45 or block.line.kind in ("heading", "title"):
        return False
    if block.line.frame:
        return bracketed(text) is not None
    if labelled(text) or bracketed(text) or _is_date(text) or _is_initials(block):
        return True
    if _EDITED.fullmatch(text) or _AUTHORS_UNIT.fullmatch(text) or _is_dashed(text):
        return True
    if ends_sentence(text) or re.search("[，；：:]", text):
        return False
    return _is_signer(text) or block.line.align == "right"


def _role(block: Block, dated: bool, names: Collection[str]) -> Role | None:
    """`names`: where somebody stands above the text, who stands below it signs, and is no second
    writer."""
    text = block.text
    if _EDITED.fullmatch(text):
        return Role.DROPPED
    if _AUTHORS_UNIT.fullmatch(text) and (names or not labelled(text)):
        return Role.SIGNATURE
    if labelled(text) or bracketed(text) or _is_initials(block):
        return Role.END_BYLINE
    if dated:
        return Role.SIGNATURE
    if _is_dashed(text) or _is_signer(text):
        again = squeeze(text) in map(squeeze, names)
        return Role.SIGNATURE if names and not again else Role.END_BYLINE
    return Role.SIGNATURE if block.line.align == "right" else None


def _is_signer(text: str) -> bool:
    return is_somebody(text) or OFFICE.fullmatch(text) is not None


def _is_dashed(text: str) -> bool:
    """`— Doreen, plot 14`."""
    return text.startswith(("—", "–", "-")) and closing_cost(text) is not None


def _is_initials(block: Block) -> bool:
    """`A.Q.`, at the right."""
    initials = re.fullmatch(r"(?:[A-Z]\.? ?){2,4}", block.text)
    return initials is not None and block.line.align == "right"


def _is_date(text: str) -> bool:
    if is_date(text) or _DAY.fullmatch(text):
        return True
    found = find_date(text)
    return found is not None and width(text) - width(found[0].group()) <= 4


def _closed(blocks: list[Block]) -> list[Block]:
    """A contributor in brackets behind the last sentence: `…良好效果。（张三）`."""
    last = next(
        (at for at in range(len(blocks) - 1, -1, -1) if blocks[at].role not in BESIDE_TEXT), None
    )
    if last is None or blocks[last].role is not Role.TEXT:
        return blocks
    block = blocks[last]
    found = _CLOSER.search(block.text)
    if not found or not found.start() or not ends_sentence(block.text[: found.start()]):
        return blocks
    if not (bracketed(found[0]) or labelled(found[0]) or is_organisation(found["inside"])):
        return blocks
    if any(_ends_with_somebody(each) for each in blocks[:last]):
        return blocks  # each item has its own
    text = block._replace(passage=block.passage.cut(0, found.start()))
    byline = block.is_a(Role.END_BYLINE, passage=block.passage.cut(found.start()))
    return [*blocks[:last], text, *without_label(byline), *blocks[last + 1 :]]


def _ends_with_somebody(block: Block) -> bool:
    found = _CLOSER.search(block.text) if block.role is Role.TEXT else None
    behind = found is not None and ends_sentence(block.text[: found.start()])
    return behind and found is not None and bracketed(found[0]) is not None
